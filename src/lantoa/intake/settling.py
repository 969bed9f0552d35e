"""Open points are answered: one by one, or all as proposed."""

from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.intake.models import Directive, Point, Taught
from lantoa.intake.unit_questions import candidates, choices_of
from lantoa.intake.unknown_units import FIELD, LATER, UNKNOWN
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.text import fold


@transaction.atomic
def settle(point: Point, *, choice: str, by: User, uid: UUID) -> Point:
    """Answer an open point with one of its choices. Raises `Unfit`, `NotAllowed`."""
    require(by, "directive.correct", point.directive)
    with receipt(by, uid, "point.settled", {"point": point.pk, "choice": choice}) as first:
        if first:
            _settle(point, choice, by)
            first.answer["pk"] = point.pk
    return Point.objects.get(pk=point.pk)


def _settle(point: Point, choice: str, by: User) -> None:
    known = choices_of(point, candidates(point.directive.commune))
    if choice not in [one["key"] for one in known]:
        raise Unfit("Hãy chọn một trong các câu trả lời.")
    point.choice, point.settled_by, point.settled_at = choice, by, clock.now()
    point.save(update_fields=["choice", "settled_by", "settled_at"])
    _remember(point, choice, by)
    journal(by, "point.settled", point, {"code": point.code, "choice": choice})


def _remember(point: Point, choice: str, by: User) -> None:
    """Keep which of ours a unit is (or that it is outside) for the next paper of this issuer."""
    if point.code != UNKNOWN or choice == LATER:
        return
    row = point.directive
    Taught.objects.update_or_create(
        commune=row.commune,
        issuer_key=fold(row.issuer)[:300],
        field=FIELD,
        before=point.detail[:500],
        defaults={
            "issuer": row.issuer, "after": choice, "directive": row, "by": by, "at": clock.now(),
        },
    )  # fmt: skip


@transaction.atomic
def settle_as_proposed(directive: Directive, *, by: User, uid: UUID) -> int:
    """Answer every point still open with its proposed answer; return how many."""
    require(by, "directive.correct", directive)
    with receipt(by, uid, "points.settled", {"directive": directive.pk}) as first:
        if first:
            waiting = list(directive.points.filter(choice="").select_related("directive"))
            for point in waiting:
                _settle(point, point.proposed, by)
            first.answer.update(pk=directive.pk, settled=len(waiting))
    return int(str(first.answer["settled"]))
