"""Learn how the wrong language misreads letters: P(printed string | true letter), by EM.

A pair is (printed word, true word). A true letter may be printed as nothing or as up to three
signs; what stands for which letter is found by expectation maximisation over all ways to part
the printed word (a memoryless stochastic transducer: Ristad and Yianilos, 1998).
"""

import math
import unicodedata
from collections import Counter, defaultdict

LONGEST = 3
Table = dict[str, dict[str, float]]


def base(char: str) -> str:
    """Return a letter without its marks, in its own case."""
    return unicodedata.normalize("NFD", char.replace("đ", "d").replace("Đ", "D"))[:1]


def learn(pairs: Counter[tuple[str, str]], rounds: int = 6) -> Table:
    """Return P(printed | letter) for each true letter of the pairs."""
    table: Table = {}
    for _ in range(rounds):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for (printed, true), times in pairs.items():
            _count(printed, true, math.log1p(times) + 0.3 * times, table, counts)
        table = _smoothed(counts)
    return table


def _first(char: str, seg: str) -> float:
    """Return a first guess of P(seg | char)."""
    if seg == char:
        return 0.5
    if seg == base(char):
        return 0.3
    return (0.02, 0.004, 0.0008, 0.0001)[len(seg)]


def _p(table: Table, char: str, seg: str) -> float:
    return table[char].get(seg, 0.0) if char in table else _first(char, seg)


def _count(
    printed: str, true: str, times: float, table: Table, counts: dict[str, Counter[str]]
) -> None:
    """Add the expected uses of each (letter, string) in one pair."""
    size, n = len(printed), len(true)
    ahead = [[0.0] * (size + 1) for _ in range(n + 1)]
    ahead[0][0] = 1.0
    for k, char in enumerate(true):
        for j, before in enumerate(ahead[k]):
            if before:
                for end in range(j, min(size, j + LONGEST) + 1):
                    ahead[k + 1][end] += before * _p(table, char, printed[j:end])
    total = ahead[n][size]
    if total < 1e-30:
        return
    back = [0.0] * (size + 1)
    back[size] = 1.0
    for k in range(n - 1, -1, -1):
        fresh = [0.0] * (size + 1)
        for j, before in enumerate(ahead[k]):
            if not before:
                continue
            for end in range(j, min(size, j + LONGEST) + 1):
                p = _p(table, true[k], printed[j:end]) * back[end]
                if p:
                    fresh[j] += p
                    counts[true[k]][printed[j:end]] += times * before * p / total
        back = fresh


def _smoothed(counts: dict[str, Counter[str]]) -> Table:
    """Return the shares, each letter's lent a little by letters of the same base."""
    kin: dict[str, Counter[str]] = defaultdict(Counter)
    for char, segs in counts.items():
        whole = sum(segs.values())
        for seg, times in segs.items():
            kin[base(char)][seg] += times / whole
    table: Table = {}
    for char, segs in counts.items():
        lent = kin[base(char)]
        around = sum(lent.values())
        whole = sum(segs.values()) + 6.0
        keys = {s for s in segs if segs[s] > 0.02} | {s for s in lent if lent[s] / around > 1e-3}
        table[char] = {seg: (segs.get(seg, 0.0) + 6.0 * lent[seg] / around) / whole for seg in keys}
    return table
