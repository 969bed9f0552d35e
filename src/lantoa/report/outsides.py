"""Changes of other bodies' forms: brought in from Excel, columns matched, taken away."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Commune, User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.text import nfc
from lantoa.report.models import OutsideForm
from lantoa.report.outside import matched, sources


def headings_in(table: Sequence[Sequence[str]]) -> list[str]:
    """Return the headings of a form: its fullest row among the first twenty.

    Raises `Unfit` where there is none.
    """
    rows = [[nfc(cell) for cell in row if nfc(cell)] for row in table[:20]]
    fullest = max(rows, key=len, default=[])
    if not fullest:
        raise Unfit("Không thấy dòng tên cột nào. Gửi tệp có dòng tiêu đề của biểu.", field="file")
    return [heading[:200] for heading in fullest]


@transaction.atomic
def add_form(
    commune: Commune, *, title: str, headings: Sequence[str], by: User, uid: UUID
) -> OutsideForm:
    """Bring a form in; each column gets the figure that its words mean, where there is one."""
    require(by, "form.change", commune)
    body = {"title": title, "headings": list(headings)}
    with receipt(by, uid, "form.add", body) as first:
        if first:
            row = OutsideForm.objects.create(
                commune=commune, title=nfc(title), columns=matched(headings),
                made_at=clock.now(), made_by=by,
            )  # fmt: skip
            first.answer["pk"] = row.pk
            journal(by, "form.added", commune, {"columns": len(row.columns)})
    return OutsideForm.objects.get(pk=first.pk)


@transaction.atomic
def set_columns(form: OutsideForm, *, chosen: Sequence[str], by: User, uid: UUID) -> None:
    """Put another source under each column, in the form's order. Raises `Unfit`."""
    require(by, "form.change", form.commune)
    known = {source for source, _ in sources()}
    if len(chosen) != len(form.columns) or not known.issuperset(chosen):
        raise Unfit("Trang này mở đã lâu. Tải lại trang rồi chọn lại.")
    with receipt(by, uid, "form.set", {"of": form.pk, "chosen": list(chosen)}) as first:
        if first:
            for column, source in zip(form.columns, chosen, strict=True):
                column["source"] = source
            form.save(update_fields=["columns"])
            journal(by, "form.set", form.commune, {"form": form.pk})


@transaction.atomic
def remove_form(form: OutsideForm, *, by: User, uid: UUID) -> None:
    """Take a form away; the figures stay where they are."""
    require(by, "form.change", form.commune)
    with receipt(by, uid, "form.remove", {"of": form.pk}) as first:
        if first:
            journal(by, "form.removed", form.commune, {"title": form.title})
            form.delete()
