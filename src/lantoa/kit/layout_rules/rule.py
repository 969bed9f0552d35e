"""What a rule of layout is, and what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lantoa.kit.layout_rules.sheet import Line, Sheet

ERROR, ADVICE = "lỗi", "nên xem"
DECREE = "NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I"
PRACTICE = "thông lệ soạn thảo"


@dataclass(frozen=True)
class Hit:
    """Where a rule is broken: a line (None: the whole paper) and what stands there."""

    line: Line | None
    detail: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule: what is off, how to put it right, the clause of the decree it rests on.

    Without a clause it is the field's practice: advice, never an error. `agency`: not for a
    hamlet's paper, which has neither number nor seal.
    """

    code: str
    off: str
    fix: str
    clause: str
    check: Callable[[Sheet], Iterator[Hit]]
    agency: bool = False

    @property
    def source(self) -> str:
        """Return what the rule rests on, in words."""
        return f"{DECREE}, {self.clause}" if self.clause else PRACTICE


@dataclass(frozen=True)
class Finding:
    """A broken rule at one place, ready to be told."""

    rule: Rule
    severity: str
    where: str
    excerpt: str
    detail: str


class Rules(list[Rule]):
    """The rules of one chapter; each check is entered by decorating it."""

    def add(
        self, code: str, off: str, fix: str, clause: str = "", *, agency: bool = False
    ) -> Callable[[Callable[[Sheet], Iterator[Hit]]], Callable[[Sheet], Iterator[Hit]]]:
        """Enter the decorated check under these words."""

        def enter(check: Callable[[Sheet], Iterator[Hit]]) -> Callable[[Sheet], Iterator[Hit]]:
            self.append(Rule(code, off, fix, clause, check, agency))
            return check

        return enter
