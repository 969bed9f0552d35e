"""A paper sent with a directive is tied to it, or parted from it again."""

from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.intake.models import Directive
from lantoa.kit import clock
from lantoa.kit.errors import Unfit


@transaction.atomic
def enclose(directive: Directive, *, into: Directive, by: User, uid: UUID) -> Directive:
    """Tie a received paper to the directive that it was sent with: its duties join in there.

    Raises `Unfit` where the two cannot hang together, `NotAllowed`.
    """
    require(by, "directive.correct", directive)
    require(by, "directive.correct", into)
    with receipt(by, uid, "directive.enclosed", {"paper": directive.pk, "in": into.pk}) as first:
        if first:
            demand_fit(into, commune_id=directive.commune_id)
            if directive.pk == into.pk:
                raise Unfit("Văn bản không thể gửi kèm chính nó. Hãy chọn văn bản khác.")
            if directive.enclosures.exists():
                raise Unfit("Văn bản này đang có tệp gửi kèm nên không gắn vào văn bản khác được.")
            _tie(directive, into, by)
            first.answer["pk"] = directive.pk
    return Directive.objects.get(pk=directive.pk)


@transaction.atomic
def part(directive: Directive, *, by: User, uid: UUID) -> Directive:
    """Take a paper out of the directive that it was tied to; both are kept. Raises `NotAllowed`."""
    require(by, "directive.correct", directive)
    with receipt(by, uid, "directive.parted", {"paper": directive.pk}) as first:
        if first:
            _tie(directive, None, by)
            first.answer["pk"] = directive.pk
    return Directive.objects.get(pk=directive.pk)


def demand_fit(into: Directive, *, commune_id: int) -> None:
    """Raise `Unfit` unless papers of this commune can be tied to `into`."""
    if into.commune_id != commune_id:
        raise Unfit("Hai văn bản thuộc hai xã khác nhau nên không gắn với nhau được.")
    if into.enclosed_in_id is not None:
        raise Unfit("Văn bản này là tệp gửi kèm. Hãy gắn vào văn bản chính của nó.")


def _tie(directive: Directive, into: Directive | None, by: User) -> None:
    row = Directive.objects.select_for_update().get(pk=directive.pk)
    for whole in filter(None, (row.enclosed_in, into)):
        note_change(whole)
    row.enclosed_in = into
    row.row_version += 1
    row.save(update_fields=["enclosed_in", "row_version"])
    journal(
        by,
        "directive.enclosed" if into else "directive.parted",
        row,
        {"in": into.number if into else ""},
    )


def note_change(directive: Directive) -> None:
    """Note when what a directive encloses changed: its campaign may have to be planned again."""
    row = Directive.objects.select_for_update().get(pk=directive.pk)
    row.reading |= {"changed_at": clock.now().isoformat()}
    row.save(update_fields=["reading"])
