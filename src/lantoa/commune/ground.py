"""Laying the ground: the commune, its hamlets and households, units, people and their hats."""

from datetime import date

from django.db import transaction
from django.db.models import Max

from lantoa.commune.hamlets import board_name, found_hamlet
from lantoa.commune.models import (
    Commune,
    Household,
    Membership,
    Place,
    Seat,
    Unit,
    UnitArea,
    User,
)
from lantoa.commune.record import journal
from lantoa.commune.rules import ROLES
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.say import num

MOST_HOUSEHOLDS = 5000


@transaction.atomic
def make_commune(place_code: str, *, is_demo: bool = False) -> Commune:
    """Open this database for the commune `place_code`, with its UBND and its culture office.

    Raises `Unfit` when the code names no commune or the commune is here already.
    """
    place = Place.objects.filter(code=place_code, kind=Place.COMMUNE).first()
    if place is None:
        raise Unfit(f"Không có xã, phường, đặc khu nào mang mã {place_code}. Hãy xem lại mã.")
    if Commune.objects.filter(place=place).exists():
        raise Unfit(f"{place.word} {place.name} đã có trong cơ sở dữ liệu này.".capitalize())
    commune = Commune.objects.create(place=place, is_demo=is_demo)
    board = Unit(kind="ubnd", place=place).named(f"UBND {place}")
    board.save()
    office = Unit(kind="office", place=place, parent=board).named("Phòng Văn hóa – Xã hội")
    office.save()
    commune.office = office
    commune.save(update_fields=["office"])
    journal(None, "commune.made", commune, {"place": place_code}, commune=commune)
    return commune


@transaction.atomic
def add_hamlet(commune: Commune, *, name: str, word: str, households: int) -> Place:
    """Add a hamlet known by its count: its board, and one nameless household a seat (Hộ 1…n).

    Raises `Unfit` for an empty or repeated name and for an impossible count.
    """
    if not 0 <= households <= MOST_HOUSEHOLDS:
        raise Unfit(
            f"{name}: số hộ phải từ 0 đến {num(MOST_HOUSEHOLDS)}, đang ghi {num(households)}.",
            field="households",
        )
    place = found_hamlet(commune, name=name, word=word, from_on=clock.today())
    add_households(place, households)
    parent = Unit.objects.filter(kind="ubnd", place=commune.place).first()
    Unit(kind="hamlet", place=place, parent=parent).named(board_name(place)).save()
    return place


def add_households(hamlet: Place, count: int) -> list[Seat]:
    """Give the hamlet `count` more nameless households on its next bits."""
    top = Seat.objects.filter(hamlet=hamlet).aggregate(top=Max("bit"))["top"]
    start = 0 if top is None else top + 1
    made = Household.objects.bulk_create(Household(lane_order=start + n + 1) for n in range(count))
    return Seat.objects.bulk_create(
        Seat(household=row, hamlet=hamlet, bit=start + n, from_on=clock.today())
        for n, row in enumerate(made)
    )


@transaction.atomic
def add_unit(
    commune: Commune,
    *,
    name: str,
    kind: str,
    relation: str = Unit.SUBORDINATE,
    parent: Unit | None = None,
    areas: tuple[Place, ...] = (),
) -> Unit:
    """Add a unit of the commune; a guest has no parent here. Raises `Unfit` for a repeated name."""
    place = commune.place
    unit = Unit(kind=kind, relation=relation, parent=parent, place=place).named(name)
    if Unit.objects.filter(place=place, folded=unit.folded, closed_on__isnull=True).exists():
        raise Unfit(f"{unit.name} đã có trong danh sách đơn vị.", field="name")
    unit.save()
    UnitArea.objects.bulk_create(UnitArea(unit=unit, place=area) for area in areas)
    return unit


@transaction.atomic
def add_person(
    *, username: str, full_name: str, address: str = "", password: str | None = None
) -> User:
    """Add a person. Raises `Unfit` when the sign-in name is taken or the name is empty."""
    if not full_name.strip():
        raise Unfit("Hãy ghi họ và tên.", field="full_name")
    if User.objects.filter(username=username.lower()).exists():
        raise Unfit(f"Tên đăng nhập {username} đã có người dùng.", field="username")
    user = User.objects.create_user(username, full_name, password)
    user.address = address
    user.save(update_fields=["address"])
    return user


@transaction.atomic
def give_hat(
    user: User,
    *,
    unit: Unit,
    role: str,
    title: str = "",
    from_on: date | None = None,
    to_on: date | None = None,
) -> Membership:
    """Give a person a role in a unit, from today or `from_on`, for good or until `to_on`."""
    if role not in ROLES:
        raise Unfit(f"Không có vai trò {role}.", field="role")
    return Membership.objects.create(
        user=user,
        unit=unit,
        role=role,
        title=title,
        from_on=from_on or clock.today(),
        to_on=to_on,
    )
