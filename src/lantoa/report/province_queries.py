"""Questions of the province: which communes sent what, and their figures added."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Q, QuerySet

from lantoa.commune.models import Place, User
from lantoa.commune.queries import hats, seen, visible_to
from lantoa.commune.rules import PROVINCE
from lantoa.report.models import Received, TrustedKey
from lantoa.report.rollup import said
from lantoa.report.rules import Answer, added, shown


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
class Column:
    """A figure over the communes: the sum in words ("" where it does not add), each commune's."""

    label: str
    unit_word: str
    total: str
    cells: list[str]


@dataclass(frozen=True)
class Roll:
    """One period over the communes: what came, whose is missing, the figures."""

    turn: Turn
    rows: list[Received]
    missing: list[Place]
    figures: list[Column]


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

    Households of different communes are different: reach adds over places. Of two reports of one
    commune the newest counts.
    """
    rows = visible_to(user, Received.objects.select_related("place")).filter(
        about=turn.about, every=turn.every, until_on=turn.until_on
    )
    newest = {row.place_id: row for row in rows.order_by("received_at")}
    held = sorted(newest.values(), key=lambda row: row.place.sort_key)
    trusted = {one.place_id: one.place for one in keys(user) if one.revoked_at is None}
    missing = [place for pk, place in trusted.items() if pk not in newest]
    return Roll(turn, held, missing, _figures(held))


def _figures(rows: list[Received]) -> list[Column]:
    told = [said(cast("dict[str, object]", row.body["sealed"])) for row in rows]
    words: dict[str, dict[str, object]] = {}
    for row, there in zip(rows, told, strict=True):
        for code in there:
            words.setdefault(code, row.body["figures"][code])
    return [
        Column(
            label=str(facts["label"]),
            unit_word=str(facts.get("unit_word", "")),
            total=shown(added([one.get(code, Answer()) for one in told], additive=True).answer)
            if facts["adds"]
            else "",
            cells=[shown(one.get(code, Answer())) for one in told],
        )
        for code, facts in words.items()
    ]
