"""All that was found in a directive; every part is a passage that knows its source lines."""

from dataclasses import dataclass
from functools import cached_property

from lantoa.intake.assignment import Assignment
from lantoa.intake.citations import Citation
from lantoa.intake.days import Day
from lantoa.intake.head import Head
from lantoa.intake.kinship import Kin, kin
from lantoa.intake.layout import Paper
from lantoa.intake.open_clashes import of_clashes
from lantoa.intake.open_points import Point
from lantoa.intake.pillars import Pillar
from lantoa.intake.points import points
from lantoa.intake.reporting import Reporting
from lantoa.intake.spans_of_days import Named, Window, span_of
from lantoa.intake.tail import Tail
from lantoa.intake.vehicles import Vehicle


@dataclass(frozen=True)
class Reading:
    """What a directive says; every part is a passage that knows its source lines (from 0)."""

    raw: str
    lines: tuple[str, ...]
    garbled: bool
    head: Head
    tail: Tail
    paper: Paper
    citations: list[Citation]
    pillars: list[Pillar]
    vehicles: list[Vehicle]
    assignments: list[Assignment]
    days: list[Day]
    reports: list[Reporting]

    @property
    def text(self) -> str:
        """Return the text as best read, line for line with the source."""
        return "\n".join(self.lines)

    @cached_property
    def window(self) -> Window:
        """Return the campaign's days: printed, or proposed."""
        named = [Named(day.edge, day.lead, day.peak) for day in self.days]
        return span_of(named, self.head.issued_on)

    @cached_property
    def kin(self) -> list[Kin]:
        """Return the papers that this one rests on, encloses, replaces, corrects, recalls."""
        bodies = [para.body for para in self.paper.paragraphs()]
        return kin(self.head.subject, bodies, self.tail.attachments, self.head.number or "")

    @cached_property
    def points(self) -> list[Point]:
        """Return what the directive leaves open."""
        texts = [para.body for para in self.paper.paragraphs()]
        told = points(
            self.head.subject,
            self.head.addressees,
            self.assignments,
            self.reports,
            self.days,
            self.window,
            texts,
            self.tail.attachments,
            "\n".join(line.whole.plain for line in self.paper.tail if line.cells),
        )
        return [*told, *of_clashes(texts, self.head.issued_on)]
