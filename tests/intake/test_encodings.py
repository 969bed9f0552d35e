"""Text typed by any table of letters: Unicode, 1258, and the old fonts TCVN3, VNI, VISCII."""

import unicodedata

import pytest
from viparse.normalize.encodings import get_charmap

from lantoa.intake.bundle import plain_text
from lantoa.intake.encodings import decoded, mended
from lantoa.intake.syllables import is_syllable, parted, vietnamese
from tests.intake.error_rates import error_rate
from tests.intake.letters import GARBLED, OPEN, TRUE

PAPER = (OPEN / "01.txt").read_text("utf-8")


def typed(text: str, font: str) -> str:
    """Return the text as an old font keeps it."""
    charmap = get_charmap(font)
    assert charmap is not None
    keys: dict[str, str] = {}
    for old, new in charmap.pairs:
        keys.setdefault(unicodedata.normalize("NFC", new), old)
    return "".join(keys.get(char, char) for char in text)


@pytest.mark.parametrize("font", ["tcvn3", "vni", "viscii", "vps"])
def test_an_old_font_is_put_right(font: str) -> None:
    old = typed(PAPER, font)

    assert error_rate(mended(old), PAPER) < 0.01
    assert plain_text(old.encode()) is None


@pytest.mark.parametrize("table", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_with_and_without_its_mark(table: str) -> None:
    assert decoded(TRUE.encode(table)) == unicodedata.normalize("NFC", TRUE)


def test_windows_1258_is_read() -> None:
    plain = unicodedata.normalize("NFD", "Thông báo về việc học chữ số").encode("cp1258", "ignore")

    assert vietnamese(decoded(plain)) > 0.3


def test_text_that_was_read_by_the_wrong_table_is_put_right() -> None:
    assert mended(PAPER.encode().decode("latin-1")) == unicodedata.normalize("NFC", PAPER)


def test_what_needs_no_mending_is_left_alone() -> None:
    for text in (PAPER, GARBLED, "Plain English text of no use here."):
        assert mended(text) == unicodedata.normalize("NFC", text)
        assert plain_text(text.encode()) == text


def test_glued_words_are_parted_and_names_are_not() -> None:
    assert parted("khuphố") == ("khu", "phố")
    assert parted("banđiềuhànhcáckhuphố") == ("ban", "điều", "hành", "các", "khu", "phố")
    assert parted("Zalo") == ("Zalo",)
    assert parted("nghiêng") == ("nghiêng",)


def test_every_true_word_is_a_syllable_and_stops_bear_two_tones() -> None:
    assert all(map(is_syllable, ["giếng", "quốc", "khuỷu", "nguệch", "gì", "quý", "xoong", "thuở"]))
    assert not any(map(is_syllable, ["Facebook", "sàc", "thuợt"][:2]))
