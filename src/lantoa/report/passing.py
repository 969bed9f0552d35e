"""A sealed report goes up to the province: as a signed file, by the network, or in the house.

Opened again after it left, a signed word that says so goes the same ways in its place.
"""

from uuid import UUID

from django.conf import settings
from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.kit import clock, jobs
from lantoa.kit.errors import Unfit
from lantoa.report import queries
from lantoa.report.envelope import unwrap, wrap, wrap_word
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
    elif row.at is None:
        Passing.objects.filter(pk=row.pk).update(at=clock.now())
    journal(by, _verb(row), report, {"how": FILE})
    return row.carried


@transaction.atomic
def pass_on(report: Report, *, by: User, uid: UUID) -> Passing:
    """Send the sealed report to the province's address, or to the province in this house.

    By the network it waits in line from now on, and the worker carries it; sent again it is tried
    at once. The province knows its uid. Raises `Unfit`.
    """
    row = _signed(report, by)
    with receipt(by, uid, "report.pass_on", {"of": report.pk}) as first:
        if first and settings.PROVINCE:
            _put_in_line(row, by)
            journal(by, "report.pass_asked", report)
        elif first:
            _bring_here(row, by)
    return row


def tell_reopened(report: Report, *, by: User) -> None:
    """Let the province know that a report which may lie there was opened again.

    By the network the word waits in line; within the house it is heard at once; where neither is
    at hand it waits to be handed out as a file. What never left the house stops where it is.
    """
    row, seal = Passing.objects.filter(report=report).first(), queries.seal(report)
    if row is None or seal is None:
        return
    row.state, row.next_at = Passing.SIGNED, None
    if row.has_left:
        row.word, row.at, row.tries = wrap_word(report, seal).decode(), None, 0
    row.save()
    if row.word and settings.PROVINCE:
        _put_in_line(row, by)
    elif row.word and row.how == HERE:
        _bring_here(row, by)


def _put_in_line(row: Passing, by: User) -> None:
    row.state, row.how, row.by, row.tries = Passing.WAITING, POST, by, 0
    row.next_at, row.fault = clock.now(), ""
    row.save()
    jobs.later("report.carry_up")


def _bring_here(row: Passing, by: User) -> None:
    believe(row.report.due.regime.commune.place, public=unwrap(row.carried).key, by=by)
    take_in(row.carried, how=HERE, by=by)
    _arrived(row, HERE, by)
    journal(by, _verb(row), row.report, {"how": HERE})


def _verb(row: Passing) -> str:
    return "report.reopening_passed" if row.word else "report.passed"


def _signed(report: Report, by: User) -> Passing:
    """Return the report as signed: once, so that every way carries the same bytes."""
    require(by, "report.pass_on", report)
    told = Passing.objects.filter(report=report).exclude(word="").first()
    if told is not None:
        return told
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
