"""A program: who was reached before the narrow table, in it, and back; it prints what it reads."""

import json
from datetime import UTC, date, datetime

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

WIDE, NARROW = "0013_papers_issued", "0014_narrow_audience"
TABLES = ("Unit", "Commune", "User", "Directive", "Campaign", "Activity", "Audience")
DAY, NOW = date(2025, 9, 1), datetime(2025, 9, 1, 8, tzinfo=UTC)
MARKS = ("offered", "delivered", "engaged", "absent", "away", "refused")
SETS = (b"", b"\x01", b"\x80", b"\x00\x00\x04", bytes(range(1, 40)), b"\xff" * 38)


def lay() -> None:
    """Write an activity and a hamlet with every mark on every kind of set, as they were written."""
    old = MigrationExecutor(connection).loader.project_state([("lantoa", WIDE)]).apps
    make = {name: old.get_model("lantoa", name).objects.create for name in TABLES}
    place = old.get_model("lantoa", "Place").objects.order_by("-pk")[0]
    unit = make["Unit"](kind="office", place=place, name="x")
    commune, by = make["Commune"](place=place, office=unit), make["User"](username="x")
    directive = make["Directive"](commune=commune, unit=unit, by=by, received_at=NOW)
    days = {"from_on": DAY, "until_on": DAY, "launched_at": NOW}
    campaign = make["Campaign"](commune=commune, directive=directive, place=place, **days)
    for sets in (SETS, SETS[::-1]):
        act = make["Activity"](due_on=DAY, title="x", campaign=campaign, unit=unit, place=place)
        for mark, bits in zip(MARKS, sets, strict=True):
            make["Audience"](activity=act, hamlet=place, mark=mark, bits=bits)


def read(name: str) -> list[list[object]]:
    """Return the table's rows as the house of migration `name` reads them, in order."""
    state = MigrationExecutor(connection).loader.project_state([("lantoa", name)])
    rows = state.apps.get_model("lantoa", "Audience").objects.all()
    found = rows.values_list("activity_id", "hamlet_id", "mark", "bits")
    return sorted([act, place, mark, bytes(bits).hex()] for act, place, mark, bits in found)


def main() -> None:
    """Go to the wide table, fill it, then to the narrow one and back."""
    call_command("migrate", "lantoa", WIDE, verbosity=0)
    told = []
    for name in (WIDE, NARROW, WIDE, NARROW):
        call_command("migrate", "lantoa", name, verbosity=0)
        if not told:
            lay()
        told.append(read(name))
    print(json.dumps(told))


main()
