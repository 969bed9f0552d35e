"""A proposal as a person says it, with the arithmetic open."""

from dataclasses import dataclass

from lantoa.kit.say import num
from lantoa.reach.proposing import RADIO, Proposal
from lantoa.reach.proposing_rounds import MEETING
from lantoa.reach.proposing_rules import Step


@dataclass(frozen=True)
class Told:
    """A step in words: what to do, what it gives, what that rests on, what it costs."""

    what: str
    gives: str
    evidence: str
    cost: str


def told(found: Proposal) -> list[Told]:
    """Return the steps in words, the quickest first."""
    return [Told(what(one), gives(one), evidence(one), cost(one)) for one in found.steps]


def what(step: Step) -> str:
    """Name the step: "Phát thêm 1 lần ở Cụm loa 2", "Đến tận nhà 23 hộ"."""
    if step.kind == RADIO:
        return f"Phát thêm 1 lần ở {step.name}"
    if step.kind == MEETING:
        return f"Họp thôn, mời cả {num(step.households)} hộ còn lại"
    return f"Đến tận nhà {num(step.households)} hộ"


def gives(step: Step) -> str:
    """Say what it can be expected to give, and no more than its channel can."""
    if step.kind == RADIO:
        return f"{num(step.households)} hộ có thể nghe; loa phát không tính là đã nhận"
    word = "đến họp" if step.kind == MEETING else "nhận"
    return f"khoảng {num(round(step.expected))} hộ {word}"


def evidence(step: Step) -> str:
    """Say what the number rests on."""
    if step.kind == RADIO:
        return "các hộ trong vùng loa chưa nghe, thấy lần nào"
    if step.rate is None:
        return "chưa đi lần nào nên chưa biết bao nhiêu nhà vắng"
    verb = "lượt hộ được mời" if step.kind == MEETING else "lượt gõ cửa"
    here, around = step.rate.here, step.rate.around
    told = []
    if here.tried:
        told.append(f"ở thôn này {num(here.gained)}/{num(here.tried)} {verb}")
    if around.tried:
        told.append(f"các thôn khác {num(around.gained)}/{num(around.tried)} {verb}")
    return "trước đây " + ", ".join(told)


def cost(step: Step) -> str:
    """Say what it costs in hours of work, and how that was reckoned."""
    hours = f"{round(step.hours, 1):g}".replace(".", ",")
    if step.kind in (RADIO, MEETING):
        return f"khoảng {hours} giờ"
    return f"khoảng {hours} giờ, {round(60 * step.hours / step.households)} phút một nhà"


def in_words(found: Proposal) -> str:
    """Return the proposal in plain words: "Nên phát thêm 1 lần ở …, rồi đến tận nhà 23 hộ. …".

    A meeting names nobody: what comes of it is not in the number.
    """
    if not found.steps:
        return found.reason or "Chưa có cách nào làm được trong những ngày còn lại."
    named = [what(step) for step in found.steps]
    says = "Nên " + ", rồi ".join(words[0].lower() + words[1:] for words in named) + "."
    if not found.covered:
        return says
    whole = f"{num(found.covered)} trong {num(found.households)}"
    reached = whole if found.covered < found.households else f"cả {num(found.households)}"
    meets = any(step.kind == MEETING for step in found.steps)
    except_for = ", chưa kể những hộ đến họp" if meets else ""
    return f"{says} Như vậy tới được {reached} hộ còn lại{except_for}."
