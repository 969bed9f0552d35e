"""Outlets: the mouths that the commune owns, their zones, and their pauses."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from lantoa.channels.base import all_channels
from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Commune, Place, Unit, User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.bits import pack
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.text import nfc
from lantoa.outreach.models import Activity, Outlet, Suspension
from lantoa.outreach.zones import recount

Reaches = Iterable[tuple[Place, Iterable[int] | None]]


@transaction.atomic
def add_outlet(
    commune: Commune,
    *,
    kind: str,
    name: str,
    unit: Unit,
    by: User | None,
    place: Place | None = None,
    parent: Outlet | None = None,
    facts: dict[str, object] | None = None,
    reaches: Reaches = (),
    from_on: date | None = None,
) -> Outlet:
    """Add an outlet (điểm tuyên truyền) with its zones; a cluster's `parent` is the station.

    `reaches` names hamlets, each with the households (bits) that the outlet reaches there, or
    None for all. `by` is None only where the ground is laid. Raises `Unfit`.
    """
    outlet = Outlet(
        commune=commune,
        kind=kind,
        name=nfc(name)[:200],
        unit=unit,
        place=place,
        parent=parent,
        facts=facts or {},
    )
    if by is not None:
        require(by, "outlet.change", outlet)
    if kind not in all_channels():
        raise Unfit("Chọn hình thức của điểm tuyên truyền này.", field="kind")
    if not outlet.name:
        raise Unfit("Ghi tên điểm tuyên truyền.", field="name")
    outlet.save()
    _open_zones(outlet, reaches, from_on or clock.today())
    recount(outlet)
    journal(by, "outlet.added", outlet, {"kind": kind}, commune=commune)
    return outlet


def _open_zones(outlet: Outlet, reaches: Reaches, from_on: date) -> None:
    for hamlet, households in reaches:
        outlet.zones.create(
            hamlet=hamlet, whole=households is None, bits=pack(households or ()), from_on=from_on
        )


@transaction.atomic
def close_outlet(outlet: Outlet, *, by: User, uid: UUID) -> Outlet:
    """Take an outlet out of use from today on; what it did stays in the ledger."""
    require(by, "outlet.change", outlet)
    with receipt(by, uid, "outlet.close", {"of": outlet.pk}) as first_time:
        if first_time:
            outlet.closed_on = clock.today()
            outlet.save(update_fields=["closed_on"])
            outlet.zones.filter(to_on__isnull=True).update(to_on=clock.today())
            recount(outlet)
            journal(by, "outlet.closed", outlet)
    return outlet


@transaction.atomic
def suspend(
    outlet: Outlet, *, from_on: date, until_on: date | None, reason: str, by: User, uid: UUID
) -> Suspension:
    """Pause an outlet (tạm dừng: funeral, power cut, storm), which is no fault.

    When the whole station pauses, its planned sessions of those days are cancelled with the
    reason. An open end lasts until `resume`. Raises `Unfit`.
    """
    require(by, "outlet.suspend", outlet)
    body = {"of": outlet.pk, "from": from_on, "until": until_on, "reason": reason}
    with receipt(by, uid, "outlet.suspend", body) as first_time:
        if first_time:
            if not nfc(reason):
                raise Unfit("Ghi lý do tạm dừng.", field="reason")
            if until_on is not None and until_on < from_on:
                raise Unfit("Ngày hết tạm dừng phải sau ngày bắt đầu.", field="until_on")
            pause = Suspension.objects.create(
                outlet=outlet, from_on=from_on, until_on=until_on, reason=nfc(reason)[:300], by=by
            )
            _silence(outlet, pause)
            recount(outlet)
            first_time.answer["suspension"] = pause.pk
            journal(by, "outlet.suspended", outlet, {"from": from_on, "until": until_on})
    return Suspension.objects.get(pk=int(str(first_time.answer["suspension"])))


def _silence(outlet: Outlet, pause: Suspension) -> None:
    if outlet.parent_id is not None:
        return
    days = Q(due_on__gte=pause.from_on)
    if pause.until_on is not None:
        days &= Q(due_on__lte=pause.until_on)
    else:
        days &= Q(due_on__lte=max(pause.from_on, clock.today()))
    Activity.objects.filter(days, outlet=outlet, state=Activity.PLANNED).update(
        state=Activity.CANCELLED, reason=f"Tạm dừng: {pause.reason}"
    )


@transaction.atomic
def resume(pause: Suspension, *, until_on: date, by: User, uid: UUID) -> Suspension:
    """End an open pause after `until_on`, the last silent day."""
    require(by, "outlet.suspend", pause.outlet)
    with receipt(by, uid, "outlet.resume", {"of": pause.pk, "until": until_on}) as first_time:
        if first_time:
            if pause.until_on is not None and pause.until_on < until_on:
                raise AlreadyChanged
            if until_on < pause.from_on:
                raise Unfit("Ngày phát lại phải sau ngày tạm dừng.", field="until_on")
            pause.until_on = until_on
            pause.save(update_fields=["until_on"])
            recount(pause.outlet)
            journal(by, "outlet.resumed", pause.outlet, {"until": until_on})
    return pause
