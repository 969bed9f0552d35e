"""The office's desk (Bàn làm việc): what one look has to tell, gathered from the rooms below."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from lantoa.commune.models import User
from lantoa.concerns.models import Concern
from lantoa.concerns.queries import open_for
from lantoa.content.models import Version
from lantoa.content.queries import waiting
from lantoa.intake.queries import Change, news
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.kit.say import span
from lantoa.kit.wave import WaveDay
from lantoa.outreach import queries as outreach
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from lantoa.plan.queries import campaigns
from lantoa.reach import queries as reach
from lantoa.report import queries as report
from lantoa.report.models import Report
from lantoa.urge.queries import Behind, behind
from lantoa.urge.rules import WRITTEN

MOST_TODAY = 8
MOST_TILES = 16


@dataclass(frozen=True)
class Course:
    """How one campaign runs: its days as a wave, the holes in it, the peak ahead."""

    campaign: Campaign
    days: list[WaveDay]
    gaps: list[str]
    peak_on: date | None
    days_to_peak: int
    day_number: int
    news: list[Change]


@dataclass(frozen=True)
class Next:
    """The next best step where the work got least far."""

    part: reach.HamletReach
    step: reach.Told


@dataclass(frozen=True)
class Today:
    """The day by the hour, as much as one look takes; what is still to come goes first."""

    rows: list[Activity]
    next_up: Activity | None
    left: int
    more: int


@dataclass(frozen=True)
class Desk:
    """What stands on the desk; lists are already cut to what one look takes."""

    courses: list[Course]
    chosen: Campaign | None
    today: "Today"
    waiting: list[Version]
    to_receive: int
    behind: list[Behind]
    tiles: list[reach.HamletReach]
    more_tiles: int
    whole: reach.Whole | None
    best: Next | None
    concerns: list[Concern]
    objected: int
    not_passed: list[Report]
    to_hand_over: list[Report]

    @property
    def is_new(self) -> bool:
        """Say whether nothing was ever launched here."""
        return not self.courses


def desk(user: User, *, chosen_pk: int | None = None) -> Desk:
    """Return the desk of `user` today, with the reach of one campaign (the newest, or chosen)."""
    rows = campaigns(user).filter(state=Campaign.RUNNING).select_related("commune")
    running = list(rows.prefetch_related("peaks"))
    chosen = next((row for row in running if row.pk == chosen_pk), running[0] if running else None)
    above = report.above(user)
    parts = _worst_first(reach.so_far(user, chosen)) if chosen else []
    return Desk(
        courses=[course(row) for row in running],
        chosen=chosen,
        today=today(user),
        waiting=list(waiting(user)),
        to_receive=report.waiting(user),
        behind=[one for one in behind(user) if one.days > 0 or _owes_report(one)],
        tiles=parts[:MOST_TILES],
        more_tiles=max(0, len(parts) - MOST_TILES),
        whole=reach.together(parts) if parts else None,
        best=_next(chosen, parts) if chosen else None,
        concerns=list(open_for(user)),
        objected=outreach.objected(user),
        not_passed=above.stopped,
        to_hand_over=above.to_hand_over,
    )


def today(user: User) -> Today:
    """Return what stands in the calendar of today, however much it is."""
    everything = outreach.today(user, clock.today())
    numbers = outreach.numbers(everything)
    to_come = numbers.get(Activity.PLANNED, 0)
    rows = list(everything.filter(state=Activity.PLANNED)[:MOST_TODAY]) if to_come else []
    if len(rows) < MOST_TODAY and sum(numbers.values()) > to_come:
        rows += everything.exclude(state=Activity.PLANNED)[: MOST_TODAY - len(rows)]
    rows.sort(key=lambda row: (row.due_time or time.max, row.pk))
    now, coming = clock.now().time(), [row for row in rows if row.state == Activity.PLANNED]
    return Today(
        rows=rows,
        next_up=next((row for row in coming if row.due_time and row.due_time >= now), None),
        left=to_come,
        more=sum(numbers.values()) - len(rows),
    )


def _next(campaign: Campaign, parts: Sequence[reach.HamletReach]) -> Next | None:
    """Return the first step of the hamlet that stands worst, while the campaign lasts."""
    worst = next((part for part in parts if part.missed), None)
    steps = reach.next_steps(campaign, worst.hamlet) if worst else []
    return Next(worst, steps[0]) if worst and steps else None


def _owes_report(one: Behind) -> bool:
    return any(thing.kind in WRITTEN for thing in one.things)


def _worst_first(parts: Sequence[reach.HamletReach]) -> list[reach.HamletReach]:
    """Return silent hamlets first, then by the share of households that nothing was handed to."""
    return sorted(parts, key=lambda p: (not p.is_silent, p.delivered / max(1, p.households)))


def course(campaign: Campaign) -> Course:
    """Return how a campaign runs."""
    today = clock.today()
    peaks = [peak.on for peak in campaign.peaks.all()]
    days = outreach.wave(campaign)
    ahead = min((on for on in peaks if on >= today), default=None)
    return Course(
        campaign=campaign,
        days=days,
        gaps=[span(p.from_on, p.until_on) for p in holes(days, today)],
        peak_on=ahead,
        days_to_peak=(ahead - today).days if ahead else 0,
        day_number=max(0, (today - campaign.from_on).days + 1),
        news=news(campaign.directive),
    )


def holes(days: Sequence[WaveDay], today: date) -> list[Period]:
    """Return the runs of past days on which something was due and nothing was done."""
    found: list[Period] = []
    for day in days:
        if day.on >= today or day.state(today) != "gap":
            continue
        if found and found[-1].until_on == day.on - timedelta(days=1):
            found[-1] = Period(found[-1].from_on, day.on)
        else:
            found.append(Period(day.on, day.on))
    return found


def summary(desk: Desk) -> str:
    """Return the day in one line: what is on, who is waited for, what waits here."""
    left = desk.today.left
    says = [f"Hôm nay còn {left} việc" if left else "Hôm nay không còn việc nào trong lịch"]
    if desk.waiting:
        says.append(f"{len(desk.waiting)} nội dung chờ duyệt")
    if desk.behind:
        says.append(f"{len(desk.behind)} nơi cần hỏi thăm")
    if desk.concerns:
        says.append(f"{len(desk.concerns)} khó khăn chờ trả lời")
    if desk.objected:
        says.append(f"{desk.objected} việc ghi hộ nơi làm báo không đúng")
    return ". ".join(says) + "."
