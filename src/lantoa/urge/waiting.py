"""What each unit still has to do: reports to send, work to do or to write down."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from lantoa.commune.models import Commune
from lantoa.kit import clock
from lantoa.outreach.models import Activity
from lantoa.outreach.queries import RADIO, standing
from lantoa.plan.models import Campaign
from lantoa.report.models import Due, Report
from lantoa.report.queries import AHEAD, LATE, OPEN, state_of
from lantoa.urge.rules import ACTIVITY, REPORT, Thing

AHEAD_DAYS = 2
BEHIND_DAYS = 21
WAITING = {AHEAD, OPEN, LATE, Report.DRAFT, Report.RETURNED}


def things_by_unit(commune: Commune, today: date) -> dict[int, list[Thing]]:
    """Return what each unit of the commune still has to do: from two days ahead to weeks back."""
    found: dict[int, list[Thing]] = defaultdict(list)
    for unit, thing in [*_reports(commune, today), *_activities(commune, today)]:
        found[unit].append(thing)
    return found


def _reports(commune: Commune, today: date) -> Iterator[tuple[int, Thing]]:
    until = clock.local(today + timedelta(days=AHEAD_DAYS + 1))
    rows = Due.objects.filter(
        regime__commune=commune, regime__campaign__state=Campaign.RUNNING, due_at__lt=until
    ).prefetch_related("reports")
    for row in rows:
        if state_of(row).state in WAITING:
            thing = Thing(REPORT, f"due:{row.pk}", _low(row.title), clock.day_of(row.due_at))
            yield row.unit_id, thing


def _activities(commune: Commune, today: date) -> Iterator[tuple[int, Thing]]:
    """Find what is planned for today or was to be written down; radio has its own schedule."""
    rows = standing().filter(
        campaign__commune=commune,
        campaign__state=Campaign.RUNNING,
        state=Activity.PLANNED,
        due_on__range=(today - timedelta(days=BEHIND_DAYS), today),
    )
    for row in rows.exclude(kind__in=RADIO):
        yield row.unit_id, Thing(ACTIVITY, f"activity:{row.pk}", row.title, row.due_on)


def _low(title: str) -> str:
    """Return "Kỳ tháng 9 (…)" as it stands inside a sentence."""
    return title[:1].lower() + title[1:]
