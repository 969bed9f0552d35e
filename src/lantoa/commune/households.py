"""Households of a hamlet: what is known of each, handed out and put right."""

from uuid import UUID

from django.db import transaction

from lantoa.commune.absences import note_absences
from lantoa.commune.household_lines import COLUMNS, Line, phone_of
from lantoa.commune.models import Household, Place, User
from lantoa.commune.moves import seat_of
from lantoa.commune.queries import require, seats, walk
from lantoa.commune.record import journal, receipt
from lantoa.commune.tables import write_csv, write_sheet
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.jobs import at_once
from lantoa.kit.text import nfc

FIELDS = ["head", "head_key", "head_folded", "phone", "away", "lane", "lane_order"]


def filled(row: Household, line: Line) -> Household:
    """Take over into `row` what a line says; what it does not say stays."""
    row.headed_by(line.head)
    row.lane, row.phone = line.lane or row.lane, line.phone or row.phone
    row.lane_order = line.lane_order or row.lane_order
    row.away = row.away if line.away is None else line.away
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
            was = household.away
            household.headed_by(" ".join(head.split()))
            household.lane, household.lane_order = nfc(lane), lane_order
            household.phone, household.away = number, away
            household.save(update_fields=FIELDS)
            note_absences([household], since=clock.today())
            journal(by, "household.changed", hamlet, {"bit": seat_of(household).bit})
            if was != away:
                at_once("reach.retally_hamlets", hamlet.pk)
    return household


def named(hamlet: Place) -> int:
    """Return how many of the hamlet's households have a name."""
    return seats(hamlet).exclude(household__head="").count()
