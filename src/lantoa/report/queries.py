"""Questions asked of reports: what is owed, who has not sent, what a report says and why."""

from django.conf import settings
from django.db.models import Min, OuterRef, QuerySet, Subquery

from lantoa.commune.models import Unit, User
from lantoa.commune.queries import seen, visible_to
from lantoa.kit import clock
from lantoa.report.due_state import AHEAD, LATE, OPEN, DueState, state_of, states, where
from lantoa.report.handing_over import above
from lantoa.report.issued import issued_of, plan_cited
from lantoa.report.models import Due, Figure, Passing, Report, Seal
from lantoa.report.regime_models import question_of
from lantoa.report.rollup import children, dues_of, with_everything
from lantoa.report.rules import Answer, Delivery, Standing, changed, standing

__all__ = [
    "AHEAD",
    "LATE",
    "OPEN",
    "DueState",
    "above",
    "answer",
    "answers",
    "changed_since",
    "children",
    "due",
    "dues",
    "dues_of",
    "figures",
    "issued_of",
    "passing",
    "plan_cited",
    "province_is_known",
    "punctuality",
    "question_of",
    "report",
    "seal",
    "state_of",
    "states",
    "version_before",
    "waiting",
    "where",
    "who_has_not_sent",
]


def dues(user: User) -> QuerySet[Due]:
    """Return the dues that `user` may see, by the day to send."""
    return with_everything(visible_to(user, Due.objects.all())).order_by("due_at", "unit__sort_key")


def who_has_not_sent(user: User) -> list[DueState]:
    """Return the dues whose period has closed and whose report is not with its receiver."""
    closed = dues(user).filter(until_on__lt=clock.today())
    return [state for state in states(closed) if state.is_missing]


def waiting(user: User) -> int:
    """Count the reports that were sent and wait for an answer."""
    newest = Report.objects.filter(due=OuterRef("pk")).order_by("-version").values("state")[:1]
    rows = Due.objects.annotate(newest=Subquery(newest)).filter(newest=Report.SENT)
    return visible_to(user, rows).count()


def punctuality(rows: QuerySet[Due]) -> Standing:
    """Return how complete and how timely the dues are: the first sending counts. One query."""
    told = rows.order_by().annotate(first=Min("reports__sent_at"))
    return standing(
        [
            Delivery(due_on=clock.day_of(at), sent_on=clock.day_of(first) if first else None)
            for at, first in told.values_list("due_at", "first")
        ],
        clock.today(),
    )


def due(user: User, pk: int) -> Due:
    """Return one due; raises `NotThere`."""
    return seen(user, with_everything(Due.objects.all()), pk=pk)


def report(user: User, pk: int) -> Report:
    """Return one report with its due, regime and unit; raises `NotThere`."""
    rows = Report.objects.select_related(
        "due__regime__commune__place",
        "due__regime__commune__office",
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


def passing(report: Report) -> Passing | None:
    """Return how far the report is on its way to the province, or None."""
    return Passing.objects.exclude(state=Passing.SIGNED).filter(report=report).first()


def province_is_known(report: Report) -> bool:
    """Say whether there is somewhere to send it: an address, or the province in this house."""
    above = report.due.regime.commune.place.parent_id
    return bool(settings.PROVINCE) or Unit.objects.filter(kind="province", place=above).exists()


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
