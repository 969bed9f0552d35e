"""A change of hamlets taken back, as long as that is honest."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from lantoa.commune.boards import hand_back
from lantoa.commune.hamlets import board_name, check_name
from lantoa.commune.models import Place, PlaceChange, Seat, User
from lantoa.commune.queries import hamlet_unit, require
from lantoa.commune.record import journal, receipt
from lantoa.kit import clock
from lantoa.kit.bits import unpack
from lantoa.kit.errors import AlreadyChanged, Unfit


@transaction.atomic
def take_back(change: PlaceChange, *, by: User, uid: UUID) -> PlaceChange:
    """Let the old hamlets go on as if nothing had been; their seats are theirs again.

    The caller has made sure that nothing was counted in the new hamlets. Raises `AlreadyChanged`
    for a change taken back before and `Unfit` when people moved in or out since, or a later
    change stands on this one.
    """
    require(by, "hamlet.change", change.commune)
    with receipt(by, uid, "hamlet.take_back", [change.pk]) as first:
        if first:
            row = PlaceChange.objects.select_for_update().get(pk=change.pk)
            if row.undone_at is not None:
                raise AlreadyChanged
            _unname(row) if row.kind == PlaceChange.RENAME else _reopen(row)
            row.undone_at = clock.now()
            row.save(update_fields=["undone_at"])
            journal(by, "hamlet.taken_back", row, {"from": row.after, "to": row.before})
    change.refresh_from_db()
    return change


def why_not(change: PlaceChange) -> str:
    """Return why the change can no longer be taken back, as a sentence; "" when it can."""
    new = list(Place.objects.filter(code__in=change.after))
    if change.undone_at is not None:
        return "Thay đổi này đã được hủy."
    if change.kind == PlaceChange.RENAME:
        same = str(new[0]) == change.facts["now"]
        return "" if same else f"{new[0]} đã được đổi tên lần nữa."
    if any(place.to_on is not None for place in new):
        return "Thôn mới đã sáp nhập, chia tách tiếp. Hủy thay đổi sau trước."
    for place in new:
        seats = Seat.objects.filter(hamlet=place)
        number = change.facts["after"][place.code]
        if seats.count() != number or seats.filter(to_on__isnull=True).count() != number:
            return f"Ở {place} đã có hộ chuyển đến hoặc chuyển đi."
    taken = Place.objects.filter(parent=change.commune.place, to_on__isnull=True)
    names = Place.objects.filter(code__in=change.before).values("name")
    if taken.exclude(pk__in=[place.pk for place in new]).filter(name__in=names).exists():
        return "Tên thôn cũ nay là tên của thôn khác."
    return ""


def _reopen(change: PlaceChange) -> None:
    if reason := why_not(change):
        raise Unfit(f"Không hủy được nữa: {reason}")
    for way in change.successions.select_related("before", "after"):
        bits = unpack(bytes(way.bits))
        Seat.objects.filter(hamlet=way.before, bit__in=bits).update(to_on=None)
    for place in Place.objects.filter(code__in=change.after):
        _end(place, change)
    for place in Place.objects.filter(code__in=change.before):
        place.to_on = None
        place.save(update_fields=["to_on"])
    hand_back(change.facts["boards"])


def _end(place: Place, change: PlaceChange) -> None:
    """Let a hamlet that was made never have stood: it and its seats end before they begin."""
    before = change.on - timedelta(days=1)
    place.to_on = before
    place.save(update_fields=["to_on"])
    Seat.objects.filter(hamlet=place).update(to_on=before)


def _unname(change: PlaceChange) -> None:
    if reason := why_not(change):
        raise Unfit(f"Không hủy được nữa: {reason}")
    place = Place.objects.get(code=change.before[0])
    check_name(change.commune, change.facts["name"], but=place)
    place.word = change.facts["word"]
    place.named(change.facts["name"]).save()
    if board := hamlet_unit(place):
        board.named(board_name(place)).save()
