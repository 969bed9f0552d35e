"""A report at its receiver: returned with a word, or accepted and sealed."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import Slip, digest, journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.text import nfc
from lantoa.report import drafting, queries
from lantoa.report.indicators import OFFICE
from lantoa.report.models import Report, Seal
from lantoa.report.sending import (
    must_be,
    touch,
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
            must_be(report, Report.SENT)
            if not nfc(note) and not said:
                raise Unfit("Ghi điều cần xem lại, ở một số hoặc ở cả báo cáo.", field="note")
            for figure in queries.figures(report):
                figure.note = said.get(figure.indicator.code, "")
                figure.save(update_fields=["note"])
            report.note, report.state = nfc(note), Report.RETURNED
            report.answered_at, report.answered_by = clock.now(), by
            touch(report)
            journal(by, "report.returned", report, {"figures": sorted(said)})
    return report


@transaction.atomic
def accept(report: Report, *, by: User, uid: UUID) -> Seal | None:
    """Accept a report and seal it: its whole body, the hash of it, and the journal's head."""
    require(by, answering(report), report)
    with receipt(by, uid, "report.accept", {"of": report.pk}) as first:
        if first:
            must_be(report, Report.SENT)
            report.state, report.answered_at, report.answered_by = Report.ACCEPTED, clock.now(), by
            touch(report)
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
