"""What a directive demands, as frozen facts: the form in which later rooms take it."""

from dataclasses import dataclass, field
from datetime import date

from lantoa.intake.matching import Candidate, compared, means
from lantoa.intake.quantities import quantities, targets

__all__ = [
    "Candidate",
    "Demands",
    "ReadAssignment",
    "ReadDate",
    "ReadPeak",
    "ReadPillar",
    "ReadReporting",
    "compared",
    "means",
    "quantities",
    "targets",
]


@dataclass(frozen=True)
class ReadPillar:
    """A named content of the directive; a garbled quote, or a title not sure, enters no item."""

    ref: str
    title: str
    quote: str = ""
    garbled: bool = False
    title_is_sure: bool = True


@dataclass(frozen=True)
class ReadAssignment:
    """One group of units as the directive names it, with its duties and the sentence itself.

    `role` is lead or support; `invited` says that the directive invites ("mời") the unit. `ours`
    is the commune's unit (its key) that a person said it is, `outside` that it is none of ours.
    """

    unit: str
    duties: tuple[str, ...]
    quote: str = ""
    role: str = "lead"
    invited: bool = False
    garbled: bool = False
    ours: int | None = None
    outside: bool = False


@dataclass(frozen=True)
class ReadReporting:
    """A reporting duty: `every` is once daily weekly biweekly monthly quarterly periodic event.

    After the open points are answered, "periodic" has become a real period.
    """

    by_whom: str
    to: str
    via: str
    every: str
    due: str


@dataclass(frozen=True)
class ReadPeak:
    """A day that the campaign rises to."""

    on: date
    title: str


@dataclass(frozen=True)
class ReadDate:
    """A date that the directive names, with its words and what it is about."""

    on: date | None
    text: str
    what: str


@dataclass(frozen=True)
class Demands:
    """All that one directive asks for, corrections and answers to open points applied.

    `cadences` maps a vehicle (radio, visual, …) to daily, weekly, monthly, once or peak.
    """

    kind: str
    number: str
    issuer: str
    place: str
    issued_on: date | None
    subject: str
    garbled: bool = False
    addressees: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    cadences: dict[str, str] = field(default_factory=dict)
    pillars: tuple[ReadPillar, ...] = ()
    assignments: tuple[ReadAssignment, ...] = ()
    reporting: tuple[ReadReporting, ...] = ()
    peaks: tuple[ReadPeak, ...] = ()
    dates: tuple[ReadDate, ...] = ()
    window: tuple[date | None, date | None] = (None, None)
    window_is_proposed: bool = False
    attachments: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
