"""The chain of papers from the highest and oldest down to one directive."""

from dataclasses import dataclass
from datetime import date

from lantoa.intake.family import held
from lantoa.intake.kinship import BASED_ON, ENCLOSES
from lantoa.intake.models import Directive

CHAIN = 40
SYMBOLS = (
    ("NQ", "Nghị quyết"), ("NĐ", "Nghị định"), ("QĐ", "Quyết định"), ("CT", "Chỉ thị"),
    ("KH", "Kế hoạch"), ("HD", "Hướng dẫn"), ("TB", "Thông báo"), ("CTr", "Chương trình"),
    ("TT", "Thông tư"), ("CĐ", "Công điện"), ("KL", "Kết luận"), ("BC", "Báo cáo"),
)  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One paper of the chain: its number, kind in words, day, and the paper itself where held."""

    number: str
    kind: str
    issued_on: date | None
    row: Directive | None
    is_enclosed: bool = False
    is_here: bool = False


def chain(row: Directive) -> list[Step]:
    """Return the papers from the highest and oldest down to this one, each once.

    Papers that are held bring what they themselves rest on.
    """
    steps: dict[str, Step] = {row.number_key: _here(row)}
    waiting = [row]
    while waiting and len(steps) < CHAIN:
        rests = [r for r in waiting.pop(0).related.all() if r.what in (BASED_ON, ENCLOSES)]
        known = held(row.commune, rests)
        for one in rests:
            if one.number_key not in steps:
                paper = known.get(one.number_key)
                enclosed = one.what == ENCLOSES and one.directive_id == row.pk
                day = one.issued_on or (paper.issued_on if paper else None)
                steps[one.number_key] = Step(
                    one.number, kind_of(one.number), day, paper, is_enclosed=enclosed
                )
                waiting += [paper] if paper else []
    here = steps.pop(row.number_key)
    order = sorted(steps.values(), key=lambda step: (step.issued_on or date.min, step.number))
    return [*order, here]


def _here(row: Directive) -> Step:
    kind = str(row.fields.get("kind") or "").capitalize() or kind_of(row.number)
    return Step(row.number, kind, row.issued_on, row, is_here=True)


def kind_of(number: str) -> str:
    """Return the kind of paper that a number tells: "160/KH-SVHTTDL" is a "Kế hoạch"."""
    signs = [sign for part in number.split("/") for sign in part.split("-")]
    return next((words for sign, words in SYMBOLS if sign in signs), "Công văn")
