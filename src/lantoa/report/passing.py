"""A sealed report goes up to the province: as a signed file, by the network, or in the house."""

from uuid import UUID

from django.conf import settings
from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.kit import clock, jobs
from lantoa.kit.errors import Unfit
from lantoa.report import queries
from lantoa.report.envelope import unwrap, wrap
from lantoa.report.indicators import OFFICE
from lantoa.report.models import Passing, Report
from lantoa.report.taking_in import take_in
from lantoa.report.trusting import believe

FILE, POST, HERE = "file", "post", "here"


@transaction.atomic
def hand_out(report: Report, *, by: User) -> bytes:
    """Return the sealed report as a signed file, on record. Raises `Unfit`, `NotAllowed`.

    What waits for the network goes on waiting: arriving twice it is one.
    """
    row = _signed(report, by)
    if row.state != Passing.WAITING:
        _arrived(row, FILE, by)
    journal(by, "report.passed", report, {"how": FILE})
    return row.data.encode()


@transaction.atomic
def pass_on(report: Report, *, by: User, uid: UUID) -> Passing:
    """Send the sealed report to the province's address, or to the province in this house.

    By the network it waits in line from now on, and the worker carries it; sent again it is tried
    at once. The province knows its uid. Raises `Unfit`.
    """
    row = _signed(report, by)
    with receipt(by, uid, "report.pass_on", {"of": report.pk}) as first:
        if first and settings.PROVINCE:
            row.state, row.how, row.by, row.tries = Passing.WAITING, POST, by, 0
            row.next_at, row.fault = clock.now(), ""
            row.save()
            journal(by, "report.pass_asked", report)
            jobs.later("report.carry_up")
        elif first:
            believe(report.due.regime.commune.place, public=unwrap(row.data.encode()).key, by=by)
            take_in(row.data.encode(), how=HERE, by=by)
            _arrived(row, HERE, by)
            journal(by, "report.passed", report, {"how": HERE})
    return row


def _signed(report: Report, by: User) -> Passing:
    """Return the report as signed: once, so that every way carries the same bytes."""
    require(by, "report.pass_on", report)
    seal = queries.seal(report)
    accepted = report.state == Report.ACCEPTED
    if seal is None or not accepted or report.due.regime.level != OFFICE:
        raise Unfit("Chỉ báo cáo của xã đã khóa số liệu mới gửi lên tỉnh được.")
    row, _ = Passing.objects.get_or_create(report=report, defaults={"by": by})
    if not row.data:
        row.data = wrap(report, seal).decode()
        row.save(update_fields=["data"])
    return row


def _arrived(row: Passing, how: str, by: User) -> None:
    row.state, row.how, row.by, row.at = Passing.DONE, how, by, clock.now()
    row.next_at, row.fault = None, ""
    row.save()
