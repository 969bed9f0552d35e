"""Words of a wrongly read text that are right as they stand: measures, letters for a body."""

import re
from functools import cache

from lantoa.intake.passages import plain
from lantoa.intake.printed_words import Printed
from lantoa.intake.restorer_model import model
from lantoa.intake.syllables import is_syllable

MEASURE = re.compile(r"m|m2|m3|mm|cm|km|km2|ha|kg|g|mg|ml|mmHg|kV|kW|kWh|GB|MB|VNĐ|VND")
LETTERS = re.compile(r"[A-ZĐ]{3,6}")


def standing(parts: list[Printed]) -> set[int]:
    """Return the places of words that nothing is to be made of.

    A measure after a number ("12 ha"), and letters that no syllable is spelled with ("TTYT") among
    small ones; in a line of capitals they may be a word.
    """
    measures = {
        n
        for n, part in enumerate(parts)
        if n and MEASURE.fullmatch(part.core) and _is_figure(parts[n - 1]) and not part.before
    }
    letters = {
        n
        for n, part in enumerate(parts)
        if LETTERS.fullmatch(part.core)
        and plain(part.core) not in _spelled()
        and not any(one.core.isupper() for one in parts[max(0, n - 1) : n + 2] if one is not part)
        and not part.sign
    }
    return measures | letters


def _is_figure(part: Printed) -> bool:
    return part.core[-1:].isdigit() and not part.after


@cache
def _spelled() -> frozenset[str]:
    """Return the syllables that there are, without their marks."""
    return frozenset(plain(one) for one in model().syllables if is_syllable(one))
