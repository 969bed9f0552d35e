"""How long an answer may take, and how the time left is said."""

from dataclasses import dataclass
from datetime import datetime, timedelta

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Usual:
    """A topic that every commune starts with: its name and the hours to answer; 0 = the setting."""

    name: str
    hours: int


USUAL_TOPICS: dict[str, Usual] = {
    "loa": Usual("Loa, thiết bị truyền thanh", 24),
    "noi-dung": Usual("Tin bài, tài liệu tuyên truyền", 48),
    "mang": Usual("Điện thoại, mạng, ứng dụng", 48),
    "nguoi": Usual("Người làm, kinh phí", 72),
    "khac": Usual("Việc khác", 0),
}
MOST_PHOTOS = 5


def due_at(received_at: datetime, hours: int) -> datetime:
    """Return by when an answer is owed."""
    return received_at + timedelta(hours=hours)


def time_left(due_at: datetime, now: datetime) -> str:
    """Return the time left in words: "còn 5 giờ", "còn 2 ngày", "quá 3 giờ", "vừa quá hạn"."""
    apart = abs(due_at - now)
    if apart < HOUR:
        return "vừa quá hạn" if due_at < now else "còn dưới 1 giờ"
    if apart < 2 * DAY:
        length = f"{apart // HOUR} giờ"
    else:
        length = f"{apart // DAY} ngày"
    return f"quá {length}" if due_at < now else f"còn {length}"
