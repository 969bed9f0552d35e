"""Changed words: what stayed, came and went, word by word."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lantoa.content.changes import Stretch, changed_words

texts = st.text(alphabet="ab ốế\n\u0301.", max_size=40)


@given(texts, texts)
def test_the_stretches_hold_both_versions_whole(old: str, new: str) -> None:
    stretches = changed_words(old, new)

    kept_or_came = "".join(s.text for s in stretches if s.mark != "removed")
    kept_or_went = "".join(s.text for s in stretches if s.mark != "added")
    assert kept_or_came == unicodedata.normalize("NFC", new)
    assert kept_or_went == unicodedata.normalize("NFC", old)


@given(texts)
def test_the_same_text_written_in_two_forms_has_no_changed_word(text: str) -> None:
    stretches = changed_words(unicodedata.normalize("NFD", text), text)

    assert all(stretch.mark == "same" for stretch in stretches)


def test_one_changed_word_is_shown_as_that_word_alone() -> None:
    stretches = changed_words("Họp thôn lúc bảy giờ tối", "Họp thôn lúc tám giờ tối")

    assert stretches == [
        Stretch("same", "Họp thôn lúc "),
        Stretch("removed", "bảy"),
        Stretch("added", "tám"),
        Stretch("same", " giờ tối"),
    ]
