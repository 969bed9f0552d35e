"""The only clock of the house: Vietnam's time, moved by the demo's offset."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")

_held: ContextVar[datetime | None] = ContextVar("held", default=None)
_offset: Callable[[], timedelta] = timedelta


def use_offset(source: Callable[[], timedelta]) -> None:
    """Let `source` say how far the house's time is from the world's (zero in a real commune)."""
    global _offset
    _offset = source


def real_now() -> datetime:
    """Return the world's time, for secrets and files that no person reads."""
    return datetime.now(UTC)


def now() -> datetime:
    """Return the house's time, aware, in Asia/Ho_Chi_Minh."""
    held = _held.get()
    return held if held is not None else (real_now() + _offset()).astimezone(ZONE)


def today() -> date:
    """Return the house's day in Asia/Ho_Chi_Minh."""
    return now().date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (aware) inside the block: for the demo's story and for tests."""
    token = _held.set(moment.astimezone(ZONE))
    try:
        yield
    finally:
        _held.reset(token)


def local(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """Return that hour of that day in Vietnam."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def day_of(moment: datetime) -> date:
    """Return the day of a moment in Vietnam."""
    return moment.astimezone(ZONE).date()
