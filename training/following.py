"""A model of which syllable follows which: trigrams, absolute discounting, back-off form.

Lower orders count in how many different contexts a syllable came (Kneser and Ney, 1995), so the
repetition of formulas does not drown the rest; words of the dictionary lend their inner pairs.
"""

import itertools
import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field

DISCOUNT = 0.8
PAUSE = 0
Pair = tuple[int, int]
Triple = tuple[int, int, int]


@dataclass
class Counts:
    """What was seen: triples of running text, pairs and triples inside dictionary words."""

    triples: Counter[Triple] = field(default_factory=Counter)
    inside: Counter[Pair] = field(default_factory=Counter)
    inside_three: Counter[Triple] = field(default_factory=Counter)

    def add(self, numbers: list[int], weight: float = 1.0) -> None:
        """Count a sentence (pauses at both ends are added)."""
        run = [PAUSE, PAUSE, *numbers, PAUSE]
        for triple in zip(run, run[1:], run[2:], strict=False):
            self.triples[triple] += weight

    def add_word(self, numbers: list[int], weight: float) -> None:
        """Count a word of the dictionary: only what is inside it."""
        for pair in itertools.pairwise(numbers):
            self.inside[pair] += weight
        for triple in zip(numbers, numbers[1:], numbers[2:], strict=False):
            self.inside_three[triple] += weight


@dataclass
class Model:
    """Natural logarithms; a context's back-off belongs to what was not seen after it."""

    one: list[float]
    back_one: list[float]
    two: dict[Pair, float]
    back_two: dict[Pair, float]
    three: dict[Triple, float]


def _discounted(times: float) -> float:
    return times - DISCOUNT * min(times, 1.0)


def _shares(counts: dict, context) -> tuple[dict, dict]:  # type: ignore[no-untyped-def,type-arg]
    """Return the discounted share of each n-gram and what is left over of each context."""
    whole: dict = defaultdict(float)  # type: ignore[type-arg]
    kept: dict = defaultdict(float)  # type: ignore[type-arg]
    for gram, times in counts.items():
        whole[context(gram)] += times
    shares = {}
    for gram, times in counts.items():
        share = _discounted(times) / whole[context(gram)]
        shares[gram] = share
        kept[context(gram)] += share
    return shares, {key: max(1.0 - share, 1e-4) for key, share in kept.items()}


def estimated(counts: Counts, general: list[float], *, own: float = 0.75) -> Model:
    """Return the model; `general` is P(syllable) in Vietnamese at large."""
    three = counts.triples + counts.inside_three
    two: Counter[Pair] = Counter(counts.inside)
    for (_, middle, right), times in counts.triples.items():
        two[middle, right] += min(times, 1.0)
    seen: Counter[int] = Counter()
    for (_, right), times in two.items():
        seen[right] += min(times, 1.0)
    total = sum(seen.values())
    one = [own * seen[n] / total + (1 - own) * p for n, p in enumerate(general)]
    share_two, left_two = _shares(two, lambda gram: gram[0])
    p_two = {pair: share + left_two[pair[0]] * one[pair[1]] for pair, share in share_two.items()}
    share_three, left_three = _shares(three, lambda gram: gram[:2])

    def lower(middle: int, right: int) -> float:
        return p_two.get((middle, right)) or left_two.get(middle, 1.0) * one[right]

    p_three = {
        gram: share + left_three[gram[:2]] * lower(gram[1], gram[2])
        for gram, share in share_three.items()
    }
    for pair in left_three:
        p_two.setdefault(pair, lower(*pair))
    return Model(
        [math.log(max(p, 1e-9)) for p in one],
        [math.log(left_two.get(n, 1.0)) for n in range(len(general))],
        {pair: math.log(p) for pair, p in p_two.items()},
        {pair: math.log(left) for pair, left in left_three.items()},
        {gram: math.log(p) for gram, p in p_three.items()},
    )


def pruned(model: Model, counts: Counts, least: float) -> Model:
    """Leave out the once-seen triples that the lower orders foretell nearly as well."""
    kept = {}
    for gram, chance in model.three.items():
        back = model.back_two[gram[:2]] + (
            model.two.get(gram[1:]) or model.back_one[gram[1]] + model.one[gram[2]]
        )
        if counts.triples[gram] > 1.5 or chance - back > least:
            kept[gram] = chance
    contexts = {gram[:2] for gram in kept}
    back_two = {pair: left for pair, left in model.back_two.items() if pair in contexts}
    return Model(model.one, model.back_one, model.two, back_two, kept)
