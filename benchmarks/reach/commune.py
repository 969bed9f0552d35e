"""One commune of 50 hamlets and 15,000 households: counting, logging, asking who was left out.

`measure()` answers for the database that Django was set up with; run as a program it makes that
database (SQLite in a folder of its own, or the PostgreSQL of DATABASE_URL, which must be empty)
and prints one JSON object. `both()` runs the program for each database and puts the two together.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.settings")
SEED, HAMLETS, HOUSEHOLDS, ACTS = 20250824, 50, 300, 28
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
ODD = date(2025, 3, 5), date(2025, 6, 17)
KINDS = ("leaflet", "gathering", "visit", "class")
PILLARS = ("1.1", "1.2", "1.3", "1.4", "1.5")
LOGS, ASKS = 60, 200


def both(postgres: str = "") -> dict[str, object]:
    """Measure on SQLite, and on the empty PostgreSQL database at `postgres` when there is one."""
    found = _apart("")
    logs = {"sqlite": found.pop("log_p95_ms")}
    if postgres:
        other = _apart(postgres)
        logs["postgresql"] = other.pop("log_p95_ms")
        found["postgresql"] = other
        found["same_answer"] = found["same_answer"] and other["same_answer"]
    return {**found, "log_p95_ms": logs}


def _apart(database: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as home:
        facts = {**os.environ, "LANTOA_HOME": home, "DATABASE_URL": database}
        done = subprocess.run(
            [sys.executable, __file__], env=facts, stdout=subprocess.PIPE, check=True
        )
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


if __name__ == "__main__":
    import django

    if "LANTOA_HOME" not in os.environ:
        sys.exit("Set LANTOA_HOME to an empty folder.")
    django.setup()


from lantoa.commune import ground  # noqa: E402
from lantoa.commune.models import Commune, Place, Unit, User  # noqa: E402
from lantoa.intake.models import Directive  # noqa: E402
from lantoa.kit import bits, clock  # noqa: E402
from lantoa.outreach.actions import Done, log  # noqa: E402
from lantoa.outreach.models import Activity, Audience, Outlet, Zone  # noqa: E402
from lantoa.plan.models import Campaign, Pillar  # noqa: E402
from lantoa.reach import actions as reach  # noqa: E402
from lantoa.reach.models import Tally  # noqa: E402

NOW = clock.local(LAST, 20)


@dataclass(frozen=True)
class Laid:
    """The commune as laid: its campaign, hamlets, boards and the officer who logs."""

    campaign: Campaign
    hamlets: list[Place]
    boards: dict[int, Unit]
    officer: User


def lay() -> Laid:
    """Make the commune with a year of work: 28 activities a hamlet, a broadcast every day."""
    dice = random.Random(SEED)  # noqa: S311
    with clock.at(clock.local(FIRST, 8)):
        commune = ground.make_commune("06385")
        hamlets = [
            ground.add_hamlet(commune, name=f"Thôn số {n}", word="thôn", households=HOUSEHOLDS)
            for n in range(HAMLETS)
        ]
        officer = ground.add_person(username="officer", full_name="Lộc Thị Bích")
        ground.give_hat(officer, unit=commune.office, role="officer")
    boards = {unit.place_id: unit for unit in Unit.objects.filter(kind="hamlet")}
    laid = Laid(_campaign(commune, officer), hamlets, boards, officer)
    _work(laid, dice)
    with clock.at(NOW):
        reach.rebuild(laid.campaign)
    return laid


def _campaign(commune: Commune, officer: User) -> Campaign:
    directive = Directive.objects.create(
        commune=commune, unit=commune.office, issuer="UBND xã", number="1/UBND", issued_on=FIRST,
        state=Directive.CONFIRMED, by=officer, received_at=NOW,
    )  # fmt: skip
    campaign = Campaign.objects.create(
        commune=commune, directive=directive, place=commune.place, title="Một năm tuyên truyền",
        from_on=FIRST, until_on=LAST, launched_at=NOW,
    )  # fmt: skip
    for order, ref in enumerate(PILLARS):
        Pillar.objects.create(campaign=campaign, ref=ref, title=ref, order=order)
    return campaign


def _work(laid: Laid, dice: random.Random) -> None:
    """Write the year into the tables at once; what an activity reached lies as in a national year
    (a mean of 106 households an activity)."""
    campaign, office = laid.campaign, laid.campaign.commune.office
    radio = Outlet.objects.create(
        commune=campaign.commune, kind="radio", unit=office, name="Đài", place=campaign.place
    )
    Zone.objects.bulk_create(Zone(outlet=radio, hamlet=h, from_on=FIRST) for h in laid.hamlets)
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    rows = [_act(campaign, "radio", office, campaign.place, day, radio) for day in days]
    for hamlet in laid.hamlets:
        for day in sorted(dice.choices(days, k=ACTS)):
            kind = dice.choice(KINDS)
            rows.append(_act(campaign, kind, laid.boards[hamlet.pk], hamlet, day, None))
    rows = Activity.objects.bulk_create(rows, batch_size=200)
    pillars = list(campaign.pillars.values_list("pk", flat=True))
    through = Activity.pillars.through
    through.objects.bulk_create(
        (through(activity_id=row.pk, pillar_id=dice.choice(pillars)) for row in rows),
        batch_size=400,
    )
    Audience.objects.bulk_create(
        (_heard(row, dice) for row in rows if row.kind != "radio"), batch_size=200
    )


def _act(
    campaign: Campaign, kind: str, unit: Unit, place: Place, day: date, outlet: Outlet | None
) -> Activity:
    return Activity(
        campaign=campaign, kind=kind, unit=unit, place=place, outlet=outlet, title=kind,
        state=Activity.DONE, due_on=day, done_on=day,
    )  # fmt: skip


def _heard(row: Activity, dice: random.Random) -> Audience:
    share = dice.betavariate(1.1, 2)
    bit_set = [n for n in range(HOUSEHOLDS) if dice.random() < share]
    mark = "delivered" if row.kind in ("leaflet", "visit") else "engaged"
    return Audience(activity=row, hamlet_id=row.place_id, mark=mark, bits=bits.pack(bit_set))


def timed(ask: Callable[[], object], rounds: int) -> list[float]:
    """Return the milliseconds of each round, after one that warms up."""
    ask()
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        ask()
        found.append((time.perf_counter() - began) * 1000)
    return found


def p95(found: list[float]) -> float:
    """Return the 95th of a hundred."""
    return sorted(found)[max(0, round(len(found) * 0.95) - 1)]


def logging(laid: Laid) -> tuple[float, float]:
    """Log visits one by one, each seen at once at every level; return the median and the p95."""
    dice = random.Random(SEED + 1)  # noqa: S311

    def once() -> None:
        hamlet = dice.choice(laid.hamlets)
        marks = {hamlet.pk: {"delivered": sorted(dice.sample(range(HOUSEHOLDS), 106))}}
        log(
            laid.campaign, kind="visit", unit=laid.boards[hamlet.pk], place=hamlet,
            title="Đến từng nhà", done=Done(LAST, counts={"homes": 106}, marks=marks),
            uid=uuid4(), by=laid.officer,
        )  # fmt: skip
        seen = Tally.objects.filter(campaign=laid.campaign, grain="campaign", from_on=FIRST)
        assert len(seen.filter(place__in=[hamlet, laid.campaign.place])) == 2

    found = timed(once, LOGS)
    return statistics.median(found), p95(found)


def airing(laid: Laid) -> float:
    """Return the milliseconds of one broadcast that all fifty hamlets are counted anew for."""
    radio = Outlet.objects.get(kind="radio")

    def once() -> None:
        office = laid.campaign.commune.office
        row = _act(laid.campaign, "radio", office, laid.campaign.place, LAST, radio)
        row.save()
        reach.follow([row.pk])

    return statistics.median(timed(once, 5))
