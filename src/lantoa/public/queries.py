"""What residents may read: running campaigns, approved words, the week's sessions, lessons.

Nothing here counts people and nothing names a household (design §4).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db.models import Prefetch, QuerySet

from lantoa.commune.models import Commune
from lantoa.commune.queries import communes
from lantoa.content.models import Version
from lantoa.content.queries import approved
from lantoa.content.rules import AIRED, KINDS, reads_clean, spells
from lantoa.kit import clock
from lantoa.kit.errors import NotThere
from lantoa.kit.periods import week_of
from lantoa.outreach.models import IN_TIME, Activity, Carried
from lantoa.outreach.queries import RADIO, held, standing
from lantoa.plan.models import Campaign, Peak, Pillar

TO_READ = (*sorted(AIRED), "leaflet")
OPEN_TO_ALL = (*RADIO, "culture", "gathering", "class")
"""Channels whose day and place every resident may be told; never a Party cell's meeting."""


@dataclass(frozen=True)
class Reading:
    """An approved version that residents may read, and what it is called."""

    version: Version
    word: str


@dataclass
class Day:
    """One day of the week's programme."""

    on: date
    sessions: list[Activity] = field(default_factory=list)


def commune() -> Commune | None:
    """Return the commune that this house serves."""
    return communes().select_related("place", "office").first()


def campaigns() -> QuerySet[Campaign]:
    """Return the campaigns that run and have not ended, newest first."""
    running = Campaign.objects.filter(state=Campaign.RUNNING, commune=commune())
    return running.select_related("directive")


def campaign(pk: int) -> Campaign:
    """Return one running campaign; raises `NotThere`."""
    row = campaigns().filter(pk=pk).first()
    if row is None:
        raise NotThere
    return row


def to_read(campaign: Campaign) -> list[Reading]:
    """Return what was approved for residents to read, newest first."""
    rows = [row for row in approved(campaign, kinds=TO_READ) if row.item.language == "vi"]
    newest = sorted(rows, key=lambda row: row.answered_at or row.made_at, reverse=True)
    return [Reading(row, KINDS[row.item.kind]) for row in newest]


def reading(item_pk: int) -> Reading:
    """Return the approved version of an item of a running campaign; raises `NotThere`."""
    for row in campaigns().filter(items=item_pk):
        for found in to_read(row):
            if found.version.item_id == item_pk:
                return found
    raise NotThere


def leaflet(code: str) -> Version:
    """Return the leaflet that a household's code stands for; raises `NotThere`."""
    return held(code).version


def contents(campaign: Campaign) -> list[Pillar]:
    """Return what the campaign is about, without words that the reading garbled."""
    sound = spells if campaign.directive.garbled else reads_clean
    return [pillar for pillar in campaign.standing_pillars() if sound(pillar.title)]


def slogans(campaign: Campaign) -> list[str]:
    """Return the approved slogans of the campaign."""
    return [row.title for row in approved(campaign, kinds=("slogan",))]


def next_peak(campaign: Campaign) -> Peak | None:
    """Return the peak that is still ahead, today included."""
    return campaign.peaks.filter(on__gte=clock.today()).first()


def programme(campaign: Campaign, on: date) -> list[Day]:
    """Return the week of `on`, Monday to Sunday, with the sessions that are open to all."""
    week = week_of(on)
    carried = Prefetch("carried", Carried.objects.select_related("version__item"))
    rows = (
        standing()
        .filter(
            campaign=campaign, kind__in=OPEN_TO_ALL, due_on__range=(week.from_on, week.until_on)
        )
        .exclude(state=Activity.CANCELLED)
        .prefetch_related(carried)
    )
    days = [Day(week.from_on + timedelta(days=n)) for n in range(week.days)]
    for row in rows.order_by(*IN_TIME):
        days[(row.due_on - week.from_on).days].sessions.append(row)
    return days


def on_air(days: Iterable[Day], on: date) -> list[Reading]:
    """Return what the radio carries on `on`, in play order, each once, if still approved."""
    found: dict[int, Reading] = {}
    for session in (session for day in days if day.on == on for session in day.sessions):
        for version in (carried.version for carried in session.carried.all()):
            if version.state == Version.APPROVED:
                found.setdefault(version.pk, Reading(version, KINDS[version.item.kind]))
    return list(found.values())


def hours(days: Iterable[Day], on: date) -> list[time]:
    """Return when the loudspeakers speak on `on`."""
    sessions = [session for day in days if day.on == on for session in day.sessions]
    return sorted({s.due_time for s in sessions if s.due_time and s.kind in RADIO})
