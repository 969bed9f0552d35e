"""A change of hamlets that is decided and not yet in force: kept as typed, proposed on its day."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from lantoa.commune.models import Commune, Place, PlannedChange, User
from lantoa.commune.queries import require
from lantoa.commune.record import journal, receipt
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit

MOST_DAYS = 366


@transaction.atomic
def plan_change(
    commune: Commune,
    *,
    kind: str,
    hamlet: Place | None,
    on: date,
    typed: Mapping[str, Sequence[str]],
    by: User,
    uid: UUID,
) -> PlannedChange:
    """Keep what was typed about a change (`PlaceChange.kind`) that holds from a day to come.

    Nothing changes yet: who lives where on that day is known on that day. Raises `Unfit` for a
    day that has come, or more than a year away.
    """
    require(by, "hamlet.change", commune)
    if not 0 < (on - clock.today()).days <= MOST_DAYS:
        raise Unfit("Ngày dự kiến phải từ ngày mai đến một năm tới. Xem lại năm.", field="on")
    facts = {name: list(values) for name, values in typed.items()}
    body = [commune.pk, kind, hamlet.pk if hamlet else None, on, facts]
    with receipt(by, uid, "hamlet.plan", body) as first:
        if first:
            row = PlannedChange.objects.create(
                commune=commune, kind=kind, hamlet=hamlet, on=on, typed=facts, by=by,
                made_at=clock.now(),
            )  # fmt: skip
            journal(by, "hamlet.planned", row, {"kind": kind, "on": on.isoformat()})
            first.answer = {"pk": row.pk}
    return PlannedChange.objects.get(pk=first.pk)


@transaction.atomic
def settle_plan(plan: PlannedChange, *, done: bool, by: User, uid: UUID) -> None:
    """Put a planned change aside: it was done, or it is not wanted any more."""
    require(by, "hamlet.change", plan.commune)
    with receipt(by, uid, "hamlet.plan_settled", [plan.pk, done]) as first:
        if first:
            waiting = PlannedChange.objects.filter(pk=plan.pk, settled_at__isnull=True)
            if not waiting.update(settled_at=clock.now()):
                raise AlreadyChanged
            verb = "hamlet.plan_done" if done else "hamlet.plan_dropped"
            journal(by, verb, plan, {"on": plan.on.isoformat()})
