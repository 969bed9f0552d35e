"""Who lives in each hamlet on a day, and what zones brought there, from `Acts`."""

from dataclasses import dataclass

import numpy as np

from lantoa.reach.memory.acts import Acts, Array, Words
from lantoa.reach.memory.runs import NOTHING, SPARE, spread, starts

ONE = np.uint64(1)


@dataclass(frozen=True)
class Heard:
    """Sets that zones bring into a period: per entry its sort and the first of its words.

    `from_` holds where each hamlet's entries begin.
    """

    from_: Array
    sort: Array
    bits: Array
    words: Words


def bit_words(acts: Acts, hamlet: Array, bit: Array) -> tuple[Array, Words]:
    """Return the word of each seat in a set of all hamlets, and the seat's bit in it."""
    return acts.seat_from[hamlet] + (bit >> 6), ONE << (bit & 63).astype(np.uint64)


def mover_hamlets(acts: Acts) -> Array:
    """Return the hamlet of each seat that has a beginning or an end."""
    return np.repeat(np.arange(acts.hamlets), np.diff(acts.mover_from))


def seated(acts: Acts, day: int) -> Words:
    """Return the households seated on the day, laid out like `acts.lasting`.

    Hamlets that do not stand on the day have nobody.
    """
    here = (acts.mover_in <= day) & (day <= acts.mover_out)
    words, bits = bit_words(acts, mover_hamlets(acts)[here], acts.mover_bit[here].astype(np.int64))
    found = acts.lasting.copy()
    np.bitwise_or.at(found, words, bits)
    for gone in np.flatnonzero(~standing(acts, day)):
        found[acts.seat_from[gone] : acts.seat_from[gone + 1]] = 0
    return found


def standing(acts: Acts, day: int) -> Array:
    """Say of each hamlet whether it stands on the day."""
    found: Array = (acts.stand_in <= day) & (day <= acts.stand_out)
    return found


def away(acts: Acts, day: int) -> Words:
    """Return the seats of households that live away on the day, laid out like `acts.lasting`."""
    gone = (acts.away_in <= day) & (day <= acts.away_out)
    hamlet = np.repeat(np.arange(acts.hamlets), np.diff(acts.away_from))[gone]
    words, bits = bit_words(acts, hamlet, acts.away_bit[gone].astype(np.int64))
    found = np.zeros_like(acts.lasting)
    np.bitwise_or.at(found, words, bits)
    return found


def heard(acts: Acts, usable: Array, since: int, until: int, part: slice) -> Heard:
    """Return what zones bring to households seated on `until`, for sessions from `since` on.

    Only zones of the hamlets in `part` are looked at.

    Of a household that sits there on the last day, a zone's *latest* session of the period
    decides: it came before that session or not. So a year of airings is one set a zone and sort.
    """
    zone, run = _pairs(acts, usable, part)
    last = _latest(acts, zone, run, since, until)
    kept = last >= 0
    zone, run, last = zone[kept], run[kept], last[kept]
    hamlet = (np.searchsorted(acts.zone_from, zone, side="right") - 1).astype(np.int64)
    width = acts.width[hamlet].astype(np.int64)
    begins = starts(width)
    source = acts.zone_bits[zone]
    words = np.full(int(begins[-1]) + len(SPARE), ~np.uint64(0), dtype=np.uint64)
    some = source >= 0
    words[spread(begins[:-1][some], width[some])] = acts.zone_words[
        spread(source[some], width[some])
    ]
    found = Heard(
        from_=starts(np.bincount(hamlet, minlength=acts.hamlets)[: acts.hamlets]),
        sort=acts.run_sort[run].astype(np.int64),
        bits=begins[:-1],
        words=words,
    )
    _leave_newcomers_out(acts, found, last, since, until)
    return found


def _pairs(acts: Acts, usable: Array, part: slice) -> tuple[Array, Array]:
    """Return every zone with every usable run of sessions of its voice."""
    if not usable[acts.run_sort].any():
        return NOTHING, NOTHING
    zones = np.arange(acts.zone_from[part.start], acts.zone_from[part.stop])
    voice = acts.zone_voice[zones].astype(np.int64)
    first = acts.voice_from[voice]
    runs = acts.voice_from[voice + 1] - first
    zone, run = np.repeat(zones, runs), spread(first, runs)
    kept = usable[acts.run_sort[run]]
    return zone[kept], run[kept]


def _latest(acts: Acts, zone: Array, run: Array, since: int, until: int) -> Array:
    """Return the last day of each pair on which the zone was there and its outlet not paused."""
    if not len(run):
        return NOTHING
    last = _last_session(acts, np.arange(len(acts.run_sort)), since, until)[run]
    there = (acts.zone_in[zone] <= last) & (last <= acts.zone_out[zone])
    paused = acts.pause_from[zone + 1] > acts.pause_from[zone]
    waiting = np.flatnonzero((last >= 0) & ~(there & ~paused))
    day = np.minimum(until, acts.zone_out[zone]).astype(np.int64)
    while len(waiting):
        at = zone[waiting]
        floor = np.maximum(since, acts.zone_in[at]).astype(np.int64)
        found = _last_session(acts, run[waiting], floor, day[waiting])
        begins = _pause_begins(acts, at, found)
        silent = (found >= 0) & (begins >= 0)
        last[waiting] = np.where(silent, -1, found)
        waiting, begins = waiting[silent], begins[silent]
        day[waiting] = begins - 1
    return last


def _last_session(acts: Acts, run: Array, since: int | Array, until: int | Array) -> Array:
    """Return the last day of each run between two days, -1 where there is none."""
    if not len(acts.run_day):
        return np.full(len(run), -1, dtype=np.int64)
    at = np.searchsorted(acts.run_key, (run << 16) | until, "right") - 1
    found = acts.run_day[np.maximum(at, 0)].astype(np.int64)
    kept: Array = np.where((at >= acts.run_from[run]) & (found >= since), found, -1)
    return kept


def _pause_begins(acts: Acts, zone: Array, day: Array) -> Array:
    """Return when the pause began that holds the zone's outlet silent on the day, or -1."""
    begins = np.full(len(zone), -1, dtype=np.int64)
    first = acts.pause_from[zone]
    pauses = acts.pause_from[zone + 1] - first
    pair, pause = np.repeat(np.arange(len(zone)), pauses), spread(first, pauses)
    silent = (acts.pause_in[pause] <= day[pair]) & (day[pair] <= acts.pause_out[pause])
    begins[pair[silent]] = acts.pause_in[pause[silent]]
    return begins


def _leave_newcomers_out(acts: Acts, found: Heard, last: Array, since: int, until: int) -> None:
    new = (acts.mover_in > since) & (acts.mover_in <= until)
    hamlet = mover_hamlets(acts)[new]
    entries = np.diff(found.from_)[hamlet]
    mover = np.repeat(np.flatnonzero(new), entries)
    entry = spread(found.from_[hamlet], entries)
    late = acts.mover_in[mover] > last[entry]
    mover, entry = mover[late], entry[late]
    bit = acts.mover_bit[mover].astype(np.int64)
    words = found.bits[entry] + (bit >> 6)
    np.bitwise_and.at(found.words, words, ~(ONE << (bit & 63).astype(np.uint64)))
