"""Reads the ledger into contacts: whom each activity reached in each hamlet, zones expanded."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from django.db.models import QuerySet

from lantoa.channels.base import all_channels
from lantoa.commune.queries import Passage, Seating, lineage, seating
from lantoa.kit.periods import Period
from lantoa.outreach.models import Activity
from lantoa.plan.queries import Work, within
from lantoa.reach.ledger_acts import Act, acts_near, said_by
from lantoa.reach.mouths import ZONED, Mouth, mouths
from lantoa.reach.rules import Contact, nested, union, zone_households
from lantoa.reach.sessions import Heard, number_in, stretches, told_apart


@dataclass
class Known:
    """What the ledger knows of one hamlet: who sits there, and every contact in the days asked.

    `acts` are the activities (id → day) that touched it, `quiet` how many (by day) took place there
    and named nobody.
    `heard` are broadcasts that zones brought, beside both.
    """

    seating: Seating
    contacts: list[Contact] = field(default_factory=list)
    acts: dict[int, date] = field(default_factory=dict)
    quiet: Counter[date] = field(default_factory=Counter)
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
        kept = [one for one in self.during(period) if fits(one)]
        return Known(self.seating, kept, acts, self.quiet)

    def activities(self, period: Period) -> int:
        """Count the activities of these days that touched the hamlet, each once."""
        first, last = period.from_on, period.until_on
        own = sum(first <= on <= last for on in self.acts.values())
        own += sum(number for on, number in self.quiet.items() if first <= on <= last)
        return own + number_in(self.heard, period)


def done(work: Work, period: Period) -> QuerySet[Activity]:
    """Return what was done in the period; a row that a correction replaced counts no more."""
    return Activity.objects.filter(
        within(work),
        state=Activity.DONE,
        done_on__range=(period.from_on, period.until_on),
        corrected_by__isnull=True,
    )


def read(
    work: Work,
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
    acts, told, quiet = acts_near(work, period, places)
    found = {place: Known(sitting[place]) for place in places}
    for place, on, number in quiet:
        found[place].quiet[on] = number
    airings, others = told_apart(said_by(work, period, speaking, elsewhere=places), acts)
    acts |= others
    for outlet, sessions in airings.items():
        for place, held in speaking[outlet].items():
            found[place].heard += stretches(sessions, held, sitting[place], period)
    for act in sorted(acts.values(), key=attrgetter("on", "pk")):
        by_place = told.get(act.pk, {})
        if act.place in found:
            found[act.place].acts[act.pk] = act.on
        if act.outlet is not None:
            by_place = dict(_in_zones(act, speaking.get(act.outlet, {}), sitting)) | by_place
        for place, sets in by_place.items():
            known = found[place]
            known.contacts.append(Contact(act.pk, act.on, act.kind, act.refs, *nested(sets)))
            known.acts[act.pk] = act.on
    return {hamlet: _with_forebears(found, hamlet, held) for hamlet, held in passages.items()}


def _with_forebears(found: Mapping[int, Known], hamlet: int, held: Sequence[Passage]) -> Known:
    own = found[hamlet]
    if not held:
        return own
    whole = Known(own.seating, list(own.contacts), dict(own.acts))
    whole.quiet, whole.heard = Counter(own.quiet), list(own.heard)
    for passage in held:
        older = found[passage.before]
        whole.acts |= older.acts
        whole.quiet += older.quiet
        whole.heard += [
            replace(one, households=passage.carry(one.households)) for one in older.heard
        ]
        for one in older.contacts:
            carried = map(passage.carry, (one.offered, one.delivered, one.engaged))
            whole.contacts.append(Contact(*one[:4], *carried))
    return whole


def _in_zones(
    act: Act, speaking: Mapping[int, list[Mouth]], sitting: Mapping[int, Seating]
) -> Iterator[tuple[int, dict[str, int]]]:
    """Yield whom the outlet's zones of the day hold, by place."""
    channel = all_channels().get(act.kind)
    if channel is None or channel.crowd not in ZONED:
        return
    for place, held in speaking.items():
        zones = [mouth.zone for mouth in held if mouth.speaks_on(act.on)]
        if zones:
            seated = sitting[place].on(act.on)
            parts = (zone_households(whole=z.whole, part=z.part, seated=seated) for z in zones)
            yield place, {channel.surety: union(parts)}
