"""The planners: what each vehicle that a directive names becomes, who does it and when."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from lantoa.kit.periods import Period
from lantoa.kit.text import fold
from lantoa.outreach.rules import days_of, weekday_from

TUESDAY, WEDNESDAY, FRIDAY, SATURDAY, SUNDAY = 1, 2, 4, 5, 6
ROUND_AT = 0.62
"""How far into the campaign the leaflet round starts: after people heard of it, before the peak."""


@dataclass(frozen=True)
class Mouth:
    """An outlet or a hamlet's board: who does it (unit), where (place), through what (outlet)."""

    unit: int
    place: int
    name: str
    outlet: int | None = None


@dataclass(frozen=True)
class Ground:
    """What the planners stand on: the campaign's days, the commune's units and outlets.

    `outlets` maps a channel kind to its mouths; `associations` are those that the directive gives
    a duty; `stage` does what is performed.
    """

    span: Period
    peaks: tuple[date, ...]
    office: Mouth
    station: Mouth
    stage: Mouth
    hamlets: tuple[Mouth, ...]
    associations: tuple[Mouth, ...]
    outlets: dict[str, tuple[Mouth, ...]]
    radio_times: tuple[time, ...]
    cadences: dict[str, str] = field(default_factory=dict)

    def cadence(self, vehicle: str, usual: str) -> str:
        """Return how often the directive wants it, or what is usual."""
        return self.cadences.get(vehicle, usual)

    def days(self, vehicle: str, usual: str, first: date) -> list[date]:
        """Return the days on which this vehicle is used."""
        return days_of(self.cadence(vehicle, usual), self.span, first=first, peaks=self.peaks)

    def before_peak(self, days: int) -> date:
        """Return the day that many days before the first peak, or the campaign's tenth day."""
        wanted = self.peaks[0] - timedelta(days=days) if self.peaks else None
        usual = self.span.from_on + timedelta(days=9)
        return min(max(wanted or usual, self.span.from_on), self.span.until_on)


@dataclass(frozen=True)
class Planned:
    """One activity as planned; `key` stays the same over re-plans."""

    key: str
    kind: str
    title: str
    by: Mouth
    due_on: date
    due_time: time | None = None


def radio(ground: Ground) -> Iterator[Planned]:
    """Plan one session a slot of each day for the station and its zones."""
    for day in ground.days("radio", "daily", ground.span.from_on):
        for at in ground.radio_times:
            key = f"radio:{day.isoformat()}:{at:%H%M}"
            yield Planned(
                key, "radio", f"Buổi phát thanh {part_of_day(at)}", ground.station, day, at
            )


def part_of_day(at: time) -> str:
    """Return the word for an hour of the day: sáng, trưa, chiều, tối."""
    words = ((11, "sáng"), (13, "trưa"), (18, "chiều"), (24, "tối"))
    return next(word for until, word in words if at.hour < until)


def visual(ground: Ground) -> Iterator[Planned]:
    """Plan a banner at each place for banners and in each hamlet, a notice at each board."""
    places = ground.outlets.get("visual") or (ground.office,)
    for day in ground.days("visual", "once", ground.before_peak(7))[:1]:
        for mouth in places:
            key = f"visual:o{mouth.outlet or 0}"
            yield Planned(key, "visual", f"Treo băng rôn: {mouth.name}", mouth, day)
        for mouth in ground.hamlets:
            title = "Treo băng rôn, khẩu hiệu ở trung tâm thôn"
            yield Planned(f"visual:h{mouth.place}", "visual", title, mouth, day)
    first = ground.span.from_on + timedelta(days=6)
    for n, day in enumerate(days_of("monthly", ground.span, first=first, peaks=())):
        for mouth in ground.outlets.get("board", ()):
            key = f"board:o{mouth.outlet}:{n}"
            yield Planned(key, "board", f"Dán tin mới: {mouth.name}", mouth, day)


