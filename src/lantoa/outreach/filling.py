"""Filling: planned activities are given the approved versions that they bring."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Count, Max, Q

from lantoa.channels.base import all_channels
from lantoa.commune.actions import journal
from lantoa.commune.models import User
from lantoa.commune.queries import require, whole_number
from lantoa.content.models import Version
from lantoa.content.queries import airable, approved
from lantoa.content.rules import rotate
from lantoa.outreach.models import IN_TIME, Activity, Carried
from lantoa.plan.models import Campaign

AIRED = ("radio", "rerun")
BATCH = 500


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
        ).order_by(*IN_TIME)
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
