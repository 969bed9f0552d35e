"""Is it heard? How many to ask, whom chance picks, how sure the answer is, what stays unsaid."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import ceil, sqrt

from lantoa.reach import small_counts
from lantoa.reach.small_counts import is_small

Z95 = 1.959963984540054

HEARD, NOT_HEARD, UNSURE, ABSENT = "heard", "not", "unsure", "absent"
ANSWERS = {
    HEARD: "Có biết",
    NOT_HEARD: "Chưa biết",
    UNSURE: "Không nhớ",
    ABSENT: "Vắng nhà",
}
"""What can come of one door; the first three are answers."""

NEIGHBOUR, TEAM, ASSOCIATION, OFFICE, OWN = "neighbour", "team", "association", "office", "own"
ASKERS = {
    NEIGHBOUR: "người thôn khác hỏi",
    TEAM: "tổ, đội ngoài thôn hỏi",
    ASSOCIATION: "đoàn thể hỏi",
    OFFICE: "cán bộ xã hỏi",
    OWN: "trưởng thôn hỏi thôn mình",
}
"""The kinds of asker: a head who asks his own neighbours hears yes more often than is true."""


@dataclass(frozen=True)
class Answers:
    """What one sheet found: numbers of doors by answer, joined to no household."""

    heard: int = 0
    not_heard: int = 0
    unsure: int = 0
    absent: int = 0

    @property
    def asked(self) -> int:
        """Count the households that answered; one that does not remember has not kept it."""
        return self.heard + self.not_heard + self.unsure

    def plus(self, other: "Answers") -> "Answers":
        """Add the answers of another hamlet."""
        return Answers(
            self.heard + other.heard,
            self.not_heard + other.not_heard,
            self.unsure + other.unsure,
            self.absent + other.absent,
        )


def counted(answers: Iterable[str]) -> Answers:
    """Return how often each answer was given."""
    held = list(answers)
    return Answers(*(held.count(one) for one in (HEARD, NOT_HEARD, UNSURE, ABSENT)))


def together(parts: Iterable[Answers]) -> Answers:
    """Add the answers of several hamlets."""
    whole = Answers()
    for part in parts:
        whole = whole.plus(part)
    return whole


def wilson(heard: int, asked: int, z: float = Z95) -> tuple[float, float]:
    """Return the interval that holds the true share with 95 % confidence; (0, 1) of nobody asked.

    Wilson (1927), "Probable inference, the law of succession, and statistical inference": it
    stays within 0 and 1 and holds for small samples, where share ± 1,96 standard errors does not.
    """
    if asked <= 0:
        return 0.0, 1.0
    share, spread = heard / asked, z * z / asked
    middle = (share + spread / 2) / (1 + spread)
    reach = z * sqrt(share * (1 - share) / asked + spread / (4 * asked)) / (1 + spread)
    return max(0.0, min(share, middle - reach)), min(1.0, max(share, middle + reach))


def sample_size(homes: int, base: int) -> int:
    """Return how many of `homes` households to ask, `base` being enough for a very large hamlet.

    Cochran (1977), "Sampling Techniques", §4.4: the correction for a finite population.
    """
    if homes <= 0 or base <= 0:
        return 0
    return min(homes, ceil(base / (1 + (base - 1) / homes)))


def order_of(homes: Iterable[int], seed: str) -> list[int]:
    """Return the households (bits) in the order that chance gives them: the sample, then spares.

    Each household is ranked by the SHA-256 of the seed and its bit: without replacement, the
    same on every machine for ever, and anyone can draw it again.
    """
    return sorted(homes, key=lambda bit: sha256(f"{seed}:{bit}".encode()).digest())


def asker_kind(unit_kind: str, *, is_of_the_hamlet: bool) -> str:
    """Return what kind of asker a unit is in a hamlet."""
    if unit_kind == "hamlet":
        return OWN if is_of_the_hamlet else NEIGHBOUR
    if unit_kind == "team":
        return TEAM
    return ASSOCIATION if unit_kind in ("association", "front") else OFFICE


def is_sayable(answers: Answers) -> bool:
    """Say whether neither those who heard nor the rest are so few that one could be guessed."""
    return not is_small(answers.heard, answers.asked, even_none=True)


def unsaid(parts: Sequence[Answers]) -> frozenset[int]:
    """Return which of the parts stay unsaid beside their published sum."""
    cells = [(part.heard, part.asked) for part in parts]
    return small_counts.unsaid(cells, even_none=True)


def uncounted(parts: Sequence[Answers]) -> frozenset[int]:
    """Return of which parts not even the number that answered is told: under five of them, and as
    many other parts as it takes that the sum does not give it away.
    """
    return small_counts.unsaid([(part.asked, part.asked) for part in parts])
