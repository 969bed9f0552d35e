"""Reads the ledger into contacts: whom each activity reached in each hamlet, zones expanded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from django.db.models import Q, QuerySet

from lantoa.channels.base import all_channels
from lantoa.commune.queries import Passage, lineage
from lantoa.kit.bits import to_int
from lantoa.kit.periods import Period
from lantoa.outreach.models import Activity, Audience
from lantoa.plan.models import Campaign
from lantoa.reach.mouths import ZONED, Mouths, mouths
from lantoa.reach.rules import SURETIES, Contact, union, zone_households
from lantoa.reach.seating import Listed, Seating, seating


@dataclass
class Known:
    """What the ledger knows of one hamlet: who sits there, and every contact in the days asked.

    `acts` are the activities (id → day) that touched it or took place there, whoever they reached.
    """

    seating: Seating
    contacts: list[Contact] = field(default_factory=list)
    acts: dict[int, date] = field(default_factory=dict)


class _Act(NamedTuple):
    """The facts of an activity that reach asks for."""

    pk: int
    kind: str
    on: date
    outlet: int | None
    place: int
    refs: tuple[str, ...] = ()


def done(campaign: Campaign, period: Period) -> QuerySet[Activity]:
    """Return what was done in the period; a row that a correction replaced counts no more."""
    return Activity.objects.filter(
        campaign=campaign,
        state=Activity.DONE,
        done_on__range=(period.from_on, period.until_on),
        corrected_by__isnull=True,
    )


def read(
    campaign: Campaign,
    period: Period,
    hamlets: Iterable[int],
    passages: Mapping[int, Sequence[Passage]] | None = None,
) -> dict[int, Known]:
    """Return what the ledger knows of each hamlet in these days, in a fixed number of queries.

    Rows of an audience say who was reached. Where a hamlet has none, the outlet's zone of the
    day speaks, expanded to the households seated then; an empty row says that nobody was reached.
    What was done in hamlets that a hamlet took the place of is told in its own bits (`passages`
    as `lineage` gives them, where they are known already).
    """
    passages = lineage(hamlets) if passages is None else passages
    places = {*passages, *(one.before for held in passages.values() for one in held)}
    sitting, speaking = seating(places), mouths(places)
    acts, told = _told(campaign, period, places)
    acts |= _untold(campaign, period, places, speaking)
    serving = _refs([pk for pk in told if not acts[pk].refs])
    found = {place: Known(sitting[place]) for place in places}
    for act in sorted(acts.values(), key=lambda act: (act.on, act.pk)):
        if act.place in found:
            found[act.place].acts[act.pk] = act.on
        by_place = told.get(act.pk, {})
        for place, sets in (*by_place.items(), *_in_zones(act, by_place, speaking, sitting)):
            one = Contact(act.pk, act.on, act.kind, act.refs or serving.get(act.pk, ()), sets)
            found[place].contacts.append(one)
            found[place].acts[act.pk] = act.on
    return {hamlet: _with_forebears(found, hamlet, held) for hamlet, held in passages.items()}


def _with_forebears(found: Mapping[int, Known], hamlet: int, held: Sequence[Passage]) -> Known:
    own = found[hamlet]
    whole = Known(own.seating, list(own.contacts), dict(own.acts))
    for passage in held:
        older = found[passage.before]
        whole.acts |= older.acts
        for one in older.contacts:
            sets = {surety: passage.carry(bits) for surety, bits in one.sets.items()}
            whole.contacts.append(replace(one, sets=sets))
    return whole


Told = dict[int, dict[int, dict[str, int]]]
"""Activity → place → surety → households."""


def _told(campaign: Campaign, period: Period, places: Set[int]) -> tuple[dict[int, _Act], Told]:
    """Return what audiences of the places say, with the facts of their activities by id."""
    rows = Audience.objects.filter(
        hamlet__in=places,
        activity__campaign=campaign,
        activity__state=Activity.DONE,
        activity__done_on__range=(period.from_on, period.until_on),
        activity__corrected_by__isnull=True,
    )
    about = ("kind", "done_on", "outlet_id", "place_id")
    asked = ("activity_id", "hamlet_id", "mark", "bits", *(f"activity__{one}" for one in about))
    acts: dict[int, _Act] = {}
    found: Told = {}
    for pk, place, mark, bits, kind, on, outlet, own in rows.values_list(*asked):
        acts[pk] = _Act(pk, kind, on or date.min, outlet, own)
        sets = found.setdefault(pk, {}).setdefault(place, {})
        if mark in SURETIES:
            sets[mark] = to_int(bytes(bits))
    return acts, found


def _untold(
    campaign: Campaign, period: Period, places: Set[int], outlets: Iterable[int]
) -> dict[int, _Act]:
    """Return what took place there, and what their outlets brought, whoever it reached, by id.

    Two questions with an index each, where one with OR would read the whole campaign.
    """
    rows = done(campaign, period).order_by()
    found = {}
    for near in (Q(place__in=places), Q(outlet__in=list(outlets))):
        facts = rows.filter(near).values_list("pk", "kind", "done_on", "outlet_id", "place_id")
        for pk, kind, on, outlet, place, refs in facts.annotate(refs=Listed("pillars__ref")):
            served = tuple(sorted(refs.split(","))) if refs else ()
            found[pk] = _Act(pk, kind, on or date.min, outlet, place, served)
    return found


def _refs(activities: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the numbers of the pillars that each activity serves, in order."""
    links = Activity.pillars.through.objects.filter(activity_id__in=activities)
    found: dict[int, tuple[str, ...]] = {}
    for activity, ref in links.order_by("pillar__ref").values_list("activity_id", "pillar__ref"):
        found[activity] = (*found.get(activity, ()), ref)
    return found


def _in_zones(
    act: _Act, told: Mapping[int, object], speaking: Mouths, sitting: Mapping[int, Seating]
) -> Iterator[tuple[int, dict[str, int]]]:
    """Yield each place that the outlet's zones of the day hold and no audience speaks for."""
    channel = all_channels().get(act.kind)
    if channel is None or channel.crowd not in ZONED or act.outlet is None:
        return
    for place, held in speaking.get(act.outlet, {}).items():
        zones = [mouth.zone for mouth in held if mouth.speaks_on(act.on)]
        if zones and place not in told:
            seated = sitting[place].on(act.on)
            parts = (zone_households(whole=z.whole, part=z.part, seated=seated) for z in zones)
            yield place, {channel.surety: union(parts)}
