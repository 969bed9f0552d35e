"""Scheduling: a campaign's activities are planned, and kept over re-plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from lantoa.commune.actions import journal
from lantoa.commune.models import User
from lantoa.commune.queries import began, require
from lantoa.kit import clock
from lantoa.outreach.cadence import Planned
from lantoa.outreach.filling import fill
from lantoa.outreach.ground import ground_of
from lantoa.outreach.matching import duty_of, pillar_of
from lantoa.outreach.models import Activity
from lantoa.outreach.planners import plan
from lantoa.outreach.sheet_models import SheetLine
from lantoa.plan.models import Campaign

BATCH = 500


@dataclass
class _Sheet:
    """The rows that stand, and what a re-plan changes."""

    campaign: Campaign
    rows: dict[str, Activity]
    duties: dict[int, list[tuple[int, str]]]
    differences: list[str]


@transaction.atomic
def schedule(campaign: Campaign, *, by: User) -> list[str]:
    """Plan every activity that the directive's vehicles ask for; safe to repeat.

    Rows that people edited, did or missed stay as they are; what the plan would have them be is
    returned as sentences. Planned rows that the plan no longer has go away.
    """
    require(by, "activity.plan", campaign)
    ground, vehicles = ground_of(campaign)
    since = began(campaign.commune)
    wanted = [
        one for one in plan(ground, vehicles) if one.due_on >= since.get(one.by.place, date.min)
    ]
    rows = {row.key: row for row in campaign.activities.exclude(key="")}
    sheet = _Sheet(campaign, rows, _duties(campaign), [])
    new = [row for one in wanted if (row := _put(sheet, one)) is not None]
    made = Activity.objects.bulk_create(new, batch_size=BATCH)
    _drop(sheet, {one.key for one in wanted})
    _give_pillars(campaign, [*made, *_freed(campaign)])
    fill(campaign, from_on=max(campaign.from_on, clock.today()), until_on=campaign.until_on)
    journal(by, "activities.scheduled", campaign, {"planned": len(wanted), "new": len(made)})
    return sheet.differences


def _duties(campaign: Campaign) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for row in campaign.assignments.filter(unit__isnull=False).order_by("order", "pk"):
        found.setdefault(row.unit_id or 0, []).append((row.pk, row.duty))
    return found


def _put(sheet: _Sheet, one: Planned) -> Activity | None:
    """Return a new row, or bring the standing one up to the plan and return None."""
    row = sheet.rows.get(one.key)
    duty = duty_of(one.kind, sheet.duties.get(one.by.unit, []))
    if row is None:
        return Activity(
            campaign=sheet.campaign,
            key=one.key,
            kind=one.kind,
            unit_id=one.by.unit,
            place_id=one.by.place,
            outlet_id=one.by.outlet,
            assignment_id=duty,
            title=one.title,
            due_on=one.due_on,
            due_time=one.due_time,
        )
    if row.state != Activity.PLANNED:
        return None
    if row.edited_at is not None:
        if (row.due_on, row.unit_id) != (one.due_on, one.by.unit):
            sheet.differences.append(
                f"{row.title}: anh chị để ngày {row.due_on:%d/%m}, "
                f"theo kế hoạch là {one.due_on:%d/%m} ({one.by.name})."
            )
        return None
    row.unit_id, row.place_id, row.outlet_id = one.by.unit, one.by.place, one.by.outlet
    row.due_on, row.due_time, row.title = one.due_on, one.due_time, one.title
    row.assignment_id = duty
    row.save()
    return None


def _drop(sheet: _Sheet, wanted: set[str]) -> None:
    """Let planned work go that the plan has no more, but not what a person or a sheet holds."""
    gone = [
        row
        for key, row in sheet.rows.items()
        if key not in wanted and row.state == Activity.PLANNED
    ]
    printed = set(
        SheetLine.objects.filter(planned__in=gone, written=None).values_list("planned", flat=True)
    )
    kept = {row.pk for row in gone if row.edited_at is not None or row.pk in printed}
    for row in gone:
        if row.pk in kept:
            on_paper = ", còn trên phiếu giấy đã in" if row.pk in printed else ""
            sheet.differences.append(
                f"{row.title} ({row.due_on:%d/%m}): không còn trong kế hoạch{on_paper}."
            )
    idle = [row.pk for row in gone if row.pk not in kept]
    Activity.objects.filter(pk__in=idle, proofs__isnull=True).delete()


def _freed(campaign: Campaign) -> list[Activity]:
    """Take planned work off the pillars that the directive dropped; return that work."""
    links = Activity.pillars.through.objects.filter(
        activity__campaign=campaign, activity__state=Activity.PLANNED
    ).exclude(pillar__ended_on=None)
    freed = list(campaign.activities.filter(pk__in=links.values("activity")))
    links.delete()
    return freed


def _give_pillars(campaign: Campaign, rows: Sequence[Activity]) -> None:
    standing = campaign.standing_pillars()
    pillars = [(p.pk, f"{p.title} {'' if p.garbled else p.quote}") for p in standing]
    through = Activity.pillars.through
    links = []
    for number, row in enumerate(rows):
        pillar = pillar_of(row.kind, number, pillars)
        if pillar is not None:
            links.append(through(activity_id=row.pk, pillar_id=pillar))
    through.objects.bulk_create(links, batch_size=BATCH)
