"""A proposal as a person says it, with the arithmetic open."""

from dataclasses import dataclass

from lantoa.kit.say import HARD_SPACE, num
from lantoa.reach.proposing import RADIO, Proposal
from lantoa.reach.proposing_rounds import MEETING
from lantoa.reach.proposing_rules import Rate, Step


@dataclass(frozen=True)
class Told:
    """A step in words: what to do, what it gives, how that was reckoned and from what, its cost."""

    kind: str
    what: str
    gives: str
    sum: str
    evidence: str
    cost: str


def told(found: Proposal) -> list[Told]:
    """Return the steps in words, the quickest first."""
    word = found.hamlet.word
    return [
        Told(one.kind, what(one, word), gives(one), sum_of(one), evidence(one), cost(one))
        for one in found.steps
    ]


def what(step: Step, word: str = "thôn") -> str:
    """Name the step: "Phát thêm 1 lần ở Cụm loa 2", "Đến tận nhà 23 hộ"."""
    if step.kind == RADIO:
        return f"Phát thêm 1 lần ở {step.name}"
    if step.kind == MEETING:
        return f"Họp {word}, mời {num(step.households)} hộ chưa nhận"
    return f"Đến tận nhà {num(step.households)} hộ"


def gives(step: Step) -> str:
    """Say what it can be expected to give, and no more than its channel can."""
    if step.kind == RADIO:
        return f"{num(step.households)} hộ có thể nghe; loa phát không tính là đã nhận"
    if step.rate is None:
        return "chưa biết bao nhiêu nhà có người"
    word = "đến họp" if step.kind == MEETING else "nhận"
    return f"dự kiến {num(round(step.expected))} hộ {word}"


def sum_of(step: Step) -> str:
    """Say how that number came about: "133 hộ × 37 % = 49 hộ"; "" where there is no share."""
    if step.rate is None:
        return ""
    full = step.households * step.rate.share
    says = f"{num(step.households)} hộ × {_percent(step.rate.share)} = {num(round(full))} hộ"
    if not step.met:
        return says
    return f"{says}, trừ {_percent(step.met)} đã đến họp: còn {num(round(step.expected))} hộ"


def _percent(share: float) -> str:
    return f"{round(100 * share)}{HARD_SPACE}%"


def evidence(step: Step) -> str:
    """Say what the number rests on."""
    if step.kind == RADIO:
        return "các hộ trong vùng loa chưa nghe, thấy lần nào"
    if step.rate is None:
        return "trong xã chưa ai đi tận nhà lần nào"
    return _seen(step.rate, "lượt hộ được mời" if step.kind == MEETING else "lượt gõ cửa")


def _seen(rate: Rate, tries: str) -> str:
    here, around, found = rate.here, rate.around, []
    if here.tried:
        found.append(f"ở đây {num(here.gained)}/{num(here.tried)} {tries}")
    if around.tried:
        found.append(f"nơi khác trong xã {num(around.gained)}/{num(around.tried)} {tries}")
    both = " (góp vào như 10 lượt)" if here.tried and around.tried else ""
    return f"{_percent(rate.share)} từ những lần trước: {', '.join(found)}{both}"


def cost(step: Step) -> str:
    """Say what it costs in hours of work, and how that was reckoned."""
    hours = f"{round(step.hours, 1):g}".replace(".", ",")
    if step.kind in (RADIO, MEETING):
        return f"khoảng {hours} giờ"
    return f"khoảng {hours} giờ, {round(60 * step.hours / step.households)} phút một nhà"


def in_words(found: Proposal) -> str:
    """Return the proposal in plain words: what to do, whom that is for, what it is likely to give.

    A meeting names nobody: its households are not in the number of those gone to. What is expected
    is said as such; a broadcast is never counted into it.
    """
    if not found.steps:
        return found.reason or "Chưa có cách nào làm được trong những ngày còn lại."
    named = [what(step, found.hamlet.word) for step in found.steps]
    says = "Nên " + ", rồi ".join(words[0].lower() + words[1:] for words in named) + "."
    return " ".join([says, *_aim(found), *_likely(found)])


def _aim(found: Proposal) -> list[str]:
    if not found.covered:
        return []
    whole = f"{num(found.covered)} trong {num(found.households)}"
    homes = whole if found.covered < found.households else f"cả {num(found.households)}"
    by_air = {step.kind for step in found.steps} - {MEETING}
    ways = {"visit": "được đến tận nhà", RADIO: "nghe được loa"}
    return [f"Như vậy {homes} hộ còn lại {' hoặc '.join(ways[k] for k in ways if k in by_air)}."]


def _likely(found: Proposal) -> list[str]:
    kinds = {step.kind for step in found.steps if step.rate}
    if not kinds:
        return []
    words = {MEETING: "đến họp", "visit": "nhận tận nhà"}
    ways = " hoặc ".join(words[kind] for kind in words if kind in kinds)
    return [f"Theo những lần trước, chừng {num(found.expected)} hộ sẽ {ways}."]
