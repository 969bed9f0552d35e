"""What the plan paper and the pinned sheets say, before anything is laid out."""

from dataclasses import dataclass
from datetime import date

from lantoa.kit.official import Signer
from lantoa.kit.periods import Period


@dataclass(frozen=True)
class Issuer:
    """Who issues the paper: "Ủy ban nhân dân" over "Xã …", where, who signs, who receives it.

    `office` is the unit that people turn to. `parent` of a hamlet's paper is the commune's UBND.
    """

    parent: str
    body: str
    place: str
    office: str
    signer: Signer
    recipients: tuple[str, ...] = ()
    demo: bool = False


@dataclass(frozen=True)
class PlanPillar:
    """A pillar (nội dung trọng tâm) with the directive's words on it."""

    ref: str
    title: str
    quote: str = ""
    garbled: bool = False


@dataclass(frozen=True)
class PlanChannel:
    """A channel in the plan: who uses it, how often in words, how many activities are planned."""

    label: str
    units: str
    cadence: str
    planned: int


@dataclass(frozen=True)
class PlanDuty:
    """One duty of one unit; `role` as on the screen (Chủ trì, Phối hợp)."""

    unit: str
    duty: str
    role: str
    invited: bool = False
    channel: str = ""
    cadence: str = ""
    due_on: date | None = None
    garbled: bool = False


@dataclass(frozen=True)
class PlanReporting:
    """A report owed: by whom, to whom, through whom, and its periods with the day to send."""

    by_whom: str
    to: str
    via: str
    periods: tuple[tuple[str, date], ...]


@dataclass(frozen=True)
class PlanFacts:
    """Everything that the plan paper (Kế hoạch) says."""

    issuer: Issuer
    on: date
    directive: str
    subject: str
    window: Period
    households: int
    hamlets: int
    pillars: tuple[PlanPillar, ...]
    channels: tuple[PlanChannel, ...]
    duties: tuple[PlanDuty, ...]
    reporting: tuple[PlanReporting, ...] = ()
    peaks: tuple[tuple[date, str], ...] = ()
