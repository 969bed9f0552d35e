"""A draft follows the ledger: what was logged since is in it before anybody sends it."""

from typing import cast
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.kit.errors import Unfit
from lantoa.report import drafting
from lantoa.report.indicators import OFFICE
from lantoa.report.models import Figure, Report
from lantoa.report.rules import BLANK, Answer, shown
from lantoa.report.sending import must_be, touch

MOST_NAMED = 3


class Moved(Unfit):
    """The ledger moved after the page was drawn: the draft follows it, nothing was sent."""


@transaction.atomic
def catch_up(report: Report, *, by: User) -> list[str]:
    """Ask the ledger again for an open draft of a unit; return what moved ("Tờ rơi: 30, nay 48").

    Figures that people changed stay. The row grows newer, so that a page that shows the old
    figures cannot send them unseen. An office's report adds sealed ones: it asks when told to.
    """
    require(by, "report.draft", report)
    if report.due.regime.level == OFFICE or not drafting.moved(report):
        return []
    must_be(report, Report.DRAFT)
    found = sorted(drafting.refresh(report), key=lambda one: not one[0].ledger_value)
    touch(report)
    return [_told(figure, before) for figure, before in found]


def _told(figure: Figure, before: Answer) -> str:
    was = "chưa có" if before.state == BLANK else shown(before)
    return f"{figure.indicator.label}: {was}, nay {shown(drafting.ledger_answer(figure))}"


@transaction.atomic
def _looked_again(report: Report, *, by: User, uid: UUID) -> list[str]:
    with receipt(by, uid, "report.seen", {"of": report.pk}) as first:
        if first:
            first.answer = {"moved": catch_up(report, by=by)}
    return cast("list[str]", first.answer["moved"])


def must_be_as_seen(report: Report, *, by: User, uid: UUID) -> None:
    """Raise `Moved` where the ledger says other figures than the page that is sent did.

    The same page sent again (its answer was lost on the way) hears the same.
    """
    if found := _looked_again(report, by=by, uid=uid):
        more = f" và {len(found) - MOST_NAMED} số nữa" if len(found) > MOST_NAMED else ""
        named = "; ".join(found[:MOST_NAMED])
        raise Moved(
            f"Sổ hoạt động có thêm việc từ lúc mở trang ({named}{more}). Lời và số đã ghi được "
            "giữ, số chưa sửa đã lấy lại theo sổ. Xem lại rồi gửi."
        )
