"""All ways to read a run of printed words: each alone, two as one, one as two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

import numpy as np

from lantoa.intake.misreading import Guess, guesses
from lantoa.intake.name_runs import name_runs, person_runs
from lantoa.intake.printed_words import Printed
from lantoa.intake.restorer_model import Floats, Ints, model

PAUSE, ODD, FIGURE = 0, 1, 2
SMALL = re.compile(r"[146]\d?")
DIGIT = np.float32(-3.0)
MERGED, SPLIT = np.float32(-6.0), np.float32(-9.0)
NAMED, PERSON = np.float32(0.7), np.float32(0.9)
POOR = -1.3
STANDS = np.float32(0.9)
"""A word that is a syllable as printed is not lightly made another: right words stay right."""
AFTER = 99
Place = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Arc:
    """A stretch from one place of the text to another and the syllables it may be.

    A place is (word, sign inside it); `first` and `last` are the words covered.
    """

    start: Place
    end: Place
    first: int
    last: int
    numbers: Ints
    chances: Floats
    shapes: tuple[str, ...] = ()


def arcs(words: list[Printed], pauses: list[bool]) -> list[Arc]:
    """Return the arcs over the words, ordered by where they start; a pause may follow a word."""
    found: list[Arc] = []
    known = model()
    places, people = name_runs(words), person_runs(words, pauses)
    for at, word in enumerate(words):
        end = (at, AFTER) if pauses[at] else (at + 1, 0)
        arc = _alone(at, word, end)
        if at in people:
            arc = _weighed(arc, PERSON * (known.given if people[at] else known.families))
        elif at in places:
            arc = _weighed(arc, NAMED * known.names)
        found.append(arc)
        if pauses[at]:
            found.append(fixed(end, (at + 1, 0), at, PAUSE))
        if not word.kept and not word.sign:
            found += _split(at, word, end)
            if at + 1 < len(words) and not word.after and not pauses[at]:
                past = (at + 1, AFTER) if pauses[at + 1] else (at + 2, 0)
                found += _merged(at, word, words[at + 1], past)
    return sorted(found, key=lambda arc: arc.start)


def _weighed(arc: Arc, weights: Floats) -> Arc:
    """Return the arc with its candidates weighed as parts of a name."""
    return replace(arc, chances=arc.chances + weights[arc.numbers])


def fixed(start: Place, end: Place, at: int, number: int) -> Arc:
    """Return an arc that is what it is."""
    numbers = np.array([number], dtype=np.int64)
    return Arc(start, end, at, at, numbers, np.zeros(1, dtype=np.float32))


def _alone(at: int, word: Printed, end: Place) -> Arc:
    """Return the arc of one word: its candidates and itself as printed."""
    if SMALL.fullmatch(word.core):
        return _figure(at, word, end)
    if word.kept:
        return fixed((at, 0), end, at, FIGURE)
    guess = _signs(word.core) if word.sign else guesses(word.core)
    own = guess.numbers == model().numbers.get(word.core.lower(), -1)
    unknown = np.float32(-3.0 * min(len(word.core), 6) - 3.0)
    numbers = np.append(guess.numbers, ODD)
    chances = np.append(guess.chances + STANDS * own, unknown)
    return Arc((at, 0), end, at, at, numbers, chances, (*guess.shapes, "low"))


def _figure(at: int, word: Printed, end: Place) -> Arc:
    """Return the arc of one or two digits: a number, unless all around say "ở", "là"."""
    guess = guesses(word.core)
    near = guess.chances > -7
    numbers = np.append(guess.numbers[near], FIGURE)
    chances = np.append(guess.chances[near] + DIGIT, np.float32(0))
    shapes = tuple(s for s, kept in zip(guess.shapes, near, strict=True) if kept)
    return Arc((at, 0), end, at, at, numbers, chances, (*shapes, "low"))


@cache
def _signs(core: str) -> Guess:
    """Return the known abbreviations that a printed one may be (Đ reads as D)."""
    known = model().numbers
    ways = {"".join(way) for way in product(*(("d", "đ") if c == "D" else c.lower() for c in core))}
    numbers = [known[way] for way in ways if way in known]
    return Guess(
        np.array(numbers, dtype=np.int64),
        np.zeros(len(numbers), dtype=np.float32),
        ("upper",) * len(numbers),
    )


def _best(guess: Guess) -> float:
    return float(guess.chances[0]) if len(guess.chances) else -99.0


def _split(at: int, word: Printed, end: Place) -> Iterator[Arc]:
    """Yield the halves of a word that is poorly explained by one syllable."""
    core = word.core
    if len(core) < 3 or _best(guesses(core)) > POOR * len(core):
        return
    whole = _best(guesses(core))
    for cut in range(1, len(core)):
        left, right = guesses(core[:cut]), guesses(core[cut:])
        good = _best(left) + _best(right) + SPLIT > max(whole, -90) - 8
        if not good or not core[cut].isalnum():
            continue
        yield Arc((at, 0), (at, cut), at, at, left.numbers, left.chances + SPLIT, left.shapes)
        yield Arc((at, cut), end, at, at, right.numbers, right.chances, right.shapes)


def _merged(at: int, word: Printed, following: Printed, end: Place) -> Iterator[Arc]:
    """Yield two words as one where one of them is poorly explained alone."""
    if following.before or following.kept or len(word.core) + len(following.core) > 8:
        return
    alone = _best(guesses(word.core)) + _best(guesses(following.core))
    both = guesses(word.core + following.core)
    if not len(both.numbers) or _best(both) + MERGED < alone - 2:
        return
    yield Arc((at, 0), end, at, at + 1, both.numbers, both.chances + MERGED, both.shapes)


def syllable(number: int) -> str:
    """Return the syllable of a number."""
    return model().syllables[number]
