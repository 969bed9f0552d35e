"""The planners: what each vehicle that a directive names becomes, who does it and when."""

from collections.abc import Callable, Iterator, Sequence
from datetime import time, timedelta

from lantoa.outreach.cadence import Ground, Mouth, Planned
from lantoa.outreach.rules import days_of, weekday_from

TUESDAY, WEDNESDAY, FRIDAY, SATURDAY, SUNDAY = 1, 2, 4, 5, 6
ROUND_AT = 0.62
"""How far into the campaign the leaflet round starts: after people heard of it, before the peak."""


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
                yield Planned(key, "zalo", "Chuyển tin vào nhóm Zalo", mouth, day)


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
