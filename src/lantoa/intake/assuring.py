"""Restored words that together are a name or phrase of the closed lists are surer for it."""

from dataclasses import replace
from functools import cache

from lantoa.intake.closed_words import phrases
from lantoa.intake.passages import Word
from lantoa.intake.printed_words import taken_apart

LISTS = ("units", "unit_heads", "phrases")
LEAST = 3
LEFT = 0.1
SURE = 0.9


@cache
def _book() -> dict[tuple[str, str], list[tuple[str, ...]]]:
    """Return the lists' phrases of three words or more, by their first two words."""
    book: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for name in LISTS:
        for entry in phrases(name):
            words = tuple(w.strip(",.").lower() for w in entry.split() if w not in "-–")
            if len(words) >= LEAST:
                book.setdefault((words[0], words[1]), []).append(words)
    return book


@cache
def _departments() -> frozenset[tuple[str, ...]]:
    """Return what stands after "Sở" in the names of departments."""
    entries = (entry.split() for entry in phrases("units") if entry.startswith("Sở "))
    return frozenset(tuple(w.strip(",.").lower() for w in entry[1:]) for entry in entries)


def _department(word: Word, after: tuple[str, ...]) -> Word:
    """Return "Sở" for a sign that stands before a department's name ("SG Giáo dục và Đào tạo")."""
    core = taken_apart(word.text).core
    named = any(after[: len(tail)] == tail for tail in _departments())
    if not (named and word.raw[:1] == "S" and len(core) < 3 and core != "Sở"):
        return word
    return replace(word, text=word.text.replace(core, "Sở"), trust=SURE - LEFT, sure=False)


def assured(words: list[Word]) -> list[Word]:
    """Return the words, those of a listed phrase with a tenth of their doubt left."""
    spoken = [n for n, word in enumerate(words) if taken_apart(word.text).core]
    cores = tuple(taken_apart(words[n].text).core.lower() for n in spoken)
    words = list(words)
    for at, n in enumerate(spoken):
        words[n] = _department(words[n], cores[at + 1 : at + 8])
    cores = tuple(taken_apart(words[n].text).core.lower() for n in spoken)
    found = list(words)
    for at in range(len(cores) - LEAST + 1):
        for phrase in _book().get((cores[at], cores[at + 1]), ()):
            if cores[at : at + len(phrase)] == phrase:
                for n in spoken[at : at + len(phrase)]:
                    found[n] = _surer(words[n])
    return found


def _surer(word: Word) -> Word:
    trust = 1 - (1 - word.trust) * LEFT
    return replace(word, trust=trust, sure=trust >= SURE)
