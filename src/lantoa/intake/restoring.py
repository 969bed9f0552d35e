"""Wrongly read text put right, word by word, each with how sure it is.

A noisy channel: what each printed word may stand for (`misreading`), which syllables follow each
other in official papers (`restorer_model`), the likeliest reading of all (`decoding`).
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lantoa.intake.assuring import SURE, assured
from lantoa.intake.codes import true_code
from lantoa.intake.decoding import Choice, decoded
from lantoa.intake.foreign import is_foreign
from lantoa.intake.garbling import garbled_lines
from lantoa.intake.lattice import FIGURE, ODD, PAUSE, arcs, syllable
from lantoa.intake.naming import named
from lantoa.intake.passages import Word
from lantoa.intake.printed_words import Printed, taken_apart
from lantoa.intake.standing import standing

GLUED = re.compile(r"(?<=\))(?=\w)|(?<=[:;])(?=[^\W_])|(?<=^[-–])(?=\w)|(?<=\w)(?=\(\w)")
ITEM = re.compile(r"[-–+*•]|\(?\d{1,2}[.)/]|\d+(\.\d+)+\.?|[a-zđA-Z][.)/]|[‘'|]?[IVXvxlL|1]+[./]")
ROMAN = re.compile(r"(X{0,2}(IX|IV|V?I{0,3}))[.)]")
NUMBERED = re.compile(r"\d+[-/][A-ZĐ]")
RULES = "_|—–=-"
CODED = 0.95
Row = list[list[Word]]


def words_of(text: str, own: tuple[str, ...] = ()) -> tuple[list[Row], bool]:
    """Return the text's words by line and cell, restored where garbled, and whether any was.

    `own` are names of the commune that received it: its hamlets, its people.
    What is in another language stays as it came.
    """
    lines = text.split("\n")
    bad = garbled_lines(lines)
    if is_foreign("\n".join(lines[n] for n in bad)):
        bad = set()
    rows = [
        [_printed(cell, n, n in bad) for cell in line.split("\t")] for n, line in enumerate(lines)
    ]
    for stretch in _stretches(bad, lines):
        flat = [word for n in stretch for cell in rows[n] for word in cell]
        fixed = restored(flat)
        for n in stretch:
            rows[n] = [[new for word in cell for new in fixed[id(word)]] for cell in rows[n]]
    if bad:
        told = assured([word for row in rows for cell in row for word in cell])
        names = iter(named(told, own))
        rows = [[[next(names) for _ in cell] for cell in row] for row in rows]
    return rows, bool(bad)


def _printed(cell: str, n: int, bad: bool) -> list[Word]:
    """Return a cell's printed words; a wrong reading glues some together, these are parted.

    The sign of a mail address is often read as two ("vhxh(@xa.example").
    """
    parts = [p for w in cell.split() for p in (GLUED.split(w) if bad else [w]) if p]
    return [Word(part.replace("(@", "@"), part, n) for part in parts]


def _stretches(bad: set[int], lines: list[str]) -> Iterator[list[int]]:
    """Yield runs of garbled lines that a blank or a sound line ends."""
    run: list[int] = []
    for n, line in enumerate(lines):
        if n in bad and line.strip():
            run.append(n)
        elif run:
            yield run
            run = []
    if run:
        yield run


def restored(words: list[Word]) -> dict[int, tuple[Word, ...]]:
    """Return for each word (by `id`) what it is read as: one word, two, or none (joined before)."""
    parts = [taken_apart(word.text) for word in words]
    items = _items(words)
    true = standing(parts)
    spoken = [n for n, part in enumerate(parts) if part.core and n not in items | true]
    pauses = {n for n, part in enumerate(parts) if part.stops} | {n - 1 for n in items}
    pauses |= {n - 1 for n, part in enumerate(parts) if "(" in part.before}
    fixed: dict[int, tuple[Word, ...]] = {id(word): (_kept(word),) for word in words}
    for n in items:
        fixed[id(words[n])] = (_numbered(words[n]),)
    for choice in decoded(arcs([parts[n] for n in spoken], [n in pauses for n in spoken])):
        covered = range(choice.arc.first, choice.arc.last + 1)
        if choice.arc.numbers[choice.index] == PAUSE:
            continue
        at = [spoken[k] for k in covered]
        _place(fixed, [words[n] for n in at], [parts[n] for n in at], choice)
    return fixed


def _kept(word: Word) -> Word:
    """Return the word as it came: a long dash as a short one, a code with its Đ."""
    if not word.text.strip(RULES):
        return replace(word, text=word.text if word.text == "|" else "-")
    coded = word.text.upper() == word.text or NUMBERED.match(word.text)
    return replace(word, text=true_code(word.text)) if coded else word


def _numbered(word: Word) -> Word:
    """Return the mark of an item: a Roman number misread ("Il.", "Iv.") in its capitals."""
    printed = word.text.strip("‘'")
    capitals = re.sub("[l1|L]", "I", printed).upper()
    seen = len(printed) > 2 and not printed[0].isdigit() and ROMAN.fullmatch(capitals)
    return replace(word, text=capitals) if seen else _kept(word)


def _items(words: list[Word]) -> set[int]:
    """Return the marks of list items at the start of a line: "-", "1.", "a)", "II."."""
    first = [n for n, word in enumerate(words) if not n or words[n - 1].line != word.line]
    return {n for n in first if ITEM.fullmatch(words[n].raw)}


def _place(
    fixed: dict[int, tuple[Word, ...]], words: list[Word], parts: list[Printed], choice: Choice
) -> None:
    """Write a choice over the words that it covers."""
    arc, word, part = choice.arc, words[0], parts[0]
    if not arc.shapes:
        return
    odd = arc.numbers[choice.index] in (ODD, FIGURE)
    core = "".join(p.core for p in parts)[arc.start[1] :]
    if arc.end[0] == arc.start[0] and 0 < arc.end[1] < 99:
        core = core[: arc.end[1] - arc.start[1]]
    shape = arc.shapes[choice.index]
    text = core if odd else _cased(syllable(int(arc.numbers[choice.index])), shape)
    trust = 0.0 if arc.numbers[choice.index] == ODD else choice.share
    if odd and true_code(core) != core:
        text, trust = true_code(core), CODED
    first, last = arc.start[1] == 0, not (arc.end[0] == arc.start[0] and arc.end[1] < 99)
    before, after = part.before if first else "", parts[-1].after if last else ""
    after = after.replace("_", "").replace("|", "")
    raw = " ".join(w.raw for w in words) if first and last else before + core + after
    new = Word(before + text + after, raw, word.line, trust >= SURE, trust)
    fixed[id(word)] = (new,) if first else (*fixed[id(word)], new)
    for joined in words[1:]:
        fixed[id(joined)] = ()


def _cased(truth: str, shape: str) -> str:
    """Write a syllable with the capitals that were printed."""
    if shape == "upper":
        return truth.upper()
    return truth[:1].upper() + truth[1:] if shape == "title" else truth
