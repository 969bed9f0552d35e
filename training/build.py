"""Build `src/lantoa/intake/data/restorer.npz`: `python -m training.build WORDS`.

WORDS is Viet74K.txt of the underthesea wheel (Apache-2.0); `pairs.tsv.gz` is what `training.pairs`
wrote. wordfreq must be installed (the `bench` group). See training/README.md.
"""

import csv
import gzip
import math
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from wordfreq import top_n_list, word_frequency

from lantoa.intake.restorer_model import BITS, FILE
from training import following, misreadings
from training.corpus import person_names, place_names, sentences
from training.words import FIGURE_NAME, ODD_NAME, PAUSE_NAME, placed, runs

STRENGTH = 12
PAIRS = Path(__file__).parent / "pairs.tsv.gz"
SYLLABLE = re.compile(
    r"(ngh?|[ckgpt]h|tr|gi|qu|[bcdđghklmnpqrstvx])?"
    r"[aeiouyăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}"
    r"(ch|nh|ng|[cmnpt])?"
)


def read_pairs(path: Path) -> Counter[tuple[str, str]]:
    """Return the pairs (printed, true) with how often they came."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\")
        return Counter({(printed, placed(true)): int(times) for printed, true, times in rows})


def dictionary(path: Path) -> list[list[str]]:
    """Return the words of the list, as syllables."""
    lines = (placed(line.strip().lower()) for line in path.read_text("utf-8").splitlines())
    words = [re.split(r"[ -]", line) for line in lines]
    return [word for word in words if all(SYLLABLE.fullmatch(part) for part in word)]


def vocabulary(texts: list[tuple[float, list[str]]], words: list[list[str]]) -> list[str]:
    """Return every syllable of texts, dictionary and common usage, the special ones first."""
    seen = {part for _, run in texts for part in run}
    seen |= {placed(name).lower() for parts in person_names().values() for name in parts}
    seen |= {part for word in words for part in word if word_frequency(part, "vi") > 2e-8}
    seen |= {p for p in map(placed, top_n_list("vi", 9000)) if SYLLABLE.fullmatch(p)}
    special = [PAUSE_NAME, ODD_NAME, FIGURE_NAME]
    ordered = special + sorted(part for part in seen - set(special) if "\n" not in part)
    if len(ordered) >= 1 << BITS:
        raise SystemExit(f"{len(ordered)} syllables do not fit {BITS} bits")
    return ordered


def counted(
    texts: list[tuple[float, list[str]]], words: list[list[str]], numbers: dict[str, int]
) -> following.Counts:
    """Count the texts and the insides of dictionary words."""
    counts = following.Counts()
    for weight, run in texts:
        counts.add([numbers[part] for part in run], weight)
    for word in words:
        if len(word) > 1 and all(part in numbers for part in word):
            usual = min(word_frequency(part, "vi") for part in word)
            weight = 0.04 * min(4.0, max(0.2, 6 + math.log10(usual + 1e-9)))
            counts.add_word([numbers[part] for part in word], weight)
    return counts


def general(syllables: list[str]) -> list[float]:
    """Return P(syllable) in Vietnamese at large (wordfreq), both placings of tones together."""
    late = {}
    for word in top_n_list("vi", 20000):
        late[placed(word)] = late.get(placed(word), 0.0) + word_frequency(word, "vi")
    raw = [late.get(s, 0.0) + 3e-7 for s in syllables]
    return [p / sum(raw) for p in raw]


def quantised(values: list[float]) -> np.ndarray:
    """Return logarithms as bytes, a twelfth each, 255 the least."""
    return np.clip(np.round(-np.array(values) * STRENGTH), 0, 255).astype(np.uint8)


def laid_follows(model: following.Model) -> dict[str, np.ndarray]:
    """Return the model's arrays: sorted keys as steps, bytes for chances."""
    two = sorted((((a << BITS) | b), p, model.back_two.get((a, b), 0.0))
                 for (a, b), p in model.two.items())  # fmt: skip
    three = sorted(((((a << BITS) | b) << BITS) | c, p) for (a, b, c), p in model.three.items())
    return {
        "one": quantised(model.one),
        "back_one": np.array(model.back_one, dtype=np.float16),
        "two_steps": np.diff([0, *(row[0] for row in two)]).astype(np.uint32),
        "two": quantised([row[1] for row in two]),
        "back_two": np.array([row[2] for row in two], dtype=np.float16),
        "three_steps": np.diff([0, *(row[0] for row in three)]).astype(np.uint64),
        "three": quantised([row[1] for row in three]),
    }


