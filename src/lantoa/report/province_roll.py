"""One period over the communes of a province: a line a commune, and what stands beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from lantoa.commune.models import Place
from lantoa.report.models import Received, Reopened
from lantoa.report.province_figures import NOTHING, Column
from lantoa.report.series import Turn


@dataclass(frozen=True)
class Line:
    """One commune, the `n`-th: its report, what it says for each figure in words.

    `reopened` tells that the commune opened this very version again: its figures stand until the
    next one comes.
    """

    row: Received
    cells: list[str]
    n: int
    reopened: Reopened | None
    figures: list[Column]

    @property
    def numbers(self) -> list[object]:
        """Return the same for a spreadsheet."""
        return [one.numbers[self.n] for one in self.figures]

    @property
    def is_marked(self) -> bool:
        """Say whether something is to be said beside the commune's name."""
        return self.row.version > 1 or self.reopened is not None

    @property
    def told(self) -> list[tuple[str, str]]:
        """Return the figures of which something happened in this commune, as a list reads them."""
        pairs = zip(self.figures, self.cells, strict=True)
        return [(one.name, cell) for one, cell in pairs if cell != NOTHING]


@dataclass(frozen=True)
class Roll:
    """One period over the communes: what counts, what gave way to it, whose is missing, figures.

    `loose` are reports that may belong here under another name, `by_hand` those that a person put
    to their place; `words` are the words that a report was opened again, by the report's uid.
    """

    turn: Turn
    rows: list[Received]
    older: list[Received]
    loose: list[Received]
    by_hand: list[Received]
    missing: list[Place]
    figures: list[Column]
    words: Mapping[UUID, Reopened]

    @property
    def shown(self) -> list[Column]:
        """Return the figures of which something happened somewhere."""
        return [one for one in self.figures if not one.is_silent]

    @property
    def lines(self) -> list[Line]:
        """Return the communes in their order, each with its figures in the order of `shown`."""
        shown = self.shown
        return [
            Line(
                row,
                [one.cells[n] for one in shown],
                n,
                self.words.get(row.uid),
                shown,
            )
            for n, row in enumerate(self.rows)
        ]

    @property
    def reopened(self) -> list[Received]:
        """Return the reports that count although their commune opened them again."""
        return [row for row in self.rows if row.uid in self.words]

    @property
    def silent(self) -> list[str]:
        """Return the figures of which nothing happened in any commune."""
        return [one.label for one in self.figures if one.is_silent]

    @property
    def is_demo(self) -> bool:
        """Say whether a make-believe commune is among them."""
        return any(row.body.get("is_demo") for row in self.rows)

    @property
    def is_guarded(self) -> bool:
        """Say whether a small count of households stays unsaid."""
        return any(one.is_guarded for one in self.figures)
