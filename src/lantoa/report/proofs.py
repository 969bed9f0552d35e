"""What stands behind a figure or a sentence: activities with their photos, reports below."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from lantoa.channels.base import all_channels
from lantoa.commune.models import File, User
from lantoa.commune.queries import visible_to
from lantoa.concerns.models import Concern
from lantoa.kit.errors import NotThere
from lantoa.outreach.models import Activity, Proof
from lantoa.reach.queries import acts_behind
from lantoa.report import ledger
from lantoa.report.counting import behind
from lantoa.report.drafting import measures_of
from lantoa.report.indicators import (
    CONCERNS,
    ITEMS,
    OUTLETS,
    PROOFS,
    REACH,
    REACHED,
    TYPED,
    Measure,
)
from lantoa.report.models import Report
from lantoa.report.queries import DueState, children
from lantoa.report.rollup import said, scope_of, seals
from lantoa.report.rules import Answer, shown

HOW = {
    "activity": "Đếm các hoạt động đã làm dưới đây.",
    "carried": "Đếm nội dung mà mỗi hoạt động dưới đây đã đưa ra.",
    "hours": "Cộng số phút của các hoạt động dưới đây, đổi ra giờ.",
    "days": "Đếm những ngày có hoạt động dưới đây, mỗi ngày một lần.",
}
WHERE = {
    REACH: "Mỗi hộ tính một lần, dù nhiều đơn vị, nhiều hình thức cùng đến; tính lại từ sổ cho cả "
    "địa bàn và cả kỳ.",
    REACHED: "Mỗi hộ tính một lần trong hình thức này; tính lại từ sổ cho cả địa bàn và cả kỳ.",
    ITEMS: "Đếm nội dung khác nhau đã đưa ra; một nội dung đưa ra nhiều lần tính một.",
    PROOFS: "Đếm ảnh và phiếu của các hoạt động dưới đây; một tờ phiếu ghi nhiều việc tính một.",
    CONCERNS: "Đếm khó khăn, vướng mắc các đơn vị đã nêu trong kỳ.",
    OUTLETS: "Đếm điểm tuyên truyền đang dùng vào ngày cuối kỳ; xem ở trang Điểm tuyên truyền.",
    TYPED: "Số này sổ không có; đơn vị tự ghi.",
}


@dataclass(frozen=True)
class Below:
    """A report below whose sealed figure was added: its unit, and what it says in words."""

    state: DueState
    shown: str


@dataclass(frozen=True)
class Ground:
    """What a figure or a sentence was made of, as far as this person may see it.

    `hidden` counts the activities of other units that count too and are not this person's to see;
    `waiting` are the reports below that are not added yet.
    """

    activities: QuerySet[Activity]
    hidden: int = 0
    concerns: list[Concern] = field(default_factory=list)
    below: list[Below] = field(default_factory=list)
    waiting: list[DueState] = field(default_factory=list)


def of_figure(user: User, report: Report, measure: Measure) -> Ground:
    """Return what a figure of the report was counted from."""
    under = children(report.due)
    scope = scope_of(report.due, under)
    if measure.section == CONCERNS:
        raised = visible_to(user, Concern.objects.filter(pk__in=ledger.concerns(scope)))
        return Ground(Activity.objects.none(), concerns=list(raised.order_by("received_at")))
    waiting = [one for one in under if one.state != Report.ACCEPTED]
    if not measure.additive:
        return _ground(user, _ids(scope, measure), waiting=waiting)
    return _ground(user, _ids(scope, measure), below=_added(under, measure), waiting=waiting)


def measure_of(report: Report, code: str) -> Measure:
    """Return the figure of that code; raises `NotThere` where the report has none."""
    found = next((one for one in measures_of(report.due) if one.code == code), None)
    if found is None:
        raise NotThere
    return found


def _ids(scope: ledger.Scope, measure: Measure) -> set[int]:
    if measure.section in (OUTLETS, TYPED):
        return set()
    if measure.section in (REACH, REACHED):
        channel = measure.what if measure.section == REACHED else ""
        surety = all_channels()[channel].surety if channel else measure.what
        return acts_behind(
            scope.work, scope.period, of=scope.hamlets, surety=surety, channel=channel
        )
    acts = ledger.read(scope, [measure])
    own = [act for act in acts if act.unit in scope.units] if measure.additive else acts
    return {act.pk for act in behind(measure, own)}


def _added(under: Iterable[DueState], measure: Measure) -> list[Below]:
    taken = {one.report.pk: one for one in under if one.report and one.state == Report.ACCEPTED}
    return [
        Below(taken[seal.report_id], shown(said(seal.body).get(measure.code, Answer())))
        for seal in seals(taken.values())
    ]


def of_sentence(user: User, report: Report, part: str, n: int) -> tuple[str, Ground]:
    """Return the n-th sentence of a part and what it was made of; raises `NotThere`.

    A sentence in people's own words has nothing behind it.
    """
    held = lines_of(report, part)
    if not 0 <= n < len(held):
        raise NotThere
    made_of = report.grounds.get(part, {}).get(held[n], {})
    concerns = visible_to(user, Concern.objects.filter(pk__in=made_of.get("concerns", [])))
    told = list(concerns.order_by("received_at"))
    return held[n], _ground(user, set(made_of.get("activities", [])), concerns=told)


def lines_of(report: Report, part: str) -> list[str]:
    """Return the sentences of a part, a line each."""
    text = str(report.narrative.get(part, ""))
    return [line.strip() for line in text.splitlines() if line.strip()]


def _ground(
    user: User,
    ids: set[int],
    *,
    concerns: list[Concern] | None = None,
    below: list[Below] | None = None,
    waiting: list[DueState] | None = None,
) -> Ground:
    files = Proof.objects.filter(file__in=visible_to(user, File.objects.all()))
    rows = visible_to(user, Activity.objects.filter(pk__in=ids)).select_related("unit", "place")
    rows = rows.prefetch_related(Prefetch("proofs", files.select_related("file")))
    ordered = rows.order_by("-done_on", "-pk")
    hidden = len(ids) - ordered.count()
    return Ground(ordered, hidden, concerns or [], below or [], waiting or [])


def how_counted(measure: Measure) -> str:
    """Return in one sentence how the ledger counts the figure."""
    asked = f"Cộng “{measure.label}” ghi ở các hoạt động dưới đây."
    return WHERE.get(measure.section) or HOW.get(measure.what, asked)
