"""Households of a hamlet: names come in by lists, seats keep their bits for life."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from lantoa.commune.ground import MOST_HOUSEHOLDS, add_households
from lantoa.commune.household_lines import COLUMNS, Line, lines_of, phone_of
from lantoa.commune.household_lines import known_by as key_of
from lantoa.commune.models import Household, Place, Seat, User
from lantoa.commune.queries import require, seats
from lantoa.commune.record import digest, journal, receipt
from lantoa.commune.tables import read_table, write_csv, write_sheet
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.text import fold, sort_key

FIELDS = ["head", "head_key", "head_folded", "phone", "away", "lane", "lane_order"]


@dataclass(frozen=True)
class Imported:
    """What a list changed: households newly named, known ones changed, seats added, left alone."""

    named: int
    known: int
    added: int
    left: int


@transaction.atomic
def import_households(hamlet: Place, *, data: bytes, by: User, uid: UUID) -> Imported:
    """Take a hamlet's list (CSV or .xlsx), all of it or nothing.

    Known households (same head and lane) are kept up to date; new names take the nameless seats
    in order; further seats are added at the end; nobody is taken away and no bit ever changes.
    Raises `BadRows` (every row to mend), `Unfit`, `NotAllowed`.
    """
    require(by, "household.change", hamlet)
    with receipt(by, uid, "household.import", [hamlet.pk, digest(data)]) as first:
        if first:
            done = _take(hamlet, lines_of(read_table(data)))
            journal(by, "household.imported", hamlet, asdict(done))
            first.answer = dict(asdict(done))
    return Imported(**{name: int(str(value)) for name, value in first.answer.items()})


def _take(hamlet: Place, lines: list[Line]) -> Imported:
    rows = list(seats(hamlet).order_by("bit"))
    known: dict[tuple[str, str], list[Household]] = defaultdict(list)
    nameless = [row.household for row in rows if not row.household.head]
    for row in rows:
        if row.household.head:
            known[key_of(row.household.head, row.household.lane)].append(row.household)
    changed, new = [], []
    for line in lines:
        match = known[line.key].pop(0) if known[line.key] else None
        if match:
            changed.append(_filled(match, line))
        else:
            new.append(line)
    more = max(0, len(new) - len(nameless))
    if len(rows) + more > MOST_HOUSEHOLDS:
        raise Unfit(f"Một thôn có nhiều nhất {MOST_HOUSEHOLDS} hộ.", field="file")
    nameless += [row.household for row in add_households(hamlet, more)]
    named = [_filled(row, line) for row, line in zip(nameless, new, strict=False)]
    Household.objects.bulk_update([*changed, *named], FIELDS, batch_size=400)
    return Imported(len(named), len(changed), more, sum(map(len, known.values())))


def _filled(row: Household, line: Line) -> Household:
    row.headed_by(line.head)
    row.lane, row.phone, row.away = line.lane, line.phone, line.away
    row.lane_order = line.lane_order or row.lane_order
    return row


def export_households(hamlet: Place, *, by: User, ending: str = ".csv") -> bytes:
    """Return the hamlet's list as it can be taken in again (".csv" or ".xlsx"), on record."""
    require(by, "household.list", hamlet)
    rows: list[tuple[object, ...]] = [COLUMNS]
    for seat in walk(hamlet):
        one = seat.household
        away = "x" if one.away else ""
        rows.append((one.head, one.lane, one.lane_order or "", one.phone, away))
    journal(by, "household.exported", hamlet, {"rows": len(rows) - 1})
    return write_csv(rows) if ending == ".csv" else write_sheet(rows, title=hamlet.name)


@transaction.atomic
def change_household(
    household: Household, *, head: str, lane: str, lane_order: int, phone: str, away: bool,
    by: User, uid: UUID,
) -> Household:  # fmt: skip
    """Correct what is known of one household. Raises `Unfit` for an impossible telephone."""
    hamlet = seat_of(household).hamlet
    require(by, "household.change", hamlet)
    number = phone_of(phone)
    if number is None:
        raise Unfit("Điện thoại phải có 10 số, hoặc để trống.", field="phone")
    body = [household.pk, head, lane, lane_order, phone, away]
    with receipt(by, uid, "household.change", body) as first:
        if first:
            _filled(household, Line(" ".join(head.split()), lane, lane_order, number, away))
            household.save(update_fields=FIELDS)
            journal(by, "household.changed", hamlet, {"bit": seat_of(household).bit})
    return household


@transaction.atomic
def grow(hamlet: Place, *, more: int, by: User, uid: UUID) -> int:
    """Add `more` nameless households at the end of the hamlet; return how many there are."""
    require(by, "household.change", hamlet)
    if not 1 <= more <= MOST_HOUSEHOLDS - seats(hamlet).count():
        raise Unfit("Số hộ thêm phải từ 1 trở lên.", field="more")
    with receipt(by, uid, "household.grow", [hamlet.pk, more]) as first:
        if first:
            add_households(hamlet, more)
            journal(by, "household.added", hamlet, {"more": more})
    return seats(hamlet).count()


@transaction.atomic
def move_away(household: Household, *, by: User, uid: UUID) -> None:
    """Close the household's seat as of today: it left the hamlet; its bit is given to nobody."""
    seat = seat_of(household)
    require(by, "household.change", seat.hamlet)
    with receipt(by, uid, "household.leave", [household.pk]) as first:
        if first:
            seat.to_on = clock.today()
            seat.save(update_fields=["to_on"])
            journal(by, "household.left", seat.hamlet, {"bit": seat.bit})


def walk(hamlet: Place, wanted: str = "") -> list[Seat]:
    """Return the hamlet's seats as one walks: lanes in Vietnamese order, then along the lane;
    households without a name yet come last.

    `wanted` keeps those whose head or lane reads like it, marks and capitals aside.
    """
    like = fold(wanted)
    rows = [
        row for row in seats(hamlet) if like in fold(f"{row.household.head} {row.household.lane}")
    ]
    return sorted(
        rows,
        key=lambda row: (
            not row.household.head,
            sort_key(row.household.lane),
            row.household.lane_order,
            row.bit,
        ),
    )


def seat_of(household: Household) -> Seat:
    """Return the household's newest seat."""
    return household.seats.select_related("hamlet").order_by("-from_on", "-pk")[0]


def named(hamlet: Place) -> int:
    """Return how many of the hamlet's households have a name."""
    return seats(hamlet).exclude(household__head="").count()
