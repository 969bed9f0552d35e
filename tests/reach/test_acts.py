"""Counting in memory is what counting household by household gives, for any days."""

from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.reach.memory import acts_file, counting, tasks
from lantoa.reach.memory.acts import ALWAYS, OPEN, day_of
from lantoa.reach.memory.drafts import Draft, Sorts
from lantoa.reach.memory.laying import lay
from lantoa.reach.memory.seated import seated

NOW = datetime(2025, 9, 29, 8, 0, tzinfo=clock.ZONE)
CHANNELS, REFS, DAYS = ("leaflet", "gathering", "visit"), ("1.1", "1.2", "2.1"), range(100, 200)
SURETIES = ("offered", "delivered", "engaged")
day = st.integers(DAYS.start, DAYS.stop - 1)


@dataclass
class Town:
    """Hamlets as plain sets: seats (household → first and last day), rows, zones, sessions."""

    seats: list[dict[int, tuple[int, int]]]
    rows: list[tuple[int, int, str, frozenset, int, int, frozenset]]
    zones: list[tuple[int, frozenset | None, int, int, list[tuple[int, int]]]]
    sessions: list[tuple[int, frozenset]] = field(default_factory=list)


@st.composite
def towns(draw) -> Town:
    """Draw a few hamlets, one without anybody, one past a word, and what was done there."""
    sizes = [0, *draw(st.lists(st.integers(1, 140), min_size=1, max_size=3))]
    ends = st.one_of(st.just((ALWAYS, OPEN)), st.tuples(day, st.one_of(day, st.just(OPEN))))
    seats = [
        {bit: draw(ends) if bit < 4 else (ALWAYS, OPEN) for bit in range(size)} for size in sizes
    ]
    who = [st.frozensets(st.integers(0, max(0, size - 1)), max_size=12) for size in sizes]
    pillars = st.frozensets(st.sampled_from(REFS), max_size=2)
    rows, zones = [], []
    for _ in range(draw(st.integers(0, 14))):
        hamlet = draw(st.integers(1, len(sizes) - 1))
        weakest = draw(st.integers(0, 2))
        rows.append((hamlet, draw(day), draw(st.sampled_from(CHANNELS)), draw(pillars), weakest,
                     draw(st.integers(weakest, 2)), draw(who[hamlet])))  # fmt: skip
    for _ in range(draw(st.integers(0, 3))):
        hamlet = draw(st.integers(0, len(sizes) - 1))
        part = None if not sizes[hamlet] else draw(st.one_of(st.none(), who[hamlet]))
        pauses = draw(st.lists(st.tuples(day, day), max_size=2))
        zones.append((hamlet, part, draw(day), draw(st.one_of(day, st.just(OPEN))),
                      sorted(pauses)))  # fmt: skip
    return Town(seats, rows, zones, draw(st.lists(st.tuples(day, pillars), max_size=6)))


def laid(town: Town):
    """Return the town as acts, the hamlets split over two drafts."""
    sorts = Sorts(channels=[*CHANNELS, "radio"], refs=list(REFS))
    cut = len(town.seats) // 2
    return lay([draft(town, range(cut), sorts), draft(town, range(cut, len(town.seats)), sorts)],
               sorts)  # fmt: skip


