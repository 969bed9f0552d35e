"""Reads the ledger into contacts: whom each activity reached in each hamlet, zones expanded."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import QuerySet

from lantoa.channels.base import all_channels
from lantoa.commune.queries import Passage, lineage
from lantoa.kit.bits import to_int
from lantoa.kit.periods import Period
from lantoa.outreach.models import Activity, Audience
from lantoa.plan.models import Campaign
from lantoa.reach.ledger_acts import Act, acts_near
from lantoa.reach.mouths import ZONED, Mouths, mouths
from lantoa.reach.rules import OFFERED, SURETIES, Contact, union, zone_households
from lantoa.reach.seating import Seating, seating
from lantoa.reach.sessions import Heard, Sessions, number_in, stretches


@dataclass
class Known:
    """What the ledger knows of one hamlet: who sits there, and every contact in the days asked.

    `acts` are the activities (id → day) that touched it or took place there, whoever they reached.
    `heard` are broadcasts that zones brought, beside both.
    """

    seating: Seating
    contacts: list[Contact] = field(default_factory=list)
    acts: dict[int, date] = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)

    def during(self, period: Period) -> Iterator[Contact]:
        """Yield the contacts of these days; broadcasts that offer the same, once."""
        first, last = period.from_on, period.until_on
        yield from (one for one in self.contacts if first <= one.on <= last)
        for heard in self.heard:
            begin, end = heard.within(period)
            if begin < end:
                yield heard.contact(begin)

    def only(self, period: Period, fits: Callable[[Contact], bool]) -> "Known":
        """Return the same with the contacts of these days that fit; every activity stays."""
        acts = dict(self.acts)
        for heard in self.heard:
            held = slice(*heard.within(period))
            acts |= zip(heard.sessions.acts[held], heard.sessions.days[held], strict=True)
        return Known(self.seating, [one for one in self.during(period) if fits(one)], acts)

    def activities(self, period: Period) -> int:
        """Count the activities of these days that touched the hamlet, each once."""
        first, last = period.from_on, period.until_on
        own = sum(first <= on <= last for on in self.acts.values())
        return own + number_in(self.heard, period)


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
    acts, told = acts_near(campaign, period, places, speaking), _told(campaign, period, places)
    found = {place: Known(sitting[place]) for place in places}
    said: dict[int, dict[tuple[str, tuple[str, ...]], Sessions]] = {}
    for act in acts:
        by_place, outlet = told.get(act.pk, {}), act.outlet or 0
        if _is_broadcast(act) and not by_place and act.place not in found:
            one = said.setdefault(outlet, {}).setdefault(
                (act.kind, act.refs), Sessions(act.kind, act.refs)
            )
            one.days.append(act.on)
            one.acts.append(act.pk)
            continue
        if act.place in found:
            found[act.place].acts[act.pk] = act.on
        for place, sets in (*by_place.items(), *_in_zones(act, by_place, speaking, sitting)):
            found[place].contacts.append(Contact(act.pk, act.on, act.kind, act.refs, sets))
            found[place].acts[act.pk] = act.on
    for outlet, by_sort in said.items():
        for place, held in speaking.get(outlet, {}).items():
            found[place].heard += stretches(by_sort.values(), held, sitting[place], period)
    return {hamlet: _with_forebears(found, hamlet, held) for hamlet, held in passages.items()}


def _is_broadcast(act: Act) -> bool:
    """Say whether an activity offers to whoever lies in the zones of its outlet, and no more."""
    channel = all_channels().get(act.kind)
    is_zoned = channel is not None and channel.crowd in ZONED and act.outlet is not None
    return is_zoned and channel is not None and channel.surety == OFFERED


def _with_forebears(found: Mapping[int, Known], hamlet: int, held: Sequence[Passage]) -> Known:
    own = found[hamlet]
    if not held:
        return own
    whole = Known(own.seating, list(own.contacts), dict(own.acts), list(own.heard))
    for passage in held:
        older = found[passage.before]
        whole.acts |= older.acts
        whole.heard += [
            replace(one, households=passage.carry(one.households)) for one in older.heard
        ]
        for one in older.contacts:
            sets = {surety: passage.carry(bits) for surety, bits in one.sets.items()}
            whole.contacts.append(replace(one, sets=sets))
    return whole


Told = dict[int, dict[int, dict[str, int]]]
"""Activity → place → surety → households."""


def _told(campaign: Campaign, period: Period, places: Set[int]) -> Told:
    """Return what audiences of the places say."""
    rows = Audience.objects.filter(
        hamlet__in=places,
        activity__campaign=campaign,
        activity__state=Activity.DONE,
        activity__done_on__range=(period.from_on, period.until_on),
    ).order_by()
    found: Told = {}
    for pk, place, mark, bits in rows.values_list("activity_id", "hamlet_id", "mark", "bits"):
        sets = found.setdefault(pk, {}).setdefault(place, {})
        if mark in SURETIES:
            sets[mark] = to_int(bytes(bits))
    return found


def _in_zones(
    act: Act, told: Mapping[int, object], speaking: Mouths, sitting: Mapping[int, Seating]
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