def laid_tree(syllables: list[str], letters: list[str]) -> dict[str, np.ndarray]:
    """Return the tree of the syllables, level by level."""
    number = {letter: n for n, letter in enumerate(letters)}
    words = {s: n for n, s in enumerate(syllables) if n > 2 and all(c in number for c in s)}
    level, above = sorted({s[:1] for s in words}), {"": 0}
    parents, signs, ends, sizes = [], [], [], []
    while level:
        sizes.append(len(level))
        level.sort(key=lambda prefix: (above[prefix[:-1]], prefix))
        parents += [above[prefix[:-1]] for prefix in level]
        signs += [number[prefix[-1]] for prefix in level]
        ends += [words.get(prefix, -1) for prefix in level]
        above = {prefix: n for n, prefix in enumerate(level)}
        size = len(level[0]) + 1
        level = sorted({s[:size] for s in words if len(s) >= size})
    return {
        "level_sizes": np.array(sizes, dtype=np.int32),
        "parents": np.array(parents, dtype=np.uint16),
        "letters": np.array(signs, dtype=np.uint8),
        "ends": np.array(ends, dtype=np.int16),
    }


def laid_misreadings(table: misreadings.Table, letters: list[str]) -> dict[str, np.ndarray]:
    """Return the letters' misreadings: [lower letters, then upper] x strings."""
    signs = letters + [letter.upper() for letter in letters]
    strings = {letter for letter in signs if len(letter) == 1}
    strings |= {seg for row in table.values() for seg, p in row.items() if p > 2e-4}
    ordered = ["", *sorted(strings - {""})]
    chances = np.full((len(signs), len(ordered)), 255, dtype=np.uint8)
    for n, sign in enumerate(signs):
        own = dict(table.get(sign, {}))
        for seg, floor in ((sign, 0.004), (misreadings.base(sign), 0.02)):
            own[seg] = max(own.get(seg, 0.0), floor)
        for m, seg in enumerate(ordered):
            if own.get(seg, 0.0) > 1e-6:
                chances[n, m] = quantised([math.log(own[seg])])[0]
    upper = np.arange(len(letters)) + len(letters)
    return {
        "misread": chances,
        "upper": upper.astype(np.uint16),
        "strings": np.frombuffer("\n".join(ordered).encode(), dtype=np.uint8),
    }


def laid_memory(pairs: Counter[tuple[str, str]], numbers: dict[str, int]) -> dict[str, np.ndarray]:
    """Return whole words that were misread alike at least twice, with ln P(printed | true)."""
    whole: Counter[str] = Counter()
    alike: Counter[tuple[str, str]] = Counter()
    for (printed, true), times in pairs.items():
        if not true.isupper() and true.lower() in numbers and "\n" not in printed:
            whole[true.lower()] += times
            alike[printed.lower(), true.lower()] += times
    seen: dict[str, list[tuple[int, float]]] = {}
    for (printed, true), times in alike.items():
        if times >= 2:
            chance = math.log((times - 0.7) / (whole[true] + 4.0))
            seen.setdefault(printed, []).append((numbers[true], chance))
    words = sorted(seen)
    flat = [one for word in words for one in seen[word]]
    return {
        "seen_words": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "seen_sizes": np.array([len(seen[word]) for word in words], dtype=np.uint8),
        "seen_numbers": np.array([n for n, _ in flat], dtype=np.uint16),
        "seen": quantised([chance for _, chance in flat]),
    }


def laid_names(names: list[str], syllables: list[str], one: list[float]) -> np.ndarray:
    """Return ln(P(syllable | a name of the list) / P(syllable)), eighths, four at most."""
    counts = Counter(part for name in names for part in placed(name).lower().split())
    whole = sum(counts.values()) + 0.2 * len(syllables)
    ratios = [math.log((counts[s] + 0.2) / whole) - p for s, p in zip(syllables, one, strict=True)]
    return np.clip(np.round(np.array(ratios) * 8), -32, 32).astype(np.int8)


def build(word_list: Path, to: Path = FILE) -> None:
    """Build the model and write it."""
    texts = [(weight, run) for weight, text in sentences() for run in runs(text)]
    words, pairs = dictionary(word_list), read_pairs(PAIRS)
    syllables = vocabulary(texts, words)
    numbers = {syllable: n for n, syllable in enumerate(syllables)}
    counts = counted(texts, words, numbers)
    model = following.pruned(following.estimated(counts, general(syllables)), counts, 0.5)
    letters = sorted({c for s in syllables[3:] for c in s if len(c.upper()) == 1})
    table = misreadings.learn(pairs)
    arrays = laid_follows(model) | laid_tree(syllables, letters)
    arrays |= laid_misreadings(table, letters) | laid_memory(pairs, numbers)
    arrays["syllables"] = np.frombuffer("\n".join(syllables).encode(), dtype=np.uint8)
    for name, parts in {"names": place_names(), **person_names()}.items():
        arrays[name] = laid_names(parts, syllables, model.one)
    np.savez_compressed(to, **arrays)
    print(f"{len(syllables)} syllables, {sum(len(run) for _, run in texts)} in context,"
          f" {len(model.two)} pairs, {len(model.three)} triples, {sum(pairs.values())} misreadings,"
          f" {to.stat().st_size / 1e6:.2f} MB", file=sys.stderr)  # fmt: skip


if __name__ == "__main__":
    build(Path(sys.argv[1]))
