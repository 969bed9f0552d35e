"""Reach is a union of households: never a sum over activities, channels or days."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lantoa.kit import bits
from lantoa.reach.rules import (
    DELIVERED,
    ENGAGED,
    OFFERED,
    SURETIES,
    Contact,
    Counts,
    coverage,
    nested,
    often,
    percent,
    reached,
    total,
    zone_households,
)

DAY = date(2025, 9, 10)
HOUSEHOLDS = st.frozensets(st.integers(0, 40))


@st.composite
def contacts(draw):
    """Contacts of one hamlet, with the plain sets that they were made of."""
    plain = draw(
        st.lists(
            st.tuples(
                st.integers(1, 5),
                st.sampled_from(["radio", "leaflet", "gathering"]),
                st.frozensets(st.sampled_from(["2.1", "2.2"]), max_size=2),
                st.sampled_from(SURETIES),
                HOUSEHOLDS,
                st.dates(date(2025, 9, 1), date(2025, 9, 21)),
            ),
            max_size=12,
        )
    )
    made = [
        Contact(act, on, channel, tuple(sorted(pillars)), *nested({surety: as_int(who)}))
        for act, channel, pillars, surety, who, on in plain
    ]
    return plain, made


def as_int(households):
    return bits.to_int(bits.pack(households))


def brute(plain, surety, *, seated, keep=lambda row: True):
    """Return the households reached at `surety` or more, household by household."""
    strong = SURETIES[SURETIES.index(surety) :]
    return {h for row in plain if row[3] in strong and keep(row) for h in row[4] if h in seated}


def brute_counts(plain, seated, keep=lambda row: True):
    return Counts(*(len(brute(plain, s, seated=seated, keep=keep)) for s in SURETIES))


@given(contacts(), HOUSEHOLDS)
def test_coverage_is_what_counting_household_by_household_gives(both, seated):
    plain, made = both

    found = coverage(made, as_int(seated))

    assert found.households == len(seated)
    assert found.all == brute_counts(plain, seated)
    for channel in {row[1] for row in plain}:
        only = brute_counts(plain, seated, lambda row, c=channel: row[1] == c)
        assert found.by_channel[channel] == only
    for ref in {ref for row in plain for ref in row[2]}:
        assert found.by_pillar[ref] == brute_counts(plain, seated, lambda row, r=ref: r in row[2])
    unreached = seated - brute(plain, DELIVERED, seated=seated)
    assert set(bits.unpack(bits.from_int(found.missed))) == unreached


@given(contacts(), HOUSEHOLDS)
def test_twice_counts_activities_and_two_channels_counts_channels(both, seated):
    plain, made = both

    found = coverage(made, as_int(seated))

    sure = [row for row in plain if row[3] != OFFERED]
    acts = {h: {row[0] for row in sure if h in row[4]} for h in seated}
    mouths = {h: {row[1] for row in sure if h in row[4]} for h in seated}
    assert found.twice == sum(len(a) >= 2 for a in acts.values())
    assert found.thrice == sum(len(a) >= 3 for a in acts.values())
    assert found.two_channels == sum(len(m) >= 2 for m in mouths.values())


@given(contacts(), HOUSEHOLDS)
def test_two_days_and_two_weeks_are_other_things_than_two_activities(both, seated):
    plain, made = both

    found = coverage(made, as_int(seated))

    sure = [row for row in plain if row[3] != OFFERED]
    days = {h: {row[5] for row in sure if h in row[4]} for h in seated}
    weeks = {h: {day.isocalendar()[:2] for day in on} for h, on in days.items()}
    assert found.two_days == sum(len(d) >= 2 for d in days.values())
    assert found.three_days == sum(len(d) >= 3 for d in days.values())
    assert found.two_weeks == sum(len(w) >= 2 for w in weeks.values())
    assert found.three_weeks == sum(len(w) >= 3 for w in weeks.values())


@given(contacts(), HOUSEHOLDS)
def test_engaged_lies_in_delivered_lies_in_offered(both, seated):
    _, made = both

    for found in (coverage(made, as_int(seated)), coverage(made[:3], as_int(seated))):
        assert found.all.engaged <= found.all.delivered <= found.all.offered <= found.households


@given(contacts(), contacts(), HOUSEHOLDS)
def test_more_activities_never_reach_fewer_households_nor_more_than_their_sum(one, two, seated):
    here, there = one[1], two[1]
    whole = as_int(seated)

    both = coverage(here + there, whole).all.delivered

    first, second = coverage(here, whole).all.delivered, coverage(there, whole).all.delivered
    assert max(first, second) <= both <= first + second


@given(st.lists(HOUSEHOLDS, max_size=8))
def test_once_twice_thrice_is_what_counting_gives(sets):
    found = often(as_int(held) for held in sets)

    for times, households in enumerate(found, start=1):
        counted = {h for h in range(41) if sum(h in held for held in sets) >= times}
        assert set(bits.unpack(bits.from_int(households))) == counted


def test_a_household_that_took_part_has_also_been_given_and_offered():
    contact = Contact(1, DAY, "gathering", ("2.1",), *nested({ENGAGED: as_int({3})}))

    for surety in SURETIES:
        assert reached([contact], surety) == as_int({3})


def test_a_broadcast_is_offered_and_delivers_to_nobody():
    contact = Contact(1, DAY, "radio", ("2.1",), *nested({OFFERED: as_int(range(10))}))

    assert coverage([contact], as_int(range(10))).all == Counts(10, 0, 0)


@given(HOUSEHOLDS, HOUSEHOLDS)
def test_a_zone_holds_only_households_seated_there(part, seated):
    assert zone_households(whole=True, part=as_int(part), seated=as_int(seated)) == as_int(seated)
    some = zone_households(whole=False, part=as_int(part), seated=as_int(seated))
    assert set(bits.unpack(bits.from_int(some))) == part & seated


def test_hamlets_add_up():
    assert total([Counts(10, 5, 1), Counts(7, 7, 0)]) == Counts(17, 12, 1)


def test_one_household_short_is_never_shown_as_a_hundred_percent():
    assert percent(999, 1000) == 99
    assert percent(1000, 1000) == 100
    assert percent(0, 0) is None
