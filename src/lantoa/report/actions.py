"""Every change of a report: opened, drafted, filled in, sent, returned, accepted and sealed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import Slip, digest, journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.intake.queries import demands
from lantoa.intake.rules import ReadReporting
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.text import nfc
from lantoa.plan.models import Campaign
from lantoa.report import drafting, queries, regimes
from lantoa.report.indicators import OFFICE
from lantoa.report.models import Due, Figure, Regime, Report, Seal
from lantoa.report.rules import BLANK, NONE, Answer, needs_reason, read_answer
from lantoa.report.sentences import SECTIONS

OWN, ON_PAPER, STANDS_IN = "own", "paper", "stand_in"
UNDEFINED = ("period-undefined", "no-report-deadline", "no-reporter")


@transaction.atomic
def open_regimes(campaign: Campaign, *, by: User) -> list[Regime]:
    """Make the campaign's reporting duties and, beforehand, every due of its days.

    Safe to repeat. A duty "when there is a difficulty" opens the way of concerns and owes nothing.
    """
    require(by, "campaign.launch", campaign)
    return open_for(campaign, demands(campaign.directive).reporting, by=by)


@transaction.atomic
def open_for(campaign: Campaign, reporting: Sequence[ReadReporting], *, by: User) -> list[Regime]:
    """Make the regimes of these duties; what is no longer asked and has no report is taken away."""
    require(by, "campaign.launch", campaign)
    known = regimes.sync_indicators()
    points = campaign.directive.points.filter(code__in=UNDEFINED, choice="")
    is_proposed = points.exists()
    kept = []
    for place, read in enumerate(reporting):
        number = sum(other.by_whom == read.by_whom for other in reporting[:place])
        regime, units = regimes.put_regime(campaign, number, read, is_proposed=is_proposed)
        regimes.put_indicators(regime, known)
        regimes.put_dues(regime, campaign, units)
        kept.append(regime)
    gone = Regime.objects.filter(campaign=campaign, edited_at__isnull=True)
    gone.exclude(pk__in=[regime.pk for regime in kept]).exclude(
        dues__reports__isnull=False
    ).delete()
    journal(by, "regimes.opened", campaign, {"regimes": len(kept)})
    return kept


@transaction.atomic
def draft(due: Due, *, by: User, how: str = OWN) -> Report:
    """Return the due's open draft with figures of this moment's ledger, made if there is none.

    After a return it is a new version that starts from the old one. `how` says that the office
    types in a paper ("paper") or writes for a silent unit ("stand_in"). Raises `Unfit` where the
    report is with its receiver already.
    """
    require(by, "report.draft" if how == OWN else "report.stand_in", due)
    newest = due.reports.order_by("-version").first()
    if newest and newest.state in (Report.SENT, Report.ACCEPTED):
        raise Unfit("Báo cáo kỳ này đã gửi. Muốn sửa, nhờ nơi nhận trả lại.")
    if newest and newest.state == Report.DRAFT:
        drafting.refresh(newest)
        return newest
    made = Report.objects.create(
        due=due,
        version=newest.version + 1 if newest else 1,
        drafted_at=clock.now(),
        on_paper=how == ON_PAPER,
        stands_in=how == STANDS_IN,
        narrative=dict(newest.narrative) if newest else drafting.narrative(due),
    )
    drafting.put_figures(made, after=newest)
    journal(by, "report.drafted", made, {"due": due.pk, "version": made.version, "how": how})
    return made


@dataclass(frozen=True)
class Entry:
    """What a person wrote for one figure, as typed, and why it is not what the ledger says."""

    typed: str
    reason: str = ""


@transaction.atomic
def fill(
    report: Report,
    *,
    entries: Mapping[str, Entry],
    narrative: Mapping[str, str],
    by: User,
    uid: UUID,
    rest_is_none: bool = False,
    row_version: int | None = None,
) -> Report:
    """Write figures (by code) and sections of a draft; `rest_is_none` answers what is blank.

    `row_version` is that of the page the person typed in: raises `AlreadyChanged` when somebody
    saved meanwhile. Raises `Unfit` for what is no number and for a figure that differs from the
    ledger without a reason, naming the field.
    """
    require(by, "report.draft", report)
    body = {"of": report.pk, "entries": {c: asdict(e) for c, e in entries.items()}}
    body |= {"narrative": dict(narrative), "rest": rest_is_none}
    with receipt(by, uid, "report.fill", body) as first:
        if first:
            report.row_version = row_version or report.row_version
            _must_be(report, Report.DRAFT)
            for figure in queries.figures(report):
                _write(figure, entries.get(figure.indicator.code), rest_is_none)
            report.narrative |= {k: nfc(v) for k, v in narrative.items() if k in SECTIONS}
            _touch(report)
            journal(by, "report.filled", report, {"figures": sorted(entries)})
    return report


def _write(figure: Figure, entry: Entry | None, rest_is_none: bool) -> None:
    answer, reason = queries.answer(figure), figure.reason
    if entry is not None:
        try:
            answer, reason = read_answer(entry.typed), nfc(entry.reason)
        except ValueError as error:
            raise Unfit(f"{figure.indicator.label}: {error}", field=figure.indicator.code)
    if answer.state == BLANK and rest_is_none:
        answer = Answer(NONE)
    if needs_reason(answer, drafting.ledger_answer(figure)) and not reason:
        raise Unfit(
            f"{figure.indicator.label}: số này khác sổ hoạt động. Ghi lý do, hoặc ghi thêm hoạt "
            "động còn thiếu rồi lấy lại số.",
            field=figure.indicator.code,
        )
    figure.state, figure.value, figure.reason = answer.state, answer.value, reason
    figure.save()


@transaction.atomic
def send(report: Report, *, by: User, uid: UUID) -> Report:
    """Send a draft to its receiver. Raises `Unfit` while the period runs or figures are blank."""
    require(by, "report.send", report)
    with receipt(by, uid, "report.send", {"of": report.pk}) as first:
        if first:
            _must_be(report, Report.DRAFT)
            _must_be_whole(report)
            report.state, report.sent_at, report.sent_by = Report.SENT, clock.now(), by
            _touch(report)
            journal(by, "report.sent", report, {"version": report.version})
    return report


def _must_be_whole(report: Report) -> None:
    if clock.today() <= report.due.until_on:
        last = report.due.until_on
        raise Unfit(f"Kỳ này đến hết {last.day}/{last.month} mới chốt số liệu. Bản nháp được giữ.")
    blank = report.figures.filter(state=BLANK).count()
    if blank:
        raise Unfit(
            f"Còn {blank} mục chưa nhập. Nhập số, hoặc bấm “Các mục còn trống: không phát sinh”."
        )


def answering(report: Report) -> str:
    """Return the verb that answers a report: the office's own goes to the commune's leader."""
    return "report.seal" if report.due.regime.level == OFFICE else "report.accept"


@transaction.atomic
def send_back(
    report: Report, *, note: str, figures: Mapping[str, str], by: User, uid: UUID
) -> Report:
    """Return a report to its unit with a word on it, and on single figures (by code).

    Raises `Unfit` when nothing is said.
    """
    require(by, answering(report), report)
    said = {code: nfc(word) for code, word in figures.items() if nfc(word)}
    with receipt(by, uid, "report.return", {"of": report.pk, "note": note, "on": said}) as first:
        if first:
            _must_be(report, Report.SENT)
            if not nfc(note) and not said:
                raise Unfit("Ghi điều cần xem lại, ở một số hoặc ở cả báo cáo.", field="note")
            for figure in queries.figures(report):
                figure.note = said.get(figure.indicator.code, "")
                figure.save(update_fields=["note"])
            report.note, report.state = nfc(note), Report.RETURNED
            report.answered_at, report.answered_by = clock.now(), by
            _touch(report)
            journal(by, "report.returned", report, {"figures": sorted(said)})
    return report


@transaction.atomic
def accept(report: Report, *, by: User, uid: UUID) -> Seal | None:
    """Accept a report and seal it: its whole body, the hash of it, and the journal's head."""
    require(by, answering(report), report)
    with receipt(by, uid, "report.accept", {"of": report.pk}) as first:
        if first:
            _must_be(report, Report.SENT)
            report.state, report.answered_at, report.answered_by = Report.ACCEPTED, clock.now(), by
            _touch(report)
            _seal(report, by, first)
    return Seal.objects.filter(report=report).first()


def _seal(report: Report, by: User, slip: Slip) -> None:
    body = drafting.body(report)
    line = journal(by, "report.accepted", report, {"sha256": digest(body)})
    seal = Seal.objects.create(
        report=report,
        body=body,
        sha256=digest(body),
        journal_seq=line.seq,
        journal_hash=line.hash,
        at=clock.now(),
    )
    slip.answer = {"seal": seal.pk}


def _must_be(report: Report, state: str) -> None:
    """Hold the row and see that nobody moved the report on meanwhile."""
    now = Report.objects.select_for_update().get(pk=report.pk)
    if (now.state, now.row_version) != (state, report.row_version):
        raise AlreadyChanged


def _touch(report: Report) -> None:
    report.row_version += 1
    report.save()