def draft(town: Town, part: range, sorts: Sorts) -> Draft:
    width = [-(-len(town.seats[n]) // 64) for n in part]

    def words(hamlet, bits):
        return sum(1 << b for b in bits).to_bytes(8 * width[hamlet - part.start], "little")

    steady = {n: [b for b, d in town.seats[n].items() if d == (ALWAYS, OPEN)] for n in part}
    movers = [(n - part.start, b, *d) for n in part for b, d in town.seats[n].items()
              if d != (ALWAYS, OPEN)]  # fmt: skip
    rows = [row for row in town.rows if row[0] in part]
    zones = [zone for zone in town.zones if zone[0] in part]
    firsts, sets = [], b""
    for hamlet, bits, *_ in zones:
        firsts.append(-1 if bits is None else len(sets) // 8)
        sets += b"" if bits is None else words(hamlet, bits)
    return Draft(
        place=np.array([100 + n for n in part]),
        commune=np.full(len(part), 7),
        province=np.full(len(part), 3),
        width=np.array(width, dtype=np.int64),
        stands=(np.zeros(len(part), int), np.full(len(part), OPEN)),
        lasting=np.frombuffer(b"".join(words(n, steady[n]) for n in part), dtype="<u8"),
        marks=(np.array([1]), np.array([1])),
        movers=table(movers, 4),
        rows=table([(h - part.start, d, sorts.of(1, ch, refs, weakest=w, surety=s))
                    for h, d, ch, refs, w, s, _ in rows], 3),
        row_words=np.frombuffer(b"".join(words(r[0], r[6]) for r in rows), dtype="<u8"),
        zones=table([(z[0] - part.start, 0, z[2], z[3], z[3], first)
                     for z, first in zip(zones, firsts, strict=True)], 6),
        zone_words=np.frombuffer(sets, dtype="<u8"),
        pauses=table([(n, *pause) for n, z in enumerate(zones) for pause in z[4]], 3),
        sessions=table([(0, sorts.of(1, "radio", refs, weakest=0, surety=0), d)
                        for d, refs in town.sessions], 3),
        voices=1,
    )  # fmt: skip


def table(rows, columns):
    made = np.array(rows, dtype=np.int64).reshape(-1, columns)
    return tuple(made[:, n] for n in range(columns))


def brute(town: Town, hamlet: int, asked: int, since: int, until: int):
    """Count one hamlet household by household: nine numbers, pillars, channels."""
    here = {b for b, (begins, ends) in town.seats[hamlet].items() if begins <= until <= ends}
    acts = [(channel, refs, who) for h, d, channel, refs, w, s, who in town.rows
            if h == hamlet and since <= d <= until and w <= asked <= s]  # fmt: skip
    heard = set()
    for z in town.zones if asked == 0 else []:
        for d, refs in town.sessions:
            silent = any(a <= d <= b for a, b in z[4])
            if z[0] == hamlet and since <= d <= until and z[2] <= d <= z[3] and not silent:
                for b, (begins, ends) in town.seats[hamlet].items():
                    if begins <= d <= ends and (z[1] is None or b in z[1]):
                        heard.add((b, refs))
    times = {b: sum(b in who for _, _, who in acts) for b in here}
    mouths = {b: {c for c, _, who in acts if b in who} for b in here}
    told = {b: {r for _, refs, who in acts if b in who for r in refs} for b in here}
    for b, refs in heard:
        if b in here:
            mouths[b] = mouths[b] | {"radio"}
            told[b] = told[b] | refs
    return (
        sum(bool(mouths[b]) for b in here),
        sum(times[b] >= 2 for b in here), sum(times[b] >= 3 for b in here),
        sum(len(mouths[b]) >= 2 for b in here),
        [sum(ref in told[b] for b in here) for ref in REFS],
        [sum(channel in mouths[b] for b in here) for channel in (*CHANNELS, "radio")],
    )  # fmt: skip


ENGINES = [counting.by_numpy]
if find_spec("numba"):
    ENGINES.append(import_module("lantoa.reach.memory.by_numba").by_numba)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=40, deadline=None)
@given(towns(), day, st.integers(0, 60))
def test_memory_counts_what_counting_household_by_household_gives(engine, town, since, length):
    acts, until = laid(town), min(since + length, OPEN - 1)
    period = Period(day_of(since), day_of(until))

    for asked, surety in enumerate(SURETIES):
        task = tasks.made_ready(acts, period, surety)
        found = counting.count(task, engine=engine)
        for hamlet in range(len(town.seats)):
            once, twice, thrice, two, pillars, channels = brute(town, hamlet, asked, since, until)
            assert found.by_pillar[hamlet].tolist() == pillars
            assert found.by_channel[hamlet].tolist() == channels
            assert found.once[hamlet] == once
            if asked:
                assert (found.twice[hamlet], found.thrice[hamlet]) == (twice, thrice)
            assert found.two_channels[hamlet] == two


@settings(max_examples=25, deadline=None)
@given(towns(), day)
def test_who_sits_there_is_who_came_before_and_has_not_left(town, on):
    acts = laid(town)

    here = counting.households(acts, seated(acts, on), slice(0, acts.hamlets))

    assert here.tolist() == [
        sum(begins <= on <= ends for begins, ends in held.values()) for held in town.seats
    ]


@settings(max_examples=20, deadline=None)
@given(towns())
def test_a_file_read_back_is_what_was_written(tmp_path_factory, town):
    path, acts = tmp_path_factory.mktemp("acts") / "acts.bin", laid(town)

    acts_file.write(path, acts, made_at=NOW)

    kept = acts_file.read(path)
    assert kept.made_at == NOW
    for name, value in vars(acts).items():
        assert np.array_equal(getattr(kept.acts, name), value), name


@pytest.mark.parametrize("harm", ["torn", "longer", "a bit", "its head", "older", "empty", "gone"])
def test_a_file_that_is_not_as_written_is_never_read(tmp_path, harm):
    path = tmp_path / "acts.bin"
    town = Town([dict.fromkeys(range(70), (ALWAYS, OPEN))],
                [(0, 120, "leaflet", frozenset(), 0, 1, frozenset({1, 69}))], [])  # fmt: skip
    acts_file.write(path, laid(town), made_at=NOW)
    data = bytearray(path.read_bytes())
    line = len(acts_file.MAGIC)
    changed = {
        "torn": data[:-64],
        "longer": data + b"x",
        "a bit": data[:-64] + bytes([data[-64] ^ 1]) + data[-63:],
        "its head": data[:60] + b"?" + data[61:],
        "older": data[:line] + b"00000000" + data[line + 8 :],
        "empty": b"",
        "gone": None,
    }[harm]
    path.unlink()
    if changed is not None:
        path.write_bytes(changed)

    with pytest.raises(acts_file.Unreadable):
        acts_file.read(path)


def test_an_empty_nation_has_nobody_and_no_period_finds_anybody(tmp_path):
    acts = lay([], Sorts())
    acts_file.write(tmp_path / "acts.bin", acts, made_at=NOW)

    kept = acts_file.read(tmp_path / "acts.bin").acts
    task = tasks.made_ready(kept, Period(day_of(1), day_of(60_000)), "delivered")

    assert counting.count(task).once.tolist() == []


def test_five_thousand_households_and_none_stand_side_by_side():
    reached = frozenset(range(0, 5000, 2))
    seats = [dict.fromkeys(range(size), (ALWAYS, OPEN)) for size in (5000, 0, 1)]
    acts = laid(Town(seats, [(0, 150, "visit", frozenset({"1.1"}), 0, 1, reached)], []))

    task = tasks.made_ready(acts, Period(day_of(150), day_of(150)), "delivered")
    before = tasks.made_ready(acts, Period(day_of(1), day_of(149)), "delivered")

    assert counting.count(task).once.tolist() == [2500, 0, 0]
    assert counting.count(before).once.tolist() == [0, 0, 0]
