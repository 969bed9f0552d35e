"""How each hamlet of the make-believe commune goes about its work."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid5

from lantoa.channels.base import Ask, all_channels
from lantoa.commune.models import Place, User
from lantoa.commune.queries import seats
from lantoa.demo.ground import Cast
from lantoa.demo.people import HAMLETS
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.outreach.actions import Done, confirm, miss
from lantoa.outreach.models import Activity
from lantoa.outreach.rules import marks_allowed

STAGE = UUID("6f1f8d3e-52a7-4c0e-9a53-0d9c2c3f6a10")


@dataclass(frozen=True)
class Manner:
    """A hamlet's way: who writes it down, how many days late, how much of a round is done.

    `silent_from` and `queue_until` count days from the first Monday: after the one nothing comes
    any more; what fell before the other all arrived that Sunday evening.
    """

    by: str
    late: int = 0
    round_done: float = 0.9
    away: float = 0.06
    came: float = 0.5
    crowd: float = 1.2
    on_behalf_of: str = ""
    silent_from: int | None = None
    queue_until: int | None = None


MANNERS = {
    "Bến Sim": Manner("man", round_done=0.94, came=0.62),
    "Chợ Đình": Manner("khoat", round_done=0.92, came=0.66),
    "Ga Cũ": Manner("rang", round_done=0.9, came=0.5, crowd=2.3),
    "Đồng Trám": Manner("phien", round_done=291 / 318, away=27 / 318, came=0.55),
    "Ao Vối": Manner("loan", round_done=0.87, came=0.58),
    "Gốc Sấu": Manner("bao", late=1, round_done=0.61, came=0.41),
    "Nà Phiêng": Manner("sang", round_done=0.72, came=0.48),
    "Khuôn Nhội": Manner("tai", late=1, came=0.36, silent_from=22, queue_until=20),
    "Lân Tràm": Manner(
        "bich", late=2, round_done=0.52, away=0.1, came=0.39, on_behalf_of="Mã Văn Dìn (phiếu giấy)"
    ),
    "Lũng Cát": Manner("bich", silent_from=0),
}


@dataclass(frozen=True)
class Scene:
    """Something that happens at a moment."""

    at: datetime
    happens: Callable[[], object]


def uid(*words: object) -> UUID:
    """Return the same uid for the same deed, so that a deed told twice is done once."""
    return uuid5(STAGE, ":".join(str(word) for word in words))


@dataclass(frozen=True)
class Stage:
    """The cast, the first Monday of the story, and now."""

    cast: Cast
    monday: date
    now: datetime

    def at(self, days: int, hour: int = 9, minute: int = 0) -> datetime:
        """Return an hour of a day counted from the first Monday."""
        return clock.local(self.monday + timedelta(days=days), hour, minute)

    def person(self, username: str) -> User:
        """Return one of the cast."""
        return self.cast.people[username]

    def hamlet_of(self, row: Activity) -> str:
        """Return the hamlet whose board has to do it, or ""."""
        names = {board.pk: name for name, board in self.cast.units.items() if name in MANNERS}
        return names.get(row.unit_id, "")


def when_told(stage: Stage, row: Activity) -> datetime | None:
    """Return when the row was written down, or None when nothing has come of it."""
    done = clock.local(row.due_on, *_hour(row.due_time)) + timedelta(minutes=35)
    name = stage.hamlet_of(row)
    if name:
        manner, day = MANNERS[name], (row.due_on - stage.monday).days
        if manner.silent_from is not None and day >= manner.silent_from:
            return None
        if manner.queue_until is not None and day <= manner.queue_until:
            done = max(done, stage.at(manner.queue_until, 23, 10))
        else:
            done += timedelta(days=manner.late)
    return done if done < stage.now else None


def _hour(at: time | None) -> tuple[int, int]:
    return (at.hour, at.minute) if at else (17, 0)


def tell(stage: Stage, row: Activity) -> None:
    """Write one planned activity down as it went. The clock stands at the moment of writing."""
    name = stage.hamlet_of(row)
    by = stage.person(MANNERS[name].by if name else _doer(row))
    if reason := _reason(stage, row):
        miss(row, uid=uid("miss", row.key), reason=reason, by=by)
        return
    draw = random.Random(f"{row.kind}{row.key}")  # noqa: S311 - a story, no secret
    place = stage.cast.hamlets.get(name)
    done = Done(
        done_on=row.due_on,
        counts=_counts(stage, row, name, draw),
        marks=_marks(row, place, MANNERS[name], draw) if place else {},
        device_at=clock.local(row.due_on, *_hour(row.due_time)),
        on_behalf_of=MANNERS[name].on_behalf_of if name else "",
    )
    try:
        confirm(row, uid=uid("done", row.key), done=done, by=by)
    except Unfit as why:
        miss(row, uid=uid("miss", row.key), reason=str(why), by=by)


def _doer(row: Activity) -> str:
    if row.unit.kind == "association":
        first = {
            "Hội Nông dân": "quy",
            "Hội Liên hiệp Phụ nữ": "buoi",
            "Đoàn Thanh niên": "tuananh",
        }
        return first.get(row.unit.name, "trong")
    if row.unit.kind == "front":
        return "thom"
    return "hung" if row.unit.kind == "team" else "bich"


def _reason(stage: Stage, row: Activity) -> str:
    """Return why a radio session was not aired: not yet approved, or the holiday took the slot."""
    day = (row.due_on - stage.monday).days
    if row.kind != "radio":
        return ""
    if day < 2:
        return "Bản tin chưa được duyệt"
    return "Nhường giờ phát cho chương trình ngày lễ" if 7 <= day <= 9 else ""


def _counts(stage: Stage, row: Activity, name: str, draw: random.Random) -> dict[str, float]:
    homes = next((h.households for h in HAMLETS if h.name == name), 900)
    manner = MANNERS.get(name, MANNERS["Bến Sim"])
    usual = {
        "minutes": 15 if row.kind == "radio" else 25,
        "people": round(homes * manner.came * manner.crowd) if name else draw.randint(60, 140),
        "copies": round(homes * manner.round_done),
        "homes": round(homes * 0.1),
        "posts": 1,
        "reads": round(homes * draw.uniform(0.3, 0.6)),
        "views": draw.randint(120, 460),
        "sheets": 4,
        "boards": 1,
        "pieces": 2,
        "metres": 12,
        "learners": draw.randint(9, 24),
        "practised": draw.randint(5, 9),
    }
    asks = all_channels()[row.kind].asks
    return {ask.key: _within(ask, usual.get(ask.key, 1)) for ask in asks if ask.key in usual}


def _within(ask: Ask, value: float) -> float:
    return min(max(value, ask.least), ask.most)


def _marks(
    row: Activity, hamlet: Place, manner: Manner, draw: random.Random
) -> dict[int, dict[str, list[int]]]:
    allowed = marks_allowed(all_channels()[row.kind])
    if not allowed or all_channels()[row.kind].crowd != "ticks":
        return {}
    bits = list(seats(hamlet).values_list("bit", flat=True))
    draw.shuffle(bits)
    if "delivered" in allowed:
        given, away = round(len(bits) * manner.round_done), round(len(bits) * manner.away)
        marks = {"delivered": bits[:given], "away": bits[given : given + away]}
        return {hamlet.pk: {**marks, "absent": bits[given + away :]}}
    return {hamlet.pk: {"engaged": bits[: round(len(bits) * manner.came)]}}
