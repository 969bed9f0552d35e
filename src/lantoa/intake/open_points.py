"""An open point (điểm cần làm rõ) of a paper, with its proposed answers."""

from dataclasses import dataclass

from lantoa.intake.passages import Passage
from lantoa.intake.untold import NOWHERE

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Point:
    """An open point; the first of its keyed choices is the proposed one.

    `about` is the path of the field that the answer completes ("reporting.1", "window").
    """

    code: str
    detail: str
    question: str
    choices: Choices
    at: Passage = NOWHERE
    about: str = ""

    @property
    def proposed(self) -> str:
        """Return the key of the proposed answer."""
        return self.choices[0][0]
