"""What each unit still has to do: reports to send, work to do or to write down."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import OuterRef, Q, Subquery

from lantoa.commune.models import Commune
from lantoa.kit import clock
from lantoa.outreach.models import Activity
from lantoa.outreach.queries import RADIO, standing
from lantoa.plan.models import Campaign
from lantoa.report.models import Due, Report
from lantoa.report.queries import AHEAD, LATE, OPEN, question_of, where
from lantoa.urge.rules import ACTIVITY, QUESTION, REPORT, Thing

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
    reports = Report.objects.filter(due=OuterRef("pk")).order_by("-version").values("state")
    goes_on = Q(regime__campaign__state=Campaign.RUNNING) | Q(regime__campaign__isnull=True)
    rows = Due.objects.filter(goes_on, regime__commune=commune, due_at__lt=until)
    rows = rows.annotate(newest=Subquery(reports[:1]))
    told = rows.values_list(
        "pk", "unit", "title", "due_at", "until_on", "newest", "regime__key", "regime__title"
    )
    for pk, unit, title, due_at, until_on, newest, key, asked in told:
        if where(newest or "", due_at=due_at, until_on=until_on) in WAITING:
            question = question_of(key, asked)
            kind, what = (QUESTION, question) if question else (REPORT, _low(title))
            yield unit, Thing(kind, f"due:{pk}", what, clock.day_of(due_at))


def _activities(commune: Commune, today: date) -> Iterator[tuple[int, Thing]]:
    """Find what is planned for today or was to be written down; radio has its own schedule."""
    rows = standing().filter(
        campaign__commune=commune,
        campaign__state=Campaign.RUNNING,
        state=Activity.PLANNED,
        due_on__range=(today - timedelta(days=BEHIND_DAYS), today),
    )
    told = rows.exclude(kind__in=RADIO).values_list("pk", "unit", "title", "due_on")
    for pk, unit, title, due_on in told:
        yield unit, Thing(ACTIVITY, f"activity:{pk}", title, due_on)


def _low(title: str) -> str:
    """Return "Kỳ tháng 9 (…)" as it stands inside a sentence."""
    return title[:1].lower() + title[1:]
