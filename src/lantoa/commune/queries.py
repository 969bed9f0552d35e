"""Every question asked of the ground: its policy, settings, hamlets, units and households."""

from typing import cast
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lantoa.commune.above import communes, province_over
from lantoa.commune.hats import Hat, areas_of, hats
from lantoa.commune.heirs import Heirs, began, forebear_boards, heirs_of, went_into
from lantoa.commune.left_seen import left_behind, left_on, left_waiting
from lantoa.commune.lineage import (
    Passage,
    away_on,
    forebears_on,
    hamlets_gone,
    hamlets_on,
    lineage,
    who_stood,
)
from lantoa.commune.models import (
    Commune,
    File,
    Household,
    Membership,
    Passkey,
    Place,
    PlannedChange,
    Receipt,
    Seat,
    Unit,
    User,
)
from lantoa.commune.phones import phones_asking
from lantoa.commune.policy import (
    commune_id,
    commune_of,
    may,
    require,
    roles,
    seen,
    signed_in,
    visible_to,
)
from lantoa.commune.rules import APPROVER, SETTINGS
from lantoa.commune.seating import Seating, seated_on, seating
from lantoa.commune.walking import Home, homes, lanes_of, seats, walk
from lantoa.kit import clock

__all__ = [
    "Hat",
    "Heirs",
    "Home",
    "Passage",
    "Seating",
    "away_on",
    "began",
    "commune_id",
    "commune_of",
    "communes",
    "file",
    "forebear_boards",
    "forebears_on",
    "hamlet_unit",
    "hamlets",
    "hamlets_gone",
    "hamlets_on",
    "hamlets_with_homes",
    "hats",
    "heirs_of",
    "homes",
    "households",
    "lanes_of",
    "left_behind",
    "left_on",
    "left_waiting",
    "lineage",
    "may",
    "passkeys",
    "person",
    "phones_asking",
    "plans_waiting",
    "province_over",
    "received",
    "require",
    "roles",
    "seated_on",
    "seating",
    "seats",
    "seen",
    "setting",
    "signed_in",
    "signer",
    "unit_seen",
    "units",
    "visible_to",
    "walk",
    "went_into",
    "who_stood",
    "whole_number",
    "works_in",
]


def setting(commune: Commune, name: str) -> object:
    """Return a setting of the commune, or its default (`rules.SETTINGS`)."""
    return commune.settings.get(name, SETTINGS[name].default)


def whole_number(commune: Commune, name: str) -> int:
    """Return a setting that is a whole number."""
    return int(cast(int, setting(commune, name)))


def hamlets(commune: Commune) -> QuerySet[Place]:
    """Return the commune's hamlets of today in Vietnamese order."""
    rows = Place.objects.filter(kind=Place.HAMLET, parent=commune.place_id)
    return rows.filter(to_on__isnull=True).order_by("sort_key")


def hamlets_with_homes(commune: Commune) -> QuerySet[Place]:
    """Return the same, each with its number of `households`: every seat is counted for that."""
    taken = Seat.objects.filter(hamlet=OuterRef("pk"), to_on__isnull=True).order_by()
    number = Subquery(taken.values("hamlet").annotate(number=Count("pk")).values("number"))
    return hamlets(commune).annotate(households=Coalesce(number, 0))


def units(commune: Commune) -> QuerySet[Unit]:
    """Return the units that work in the commune today, guests among them."""
    inside = Q(place__path__startswith=commune.place.path)
    invited = Q(areas__path__startswith=commune.place.path)
    rows = Unit.objects.filter(inside | invited, closed_on__isnull=True)
    return rows.select_related("place").distinct()


def unit_seen(user: User | AnonymousUser, pk: int) -> Unit:
    """Return one unit of the user's commune; raises `NotThere`."""
    return seen(user, units(commune_of(user)).select_related("place"), pk=pk)


def works_in(unit: Unit, place: Place) -> bool:
    """Say whether `place` lies inside what the unit works in: its areas, else its own place, and
    the hamlets that went whole into it.
    """
    if any(place.path.startswith(area) for area in areas_of(unit)):
        return True
    return place.to_on is not None and place.pk in went_into([unit.place_id])


def plans_waiting(commune: Commune) -> QuerySet[PlannedChange]:
    """Return the planned changes of hamlets that are neither done nor dropped, the next first."""
    rows = PlannedChange.objects.filter(commune=commune, settled_at__isnull=True)
    return rows.select_related("hamlet", "commune")


def hamlet_unit(hamlet: Place) -> Unit | None:
    """Return the unit that answers for the hamlet; of one that ended, the unit that did."""
    rows = Unit.objects.filter(place=hamlet, kind="hamlet").order_by("-pk")
    return (rows.filter(closed_on__isnull=True) if hamlet.to_on is None else rows).first()


def households(user: User) -> QuerySet[Household]:
    """Return the households that `user` may see."""
    return visible_to(user, Household.objects.all())


def file(user: User | AnonymousUser, pk: int) -> File:
    """Return a file that is public or that `user` may see; raises `NotThere`."""
    public = File.objects.filter(pk=pk, privacy="public").first()
    return public or seen(user, File.objects.all(), pk=pk)


def person(user: User | AnonymousUser, pk: int) -> User:
    """Return one person whom `user` may see; raises `NotThere`."""
    return seen(user, User.objects.all(), pk=pk)


def passkeys(user: User) -> QuerySet[Passkey]:
    """Return the person's own passkeys, the newest first."""
    return Passkey.objects.filter(user=user)


def received(user: User | AnonymousUser, uid: UUID) -> Receipt | None:
    """Return the receipt of what `user` sent under `uid`: there once the change is on disk."""
    if not isinstance(user, User):
        return None
    return Receipt.objects.filter(actor=user, uid=uid).first()


def signer(commune: Commune) -> tuple[tuple[str, ...], str]:
    """Return who signs the commune's papers today: lines of authority and title, and the name.

    A deputy signs "KT. CHỦ TỊCH" (Nghị định 30/2020/NĐ-CP, Điều 13).
    """
    hats_worn = Membership.objects.on(clock.today()).filter(
        role=APPROVER, unit__place=commune.place, unit__kind="ubnd"
    )
    rows = list(hats_worn.select_related("user").order_by("pk"))
    deputy = next((hat for hat in rows if hat.title.startswith("Phó")), None)
    if deputy:
        return ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), deputy.user.full_name
    return ("CHỦ TỊCH",), rows[0].user.full_name if rows else ""
