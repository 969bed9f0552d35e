"""The likeliest reading of a lattice, and how sure each syllable of it is.

Forward-backward over pairs of neighbouring arcs with a model of three syllables (Rabiner 1989);
each arc's syllable is the one with the greatest share of all readings.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from lantoa.intake.lattice import PAUSE, Arc, Place, fixed
from lantoa.intake.restorer_model import Floats, model

SIGHT, SENSE = np.float32(0.75), np.float32(1.0)
Pair = tuple[Arc, Arc]


@dataclass(frozen=True)
class Choice:
    """An arc taken, which of its candidates, and that candidate's share of all readings."""

    arc: Arc
    index: int
    share: float


def decoded(arcs: list[Arc]) -> list[Choice]:
    """Return the arcs of the best reading in order."""
    if not arcs:
        return []
    return _path(_by_start(arcs), shares_of(arcs))


def shares_of(arcs: list[Arc]) -> dict[Arc, Floats]:
    """Return each arc's candidates' shares of all readings (one arc at least)."""
    opening = fixed((-2, 0), (-1, 0), -1, PAUSE), fixed((-1, 0), (0, 0), -1, PAUSE)
    forward, steps = _forward(opening, _by_start(arcs))
    return _shares(forward, _backward(forward, steps))


def _by_start(arcs: list[Arc]) -> dict[Place, list[Arc]]:
    by_start: dict[Place, list[Arc]] = defaultdict(list)
    for arc in arcs:
        by_start[arc.start].append(arc)
    return by_start


Forward = dict[Pair, Floats]
Steps = list[tuple[Pair, Pair, Floats]]


def _forward(opening: Pair, by_start: dict[Place, list[Arc]]) -> tuple[Forward, Steps]:
    forward: Forward = {opening: np.zeros((1, 1), dtype=np.float32)}
    ending: dict[Place, list[Pair]] = defaultdict(list)
    ending[opening[1].end].append(opening)
    steps: Steps = []
    follows = model().follows
    for place in sorted(by_start):
        for pair in ending[place]:
            left, middle = pair
            for right in by_start[place]:
                chance = SENSE * follows.triples(left.numbers, middle.numbers, right.numbers)
                chance += SIGHT * right.chances[None, None, :]
                steps.append((pair, (middle, right), chance))
                came = _summed(forward[pair][:, :, None] + chance, 0)
                after = (middle, right)
                if after in forward:
                    forward[after] = np.logaddexp(forward[after], came)
                else:
                    forward[after] = came
                    ending[right.end].append(after)
    return forward, steps


def _summed(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    total = np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)
    return np.asarray(total, dtype=np.float32)


def _backward(forward: Forward, steps: Steps) -> Forward:
    last = max(pair[1].end for pair in forward)
    never = np.float32(-1e9)
    backward = {
        pair: np.full(value.shape, 0 if pair[1].end == last else never, dtype=np.float32)
        for pair, value in forward.items()
    }
    for pair, after, chance in reversed(steps):
        came = _summed(chance + backward[after][None, :, :], 2)
        backward[pair] = np.logaddexp(backward[pair], came)
    return backward


def _shares(forward: Forward, backward: Forward) -> dict[Arc, Floats]:
    last = max(pair[1].end for pair in forward)
    ends = []
    for pair, value in forward.items():
        if pair[1].end == last:
            ends.append(float(_summed(_summed(value, 0), 0)))
    total = np.float32(np.logaddexp.reduce(ends))
    shares: dict[Arc, Floats] = {}
    for pair, value in forward.items():
        share = np.exp(np.minimum(value + backward[pair] - total, 0)).sum(axis=0)
        shares[pair[1]] = shares.get(pair[1], 0) + share
    return shares


def _path(by_start: dict[Place, list[Arc]], shares: dict[Arc, Floats]) -> list[Choice]:
    place, path = (0, 0), []
    while place in by_start:
        arc = max(by_start[place], key=lambda one: float(shares[one].sum()))
        index = int(shares[arc].argmax())
        path.append(Choice(arc, index, float(min(shares[arc][index], 1.0))))
        place = arc.end
    return path
