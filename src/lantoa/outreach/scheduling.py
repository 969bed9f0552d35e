"""Scheduling: a campaign's activities are planned, kept over re-plans, and given what to bring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, Max, Q

from lantoa.channels.base import all_channels
from lantoa.commune.actions import journal
from lantoa.commune.models import User
from lantoa.commune.queries import require, whole_number
from lantoa.content.models import Version
from lantoa.content.queries import airable, approved
from lantoa.content.rotation import rotate
from lantoa.kit import clock
from lantoa.outreach.cadence import Planned, duty_of, pillar_of, plan
from lantoa.outreach.ground import ground_of
from lantoa.outreach.models import Activity, Carried
from lantoa.plan.models import Campaign

AIRED = ("radio", "rerun")
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
    wanted = plan(ground, vehicles)
    rows = {row.key: row for row in campaign.activities.exclude(key="")}
    sheet = _Sheet(campaign, rows, _duties(campaign), [])
    new = [row for one in wanted if (row := _put(sheet, one)) is not None]
    made = Activity.objects.bulk_create(new, batch_size=BATCH)
    _give_pillars(campaign, made)
    _drop(sheet, {one.key for one in wanted})
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
    gone = [
        row
        for key, row in sheet.rows.items()
        if key not in wanted and row.state == Activity.PLANNED
    ]
    for row in gone:
        if row.edited_at is not None:
            sheet.differences.append(f"{row.title} ({row.due_on:%d/%m}): không còn trong kế hoạch.")
    idle = [row.pk for row in gone if row.edited_at is None]
    Activity.objects.filter(pk__in=idle, proofs__isnull=True).delete()


def _give_pillars(campaign: Campaign, rows: Sequence[Activity]) -> None:
    pillars = [(p.pk, f"{p.title} {'' if p.garbled else p.quote}") for p in campaign.pillars.all()]
    through = Activity.pillars.through
    links = []
    for number, row in enumerate(rows):
        pillar = pillar_of(row.kind, number, pillars)
        if pillar is not None:
            links.append(through(activity_id=row.pk, pillar_id=pillar))
    through.objects.bulk_create(links, batch_size=BATCH)


@transaction.atomic
def fill_sessions(campaign: Campaign, *, from_on: date, until_on: date, by: User | None) -> int:
    """Give every planned activity of these days the approved versions that it brings.

    Radio sessions by content's rotation; others one version that their channel takes. Rows that
    people edited keep what they have. Returns how many activities bring something now.
    """
    if by is not None:
        require(by, "activity.fill", campaign)
    filled = fill(campaign, from_on=from_on, until_on=until_on)
    journal(by, "sessions.filled", campaign, {"filled": filled}, commune=campaign.commune)
    return filled


def fill(campaign: Campaign, *, from_on: date, until_on: date) -> int:
    """Do what `fill_sessions` says, inside an action that has asked and will write it down."""
    rows = list(
        campaign.activities.filter(
            state=Activity.PLANNED, due_on__range=(from_on, until_on), edited_at__isnull=True
        ).order_by("due_on", "due_time", "pk")
    )
    brought = _aired(campaign, [row for row in rows if row.kind in AIRED], from_on)
    brought |= _matched(campaign, [row for row in rows if row.kind not in AIRED])
    Carried.objects.filter(activity__in=[row.pk for row in rows]).delete()
    Carried.objects.bulk_create(
        (
            Carried(activity_id=pk, version=version, order=order)
            for pk, versions in brought.items()
            for order, version in enumerate(versions, start=1)
        ),
        batch_size=BATCH,
    )
    _take_pillars(brought)
    return len(brought)


def _aired(campaign: Campaign, rows: Sequence[Activity], from_on: date) -> dict[int, list[Version]]:
    """Rotate what may air over the sessions; what aired least and not just before comes first."""
    items = airable(campaign)
    if not items or not rows:
        return {}
    done = Carried.objects.filter(
        activity__campaign=campaign, activity__kind__in=AIRED, activity__state=Activity.DONE
    )
    last = done.filter(activity__due_on__lt=from_on).aggregate(day=Max("activity__due_on"))["day"]
    counted = done.values_list("version_id").annotate(
        times=Count("pk"), just=Count("pk", filter=Q(activity__due_on=last))
    )
    past = {version: (times, just > 0) for version, times, just in counted.order_by()}
    items.sort(key=lambda pair: past.get(pair[1].pk, (0, False)))
    each = whole_number(campaign.commune, "items_per_session")
    by_day: dict[date, list[Activity]] = {}
    for row in rows:
        by_day.setdefault(row.due_on, []).append(row)
    most = max(len(sessions) for sessions in by_day.values())
    turns = rotate([item for item, _ in items], sorted(by_day), each=each * most)
    version_of = {item.key: version for item, version in items}
    found: dict[int, list[Version]] = {}
    for day, sessions in by_day.items():
        keys = turns[day]
        for number, row in enumerate(sessions):
            mine = keys[number * each : (number + 1) * each] or keys[:each]
            found[row.pk] = [version_of[key] for key in mine]
    return found


def _matched(campaign: Campaign, rows: Sequence[Activity]) -> dict[int, list[Version]]:
    """Give each activity one version of a kind that its channel takes, by turns."""
    versions = approved(campaign)
    found: dict[int, list[Version]] = {}
    turns: dict[tuple[str, int], int] = {}
    for row in rows:
        takes = all_channels()[row.kind].takes
        fits = [version for kind in takes for version in versions if version.item.kind == kind]
        if fits:
            mouth = (row.kind, row.place_id)
            turns[mouth] = turns.get(mouth, -1) + 1
            found[row.pk] = [fits[turns[mouth] % len(fits)]]
    return found


def _take_pillars(brought: dict[int, list[Version]]) -> None:
    """Let each activity serve the pillars of what it brings."""
    through = Activity.pillars.through
    serving = {
        pk: {pillar.pk for version in versions for pillar in version.item.pillars.all()}
        for pk, versions in brought.items()
    }
    serving = {pk: pillars for pk, pillars in serving.items() if pillars}
    through.objects.filter(activity_id__in=list(serving)).delete()
    through.objects.bulk_create(
        (
            through(activity_id=pk, pillar_id=pillar)
            for pk, pillars in serving.items()
            for pillar in sorted(pillars)
        ),
        batch_size=BATCH,
    )