def web(ground: Ground) -> Iterator[Planned]:
    """Plan an article a week on the commune's page."""
    mouth = (ground.outlets.get("web") or (ground.office,))[0]
    first = weekday_from(ground.span.from_on, WEDNESDAY)
    for n, day in enumerate(ground.days("web", "weekly", first)):
        yield Planned(f"web:{n}", "web", "Đăng bài lên trang thông tin điện tử", mouth, day)


def social(ground: Ground) -> Iterator[Planned]:
    """Plan a post a week of the commune, and one every other week in each hamlet's group."""
    groups = ground.outlets.get("zalo", ())
    commune = [mouth for mouth in groups if mouth.unit == ground.office.unit] or [ground.office]
    first = weekday_from(ground.span.from_on, FRIDAY)
    for n, day in enumerate(ground.days("social", "weekly", first)):
        for mouth in commune:
            key = f"zalo:o{mouth.outlet or 0}:{n}"
            yield Planned(key, "zalo", f"Đăng bài: {_named(mouth, 'Zalo của xã')}", mouth, day)
    for n, day in enumerate(days_of("biweekly", ground.span, first=first, peaks=())):
        for mouth in groups:
            if mouth not in commune:
                key = f"zalo:o{mouth.outlet}:{n}"
                yield Planned(key, "zalo", f"Chuyển tin vào {mouth.name}", mouth, day)


def _named(mouth: Mouth, otherwise: str) -> str:
    return mouth.name if mouth.outlet else otherwise


def gathering(ground: Ground) -> Iterator[Planned]:
    """Plan a conference of the commune, a hamlet meeting and an association's every four weeks."""
    first = weekday_from(ground.span.from_on + timedelta(days=6), SUNDAY)
    opening = min(weekday_from(ground.span.from_on + timedelta(days=7), TUESDAY), first)
    title = "Hội nghị triển khai của xã"
    opening = min(max(opening, ground.span.from_on), ground.span.until_on)
    yield Planned("gathering:c:0", "gathering", title, ground.office, opening)
    for n, day in enumerate(ground.days("gathering", "monthly", first)):
        for mouth in ground.hamlets:
            key = f"gathering:h{mouth.place}:{n}"
            yield Planned(key, "gathering", "Họp thôn, lồng ghép tuyên truyền", mouth, day)
        for mouth in ground.associations:
            key = f"gathering:u{mouth.unit}:{n}"
            yield Planned(key, "gathering", "Sinh hoạt hội viên, đoàn viên", mouth, day)


def leaflet(ground: Ground) -> Iterator[Planned]:
    """Plan one round to every household of each hamlet; the week ends on its Sunday."""
    start = ground.span.from_on + timedelta(days=round(ground.span.days * ROUND_AT))
    day = min(weekday_from(start, SUNDAY), ground.span.until_on)
    for mouth in ground.hamlets:
        title = "Phát tờ rơi đến từng hộ"
        yield Planned(f"leaflet:h{mouth.place}:0", "leaflet", title, mouth, day)


def culture(ground: Ground) -> Iterator[Planned]:
    """Plan a performance or contest at each peak, or on the last Saturday."""
    last = weekday_from(ground.span.until_on - timedelta(days=6), SATURDAY)
    for n, day in enumerate(ground.peaks or (max(last, ground.span.from_on),)):
        title = "Văn nghệ, hội thi hưởng ứng cao điểm"
        yield Planned(f"culture:{n}", "culture", title, ground.stage, day)


def direct(ground: Ground) -> Iterator[Planned]:
    """Plan visits to the households that nothing reached, before the campaign ends."""
    day = max(ground.span.from_on, ground.span.until_on - timedelta(days=3))
    for mouth in ground.hamlets:
        title = "Đến các hộ chưa được tiếp cận"
        yield Planned(f"visit:h{mouth.place}:0", "visit", title, mouth, day)


