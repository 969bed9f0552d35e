"""The bases: every page of the house stands on them, for every kind of person."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client

STATIC = Path(settings.PACKAGE) / "static"
BASES = ["base_desk.html", "base_phone.html", "base_public.html", "base_plain.html"]
INLINE = re.compile(r"\sstyle=|<style|\son[a-z]+=|javascript:", re.I)


@pytest.mark.django_db
@pytest.mark.parametrize("base", BASES)
def test_a_base_renders_without_inline_style_or_script(base: str) -> None:
    page = render_to_string(base, {"demo": True, "place_name": "xã Thử"})

    assert "KHÔNG CÓ GIÁ TRỊ HÀNH CHÍNH" in page
    assert 'lang="vi"' in page
    assert not INLINE.search(page)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", page))


def test_the_phone_stylesheet_is_light_and_all_of_them_together_too() -> None:
    assert (STATIC / "css/look.css").stat().st_size <= 16 * 1024


def test_no_template_of_the_house_holds_inline_style_or_script() -> None:
    for path in (Path(settings.PACKAGE) / "templates").rglob("*.html"):
        text = path.read_text()
        assert not INLINE.search(text), path
        assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text)), path


@pytest.mark.django_db
def test_a_missing_page_says_what_to_do_in_vietnamese(client: Client) -> None:
    answer = client.get("/khong-co/")

    assert answer.status_code == 404
    assert "Không có trang này" in answer.content.decode()
