"""How many sessions each hamlet could hear in some days, counted in memory zone by zone."""

import numpy as np

from lantoa.reach.memory.acts import OPEN, Acts, Array
from lantoa.reach.memory.runs import spread

Stretch = tuple[int, int]


def sessions_heard(acts: Acts, usable: Array, since: int, until: int) -> Array:
    """Return per hamlet the sessions of usable sorts, each once however many zones bring it."""
    hamlet, voice, begins, ends = _stretches(acts)
    first = acts.voice_from[voice].astype(np.int64)
    runs = acts.voice_from[voice + 1].astype(np.int64) - first
    one, run = np.repeat(np.arange(len(voice)), runs), spread(first, runs)
    kept = usable[acts.run_sort[run]]
    one, run = one[kept], run[kept]
    last = np.minimum(until, ends[one])
    before = np.maximum(since, begins[one]) - 1
    number = np.maximum(0, _by(acts, run, last) - _by(acts, run, before))
    found = np.zeros(acts.hamlets, dtype=np.int64)
    np.add.at(found, hamlet[one], number)
    return found


def _by(acts: Acts, run: Array, day: Array) -> Array:
    """Return how many sessions of all runs up to this one were held by the day."""
    found: Array = np.searchsorted(acts.run_key, (run << 16) | np.maximum(0, day), "right")
    return found


def _stretches(acts: Acts) -> tuple[Array, Array, Array, Array]:
    """Return hamlet, voice, first and last day of each stretch in which the voice is heard there.

    Stretches of one voice in one hamlet do not overlap: where it has several zones, or pauses,
    they are joined and cut.
    """
    hamlet = np.repeat(np.arange(acts.hamlets), np.diff(acts.zone_from))
    voice = acts.zone_voice.astype(np.int64)
    pair = hamlet * (int(voice.max(initial=0)) + 1) + voice
    _, which, times = np.unique(pair, return_inverse=True, return_counts=True)
    mixed = (times[which] > 1) | (np.diff(acts.pause_from) > 0)
    plain = np.flatnonzero(~mixed)
    rows = [
        hamlet[plain],
        voice[plain],
        acts.zone_in[plain].astype(np.int64),
        acts.zone_end[plain].astype(np.int64),
    ]
    held: dict[tuple[int, int], list[Stretch]] = {}
    for zone in np.flatnonzero(mixed).tolist():
        key = (int(hamlet[zone]), int(voice[zone]))
        held.setdefault(key, []).extend(_spoken(acts, zone))
    more = [(*key, *days) for key, found in held.items() for days in _joined(found)]
    table = np.array(more, dtype=np.int64).reshape(-1, 4)
    joined = [np.concatenate([rows[at], table[:, at]]) for at in range(4)]
    return joined[0], joined[1], joined[2], joined[3]


def _spoken(acts: Acts, zone: int) -> list[Stretch]:
    """Return a zone's days without the pauses of its outlet."""
    pauses = slice(int(acts.pause_from[zone]), int(acts.pause_from[zone + 1]))
    begins, last = int(acts.zone_in[zone]), int(acts.zone_end[zone])
    found = []
    for first, until in sorted(
        zip(acts.pause_in[pauses].tolist(), acts.pause_out[pauses].tolist(), strict=True)
    ):
        if first > begins:
            found.append((begins, min(last, first - 1)))
        begins = max(begins, until + 1)
    if begins <= min(last, OPEN):
        found.append((begins, last))
    return [(first, until) for first, until in found if first <= until]


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    for first, last in sorted(stretches):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
