"""How well wrongly read text is repaired, beside the packages that a user would try.

    python -m benchmarks.intake.repair [FOLDER…]

Each folder holds NN.eng.txt (misread) and NN.txt (true). WER as the open set's scorer counts it;
`spoilt` is the share of all words that were right and are wrong after; `marked` and `recall`: the
share of words marked for a look, and of the wrong words that are among them; `bins` says, by trust
given, how many words there were and how many were right. Needs the `bench` group and rapidfuzz.
"""

import json
import re
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

from pyvi import ViUtils
from rapidfuzz.distance import Levenshtein
from symspellpy import SymSpell
from wordfreq import top_n_list, word_frequency

from lantoa.intake.passages import Word
from lantoa.intake.restoring import words_of

DATA = Path(__file__).resolve().parents[2] / "tests/data"
FOLDERS = [
    DATA / name
    for name in (
        "directives", "papers_more", "papers_tune", "papers_strange", "papers_fresh",
        "papers_stranger",
    )
]  # fmt: skip
PAGE = 450
EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.93, 0.97, 0.99, 1.01)
Restorer = Callable[[str], list[Word]]


def spoken(text: str) -> list[str]:
    """Return the words of a text as they are compared, late tone marks placed early."""
    lowered = unicodedata.normalize("NFD", text.casefold())
    lowered = re.sub("(o)([̣̀́̃̉])(a|e)(?!\\w|[̀-̣])", r"\1\3\2", lowered)
    lowered = re.sub("(u)([̣̀́̃̉])(y)(?!\\w|[̀-̣])", r"\1\3\2", lowered)
    return re.findall(r"\w+", unicodedata.normalize("NFC", lowered))


def ours(text: str) -> list[Word]:
    """Restore with Lan Tỏa."""
    return [word for row in words_of(text)[0] for cell in row for word in cell]


def pyvi(text: str) -> list[Word]:
    """Add marks with pyvi, on the text without the marks that the wrong language invented."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return [Word(word, word, 0) for line in bare.split("\n") for word in _accented(line).split()]


def _accented(line: str) -> str:
    try:
        return str(ViUtils.add_accents(line))
    except KeyError:  # pyvi stumbles over letters that Vietnamese has not
        return line


def symspell() -> Restorer:
    """Correct each word with SymSpell over wordfreq's Vietnamese words."""
    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for word in top_n_list("vi", 20000):
        speller.create_dictionary_entry(word, int(word_frequency(word, "vi") * 1e9) + 1)

    def corrected(word: str) -> str:
        if not word.isalpha():
            return word
        found = speller.lookup(word.lower(), verbosity=0, max_edit_distance=2)
        return found[0].term if found else word

    return lambda text: [Word(corrected(w), w, 0) for w in re.findall(r"\w+", text)]


def right_of(read: list[str], true: list[str]) -> tuple[set[int], set[int]]:
    """Return which read words are right, and which true words were found."""
    same = [op for op in Levenshtein.opcodes(read, true) if op.tag == "equal"]
    ours = {n for op in same for n in range(op.src_start, op.src_end)}
    return ours, {n for op in same for n in range(op.dest_start, op.dest_end)}


def judged(restorer: Restorer, paths: list[Path]) -> dict[str, object]:
    """Return the figures of a restorer over misread papers."""
    total = dict.fromkeys(("words", "spoilt", "marked", "faults", "found"), 0)
    rates, bins, spent = [], [[0, 0] for _ in EDGES[1:]], 0.0
    for path in paths:
        text = path.read_text("utf-8")
        true = spoken(path.with_name(path.name.replace(".eng", "")).read_text("utf-8"))
        start = time.process_time()
        words = restorer(text)
        spent += time.process_time() - start
        parts = [(part, word) for word in words for part in spoken(word.text)]
        read = [part for part, _ in parts]
        right, found = right_of(read, true)
        rates.append(Levenshtein.distance(read, true) / len(true))
        total["words"] += len(read)
        total["spoilt"] += len(right_of(spoken(text), true)[1] - found)
        for n, (_, word) in enumerate(parts):
            total["marked"] += not word.sure
            total["faults"] += n not in right
            total["found"] += n not in right and not word.sure
            level = next(k for k, edge in enumerate(EDGES[1:]) if word.trust < edge)
            bins[level][0] += 1
            bins[level][1] += n in right
    return {
        "wer": round(sum(rates) / len(rates), 4),
        "worst": round(max(rates), 3),
        "spoilt": round(total["spoilt"] / total["words"], 4),
        "marked": round(total["marked"] / total["words"], 3),
        "recall": round(total["found"] / max(1, total["faults"]), 3),
        "seconds_a_page": round(spent / (total["words"] / PAGE), 3),
        "bins": {f"<{edge}": tuple(b) for edge, b in zip(EDGES[1:], bins, strict=True)},
    }


def measured(folders: list[Path] | None = None) -> dict[str, object]:
    """Return the figures by folder: raw, ours and the other packages, in one run."""
    ours("Uy ban nhan dan xa, ngay 12 thang 3")
    rows: dict[str, object] = {}
    others: dict[str, Restorer] = {"pyvi": pyvi, "symspell": symspell()}
    for folder in folders or FOLDERS:
        paths = sorted(folder.glob("*.eng.txt"))
        raw = judged(lambda text: [Word(w, w, 0) for w in text.split()], paths)
        row: dict[str, object] = {"papers": len(paths), "raw_wer": raw["wer"]}
        row["ours"] = judged(ours, paths)
        for name, restorer in others.items():
            known = judged(restorer, paths)
            row[name] = {key: known[key] for key in ("wer", "spoilt", "seconds_a_page")}
        rows[folder.name] = row
    return rows


if __name__ == "__main__":
    json.dump(measured([Path(name) for name in sys.argv[1:]]), sys.stdout, ensure_ascii=False)
    print()
