"""Random histories of a commune: corrections, moves, a merger; by hand and in memory alike."""

import random
from datetime import date, timedelta

import pytest

from lantoa.commune.models import Household, Place, Seat
from lantoa.kit import bits
from lantoa.kit.periods import Period
from lantoa.outreach.models import Activity
from lantoa.reach.memory import upkeep
from lantoa.reach.memory.coverage import coverage
from tests.reach.ledger import FROM, did, make_campaign, station
from tests.reach.merging import merge

pytestmark = pytest.mark.django_db
LAST = date(2025, 9, 29)
STRENGTH = {"offered": 0, "delivered": 1, "engaged": 2}
KINDS = {"leaflet": ("delivered",), "visit": ("delivered", "absent"), "gathering": ("engaged",)}


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.HOME = tmp_path


def a_day(luck):
    return FROM + timedelta(days=luck.randrange((LAST - FROM).days + 1))


def happens(world, campaign, luck):
    """Let things happen: rounds, broadcasts, corrections, moves in and out, perhaps a merger."""
    radio = station(world, world.hamlets[:2])
    for _ in range(luck.randrange(4, 12)):
        kind = luck.choice([*KINDS, "radio"])
        board = luck.choice(world.boards)
        if kind == "radio":
            did(campaign, kind, unit=world.office, on=a_day(luck), outlet=radio,
                pillars=luck.sample(["1.1", "1.2"], luck.randrange(1, 3)))  # fmt: skip
            continue
        reached = {mark: luck.sample(range(40), luck.randrange(0, 30)) for mark in KINDS[kind]}
        row = did(campaign, kind, unit=board, on=a_day(luck), reached=reached,
                  pillars=luck.sample(["1.1", "1.2"], luck.randrange(0, 3)))  # fmt: skip
        if luck.random() < 0.3:
            right = did(campaign, kind, unit=board, on=a_day(luck),
                        reached={mark: seats[:5] for mark, seats in reached.items()})  # fmt: skip
            Activity.objects.filter(pk=right.pk).update(corrects=row)
    for _ in range(luck.randrange(0, 4)):
        hamlet = luck.choice(world.hamlets)
        bit = luck.randrange(40)
        Seat.objects.filter(hamlet=hamlet, bit=bit, to_on=None).update(to_on=a_day(luck))
    for number in range(luck.randrange(0, 3)):
        hamlet = luck.choice(world.hamlets)
        Seat.objects.create(household=Household.objects.create(), hamlet=hamlet,
                            bit=40 + 10 * number + world.hamlets.index(hamlet),
                            from_on=a_day(luck))  # fmt: skip


def by_hand(campaign, hamlet, forebears, until):
    """Count one hamlet household by household from the rows of the ledger, without any bits."""
    first = min(Seat.objects.filter(hamlet=hamlet).values_list("from_on", flat=True))
    here = {
        seat.household_id
        for seat in Seat.objects.filter(hamlet=hamlet)
        if (seat.from_on == first or seat.from_on <= until)
        and (seat.to_on is None or seat.to_on >= until)
    }
    told: dict[int, dict[int, tuple[int, str, set]]] = {household: {} for household in here}
    rows = Activity.objects.filter(campaign=campaign, state="done", corrected_by=None)
    for act in rows.filter(done_on__lte=until, done_on__gte=FROM):
        refs = set(act.pillars.values_list("ref", flat=True))
        for place in [hamlet, *forebears]:
            for household, strength in reached(act, place):
                if household in told:
                    before = told[household].get(act.pk, (-1, "", set()))[0]
                    told[household][act.pk] = (max(before, strength), act.kind, refs)
    at = {s: [h for h in told if any(c[0] >= n for c in told[h].values())]
          for s, n in STRENGTH.items()}  # fmt: skip
    sure = {h: [c for c in held.values() if c[0] >= 1] for h, held in told.items()}
    return {
        "households": len(here),
        **{surety: len(found) for surety, found in at.items()},
        "twice": sum(len(c) >= 2 for c in sure.values()),
        "thrice": sum(len(c) >= 3 for c in sure.values()),
        "two_channels": sum(len({kind for _, kind, _ in c}) >= 2 for c in sure.values()),
        **{f"pillar {ref}": sum(any(ref in refs for *_, refs in c) for c in sure.values())
           for ref in ("1.1", "1.2")},
    }  # fmt: skip


def reached(act, place):
    """Yield the households of one place that an activity reached, and how surely."""
    who = {seat.bit: seat for seat in Seat.objects.filter(hamlet=place)}
    audiences = list(act.audiences.filter(hamlet=place))
    for row in audiences:
        for bit in bits.unpack(bytes(row.bits)) if row.mark in STRENGTH else []:
            if bit in who:
                yield who[bit].household_id, STRENGTH[row.mark]
    if act.outlet and not audiences:
        first = min((seat.from_on for seat in who.values()), default=None)
        for part in act.outlet.parts.all():
            for zone in part.zones.filter(hamlet=place, from_on__lte=act.done_on):
                for seat in who.values():
                    came = seat.from_on == first or seat.from_on <= act.done_on
                    if came and (seat.to_on is None or seat.to_on >= act.done_on) and zone.whole:
                        yield seat.household_id, 0


def in_memory(world, period):
    return {
        part.place: {
            **{name: getattr(part, name) for name in (
                "households", "offered", "delivered", "engaged", "twice", "thrice", "two_channels",
            )},
            **{f"pillar {ref}": part.by_pillar[ref].delivered if ref in part.by_pillar else 0
               for ref in ("1.1", "1.2")},
        }
        for part in coverage(world.commune.place, period).parts
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_memory_counts_a_random_history_as_a_person_would(world, seed):
    luck = random.Random(seed)
    campaign = make_campaign(world)
    happens(world, campaign, luck)
    forebears = {}
    if seed % 2:
        one, two, _ = world.hamlets
        forebears = {merge(world, one, two, on=date(2025, 9, 28)).pk: [one, two]}
    until = LAST if seed % 2 else a_day(luck)

    found = in_memory(world, Period(FROM, until))

    assert found
    for pk, numbers in found.items():
        hamlet = Place.objects.get(pk=pk)
        assert numbers == by_hand(campaign, hamlet, forebears.get(pk, []), until), hamlet
    upkeep.make()
    assert in_memory(world, Period(FROM, until)) == found
