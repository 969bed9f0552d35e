"""Households come, go, move and live away; a bit once given is never given again."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max, QuerySet

from lantoa.commune.ground import MOST_HOUSEHOLDS, add_households
from lantoa.commune.models import Household, Place, Seat, User
from lantoa.commune.queries import require, seats
from lantoa.commune.record import journal, receipt
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.jobs import at_once
from lantoa.kit.say import date_in_full, num


def seat_of(household: Household) -> Seat:
    """Return where the household lives, or else the seat that it left last."""
    newest = (F("to_on").desc(nulls_first=True), "-pk")
    return household.seats.select_related("hamlet").order_by(*newest)[0]


@transaction.atomic
def grow(hamlet: Place, *, more: int, by: User, uid: UUID) -> int:
    """Add `more` nameless households at the end of the hamlet; return how many there are."""
    require(by, "household.change", hamlet)
    with receipt(by, uid, "household.grow", [hamlet.pk, more]) as first:
        if first:
            lock(hamlet)
            if not 1 <= more <= MOST_HOUSEHOLDS - seats(hamlet).count():
                raise Unfit(
                    f"Số hộ thêm phải từ 1 trở lên; một thôn nhiều nhất {num(MOST_HOUSEHOLDS)} hộ.",
                    field="more",
                )
            add_households(hamlet, more)
            journal(by, "household.added", hamlet, {"more": more})
            at_once("reach.retally_hamlets", hamlet.pk)
    return seats(hamlet).count()


@transaction.atomic
def shrink(hamlet: Place, *, fewer: int, by: User, uid: UUID) -> int:
    """Take `fewer` nameless households off the end of the hamlet; return how many stay.

    Their bits are given to nobody. Raises `Unfit` when there are not so many without a name:
    which named household left has to be said at the household.
    """
    require(by, "household.change", hamlet)
    with receipt(by, uid, "household.shrink", [hamlet.pk, fewer]) as first:
        if first:
            lock(hamlet)
            nameless = seats(hamlet).filter(household__head="").order_by("-bit")
            if not 1 <= fewer <= nameless.count():
                raise Unfit(
                    f"Chỉ còn {nameless.count()} hộ chưa có tên để bớt. Hộ có tên đã chuyển đi "
                    "thì mở hộ ấy, bấm “Ghi hộ chuyển đi”.",
                    field="fewer",
                )
            ended = list(nameless.values_list("pk", flat=True)[:fewer])
            Seat.objects.filter(pk__in=ended).update(to_on=last_day())
            journal(by, "household.fewer", hamlet, {"fewer": fewer})
            at_once("reach.retally_hamlets", hamlet.pk)
    return seats(hamlet).count()


@transaction.atomic
def move_away(household: Household, *, by: User, uid: UUID) -> None:
    """Close the household's seat: as of today it left the hamlet; its bit is given to nobody."""
    seat = seat_of(household)
    require(by, "household.change", seat.hamlet)
    with receipt(by, uid, "household.leave", [household.pk]) as first:
        if first:
            lock(seat.hamlet)
            seat.to_on = last_day()
            seat.save(update_fields=["to_on"])
            journal(by, "household.left", seat.hamlet, {"bit": seat.bit})
            at_once("reach.retally_hamlets", seat.hamlet_id)


@transaction.atomic
def move_to(household: Household, *, hamlet: Place, on: date, by: User, uid: UUID) -> Seat:
    """Seat a household in `hamlet` as of a day: from another hamlet, or back after it left.

    Always a new seat, also where it sat before: what reached it then stays with the old one.
    Raises `Unfit` for a day to come, one before it came to where it is, or its own hamlet.
    """
    seat = seat_of(household)
    require(by, "household.change", seat.hamlet)
    require(by, "household.change", hamlet)
    with receipt(by, uid, "household.move", [household.pk, hamlet.pk, on]) as first:
        if first:
            for place in sorted({seat.hamlet, hamlet}, key=lambda one: one.pk):
                lock(place)
            _check_move(seat, hamlet, on)
            if seat.to_on is None or seat.to_on >= on:
                seat.to_on = on - timedelta(days=1)
                seat.save(update_fields=["to_on"])
            top = Seat.objects.filter(hamlet=hamlet).aggregate(top=Max("bit"))["top"]
            made = Seat.objects.create(
                household=household, hamlet=hamlet, bit=0 if top is None else top + 1, from_on=on
            )
            if seat.hamlet_id != hamlet.pk:
                household.lane, household.lane_order = "", made.bit + 1
                household.save(update_fields=["lane", "lane_order"])
            journal(by, "household.moved", hamlet, {"from": seat.hamlet.code, "bit": made.bit})
            at_once("reach.retally_hamlets", seat.hamlet_id, hamlet.pk)
            first.answer = {"pk": made.pk}
    return Seat.objects.get(pk=first.pk)


def _check_move(seat: Seat, hamlet: Place, on: date) -> None:
    if on > clock.today():
        raise Unfit("Ngày chuyển còn ở phía trước. Ghi lại khi hộ đã chuyển.", field="on")
    if on < seat.from_on:
        raise Unfit(
            f"Hộ mới ở {seat.hamlet} từ ngày {date_in_full(seat.from_on)}. Xem lại ngày chuyển.",
            field="on",
        )
    if seat.to_on is None and seat.hamlet_id == hamlet.pk:
        raise Unfit(f"Hộ đang ở {hamlet} rồi.", field="hamlet")
    if seats(hamlet).count() >= MOST_HOUSEHOLDS:
        raise Unfit(f"Một thôn có nhiều nhất {num(MOST_HOUSEHOLDS)} hộ.", field="hamlet")


def last_day() -> date:
    """Return the last day here of a household that is gone as of today: the day before."""
    return clock.today() - timedelta(days=1)


def lock(hamlet: Place) -> Place:
    """Hold the hamlet till the change is on disk, so that no two changes give one bit.

    Raises `AlreadyChanged` for a hamlet that has been merged or split.
    """
    row = Place.objects.select_for_update(no_key=True).get(pk=hamlet.pk)
    if row.to_on is not None:
        raise AlreadyChanged
    return row


def left(hamlet: Place) -> QuerySet[Seat]:
    """Return the seats of named households that left the hamlet and live nowhere here now."""
    rows = Seat.objects.filter(hamlet=hamlet, to_on__isnull=False).exclude(household__head="")
    here = Seat.objects.filter(to_on__isnull=True).values("household")
    rows = rows.exclude(household__in=here).select_related("household")
    return rows.order_by("-to_on", "household__head_key")
