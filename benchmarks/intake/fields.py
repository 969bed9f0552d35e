"""How well the fields of directives are read, by the project's scorer, in this process.

    python -m benchmarks.intake.fields [SET…]

Prints a table: a set a line, three texts each. A new set is scored once before anybody looks.
"""

import importlib.util
import json
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType

from lantoa.intake.reading import read_files

DATA = Path(__file__).parents[2] / "tests" / "data"
TEXTS = {"txt": ".txt", "vie": ".vie.txt", "eng": ".eng.txt"}
SETS: dict[str, tuple[str, Iterable[int]]] = {
    "open": ("directives", ()),
    "more": ("papers_more", ()),
    "tune": ("papers_tune", ()),
    "strange": ("papers_strange", ()),
    "fresh": ("papers_fresh", ()),
    "stranger 1": ("papers_stranger", range(201, 213)),
    "stranger 2": ("papers_stranger", range(213, 225)),
    "stranger 3": ("papers_stranger", range(225, 233)),
    "stranger 4": ("papers_stranger", range(233, 241)),
    "stranger 5": ("papers_stranger", range(241, 249)),
    "stranger 6": ("papers_stranger", range(249, 257)),
    "stranger 7": ("papers_stranger", range(257, 269)),
    "stranger 8": ("papers_stranger", range(269, 281)),
    "stranger 9": ("papers_stranger", range(281, 289)),
}
"""Folder and numbers (none: all). READMEs hold first scores. Stranger 2 and 6: not looked at."""


@cache
def scorer() -> ModuleType:
    """Return the open set's scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", DATA / "directives" / "score.py")
    if not spec or not spec.loader:
        raise FileNotFoundError("score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured(folder: str, numbers: Iterable[int], text: str) -> dict[str, float]:
    """Return F1 by field, and `macro`, `codes`, `invented`, `docs` over the papers of a folder."""
    score, told, invented, docs = scorer(), {}, 0, 0
    names = {str(n) for n in numbers}
    for gold in sorted((DATA / folder).glob("*.json")):
        paper = gold.with_name(gold.stem + TEXTS[text])
        if paper.exists() and (gold.stem in names or not names):
            docs += 1
            wanted = json.loads(gold.read_text("utf-8"))
            invented += len(score.score(read_files([paper]), wanted, told, []))
    fields = {name: score.f1(told[name]) for name in score.FIELDS if name in told}
    known = {name: round(value, 3) for name, value in fields.items() if value is not None}
    macro = round(sum(known.values()) / max(1, len(known)), 3)
    codes = round(score.f1(told["_unclear"]) or 0, 3) if docs else 0
    return {**known, "macro": macro, "codes": codes, "invented": invented, "docs": docs}


SHOWN = {
    "macro": "macro F1", "assign.unit": "units", "assign.duty": "duties",
    "report.full": "reports in full", "pillars": "pillars", "codes": "codes",
    "invented": "invented",
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Print the table of the named sets, or of all."""
    print("| set | text | papers |", " | ".join(SHOWN.values()), "|")
    print("|---" * (3 + len(SHOWN)) + "|")
    for name in arguments or SETS:
        folder, numbers = SETS[name]
        for text in TEXTS:
            found = measured(folder, numbers, text)
            if found["docs"]:
                values = " | ".join(f"{found.get(key, 1):.3g}" for key in SHOWN)
                print(f"| {name} | {text} | {found['docs']} | {values} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
