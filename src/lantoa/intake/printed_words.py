"""A printed word taken apart: signs before, the word itself, signs after; what must stay as is."""

import re
from dataclasses import dataclass

BEFORE = "\"'“‘’(\\[,.:;*~_|«-"
AFTER = "\"'“”’)\\],.:;!*~_|»…-"
WHOLE = re.compile(rf"^([{BEFORE}]*)(.*?)((?:\./\.|/\.|[{AFTER}])*)$", re.DOTALL)
NUMBER = re.compile(r"[-+]?[\d.,:/%()+–-]*\d[\d.,:/%()+–-]*|\d+[hg]\d*|\d+(km|ha|kg)2?|\d{2,}[a-d]")
CODE = re.compile(
    r"(?=.*\d.*/|.*/)[\dA-ZĐƯÔ/.,:%()&+-]{2,}|\S+@\S+\.\S+|https?:\S+|\S*\.(vn|com|example)\S*"
    r"|[A-ZĐ&]+(-[A-ZĐ]+)+|.*/[A-ZĐ]{2,}.*|[vV]/[vV]|b/c|t/h|[IVX]{2,}|[A-ZĐ]{2,}\d+"
)
VOWELS = re.compile(r"[^B-DF-HJ-NP-TV-XZĐ&]")
STOPS = re.compile(r"[.;!?…)]")


@dataclass(frozen=True)
class Printed:
    """A printed word: signs before, core, signs after."""

    before: str
    core: str
    after: str

    @property
    def kept(self) -> bool:
        """Say whether the core is a number, a code, an address: never changed."""
        return not has_letters(self.core) or bool(
            NUMBER.fullmatch(self.core) or CODE.fullmatch(self.core)
        )

    @property
    def sign(self) -> bool:
        """Say whether the core is an abbreviation without a vowel ("VT", "HDND", "KT")."""
        return self.core.isupper() and not VOWELS.search(self.core)

    @property
    def stops(self) -> bool:
        """Say whether a sentence or an item of a list ends here."""
        return bool(STOPS.search(self.after))


def has_letters(text: str) -> bool:
    """Say whether there is a letter at all."""
    return any(c.isalpha() for c in text)


def taken_apart(word: str) -> Printed:
    """Return a printed word's parts."""
    found = WHOLE.match(word)
    return Printed(*found.groups()) if found else Printed("", word, "")
