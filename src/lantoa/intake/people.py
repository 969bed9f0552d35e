"""A person's name in wrongly read text: surname and middle names by the closed list."""

from functools import cache

from lantoa.intake.closed_words import phrases
from lantoa.intake.passages import Passage, Word, plain


def spelled(name: Passage) -> Passage:
    """Return the name with the marks of the listed parts; none of it becomes sure by that.

    A syllable that several names share ("Hung": Hùng, Hưng) stays as it came.
    """
    last = len(name.words) - 1
    return Passage(tuple(_part(word, _list_for(n, last)) for n, word in enumerate(name.words)))


def _list_for(n: int, last: int) -> str:
    return "surnames" if n == 0 else "given_names" if n == last else "middle_names"


def _part(word: Word, name: str) -> Word:
    true = _book(name).get(plain(word.raw)) or _book("middle_names").get(plain(word.raw))
    return Word(true, word.raw, word.line, sure=False) if true else word


@cache
def _book(name: str) -> dict[str, str]:
    """Return a list's names by their folded form."""
    return {plain(entry): entry for entry in phrases(name)}
