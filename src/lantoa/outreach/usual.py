"""What a unit usually counts for a kind of work: proposed, so that one tap is enough."""

from collections.abc import Sequence

from lantoa.channels.base import Channel, all_channels
from lantoa.commune.models import Commune, Place, Seat, Unit
from lantoa.commune.queries import whole_number
from lantoa.outreach.models import Activity
from lantoa.outreach.queries import standing

LOOKED_AT = 200
Counts = dict[str, float]


def usual(units: Sequence[Unit], commune: Commune) -> dict[tuple[int, str], Counts]:
    """Return (unit id, kind) → the counts to propose: those of the last time it was told.

    Where it was never done: what others of the commune counted last for a banner or a board;
    radio's usual minutes; one copy or visit for each household.
    """
    rows = standing().filter(unit__in=units, state=Activity.DONE).order_by("-done_on", "-pk")
    found: dict[tuple[int, str], Counts] = {}
    for unit, kind, counts in rows.values_list("unit_id", "kind", "counts")[:LOOKED_AT]:
        if _tells_all(kind, counts):
            found.setdefault((unit, kind), counts)
    others = _others(commune)
    minutes = whole_number(commune, "radio_minutes")
    for unit_ in units:
        homes = _homes(unit_)
        for kind, channel in all_channels().items():
            found.setdefault((unit_.pk, kind), others.get(kind) or _first(channel, minutes, homes))
    return found


def _tells_all(kind: str, counts: Counts) -> bool:
    """Say whether the counts hold all that the channel must be told: households that confirm by
    themselves make an activity without a figure."""
    channel = all_channels().get(kind)
    return channel is not None and all(ask.key in counts for ask in channel.asks if ask.required)


def _others(commune: Commune) -> dict[str, Counts]:
    """Return kind → the newest counts, where the figure does not hang on the hamlet's size."""
    alike = [one.kind for one in all_channels().values() if one.crowd == "zone"]
    rows = standing().filter(campaign__commune=commune, kind__in=alike, state=Activity.DONE)
    newest = rows.order_by("-done_on", "-pk").values_list("kind", "counts")[:LOOKED_AT]
    return dict(reversed(list(newest)))


def _first(channel: Channel, minutes: int, homes: int) -> Counts:
    if channel.vehicle == "radio":
        return {"minutes": minutes}
    asks = [ask.key for ask in channel.asks if ask.required]
    if channel.surety == "delivered" and homes and len(asks) == 1:
        return {asks[0]: homes}
    return {
        ask.key: 1
        for ask in channel.asks
        if ask.required and ask.key in ("posts", "sheets", "pieces")
    }


def _homes(unit: Unit) -> int:
    if unit.place.kind != Place.HAMLET:
        return 0
    rows = Seat.objects.filter(hamlet=unit.place_id, to_on__isnull=True)
    return rows.filter(household__away=False).count()
