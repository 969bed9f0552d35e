"""How a text is cut into the syllables that the model counts."""

import re
import unicodedata
from collections.abc import Iterator

from lantoa.intake.lattice import FIGURE, PAUSE
from lantoa.intake.printed_words import taken_apart

ODD_NAME, PAUSE_NAME, FIGURE_NAME = "<la>", "<nghi>", "<so>"
ITEM = re.compile(r"^\s*([-–+*]|\d+[.)]|[a-zđ]\)|[IVX]+\.|\d+(\.\d+)+\.?)\s")


def placed(text: str) -> str:
    """Return the text in NFC with tone marks where the papers of today put them ("hòa")."""
    lowered = unicodedata.normalize("NFC", text)
    swapped = {
        "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
        "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
        "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
    }  # fmt: skip
    for late, early in swapped.items():
        for a, b in ((late, early), (late.upper(), early.upper())):
            lowered = re.sub(rf"(?<![qQ]){a}(?![^\W\d_])", b, lowered)
    return lowered


def runs(text: str) -> Iterator[list[str]]:
    """Yield runs of lower-case syllables between pauses; a number or code is `<so>`."""
    for line in placed(text).split("\n"):
        run: list[str] = []
        for word in ITEM.sub("", line).split():
            parts = taken_apart(word)
            if not parts.core:
                continue
            if "(" in parts.before and run:
                yield run
                run = []
            run.append(FIGURE_NAME if parts.kept else parts.core.lower())
            if parts.stops:
                yield run
                run = []
        if run:
            yield run


SPECIAL = {PAUSE_NAME: PAUSE, FIGURE_NAME: FIGURE}
