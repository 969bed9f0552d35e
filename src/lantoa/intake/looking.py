"""A person looked at what was read and found it right, or wants it looked at again."""

from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.intake.correcting import look
from lantoa.intake.fields import value_at
from lantoa.intake.models import Directive
from lantoa.kit.errors import Unfit


@transaction.atomic
def accept(directive: Directive, *, fields: list[str], by: User, uid: UUID) -> Directive:
    """Note that `by` looked at these fields and found them right; their doubts are settled.

    Raises `Unfit` for a field that is not there, `NotAllowed`.
    """
    require(by, "directive.correct", directive)
    body = {"directive": directive.pk, "fields": sorted(fields)}
    with receipt(by, uid, "directive.looked_at", body) as first:
        if first:
            row = Directive.objects.select_for_update().get(pk=directive.pk)
            unknown = [path for path in fields if value_at(row.fields, path) in (None, "", [])]
            if unknown or not fields:
                raise Unfit("Mục này không còn ở đây. Hãy tải lại trang rồi xem tiếp.")
            look(row, fields)
            for beside in ("unsure", "learned"):
                known = row.reading.get(beside, {})
                row.reading[beside] = {p: at for p, at in known.items() if p not in fields}
            unread = row.reading.get("unread", [])
            row.reading["unread"] = [path for path in unread if path not in fields]
            row.row_version += 1
            row.save(update_fields=["reading", "row_version"])
            journal(by, "directive.looked_at", row, {"fields": len(fields)})
            first.answer["pk"] = row.pk
    return Directive.objects.get(pk=directive.pk)
