"""Days and hours that are left alone: Sundays, Tết, public holidays, the night."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from holidays import country_holidays

SUNDAY = 6
FIRST_OF_TET = "Tết Nguyên Đán"
TET = range(-1, 5)  # from New Year's Eve (giao thừa) to the fifth (mùng năm)


@lru_cache(maxsize=16)
def public_days(year: int) -> frozenset[date]:
    """Return the public holidays of a year with all of Tết, by Vietnam's own lunar calendar.

    The law's days (Bộ luật Lao động 2019, Điều 112) and their moved days come from `holidays`;
    Tết is always kept whole, from its eve to the fifth, however few days the law gives.
    """
    days = country_holidays("VN", years=year, language="vi")
    tet = [day for day in days if FIRST_OF_TET in days.get_list(day)]
    return frozenset(days) | {day + timedelta(days=n) for day in tet for n in TET}


@dataclass(frozen=True)
class Rest:
    """When a commune's people are left alone: `holidays` are its own days beside the public ones.

    The night is from `quiet_from` to `quiet_until`, both whole hours of the day.
    """

    quiet_from: int
    quiet_until: int
    holidays: frozenset[date] = frozenset()

    def is_day_off(self, day: date) -> bool:
        """Say whether nobody is reminded on that day."""
        return day.weekday() == SUNDAY or day in self.holidays or day in public_days(day.year)

    def is_quiet(self, hour: time) -> bool:
        """Say whether nobody is reminded at that hour of any day."""
        return not time(self.quiet_until) <= hour < time(self.quiet_from)

    def is_fit(self, moment: datetime) -> bool:
        """Say whether a person may be reminded at that moment (local time)."""
        return not self.is_day_off(moment.date()) and not self.is_quiet(moment.time())

    def hour(self, chosen: time) -> time:
        """Return the hour that was chosen, or the first fit one when it lies in the night."""
        return time(self.quiet_until) if self.is_quiet(chosen) else chosen

    def next_time(self, after: datetime, chosen: time) -> datetime:
        """Return the next moment after `after` when a person is reminded at the chosen hour."""
        at = datetime.combine(after.date(), self.hour(chosen), tzinfo=after.tzinfo)
        while at <= after or self.is_day_off(at.date()):
            at += timedelta(days=1)
        return at

    def hushed(self, today: date) -> list[date]:
        """Return the days off that run up to `today`, the newest first: what they kept back."""
        days: list[date] = []
        day = today - timedelta(days=1)
        while self.is_day_off(day) and len(days) < 30:
            days.append(day)
            day -= timedelta(days=1)
        return days
