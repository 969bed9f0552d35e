"""Questions of the province: which communes sent what, and their figures added."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from lantoa.commune.models import Place, User
from lantoa.commune.queries import hats, seen, visible_to
from lantoa.commune.rules import PROVINCE
from lantoa.report.models import Received, TrustedKey
from lantoa.report.province_figures import Column, over_communes


@dataclass(frozen=True)
class Turn:
    """One period of one campaign: its words, and the key it is asked for by."""

    about: str
    every: str
    until_on: date
    campaign: str
    title: str

    @property
    def key(self) -> str:
        """Return the words of the address."""
        return f"{self.until_on.isoformat()}~{self.every}~{self.about}"


@dataclass(frozen=True)
class Roll:
    """One period over the communes: what counts, what gave way to it, whose is missing, figures."""

    turn: Turn
    rows: list[Received]
    older: list[Received]
    missing: list[Place]
    figures: list[Column]

    @property
    def is_guarded(self) -> bool:
        """Say whether a small count of households stays unsaid."""
        return any(one.is_guarded for one in self.figures)


def may_see(user: User) -> bool:
    """Say whether the person works at the province."""
    return any(hat.role == PROVINCE for hat in hats(user))


def keys(user: User) -> QuerySet[TrustedKey]:
    """Return the keys that the province of `user` knows."""
    rows = visible_to(user, TrustedKey.objects.select_related("place"))
    return rows.order_by("place__sort_key", "pk")


def key(user: User, pk: int) -> TrustedKey:
    """Return one key; raises `NotThere`."""
    return seen(user, TrustedKey.objects.select_related("place"), pk=pk)


def communes(user: User) -> QuerySet[Place]:
    """Return the communes of the province's area."""
    inside = Q(pk__in=[])
    for hat in hats(user):
        for area in hat.areas if hat.role == PROVINCE else ():
            inside |= Q(path__startswith=area)
    return Place.objects.filter(inside, kind=Place.COMMUNE).order_by("sort_key")


def turns(user: User) -> list[Turn]:
    """Return the periods of which a report came, the newest first."""
    rows = visible_to(user, Received.objects.order_by("-until_on", "about", "pk"))
    found: dict[tuple[str, str, date], Turn] = {}
    facts = rows.values_list("about", "every", "until_on", "campaign", "title")
    for about, every, until_on, campaign, title in facts:
        found.setdefault((about, every, until_on), Turn(about, every, until_on, campaign, title))
    return list(found.values())


def roll(user: User, turn: Turn) -> Roll:
    """Return one period over the communes, in a fixed number of queries.

    Households of different communes are different: reach adds over places. Of several reports of
    one commune the highest version counts, also when an older one came later.
    """
    rows = visible_to(user, Received.objects.select_related("place")).filter(
        about=turn.about, every=turn.every, until_on=turn.until_on
    )
    came = list(rows.order_by("place__sort_key", "version", "received_at", "pk"))
    newest = {row.place_id: row for row in came}
    held = list(newest.values())
    older = [row for row in came if row.pk != newest[row.place_id].pk]
    trusted = {one.place_id: one.place for one in keys(user) if one.revoked_at is None}
    missing = [place for pk, place in trusted.items() if pk not in newest]
    return Roll(turn, held, older, missing, over_communes(held))
