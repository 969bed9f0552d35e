"""A sealed report is opened again with a reason: what was sealed stays, a new version follows."""

from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.text import nfc
from lantoa.report.models import Report
from lantoa.report.passing import tell_reopened
from lantoa.report.receiving import answering
from lantoa.report.sending import must_be, touch


@transaction.atomic
def reopen(report: Report, *, note: str, by: User, uid: UUID) -> Report:
    """Open an accepted report again, so that its unit can write the next version.

    Its seal stays as it is; on its way up it stops, and a province that may hold it is told.
    Raises `Unfit` where no reason is given or a newer version is there.
    """
    require(by, answering(report), report)
    with receipt(by, uid, "report.reopen", {"of": report.pk, "note": note}) as first:
        if first:
            must_be(report, Report.ACCEPTED)
            if not nfc(note):
                raise Unfit("Ghi lý do mở lại: ai đọc bản sau cũng cần biết.", field="note")
            if report.due.reports.filter(version__gt=report.version).exists():
                raise Unfit("Báo cáo này đã có bản mới hơn. Mở bản ấy.")
            report.note, report.state = nfc(note), Report.RETURNED
            report.answered_at, report.answered_by = clock.now(), by
            touch(report)
            journal(by, "report.reopened", report, {"version": report.version})
            tell_reopened(report, by=by)
    return report
