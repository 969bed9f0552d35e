"""Questions of the province: which communes sent what, and their figures added."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from lantoa.commune.models import Place, User
from lantoa.commune.queries import hats, seen, visible_to
from lantoa.commune.rules import PROVINCE
from lantoa.report.models import Received, Reopened, Settled, TrustedKey
from lantoa.report.province_figures import over_communes
from lantoa.report.province_roll import Roll
from lantoa.report.series import Came, Turn, turns_of

LINE = ("pk", "place_id", "about", "series", "every", "from_on", "until_on", "campaign", "title")
LANES = "place__lanes"
"""What no page of the province shows: the longest column of a place."""


def may_see(user: User) -> bool:
    """Say whether the person works at the province."""
    return any(hat.role == PROVINCE for hat in hats(user))


def keys(user: User) -> QuerySet[TrustedKey]:
    """Return the keys that the province of `user` knows."""
    rows = visible_to(user, TrustedKey.objects.select_related("place").defer(LANES))
    return rows.order_by("place__sort_key", "pk")


def key(user: User, pk: int) -> TrustedKey:
    """Return one key; raises `NotThere`."""
    return seen(user, TrustedKey.objects.select_related("place"), pk=pk)


def received(user: User, pks: Iterable[int]) -> list[Received]:
    """Return those of the reports (ids) that came in from the communes of `user`."""
    rows = Received.objects.select_related("place").filter(pk__in=list(pks))
    return list(visible_to(user, rows))


def received_one(user: User, pk: int) -> Received:
    """Return one report that came in; raises `NotThere`."""
    return seen(user, Received.objects.select_related("place"), pk=pk)


def communes(user: User) -> QuerySet[Place]:
    """Return the communes of the province's area."""
    inside = Q(pk__in=[])
    for hat in hats(user):
        for area in hat.areas if hat.role == PROVINCE else ():
            inside |= Q(path__startswith=area)
    return Place.objects.filter(inside, kind=Place.COMMUNE).defer("lanes").order_by("sort_key")


def turns(user: User) -> list[Turn]:
    """Return the periods of which a report came, the newest first. Two queries."""
    came = visible_to(user, Received.objects.order_by("pk")).values_list(*LINE)
    return turns_of([Came(*facts) for facts in came], _settled(user))


def _settled(user: User) -> frozenset[tuple[int, str]]:
    rows = visible_to(user, Settled.objects.all())
    return frozenset(rows.values_list("place_id", "about"))


def roll(user: User, turn: Turn) -> Roll:
    """Return one period over the communes, in a fixed number of queries.

    Households of different communes are different: reach adds over places. Of several reports of
    one commune the highest version counts, also when an older one came later.
    """
    rows = visible_to(user, Received.objects.select_related("place").defer(LANES))
    mine = rows.filter(pk__in=[one.pk for one in turn.came])
    came = list(mine.order_by("place__sort_key", "version", "received_at", "pk"))
    newest = {row.place_id: row for row in came}
    held, settled = list(newest.values()), _settled(user)
    loose = list(rows.filter(pk__in=[one.pk for one in turn.loose]).order_by("place__sort_key"))
    told = {row.place_id for row in (*came, *loose)}
    silent = keys(user).filter(revoked_at=None).exclude(place__in=told)
    return Roll(
        turn=turn,
        rows=held,
        older=[row for row in came if row.pk != newest[row.place_id].pk],
        loose=loose,
        by_hand=[row for row in held if (row.place_id, row.about) in settled],
        missing=list({one.place_id: one.place for one in silent}.values()),
        figures=over_communes(held),
        words=_reopened(user, held),
    )


def _reopened(user: User, held: Iterable[Received]) -> dict[UUID, Reopened]:
    """Return the words that one of these reports was opened again; each speaks of its own place."""
    places = {row.uid: row.place_id for row in held}
    words = visible_to(user, Reopened.objects.filter(of__in=list(places)))
    return {word.of: word for word in words if word.place_id == places[word.of]}


def awaited(user: User, turns: Sequence[Turn]) -> list[tuple[Turn, list[Received]]]:
    """Return the reports that were opened again and whose next version did not come, by period."""
    place = OuterRef("place")
    word = Reopened.objects.filter(of=OuterRef("uid"), place=place)
    same = Received.objects.filter(place=place, about=OuterRef("about"), every=OuterRef("every"))
    later = same.filter(until_on=OuterRef("until_on"), version__gt=OuterRef("version"))
    told = visible_to(user, Reopened.objects.all()).values("of")
    rows = visible_to(user, Received.objects.filter(Exists(word), ~Exists(later), uid__in=told))
    held = {row.pk: row for row in rows.select_related("place").defer("body", LANES)}
    found = [(turn, [held[one.pk] for one in turn.came if one.pk in held]) for turn in turns]
    return [(turn, waited) for turn, waited in found if waited]
