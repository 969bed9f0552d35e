"""Reads the ledger into contacts: whom each activity reached in each hamlet, zones expanded."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Min, Q, QuerySet

from lantoa.channels.base import all_channels
from lantoa.commune.models import Seat
from lantoa.kit.bits import to_int
from lantoa.kit.periods import Period
from lantoa.outreach.models import Activity, Audience, Suspension, Zone
from lantoa.plan.models import Campaign
from lantoa.reach.rules import SURETIES, Contact, zone_households

ZONED = frozenset({"zone", "members"})


@dataclass
class Seating:
    """Which households sit in a hamlet on which day, and which of them live away for work."""

    lasting: int = 0
    away: int = 0
    moving: list[tuple[int, date, date | None]] = field(default_factory=list)

    def on(self, day: date) -> int:
        """Return the households seated on `day`."""
        households = self.lasting
        for seat, from_on, to_on in self.moving:
            if from_on <= day and (to_on is None or day <= to_on):
                households |= seat
        return households


def seating(hamlets: Iterable[int], since: date) -> dict[int, Seating]:
    """Return the seating of the hamlets; who sat there before `since` and stays is `lasting`.

    A hamlet's first list of households says who lives there, not since when: it holds for earlier
    days too, so that work logged for those days finds its households.
    """
    found = {hamlet: Seating() for hamlet in hamlets}
    first = dict(
        Seat.objects.filter(hamlet__in=found)
        .order_by()
        .values_list("hamlet")
        .annotate(first=Min("from_on"))
    )
    rows = Seat.objects.filter(hamlet__in=found).values_list(
        "hamlet_id", "bit", "from_on", "to_on", "household__away"
    )
    for hamlet, bit, from_on, to_on, is_away in rows.order_by().iterator():
        one, seat = found[hamlet], 1 << bit
        begins = date.min if from_on == first[hamlet] else from_on
        if to_on is None and begins <= since:
            one.lasting |= seat
        else:
            one.moving.append((seat, begins, to_on))
        if is_away:
            one.away |= seat
    return found


def done(campaign: Campaign, period: Period) -> QuerySet[Activity]:
    """Return what was done in the period; a row that a correction replaced counts no more."""
    return Activity.objects.filter(
        campaign=campaign,
        state=Activity.DONE,
        done_on__range=(period.from_on, period.until_on),
        corrected_by__isnull=True,
    )


def contacts(
    campaign: Campaign, period: Period, seats: Mapping[int, Seating]
) -> dict[int, list[Contact]]:
    """Return each hamlet's contacts in the period, in a fixed number of queries.

    Rows of an audience say who was reached. Where a hamlet has none, the outlet's zone of the
    day speaks, expanded to the households seated then; an empty row says that nobody was reached.
    """
    acts = list(done(campaign, period).prefetch_related("pillars"))
    told = _audiences(campaign, period)
    mouths = _mouths({act.outlet_id for act in acts if act.outlet_id})
    found: dict[int, list[Contact]] = {hamlet: [] for hamlet in seats}
    for act in acts:
        refs = tuple(pillar.ref for pillar in act.pillars.all())
        by_hamlet = dict(told.get(act.pk, {}))
        for hamlet, households in _in_zones(act, mouths, seats):
            surety = all_channels()[act.kind].surety
            by_hamlet.setdefault(hamlet, {})
            if hamlet not in told.get(act.pk, {}):
                sets = by_hamlet[hamlet]
                sets[surety] = sets.get(surety, 0) | households
        for hamlet, sets in by_hamlet.items():
            if hamlet in found:
                found[hamlet].append(Contact(act.pk, act.kind, refs, sets))
    return found


def _audiences(campaign: Campaign, period: Period) -> dict[int, dict[int, dict[str, int]]]:
    rows = Audience.objects.filter(activity__in=done(campaign, period).values("pk"))
    found: dict[int, dict[int, dict[str, int]]] = {}
    for activity, hamlet, mark, bits in rows.values_list(
        "activity_id", "hamlet_id", "mark", "bits"
    ):
        sets = found.setdefault(activity, {}).setdefault(hamlet, {})
        if mark in SURETIES:
            sets[mark] = to_int(bytes(bits))
    return found


@dataclass(frozen=True)
class _Mouth:
    """A zone of an outlet, with the pauses of that outlet."""

    zone: Zone
    pauses: list[Suspension]

    def speaks_on(self, day: date) -> bool:
        """Say whether the zone was there on `day` and its outlet not paused."""
        held = self.zone.from_on <= day and (self.zone.to_on is None or day <= self.zone.to_on)
        return held and not any(
            pause.from_on <= day and (pause.until_on is None or day <= pause.until_on)
            for pause in self.pauses
        )


def _mouths(outlets: set[int]) -> dict[int, list[_Mouth]]:
    """Return the zones of the outlets and of their parts (a station's clusters)."""
    pauses: dict[int, list[Suspension]] = {}
    of_outlets = Q(outlet__in=outlets) | Q(outlet__parent__in=outlets)
    for pause in Suspension.objects.filter(of_outlets):
        pauses.setdefault(pause.outlet_id, []).append(pause)
    found: dict[int, list[_Mouth]] = {}
    for zone in Zone.objects.filter(of_outlets).select_related("outlet"):
        for outlet in {zone.outlet_id, zone.outlet.parent_id} & outlets:
            mouth = _Mouth(zone, pauses.get(zone.outlet_id, []))
            found.setdefault(outlet or 0, []).append(mouth)
    return found


def _in_zones(
    act: Activity, mouths: Mapping[int, list[_Mouth]], seats: Mapping[int, Seating]
) -> Iterator[tuple[int, int]]:
    channel, day = all_channels().get(act.kind), act.done_on
    if channel is None or channel.crowd not in ZONED or day is None:
        return
    for mouth in mouths.get(act.outlet_id or 0, []):
        zone = mouth.zone
        if zone.hamlet_id in seats and mouth.speaks_on(day):
            part, seated = to_int(zone.bits), seats[zone.hamlet_id].on(day)
            yield zone.hamlet_id, zone_households(whole=zone.whole, part=part, seated=seated)
