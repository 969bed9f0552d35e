"""The standard periods that reach is kept for: week, month, quarter, year, the campaign so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lantoa.kit.periods import Period, month_of, quarter_of, week_of, year_of

WEEK, MONTH, QUARTER, YEAR, CAMPAIGN = "week", "month", "quarter", "year", "campaign"
GRAINS: dict[str, str] = {
    WEEK: "Tuần",
    MONTH: "Tháng",
    QUARTER: "Quý",
    YEAR: "Năm",
    CAMPAIGN: "Từ đầu đợt",
}


@dataclass(frozen=True)
class Span:
    """A standard period; the campaign so far has no end."""

    grain: str
    from_on: date
    until_on: date | None

    @property
    def period(self) -> Period:
        """Return its days."""
        return Period(self.from_on, self.until_on or date.max)


@dataclass(frozen=True)
class Calendar:
    """How a campaign's days fall into standard periods.

    Weeks run from Monday to Sunday; months, quarters and years close on `closing_day` (Nghị định
    09/2019/NĐ-CP, Điều 12: the year from 15/12 to 14/12); what was done before `opened_on`
    belongs to no campaign so far.
    """

    closing_day: int
    opened_on: date

    def of(self, day: date) -> tuple[Span, ...]:
        """Return the standard periods that hold `day`."""
        held = {
            WEEK: week_of(day),
            MONTH: month_of(day, closing_day=self.closing_day),
            QUARTER: quarter_of(day, closing_day=self.closing_day),
            YEAR: year_of(day, closing_day=self.closing_day),
        }
        spans = tuple(Span(grain, one.from_on, one.until_on) for grain, one in held.items())
        return spans if day < self.opened_on else (*spans, Span(CAMPAIGN, self.opened_on, None))

    def over(self, days: Iterable[date]) -> set[Span]:
        """Return the standard periods that hold any of `days`."""
        return {span for day in days for span in self.of(day)}

    def has(self, span: Span) -> bool:
        """Say whether `span` is one of this calendar's (it is not after the closing day moved)."""
        return span in self.of(span.from_on)


def days_between(first: date, last: date) -> Iterable[date]:
    """Return every day from `first` to `last`, both included."""
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def hull(spans: Iterable[Span]) -> Period:
    """Return the days from the first to the last of some spans (at least one)."""
    periods = [span.period for span in spans]
    return Period(min(p.from_on for p in periods), max(p.until_on for p in periods))
