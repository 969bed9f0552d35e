"""Whom an outlet reaches, with its history: a zone ends, another begins; nothing is overwritten."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Place, User
from lantoa.commune.queries import forebears_on, require
from lantoa.kit import clock, jobs
from lantoa.kit.bits import pack
from lantoa.kit.errors import Unfit
from lantoa.kit.say import date_in_full, start
from lantoa.outreach.models import Outlet, Zone


@transaction.atomic
def set_zone(
    outlet: Outlet,
    *,
    hamlet: Place,
    households: Iterable[int] | None,
    by: User,
    uid: UUID,
    on: date | None = None,
) -> Zone:
    """From `on` (today) on the outlet reaches these households (bits) of a hamlet, or all (None).

    What it reached before stays as it was: the old zone ends, a new one begins. Raises `Unfit`
    for a day to come, and for one before a merger or split made the hamlet.
    """
    require(by, "outlet.change", outlet)
    day, bits = on or clock.today(), pack(households or ())
    body = {"of": outlet.pk, "hamlet": hamlet.pk, "whole": households is None, "bits": bits.hex()}
    body["on"] = on
    with receipt(by, uid, "outlet.zone", body) as first_time:
        if first_time:
            _end(outlet, hamlet, day)
            outlet.zones.create(hamlet=hamlet, whole=households is None, bits=bits, from_on=day)
            recount(outlet)
            journal(by, "outlet.zone_set", outlet, {"hamlet": hamlet.pk})
    return outlet.zones.get(hamlet=hamlet, to_on__isnull=True)


@transaction.atomic
def end_zone(outlet: Outlet, *, hamlet: Place, by: User, uid: UUID, on: date | None = None) -> None:
    """From `on` (today) on the outlet reaches nobody in the hamlet; its past stays."""
    require(by, "outlet.change", outlet)
    day = on or clock.today()
    with receipt(by, uid, "outlet.zone_end", [outlet.pk, hamlet.pk, on]) as first_time:
        if first_time:
            _end(outlet, hamlet, day)
            recount(outlet)
            journal(by, "outlet.zone_set", outlet, {"hamlet": hamlet.pk})


def _end(outlet: Outlet, hamlet: Place, day: date) -> None:
    if day > clock.today():
        raise Unfit("Ngày đổi còn ở phía trước. Ghi lại khi đã đổi.", field="on")
    if hamlet.to_on is not None:
        raise Unfit(f"{hamlet} đã sáp nhập, chia tách. Chọn thôn mới.", field="hamlet")
    if forebears_on(hamlet, day):
        began = date_in_full(hamlet.from_on or day)
        raise Unfit(
            f"{start(str(hamlet))} mới có từ ngày {began}: chọn từ ngày ấy trở đi. Những ngày "
            "trước vẫn tính như đã ghi ở thôn cũ.",
            field="on",
        )
    zones = outlet.zones.filter(hamlet=hamlet)
    zones.filter(from_on__gte=day).delete()
    lasting = Q(to_on__isnull=True) | Q(to_on__gte=day)
    zones.filter(lasting).update(to_on=day - timedelta(days=1))


def recount(outlet: Outlet) -> None:
    """Let the reach of the hamlets follow that the outlet or its clusters speak to."""
    zones = Zone.objects.filter(Q(outlet=outlet) | Q(outlet__parent=outlet))
    hamlets = set(zones.values_list("hamlet_id", flat=True))
    if hamlets:
        jobs.at_once("reach.retally_hamlets", *sorted(hamlets))
