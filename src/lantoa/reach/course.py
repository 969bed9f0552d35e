"""The campaign's course, week by week: what each week reached, where its peaks lie."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lantoa.commune.models import Place
from lantoa.kit import clock
from lantoa.kit.periods import Period, week_of
from lantoa.kit.say import num, on, percent, span
from lantoa.plan.models import Campaign
from lantoa.reach.answering import weekly
from lantoa.reach.asking import Asked
from lantoa.reach.hamlet_reach import HamletReach
from lantoa.reach.reading import Reading
from lantoa.reach.rules import SURETIES, Counts, total
from lantoa.reach.spans import WEEK

MOST_WEEKS = 60


@dataclass(frozen=True)
class Week:
    """One week (Monday to Sunday): the households reached in it, each counted once in it.

    Sureties that are `unsaid` stand as 0 in `counts` and in a picture, never in words or a table.
    """

    days: Period
    counts: Counts
    value: int
    households: int
    is_ahead: bool
    unsaid: frozenset[str] = frozenset()

    @property
    def told(self) -> list[int | None]:
        """Return the three sureties as a table tells them, None where one stays unsaid."""
        return [None if one in self.unsaid else getattr(self.counts, one) for one in SURETIES]


@dataclass(frozen=True)
class Course:
    """The weeks of a campaign in time, and the days of its peaks."""

    weeks: tuple[Week, ...]
    peaks: tuple[date, ...]
    today: date

    def at(self, day: date) -> float:
        """Return where a day lies along the weeks, from 0 to 1."""
        first = self.weeks[0].days.from_on
        return ((day - first).days + 0.5) / (7 * len(self.weeks))


def of_weeks(asked: Asked) -> Asked:
    """Return what a chart by weeks shows of the question: nobody is in two weeks within one."""
    often = "" if asked.often.endswith("_weeks") else asked.often
    return replace(asked, grain=WEEK, often=often)


def ledger_of(campaign: Campaign, asked: Asked) -> Reading:
    """Return the ledger for a page's numbers, and for its weeks where they are counted too."""
    days = asked.period
    if of_weeks(asked).is_narrow:
        first = week_of(campaign.from_on).from_on
        days = Period(min(first, days.from_on), max(clock.today(), days.until_on))
    return Reading(campaign, days)


def course(ledger: Reading, place: Place, asked: Asked) -> Course:
    """Return the weeks of a hamlet or the commune, as it is asked (`of_weeks`)."""
    campaign, today = ledger.campaign, clock.today()
    first, days = week_of(campaign.from_on), list[Period]()
    while first.from_on <= campaign.until_on and len(days) < MOST_WEEKS:
        days.append(first)
        first = week_of(first.from_on + timedelta(days=7))
    held = weekly(ledger, place, asked, days)
    found = [_week(one, held.get(one.from_on, []), asked, today) for one in days]
    peaks = sorted(peak.on for peak in campaign.peaks.all())
    inside = (day for day in peaks if found[0].days.from_on <= day <= found[-1].days.until_on)
    return Course(tuple(found), tuple(inside), today)


def _week(days: Period, parts: Sequence[HamletReach], asked: Asked, today: date) -> Week:
    return Week(
        days,
        total(asked.counts(part) for part in parts),
        sum(asked.value(part) for part in parts),
        sum(part.households for part in parts),
        days.from_on > today,
    )


def sentence(held: Course, asked: Asked) -> str:
    """Say the course in words: the week that reached most, the last one, the peak."""
    past = [week for week in held.weeks if not week.is_ahead]
    if not past or not any(week.value for week in past):
        return f"Chưa tuần nào có hộ {asked.words}." + peaks_in_words(held)
    best = max(past, key=lambda week: week.value)
    says = f"Nhiều nhất là tuần {_span(best)}: {_count(best, asked)}"
    if past[-1] is not best:
        says += f"; tuần này ({_span(past[-1])}) {_count(past[-1], asked)}"
    return says + "." + peaks_in_words(held)


def _span(week: Week) -> str:
    return span(week.days.from_on, week.days.until_on)


def _count(week: Week, asked: Asked) -> str:
    return f"{num(week.value)} hộ {asked.words} ({percent(week.value, week.households)})"


def peaks_in_words(held: Course) -> str:
    """Say when the peaks are or were; "" without one."""
    if not held.peaks:
        return ""
    ahead = [day for day in held.peaks if day >= held.today]
    if not ahead:
        return f" Cao điểm {_days(held.peaks)} đã qua."
    left = (ahead[0] - held.today).days
    return f" Cao điểm {on(ahead[0])}, " + (f"còn {left} ngày." if left else "hôm nay.")


def _days(days: Iterable[date]) -> str:
    return ", ".join(on(day) for day in days)


def most(held: Sequence[Week]) -> int:
    """Return the height of the chart: the households of the place, or what was reached."""
    return max([1, *(max(week.households, week.counts.offered) for week in held)])
