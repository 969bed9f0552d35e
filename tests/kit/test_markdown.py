"""Markdown that people write comes out safe, plain where it is read aloud, and unwrapped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.kit.markdown import as_html, as_plain, split_head, unwrapped


def test_rich_text_keeps_its_meaning_and_loses_its_danger() -> None:
    html = as_html("**Chú ý** <script>x()</script> [bấm](javascript:x) [xem](https://a.gov.vn)")

    assert "<strong>Chú ý</strong>" in html
    assert "<script" not in html
    assert "javascript:" not in html.replace("[bấm](javascript:x)", "")
    assert 'href="https://a.gov.vn" rel="noopener noreferrer nofollow"' in html


@given(st.text())
def test_no_text_can_bring_a_tag_of_its_own(text: str) -> None:
    html = as_html(text).lower()

    assert not any(tag in html for tag in ("<script", "<img", "<style", "<iframe", "<svg", "<h1"))


def test_plain_text_has_no_signs_and_keeps_its_lists() -> None:
    assert as_plain("**Một.** Hai\n\n- ba\n- [bốn](https://a.vn)\n\nnăm") == (
        "Một. Hai\n\n- ba\n- bốn\n\nnăm"
    )


def test_wrapped_lines_are_joined_but_list_items_and_lone_fields_stand_alone() -> None:
    assert unwrapped("một\nhai\n- ba\nbốn\n{việc}\n\nnăm\n1. sáu") == (
        "một hai\n- ba bốn\n{việc}\n\nnăm\n1. sáu"
    )


def test_a_file_without_a_head_is_refused() -> None:
    assert split_head('+++\ntitle = "A"\n+++\nthân\n') == ({"title": "A"}, "thân")
    with pytest.raises(ValueError, match="head"):
        split_head("thân bài không có đầu\n")
