"""Questions asked of reports: what is owed, who has not sent, what a report says and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from lantoa.commune.models import Unit, User
from lantoa.commune.queries import forebear_boards, hamlets, seen, units, visible_to
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.report.indicators import HAMLET, OFFICE, UNIT
from lantoa.report.issued import issued_of as issued_of
from lantoa.report.ledger import Scope
from lantoa.report.models import Due, Figure, Report, Seal
from lantoa.report.rules import Answer, Delivery, Standing, changed, standing

AHEAD, OPEN, LATE = "ahead", "open", "late"


@dataclass(frozen=True)
class DueState:
    """A due with its newest report and where it stands.

    `state` is ahead (the period still runs), open, late, draft, returned, sent or accepted;
    `days` counts days since the due day (negative: still ahead).
    """

    due: Due
    report: Report | None
    state: str
    days: int

    @property
    def is_missing(self) -> bool:
        """Say whether the report should be on its way and is not."""
        return self.state in (OPEN, LATE, Report.DRAFT, Report.RETURNED)

    @property
    def is_asked_politely(self) -> bool:
        """Say whether the unit is asked, not urged: it stands outside the commune's tree."""
        return self.due.unit.relation != Unit.SUBORDINATE


def _with_everything(rows: QuerySet[Due]) -> QuerySet[Due]:
    return rows.select_related("regime__campaign__commune", "unit__place").prefetch_related(
        Prefetch("reports", Report.objects.select_related("issued").order_by("-version"))
    )


def dues(user: User) -> QuerySet[Due]:
    """Return the dues that `user` may see, by the day to send."""
    return _with_everything(visible_to(user, Due.objects.all())).order_by(
        "due_at", "unit__sort_key"
    )


def dues_of(campaign: Campaign) -> QuerySet[Due]:
    """Return every due of the campaign, by the day to send."""
    rows = Due.objects.filter(regime__campaign=campaign).order_by("due_at", "unit__sort_key")
    return _with_everything(rows)


def state_of(due: Due) -> DueState:
    """Return where a due stands today."""
    newest = next(iter(due.reports.all()), None)
    days = (clock.today() - clock.day_of(due.due_at)).days
    if newest and newest.state in (Report.SENT, Report.ACCEPTED, Report.RETURNED):
        state = newest.state
    elif days > 0:
        state = LATE
    elif newest:
        state = Report.DRAFT
    else:
        state = AHEAD if clock.today() <= due.until_on else OPEN
    return DueState(due, newest, state, days)


def states(rows: Iterable[Due]) -> list[DueState]:
    """Return where each due stands today."""
    return [state_of(due) for due in rows]


def who_has_not_sent(user: User) -> list[DueState]:
    """Return the dues whose period has closed and whose report is not with its receiver."""
    closed = dues(user).filter(until_on__lt=clock.today())
    return [state for state in states(closed) if state.is_missing]


def waiting(user: User) -> list[DueState]:
    """Return the reports that were sent and wait for an answer."""
    return [one for one in states(dues(user)) if one.state == Report.SENT]


def punctuality(rows: Iterable[Due]) -> Standing:
    """Return how complete and how timely the dues are: the first sending counts."""
    return standing(
        [
            Delivery(
                due_on=clock.day_of(due.due_at),
                sent_on=min(
                    (clock.day_of(r.sent_at) for r in due.reports.all() if r.sent_at), default=None
                ),
            )
            for due in rows
        ],
        clock.today(),
    )


def due(user: User, pk: int) -> Due:
    """Return one due; raises `NotThere`."""
    return seen(user, _with_everything(Due.objects.all()), pk=pk)


def report(user: User, pk: int) -> Report:
    """Return one report with its due, regime and unit; raises `NotThere`."""
    rows = Report.objects.select_related(
        "due__regime__campaign__commune__place",
        "due__regime__campaign__commune__office",
        "due__regime__campaign__directive",
        "due__unit__place",
        "answered_by",
        "sent_by",
    )
    return seen(user, rows, pk=pk)


def figures(report: Report) -> list[Figure]:
    """Return the report's figures in the paper's order."""
    rows = report.figures.select_related("indicator")
    return list(rows.order_by("indicator__order"))


def answer(figure: Figure) -> Answer:
    """Return what a figure says."""
    return Answer(figure.state, figure.value)


def answers(report: Report) -> dict[str, Answer]:
    """Return what the report says, by the code of the figure."""
    return {figure.indicator.code: answer(figure) for figure in figures(report)}


def seal(report: Report) -> Seal | None:
    """Return the seal of an accepted report."""
    return Seal.objects.filter(report=report).first()


def version_before(report: Report) -> Report | None:
    """Return the version that this one replaces."""
    return report.due.reports.filter(version__lt=report.version).order_by("-version").first()


def changed_since(report: Report) -> dict[str, Answer]:
    """Return the figures that differ from the version before, with what they said then."""
    before = version_before(report)
    if before is None:
        return {}
    then = answers(before)
    return {code: then.get(code, Answer()) for code in changed(then, answers(report))}


def scope_of(due: Due) -> Scope:
    """Return whose work and which days the due's report speaks of.

    A unit's report tells of its own work; the office's of every unit that owes no report of its
    own (the others' reports are added to it), and of the reach of all hamlets.
    """
    campaign, level = due.regime.campaign, due.regime.level
    assert campaign is not None
    period = Period(due.from_on, due.until_on)
    if level == OFFICE:
        apart = Due.objects.filter(regime__campaign=campaign, regime__level__in=(HAMLET, UNIT))
        own = units(campaign.commune).exclude(pk__in=apart.values("unit")).order_by()
        ours = frozenset(own.values_list("pk", flat=True))
        return Scope(campaign, period, ours, tuple(hamlets(campaign.commune)))
    places = (due.unit.place,) if level == HAMLET else ()
    return Scope(campaign, period, frozenset({due.unit_id, *_forebears(due)}), places)


def _forebears(due: Due) -> set[int]:
    """Return the boards of merged hamlets whose work of the period only this report can tell."""
    boards = forebear_boards(due.unit) if due.unit.kind == "hamlet" else []
    told = Due.objects.filter(
        regime=due.regime, from_on=due.from_on, unit__in=boards, reports__isnull=False
    )
    return {board.pk for board in boards} - set(told.values_list("unit", flat=True))


def children(due: Due) -> list[DueState]:
    """Return the dues that the office's report gathers: units' reports that close in its period."""
    if due.regime.level != OFFICE:
        return []
    rows = dues_of(due.regime.campaign).filter(  # type: ignore[arg-type]
        regime__level__in=(HAMLET, UNIT),
        until_on__range=(due.from_on, due.until_on),
    )
    return states(rows)
