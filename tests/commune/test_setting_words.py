"""Every setting is read back from the words that it is shown in."""

import pytest

from lantoa.commune.rules import SETTINGS
from lantoa.commune.setting_words import as_setting, as_words
from lantoa.kit.errors import Unfit


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_what_stands_in_the_form_is_read_as_it_was_set(name):
    default = SETTINGS[name].default

    read = as_setting(name, as_words(name, default))

    assert (sorted(read) if isinstance(read, set) else read) == default


def test_papers_are_confirmed_by_their_codes_and_an_unknown_one_is_told_the_known():
    assert as_setting("confirmed_papers", "mttq, dang dang") == ["dang", "mttq"]
    assert as_words("confirmed_papers", ["dang", "mttq"]) == "dang, mttq"
    with pytest.raises(Unfit, match="doan-the"):
        as_setting("confirmed_papers", "Đảng")


def test_steps_to_propose_are_told_by_their_words_and_none_is_refused():
    assert as_setting("next_steps", "tan-nha, loa loa") == ["loa", "tan-nha"]
    for said in ("", "bay"):
        with pytest.raises(Unfit, match="hop, loa, tan-nha"):
            as_setting("next_steps", said)
