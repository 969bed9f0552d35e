"""What every channel is: a kind of mouth that takes a parcel and gives what goes out."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from importlib import import_module
from typing import Literal, get_args

from lantoa import channels

Vehicle = Literal[
    "radio",
    "visual",
    "web",
    "social",
    "sms",
    "gathering",
    "print",
    "learning",
    "culture",
    "direct",
]
VEHICLES: tuple[Vehicle, ...] = get_args(Vehicle)
"""The ten words of the reading form for how a text wants people to be told."""

LAW: dict[str, str] = {
    "radio": "Đài truyền thanh cấp xã",
    "board": "Bảng tin công cộng",
    "bulletin": "Bản tin thông tin cơ sở",
    "paper": "Tài liệu không kinh doanh",
    "direct": "Tuyên truyền trực tiếp qua tuyên truyền viên cơ sở",
    "web": "Cổng, trang thông tin điện tử",
    "social": "Mạng xã hội và ứng dụng nhắn tin",
    "sms": "Tin nhắn viễn thông",
}
"""The eight types of grassroots information (Nghị định 49/2024/NĐ-CP)."""

LANGUAGES: dict[str, str] = {
    "tyz": "Tiếng Tày",
    "nut": "Tiếng Nùng",
    "ium": "Tiếng Dao",
    "hmn": "Tiếng Mông",
    "mtq": "Tiếng Mường",
    "blt": "Tiếng Thái",
    "km": "Tiếng Khmer",
    "cjm": "Tiếng Chăm",
    "rad": "Tiếng Ê Đê",
    "jra": "Tiếng Gia Rai",
    "bdq": "Tiếng Ba Na",
    "zh": "Tiếng Hoa",
}
"""Languages beside Vietnamese that commune radio speaks, by their codes (ISO 639)."""

Surety = Literal["offered", "delivered", "engaged"]
Crowd = Literal["zone", "members", "ticks", "heads"]


@dataclass(frozen=True)
class Ask:
    """One thing to write down when it was done: minutes, metres, copies, people.

    Values lie between `least` and `most`; outside them a person is asked whether it is right.
    """

    key: str
    label: str
    unit: str
    least: float = 0
    most: float = 10_000
    required: bool = True


@dataclass(frozen=True)
class Counted:
    """One figure of a report that activities of this channel add to (số liệu báo cáo).

    `of` says what is added up: "activity" counts each one done, "carried" each item that it
    brought (lượt phát), anything else is the key of an `Ask`.
    """

    code: str
    label: str
    unit: str
    of: str = "activity"


@dataclass(frozen=True)
class Parcel:
    """What goes out, without any row: one approved version and where it is meant for.

    `body` is Markdown. `minutes` is the time there is; `pace` is in spoken syllables a minute;
    `sayings` adds the commune's own abbreviations for the reader aloud.
    """

    title: str
    body: str
    kind: str = "bulletin"
    language: str = "vi"
    commune: str = ""
    unit: str = ""
    place: str = ""
    on: date | None = None
    at: time | None = None
    minutes: float = 15
    pace: int = 150
    url: str = ""
    fingerprint: str = ""
    watermark: str = ""
    sayings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class OutFile:
    """One file to print, play or hand on; the name says what it is."""

    name: str
    mime: str
    bytes: bytes


@dataclass(frozen=True)
class Out:
    """What a channel made: files, a text to copy or read, and how many seconds it lasts."""

    files: tuple[OutFile, ...] = ()
    text: str = ""
    html: str = ""
    seconds: int | None = None


@dataclass(frozen=True)
class Channel:
    """One kind of mouth (hình thức tuyên truyền).

    `law` is a key of `LAW`, or None where Nghị định 49/2024 names no such type. `surety` is the
    strongest that a household can be counted with. `crowd` says how an audience is taken down:
    the zone of an outlet, the members of a group, ticks by household, or heads alone. `fit`
    returns sentences that say what to change (none: it fits). `send` is None where people do
    it. `audio` makes a draft to listen to. `takes` are the kinds of item that it brings; with
    `needs_item` it brings the commune's own words, which go out only as an approved version.
    """

    kind: str
    label: str
    vehicle: Vehicle
    icon: str
    verb: str
    asks: tuple[Ask, ...]
    counts: tuple[Counted, ...]
    surety: Surety
    crowd: Crowd
    fit: Callable[[Parcel], list[str]]
    render: Callable[[Parcel], Out]
    law: str | None = None
    by_hand: bool = True
    photos: bool = True
    public: bool = True
    needs_item: bool = True
    takes: tuple[str, ...] = ()
    send: Callable[[Parcel], Out] | None = None
    audio: Callable[[Parcel], OutFile] | None = None

    @property
    def law_label(self) -> str:
        """Name the decree's type, or "" where there is none."""
        return LAW[self.law] if self.law else ""


@cache
def all_channels() -> dict[str, Channel]:
    """Return every channel by its kind: each module of this package that holds a `CHANNEL`."""
    found = {}
    for module in sorted(pkgutil.iter_modules(channels.__path__), key=lambda m: m.name):
        channel = getattr(import_module(f"{channels.__name__}.{module.name}"), "CHANNEL", None)
        if isinstance(channel, Channel):
            found[channel.kind] = channel
    return found


def syllables(text: str) -> int:
    """Count the syllables of spoken Vietnamese text: its words (tiếng)."""
    return sum(1 for word in text.split() if any(char.isalnum() for char in word))


def said_minutes(seconds: float) -> str:
    """Return a length as people say it: "khoảng 3 phút", "khoảng 40 giây"."""
    if seconds < 55:
        return f"khoảng {max(5, round(seconds / 5) * 5)} giây"
    half = round(seconds / 30) / 2
    return f"khoảng {half:g} phút".replace(".", ",")


def too_long(text: str, *, most: int, what: str) -> list[str]:
    """Return one sentence when `text` has more than `most` characters."""
    over = len(text) - most
    return [f"{what} dài hơn {most} chữ cái: bớt khoảng {over} chữ cái."] if over > 0 else []


def empty(parcel: Parcel) -> list[str]:
    """Return one sentence when there is nothing to bring out."""
    return [] if parcel.body.strip() else ["Nội dung còn trống: viết nội dung rồi trình duyệt."]
