"""The ground as its keepers look it up: hamlets, units, people, the journal."""

from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet

from lantoa.commune.cards import takes_card
from lantoa.commune.hats import read_hats
from lantoa.commune.models import (
    Card,
    Commune,
    Household,
    HouseholdList,
    Journal,
    Membership,
    Place,
    Seat,
    Unit,
    User,
)
from lantoa.commune.moves import left
from lantoa.commune.queries import commune_of, hamlets_with_homes, hats, seen, units, visible_to
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import id_in


def hamlets_seen(user: User | AnonymousUser) -> QuerySet[Place]:
    """Return the hamlets of the user's commune that `user` may see, with their `households`."""
    return visible_to(user, hamlets_with_homes(commune_of(user)))


def hamlet_seen(user: User | AnonymousUser, pk: int) -> Place:
    """Return one hamlet of the user's commune; raises `NotThere`."""
    return seen(user, hamlets_with_homes(commune_of(user)), pk=pk)


def household_seen(user: User | AnonymousUser, pk: int) -> Household:
    """Return one household that `user` may see; raises `NotThere`."""
    return seen(user, Household.objects.all(), pk=pk)


def list_seen(user: User | AnonymousUser, pk: int) -> HouseholdList:
    """Return one household list that was sent for a hamlet of the user's; raises `NotThere`."""
    return seen(user, HouseholdList.objects.select_related("hamlet__parent"), pk=pk)


def left_seen(hamlet: Place, household: str) -> Seat:
    """Return the seat of one household (its id) that left the hamlet; raises `Unfit`."""
    pk = id_in(household)
    row = left(hamlet).filter(household=pk).first() if pk is not None else None
    if row is None:
        raise Unfit("Hộ này không có trong danh sách đã chuyển đi. Tải lại trang.")
    return row


def units_seen(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Return the commune's units of today that `user` may see, with their areas."""
    rows = units(commune_of(user)).select_related("place").prefetch_related("areas")
    return visible_to(user, rows)


def people_seen(user: User | AnonymousUser) -> QuerySet[User]:
    """Return the people who wear a hat in what `user` sees, given names first, with their hats."""
    worn = Prefetch("memberships", Membership.objects.select_related("unit").order_by("-pk"))
    return visible_to(user, User.objects.all()).prefetch_related(worn).order_by("name_key")


def person_seen(user: User | AnonymousUser, pk: int) -> User:
    """Return one person whom `user` may see; raises `NotThere`."""
    return seen(user, User.objects.all(), pk=pk)


def hats_of(user: User) -> QuerySet[Membership]:
    """Return every hat that the person wears or wore, newest first."""
    return Membership.objects.filter(user=user).select_related("unit").order_by("-from_on", "-pk")


def hat_seen(user: User | AnonymousUser, pk: int) -> Membership:
    """Return one hat of a person that `user` may see; raises `NotThere`."""
    hat = Membership.objects.select_related("user", "unit__place").filter(pk=pk).first()
    if hat is None or not visible_to(user, User.objects.filter(pk=hat.user_id)).exists():
        raise NotThere
    return hat


def journal_lines(commune: Commune) -> QuerySet[Journal]:
    """Return the commune's journal, newest first."""
    return Journal.objects.filter(commune=commune).select_related("by").order_by("-seq")


def names_of(things: Iterable[str]) -> dict[str, str]:
    """Return the names of the journal's things ("place:12") that belong to the ground."""
    wanted: dict[str, list[int]] = {"place": [], "unit": [], "user": []}
    for thing in things:
        kind, _, number = thing.partition(":")
        if kind in wanted:
            wanted[kind].append(int(number))
    rows: list[Place | Unit | User] = [
        *Place.objects.filter(pk__in=wanted["place"]),
        *Unit.objects.filter(pk__in=wanted["unit"]),
        *User.objects.filter(pk__in=wanted["user"]),
    ]
    return {f"{type(row).__name__.lower()}:{row.pk}": str(row) for row in rows}


def card_holders(user: User | AnonymousUser) -> list[User]:
    """Return those who may have a sign-in card, by unit, each with `.card` (or None) and `.at`."""
    seen_here = list(people_seen(user))
    read_hats(seen_here)
    people = [one for one in seen_here if takes_card(one)]
    rows = Card.objects.filter(user__in=people, revoked_at=None).order_by("pk")
    held = {card.user_id: card for card in rows}
    for one in people:
        one.card = held.get(one.pk)  # type: ignore[attr-defined]
        one.at = hats(one)[0].unit  # type: ignore[attr-defined]
    return sorted(people, key=lambda one: (one.at.sort_key, one.name_key))  # type: ignore[attr-defined]


def card_seen(user: User | AnonymousUser, pk: int) -> Card:
    """Return the card of a person that `user` may see; raises `NotThere`."""
    card = Card.objects.select_related("user").filter(pk=pk).first()
    if card is None or not visible_to(user, User.objects.filter(pk=card.user_id)).exists():
        raise NotThere
    return card
