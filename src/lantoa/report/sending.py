"""A report on its way: opened as a draft, filled in, sent."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.text import nfc
from lantoa.report import drafting, queries
from lantoa.report.judging import must_be_whole, unread
from lantoa.report.models import Due, Figure, Report
from lantoa.report.rules import BLANK, NONE, Answer, read_answer
from lantoa.report.telling import grounds, told, words
from lantoa.report.whose import OWN, mark, mark_sender


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
        return newest if how == OWN else _taken_over(newest, how, by)
    sentences = {} if newest else told(due)
    made = Report(
        due=due,
        version=newest.version + 1 if newest else 1,
        drafted_at=clock.now(),
        narrative=dict(newest.narrative) if newest else words(sentences),
        grounds=dict(newest.grounds) if newest else grounds(sentences),
    )
    mark(made, how)
    made.save()
    drafting.put_figures(made, after=newest)
    journal(by, "report.drafted", made, {"due": due.pk, "version": made.version, "how": how})
    return made


def _taken_over(report: Report, how: str, by: User) -> Report:
    """Let the office go on with a draft that the unit left lying."""
    mark(report, how)
    touch(report)
    facts = {"due": report.due_id, "version": report.version, "how": how}
    journal(by, "report.drafted", report, facts)
    return report


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
    saved meanwhile. What is no number yet is kept as it was typed; that, and why a figure differs
    from the ledger, is asked only when the report is sent. Sent again, the report is returned as
    the row that the first arrival left.
    """
    require(by, "report.draft", report)
    body = {"of": report.pk, "entries": {c: asdict(e) for c, e in entries.items()}}
    body |= {"narrative": dict(narrative), "rest": rest_is_none}
    with receipt(by, uid, "report.fill", body) as first:
        if first:
            report.row_version = row_version or report.row_version
            must_be(report, Report.DRAFT)
            for figure in queries.figures(report):
                _write(figure, entries.get(figure.indicator.code), rest_is_none)
            asked = report.due.regime.sections
            report.narrative |= {k: nfc(v) for k, v in narrative.items() if k in asked}
            touch(report)
            first.answer = {"row": report.row_version}
            journal(by, "report.filled", report, {"figures": sorted(entries)})
        report.row_version = int(str(first.answer.get("row", report.row_version)))
    return report


def _write(figure: Figure, entry: Entry | None, rest_is_none: bool) -> None:
    answer = queries.answer(figure)
    if entry is not None:
        figure.reason = nfc(entry.reason)
        figure.typed = nfc(entry.typed) if unread(entry.typed) else ""
        answer = Answer() if figure.typed else read_answer(entry.typed)
    if answer.state == BLANK and rest_is_none and not figure.typed:
        answer = Answer(NONE)
    figure.state, figure.value = answer.state, answer.value
    figure.save()


@transaction.atomic
def send(report: Report, *, by: User, uid: UUID, is_sure: bool = False) -> Report:
    """Send a draft to its receiver; `is_sure`: a person stands by what is hard to believe.

    Raises what `judging.must_be_whole` raises.
    """
    require(by, "report.send", report)
    with receipt(by, uid, "report.send", {"of": report.pk}) as first:
        if first:
            must_be(report, Report.DRAFT)
            must_be_whole(report, is_sure=is_sure)
            mark_sender(report, by)
            report.state, report.sent_at, report.sent_by = Report.SENT, clock.now(), by
            touch(report)
            journal(by, "report.sent", report, {"version": report.version})
    return report


def must_be(report: Report, state: str) -> None:
    """Hold the row and see that nobody moved the report on meanwhile."""
    now = Report.objects.select_for_update().get(pk=report.pk)
    if (now.state, now.row_version) != (state, report.row_version):
        raise AlreadyChanged


def touch(report: Report) -> None:
    """Save the report as a newer row than any page has seen."""
    report.row_version += 1
    report.save()
