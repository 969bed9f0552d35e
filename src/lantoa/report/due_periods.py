"""The periods that reports are owed for: weeks, months, quarters, whole campaigns, peaks."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lantoa.kit.periods import Period, month_period, months_between, week_of

EVERY = {
    "daily": "hằng ngày",
    "weekly": "hằng tuần",
    "biweekly": "hai tuần một lần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "half_year": "sáu tháng",
    "yearly": "hằng năm",
    "campaign": "cả đợt",
    "once": "một lần (đột xuất)",
    "peak": "sau cao điểm",
    "closing": "tổng kết",
    "periodic": "định kỳ",
    "event": "khi có khó khăn, vướng mắc",
}
"""How often a report is asked for; as in the reading form, "periodic" is read as monthly."""

MONTHS = {"quarterly": 3, "half_year": 6, "yearly": 12}
WHOLE = {"once": "Một lần", "campaign": "Cả đợt", "closing": "Tổng kết đợt"}
TWO_YEARS = timedelta(days=731)
ROMAN = ("I", "II", "III", "IV")


def span_label(period: Period) -> str:
    """Return "15/9–14/10", with years where the period crosses one."""
    first, last = period.from_on, period.until_on
    if first.year != last.year:
        return f"{first.day}/{first.month}/{first.year}–{last.day}/{last.month}/{last.year}"
    return f"{first.day}/{first.month}–{last.day}/{last.month}"


def renamed(title: str, period: Period) -> str:
    """Return the title of a period with other days: "Kỳ tháng 9 (15/9–14/10)"."""
    return f"{title.partition(' (')[0]} ({span_label(period)})"


def after_peaks(span: Period, peaks: Sequence[date]) -> Iterator[tuple[str, Period]]:
    """Yield what leads up to each peak: from the day after the one before it."""
    first = span.from_on
    for peak in sorted({day for day in peaks if day >= span.from_on}):
        period = Period(first, peak)
        yield f"Sau cao điểm {peak.day}/{peak.month} ({span_label(period)})", period
        first = peak + timedelta(days=1)


def periods(every: str, span: Period, closing_day: int) -> Iterator[tuple[str, Period]]:
    """Yield each period of `span` with its name."""
    if every in ("monthly", "periodic"):
        for year, month, _ in months_between(span, closing_day=closing_day):
            whole = month_period(year, month, closing_day=closing_day)
            yield _named(f"Kỳ tháng {month}", whole, span)
    elif every in MONTHS:
        yield from _long_periods(MONTHS[every], span, closing_day)
    elif every in ("weekly", "biweekly"):
        yield from _weeks(span, 1 if every == "weekly" else 2)
    elif every == "daily":
        for offset in range(span.days):
            day = span.from_on + timedelta(days=offset)
            yield f"Ngày {day.day}/{day.month}", Period(day, day)
    elif every in WHOLE:
        yield _named(WHOLE[every], span, span)


def begins(every: str, day: date, closing_day: int) -> date:
    """Return the first day of the period that `day` lies in; `day` for what has no periods."""
    whole = Period(day - TWO_YEARS, day)
    return max((period.from_on for _, period in periods(every, whole, closing_day)
                if every not in WHOLE), default=day)  # fmt: skip


def _named(name: str, whole: Period, span: Period) -> tuple[str, Period]:
    period = Period(max(whole.from_on, span.from_on), whole.until_on)
    return f"{name} ({span_label(period)})", period


def _long_periods(months: int, span: Period, closing_day: int) -> Iterator[tuple[str, Period]]:
    """Yield quarters, half years or years: each runs from the close before its first month."""
    year, number = span.from_on.year, 0
    while True:
        first = month_period(year, number * months + 1, closing_day=closing_day)
        last = month_period(year, (number + 1) * months, closing_day=closing_day)
        whole = Period(first.from_on, last.until_on)
        if whole.from_on > span.until_on:
            return
        if whole.until_on >= span.from_on:
            yield _named(_long_name(months, year, number), whole, span)
        year, number = (year, number + 1) if (number + 1) * months < 12 else (year + 1, 0)


def _long_name(months: int, year: int, number: int) -> str:
    if months == 12:
        return f"Kỳ năm {year}"
    return f"Kỳ quý {ROMAN[number]}" if months == 3 else f"Kỳ 6 tháng {('đầu', 'cuối')[number]} năm"


def _weeks(span: Period, weeks: int) -> Iterator[tuple[str, Period]]:
    monday = week_of(span.from_on).from_on
    while monday <= span.until_on:
        whole = Period(monday, monday + timedelta(days=7 * weeks - 1))
        yield _named("Kỳ tuần" if weeks == 1 else "Kỳ hai tuần", whole, span)
        monday = whole.until_on + timedelta(days=1)
