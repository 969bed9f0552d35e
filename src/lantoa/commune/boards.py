"""Who answers for a hamlet when hamlets change: boards, people and their cards."""

from collections.abc import Sequence
from datetime import date, timedelta

from lantoa.commune import ground
from lantoa.commune.hamlets import board_name
from lantoa.commune.lineage import lineage
from lantoa.commune.models import Card, Membership, Place, Unit, UnitArea, User
from lantoa.commune.regrouping import Newcomer
from lantoa.commune.rules import HAMLET
from lantoa.kit import clock

Handed = dict[str, list[int]]
"""Ids of what was touched; `ended` and `ends` go together (a hat, and its own last day or 0)."""


def hand_over(
    old: Sequence[Place], new: Sequence[Place], into: Sequence[Newcomer], *, on: date
) -> Handed:
    """Close the old hamlets' boards and open the new ones' with the people who work on.

    The new boards keep the old hamlets, and those before them, among their areas, so that what was
    done stays theirs to read. Returns the ids of what was touched, so that it can be taken back.
    """
    closed = list(Unit.objects.filter(place__in=old, kind="hamlet", closed_on__isnull=True))
    ended = list(Membership.objects.on(clock.today()).filter(unit__in=closed))
    titles = {hat.user_id: hat.title for hat in ended}
    opened = [_open(place) for place in new]
    given = []
    for board, one in zip(opened, into, strict=True):
        for user in User.objects.filter(pk__in=[pk for pk in one.people if pk in titles]):
            hat = ground.give_hat(user, unit=board, role=HAMLET, title=titles[user.pk])
            given.append(hat.pk)
    yesterday = clock.today() - timedelta(days=1)
    Membership.objects.filter(pk__in=[hat.pk for hat in ended]).update(to_on=yesterday)
    Unit.objects.filter(pk__in=[unit.pk for unit in closed]).update(closed_on=on)
    return {
        "closed": [unit.pk for unit in closed],
        "opened": [unit.pk for unit in opened],
        "ended": [hat.pk for hat in ended],
        "ends": [hat.to_on.toordinal() if hat.to_on else 0 for hat in ended],
        "given": given,
        "cards": _revoke({hat.user_id for hat in ended}),
        "areas": _widen(old, new),
    }


def _open(place: Place) -> Unit:
    parent = Unit.objects.filter(kind="ubnd", place=place.parent).first()
    board = Unit(kind="hamlet", place=place, parent=parent).named(board_name(place))
    board.save()
    before = [passage.before for passage in lineage([place.pk])[place.pk]]
    UnitArea.objects.bulk_create(
        UnitArea(unit=board, place_id=one) for one in dict.fromkeys([place.pk, *before])
    )
    return board


def _revoke(users: set[int]) -> list[int]:
    """Take the cards of people who have no hat left; return the cards."""
    still = Membership.objects.on(clock.today()).filter(user__in=users).values("user")
    rows = Card.objects.filter(user__in=users, revoked_at__isnull=True).exclude(user__in=still)
    cards = list(rows.values_list("pk", flat=True))
    Card.objects.filter(pk__in=cards).update(revoked_at=clock.now())
    return cards


def _widen(old: Sequence[Place], new: Sequence[Place]) -> list[int]:
    """Let units that worked in the old hamlets work in the new ones; return the new areas."""
    inside = UnitArea.objects.filter(place__in=old, unit__closed_on__isnull=True)
    units = set(inside.exclude(unit__kind="hamlet").values_list("unit", flat=True))
    rows = [UnitArea(unit_id=unit, place=place) for unit in sorted(units) for place in new]
    return [row.pk for row in UnitArea.objects.bulk_create(rows)]


def hand_back(handed: Handed) -> None:
    """Take back what `hand_over` did: the old boards, people and cards are as they were."""
    Membership.objects.filter(pk__in=handed["given"]).update(
        to_on=clock.today() - timedelta(days=1)
    )
    for hat, end in zip(handed["ended"], handed["ends"], strict=True):
        last = date.fromordinal(end) if end else None
        Membership.objects.filter(pk=hat).update(to_on=last)
    Unit.objects.filter(pk__in=handed["opened"]).update(closed_on=clock.today())
    Unit.objects.filter(pk__in=handed["closed"]).update(closed_on=None)
    Card.objects.filter(pk__in=handed["cards"]).update(revoked_at=None)
    UnitArea.objects.filter(pk__in=handed["areas"]).delete()
