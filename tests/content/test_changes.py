"""Changed words: what stayed, came and went, word by word."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lantoa.content.changes import Stretch, changed_words, nearby

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


def test_a_long_text_with_one_changed_word_is_told_in_a_few_words_around_it() -> None:
    before = "đầu " * 60 + "bảy giờ " + "cuối " * 60
    after = before.replace("bảy", "tám")

    told = nearby(changed_words(before, after), words=3)

    assert "".join(s.text for s in told) == "… đầu đầu đầu bảytám giờ cuối cuối …"
    assert [s.text for s in told if s.mark != "same"] == ["bảy", "tám"]


@given(texts, texts)
def test_telling_in_brief_never_leaves_a_changed_word_out(old: str, new: str) -> None:
    stretches = changed_words(old, new)

    brief = nearby(stretches, words=1)

    assert [s for s in brief if s.mark != "same"] == [s for s in stretches if s.mark != "same"]
    assert sum(len(s.text) for s in brief) <= sum(len(s.text) for s in stretches) + 3 * len(brief)