def learning(ground: Ground) -> Iterator[Planned]:
    """Plan a class in each hamlet every four weeks."""
    first = weekday_from(ground.span.from_on + timedelta(days=12), SATURDAY)
    for n, day in enumerate(ground.days("learning", "monthly", first)):
        for mouth in ground.hamlets:
            key = f"class:h{mouth.place}:{n}"
            yield Planned(key, "class", "Lớp học tại nhà văn hóa", mouth, day)


def sms(ground: Ground) -> Iterator[Planned]:
    """Plan the letter that asks the province to send text messages."""
    title = "Gửi văn bản đề nghị tỉnh nhắn tin"
    day = ground.before_peak(10)
    yield Planned("sms_request:0", "sms_request", title, ground.office, day)


PLANNERS: dict[str, Callable[[Ground], Iterator[Planned]]] = {
    "radio": radio,
    "visual": visual,
    "web": web,
    "social": social,
    "sms": sms,
    "gathering": gathering,
    "print": leaflet,
    "learning": learning,
    "culture": culture,
    "direct": direct,
}
"""By the word of the reading form."""


def plan(ground: Ground, vehicles: Sequence[str]) -> list[Planned]:
    """Return every activity that the vehicles named in a directive become, in time."""
    found = [one for word in vehicles if word in PLANNERS for one in PLANNERS[word](ground)]
    return sorted(found, key=lambda one: (one.due_on, one.due_time or time(23), one.key))


SERVES: dict[str, tuple[str, ...]] = {
    "gathering": ("long ghep", "sinh hoat", "hop thon", "hoi nghi"),
    "culture": ("cao diem", "van nghe", "huong ung", "hoi thi"),
    "visual": ("cao diem", "bang ron", "khau hieu", "huong ung"),
    "leaflet": ("hoc", "pho cap", "kien thuc", "ky nang", "huong dan"),
    "visit": ("hoc", "pho cap", "kien thuc", "ky nang", "huong dan"),
    "class": ("hoc", "pho cap", "kien thuc", "ky nang", "huong dan"),
}


def pillar_of(kind: str, number: int, pillars: Sequence[tuple[int, str]]) -> int | None:
    """Return the pillar (id) that an activity serves: whose words fit its kind, else by turns.

    `pillars` are (id, title and quote) in the directive's order; None when there are none.
    """
    if not pillars:
        return None
    words = SERVES.get(kind, ())
    scored = [sum(word in fold(text) for word in words) for _pk, text in pillars]
    best = max(scored)
    return pillars[scored.index(best) if best else number % len(pillars)][0]


DUTY_WORDS: dict[str, tuple[str, ...]] = {
    "radio": ("truyen thanh", "phat thanh", "loa", "tin, bai"),
    "visual": ("bang ron", "pano", "khau hieu", "truc quan"),
    "board": ("bang tin", "niem yet"),
    "web": ("trang thong tin", "dang tai", "tin, bai"),
    "zalo": ("zalo", "mang xa hoi"),
    "gathering": ("hop thon", "sinh hoat", "hoi nghi", "long ghep"),
    "culture": ("van nghe", "van hoa", "hoi thi", "the thao"),
    "leaflet": ("to roi", "tai lieu", "tan ho"),
    "visit": ("tan nha", "tan ho", "tung ho"),
    "class": ("lop", "tap huan", "huong dan"),
}


def duty_of(kind: str, duties: Sequence[tuple[int, str]]) -> int | None:
    """Return the duty (id) that an activity of `kind` answers: the one whose words name it, else
    the first that is not about reporting. `duties` are (id, words); None when there is none.
    """
    words = DUTY_WORDS.get(kind, ())
    work = [(pk, fold(text)) for pk, text in duties if "bao cao" not in fold(text)]
    named = [pk for pk, text in work if any(word in text for word in words)]
    return next(iter(named or (pk for pk, _ in work)), None)
