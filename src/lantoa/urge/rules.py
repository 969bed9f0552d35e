"""When a unit is reminded, and in which words: a hamlet kindly, partners as partners."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

SUBORDINATE = "subordinate"
REPORT, QUESTION, ACTIVITY = "report", "question", "activity"
WRITTEN = (REPORT, QUESTION)
SOON, TODAY, AFTER = "soon", "today", "after"
DAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
DAYS_BEFORE = 2
MOST_NAMED = 3


@dataclass(frozen=True)
class Thing:
    """One thing that a unit still has to do: a report to send, a question to answer, or work.

    `about` is its address ("due:12"); `what` its name with the span of days where there is one,
    of a question its own words.
    """

    kind: str
    about: str
    what: str
    due_on: date


def moment(thing: Thing, today: date) -> str | None:
    """Return which reminder is due today for the thing: soon, today, after, or None.

    Two days before, on the day, then three days running and once a week: after that a call helps
    more than another message (practice: a call before an escalation).
    """
    late = (today - thing.due_on).days
    if late == 0:
        return TODAY
    if late == -DAYS_BEFORE and thing.kind in WRITTEN:
        return SOON
    return AFTER if 1 <= late <= 3 or (late > 0 and late % 7 == 0) else None


def moment_kept(thing: Thing, today: date, hushed: Sequence[date]) -> str | None:
    """Return today's moment, or what days off just before today (`hushed`) have kept back."""
    if found := moment(thing, today):
        return found
    return step_on(thing, today) if any(moment(thing, day) for day in hushed) else None


def step_on(thing: Thing, today: date) -> str:
    """Return whether today lies before, on or after the thing's day."""
    late = (today - thing.due_on).days
    return AFTER if late > 0 else TODAY if late == 0 else SOON


def words(relation: str, things: Sequence[Thing], today: date, *, office: str) -> str:
    """Return the reminder for one unit: a nudge (nhắc việc), or a request (đề nghị phối hợp).

    Units that only cooperate or are invited owe nothing here: they are asked, and no word of
    lateness is ever used to them; nor is a hamlet scolded.
    """
    if not things:
        raise ValueError("nothing to remind of")
    rows = sorted(things, key=lambda one: (one.kind not in WRITTEN, one.due_on, one.about))
    said = [_said(relation, one, today) for one in rows[:MOST_NAMED]]
    more = len(rows) - len(said)
    tail = f"; và {more} việc nữa" if more else ""
    if relation != SUBORDINATE:
        return f"Đề nghị phối hợp: {'; '.join(said)}{tail}."
    text = f"Còn {len(rows)} việc: {'; '.join(said)}{tail}."
    if office and any(one.due_on < today for one in rows):
        text += f" Vướng chỗ nào, bấm “Cần xã giúp” hoặc gọi {office}."
    return text


def title(relation: str) -> str:
    """Return the head of a message: a hamlet is reminded, partners are asked."""
    return "Nhắc việc" if relation == SUBORDINATE else "Đề nghị phối hợp"


def raised_words(unit: str, things: Sequence[Thing], called_on: date, today: date) -> str:
    """Return what a leader reads of a unit that was reminded and called: facts, no blame."""
    said = "; ".join(_said(SUBORDINATE, one, today) for one in things[:MOST_NAMED])
    more = f"; và {len(things) - MOST_NAMED} việc nữa" if len(things) > MOST_NAMED else ""
    called = f"{called_on.day}/{called_on.month}"
    return f"{unit} còn {len(things)} việc: {said}{more}. Phòng đã nhắc, đã gọi ngày {called}."


def letter(relation: str, called: str, text: str, *, office: str) -> str:
    """Return the reminder as a message to paste into Zalo: greeting, words, who writes.

    `called` is how a hamlet's head is called ("ông Phiến"), or the unit where the post is vacant.
    """
    is_person = relation == SUBORDINATE and called[:1].islower()
    greeting = f"Chào {called}," if is_person else f"Kính gửi {called}:"
    return f"{greeting}\n{text}\nTrân trọng cảm ơn.\n{office}"


def _said(relation: str, thing: Thing, today: date) -> str:
    day = _day(thing.due_on, today)
    passed = thing.due_on < today
    if thing.kind == QUESTION:
        if passed and relation != SUBORDINATE:
            return f"trả lời câu hỏi “{thing.what}”"
        if passed:
            return f"câu hỏi “{thing.what}”, chưa có trả lời"
        return f"trả lời câu hỏi “{thing.what}” trong {day}"
    if relation != SUBORDINATE:
        if thing.kind == REPORT:
            hope = "" if passed else f", mong nhận được trong {day}"
            return f"cung cấp kết quả {thing.what}{hope}"
        return f"cho biết kết quả “{thing.what}” ({day})" if passed else f"“{thing.what}” {day}"
    if thing.kind == REPORT:
        name = f"báo cáo {thing.what}"
        return f"{name}, xã chưa nhận được" if passed else f"gửi {name}, hạn hết {day}"
    return f"“{thing.what}” {day}, chưa ghi kết quả" if passed else f"“{thing.what}” {day}"


def _day(day: date, today: date) -> str:
    if day == today:
        return "hôm nay"
    return f"{DAYS[day.weekday()]} {day.day}/{day.month}"
