"""A person stops a reading, or lets the kept files be read once more, in another order."""

from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.intake.models import STOPPED, Directive
from lantoa.kit import jobs
from lantoa.kit.errors import Unfit


@transaction.atomic
def stop(directive: Directive, *, by: User, uid: UUID) -> Directive:
    """Stop a reading that waits or runs; the files stay. Raises `NotAllowed`."""
    require(by, "directive.correct", directive)
    with receipt(by, uid, "directive.stopped", {"directive": directive.pk}) as first:
        if first:
            row = Directive.objects.select_for_update().get(pk=directive.pk)
            if row.state == Directive.RECEIVED:
                row.state, row.trouble = Directive.UNREADABLE, STOPPED
                row.save(update_fields=["state", "trouble"])
                journal(by, "directive.stopped", row)
            first.answer["pk"] = row.pk
    return Directive.objects.get(pk=directive.pk)


@transaction.atomic
def read_again(
    directive: Directive, *, by: User, uid: UUID, order: list[int] | None = None
) -> Directive:
    """Let the kept files be read once more; `order` puts the pages (their keys) in a new order.

    What was read is read anew, so nothing that a person corrected may be lost. Raises `Unfit`
    where that would happen or the order does not hold every page once, `NotAllowed`.
    """
    require(by, "directive.correct", directive)
    body = {"directive": directive.pk, "order": order or []}
    with receipt(by, uid, "directive.read_again", body) as first:
        if first:
            row = Directive.objects.select_for_update().get(pk=directive.pk)
            _demand_untouched(row)
            if order is not None:
                _arrange(row, order)
            for kept in (row.page_images, row.spans, row.points, row.related):
                kept.all().delete()
            row.state, row.trouble, row.notes, row.tries = Directive.RECEIVED, "", [], 0
            row.pages_read = row.pages_total = 0
            row.fields, row.raw, row.text = {}, "", ""
            row.save()
            jobs.later("intake.read", row.pk)
            journal(by, "directive.read_again", row, {"arranged": order is not None})
            first.answer["pk"] = row.pk
    return Directive.objects.get(pk=directive.pk)


def _demand_untouched(row: Directive) -> None:
    settled = row.points.exclude(choice="").exists()
    if row.state == Directive.CONFIRMED or row.spans.exclude(corrected_by=None).exists() or settled:
        raise Unfit(
            "Văn bản này đã có người soát, đọc lại sẽ mất phần đã soát. Hãy gửi các trang thành "
            "một văn bản mới."
        )


def _arrange(row: Directive, order: list[int]) -> None:
    pages = {page.pk: page for page in row.pages.all()}
    if sorted(order) != sorted(pages):
        raise Unfit("Thứ tự trang chưa đủ hoặc bị trùng. Hãy tải lại trang rồi xếp lại.")
    for n, pk in enumerate(order):
        pages[pk].order = n
        pages[pk].save(update_fields=["order"])
    row.reading = {"arranged": True}
