"""What every page may write: icons, numbers and days in Vietnamese, drawings, forms."""

import re
from datetime import date, datetime
from uuid import UUID

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from lantoa.kit import clock, drawings, say
from lantoa.kit.wave import WaveDay

NOW = datetime(2025, 9, 29, 8, 0, tzinfo=clock.ZONE)


def written(source: str, **facts: object) -> str:
    with clock.at(NOW):
        return Template(source).render(Context({"request": RequestFactory().get("/"), **facts}))


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (999, "999"), (1234, "1.234"), (1234567, "1.234.567"), (3.5, "3,5"), (None, "–")],
)
def test_numbers_are_written_the_vietnamese_way(value: float | None, words: str) -> None:
    assert written("{{ n|num }}", n=value) == words


def test_a_share_of_nothing_is_not_nought_percent() -> None:
    assert written("{{ 698|percent:1000 }}") == "69,8\u00a0%"
    assert written("{{ 0|percent:10 }}") == "0\u00a0%"
    assert written("{{ 5|percent:0 }}") == "–"


def test_nobody_is_told_100_percent_while_one_is_left() -> None:
    assert written("{{ 9999|percent:10000 }}") == "99,9\u00a0%"
    assert written("{{ 10000|percent:10000 }}") == "100\u00a0%"


def test_days_say_their_weekday_and_a_far_year_is_told() -> None:
    assert written("{{ d|day }}", d=date(2025, 9, 23)) == "thứ Ba 23/9"
    assert written("{{ d|day|start }}", d=date(2024, 10, 10)) == "Thứ Năm 10/10/2024"
    assert written("{{ d|near }}", d=date(2025, 9, 30)) == "ngày mai"


def test_a_moment_is_told_in_vietnam_time() -> None:
    at = datetime.fromisoformat("2025-09-28T22:52:00+00:00")

    assert written("{{ at|when }}", at=at) == "05:52 hôm nay"


def test_a_period_shows_both_its_days() -> None:
    assert say.span(date(2025, 9, 15), date(2025, 10, 14)) in ("15/9–14/10", "15/9/2025–14/10/2025")
    assert written("{{ a|span:b }}", a=date(2025, 9, 15), b=date(2025, 10, 14)) == "15/9–14/10"
    assert written("{{ a|span:b }}", a=date(2025, 12, 15), b=date(2026, 1, 14)) == (
        "15/12/2025–14/1/2026"
    )


def test_every_icon_is_a_drawing() -> None:
    for line in drawings.ICONS.read_text().splitlines():
        name, path = line.split("\t")
        assert re.fullmatch(r"[MmLlHhVvAaCcSsQqTtZz0-9 .,-]+", path), name


def test_a_chip_never_speaks_by_colour_alone() -> None:
    said = written('{% chip "late" "Quá hạn 4 ngày" %}')

    assert "<svg" in said
    assert "Quá hạn 4 ngày" in said


def test_a_hamlet_without_news_is_dotted_not_nought() -> None:
    assert 'class="fan mute"' in written("{% fan 0 0 0 130 %}")
    assert 'stroke-dasharray="50 200"' in written("{% fan 65 0 0 130 %}")


def test_no_more_than_the_whole_fan_is_filled() -> None:
    assert 'stroke-dasharray="100 200"' in written("{% fan 140 0 0 130 %}")


def test_the_wave_tells_in_words_what_it_draws() -> None:
    days = [
        WaveDay(date(2025, 9, 26), done=2),
        WaveDay(date(2025, 9, 27), missed=1),
        WaveDay(date(2025, 9, 29), planned=1),
        WaveDay(date(2025, 10, 10), planned=5, peak=True),
    ]

    drawn = written("{% wave days %}", days=days)

    assert "hở 1 ngày" in drawn
    assert "Cao điểm 10/10, còn 11 ngày" in drawn
    assert drawn.count('class="gap"') == 1
    assert drawn.count('class="today"') == 1


def test_a_day_not_yet_told_is_a_gap_only_once_it_is_past() -> None:
    day = WaveDay(date(2025, 9, 29), planned=1)

    assert day.state(date(2025, 9, 29)) == "plan"
    assert day.state(date(2025, 9, 30)) == "gap"


def test_no_drawing_needs_inline_style() -> None:
    days = [WaveDay(date(2025, 9, 29), done=1, peak=True)]
    drawn = written(
        '{% wave days %}{% fan 1 1 1 2 %}{% meter 1 2 %}{% receipt "sent" "Xã đã nhận" True %}',
        days=days,
    )

    assert "style=" not in drawn
    assert "<script" not in drawn


def test_each_form_gets_its_own_uid() -> None:
    uids = {UUID(written("{% uid %}").split('value="')[1].split('"')[0]) for _ in range(3)}

    assert len(uids) == 3


def test_a_button_that_changes_something_is_a_post_form_with_a_token() -> None:
    button = written(
        '{% post "/duyet/" "Duyệt" sign="check" kind="main" tuan="40" %}', csrf_token="t"
    )

    assert 'method="post"' in button
    assert 'name="csrfmiddlewaretoken"' in button
    assert 'name="uid"' in button
    assert '<input type="hidden" name="tuan" value="40">' in button


class Sheet(forms.Form):
    copies = forms.IntegerField(label="Số tờ", help_text="Đếm cả tờ dán bảng tin")
    note = forms.CharField(label="Ghi chú", required=False)
    kind = forms.ChoiceField(
        label="Việc", choices=[("a", "Phát"), ("b", "Dán")], widget=forms.RadioSelect
    )
    sure = forms.BooleanField(label="Đã đếm lại")


def test_a_field_carries_its_label_help_and_error() -> None:
    form = Sheet({"copies": "nhiều"})

    page = written("{% for item in form %}{% field item %}{% endfor %}", form=form)

    assert '<label for="id_copies">Số tờ</label>' in page
    assert "Đếm cả tờ dán bảng tin" in page
    assert 'aria-invalid="true"' in page
    assert page.count('class="wrong"') == 3
    assert 'class="input"' in page
    assert "(nếu có)" in page


def test_markdown_is_shown_without_anyone_elses_script() -> None:
    assert "<script" not in written("{{ t|markdown }}", t="**đậm** <script>x</script>")
    assert "<strong>đậm</strong>" in written("{{ t|markdown }}", t="**đậm**")


@pytest.mark.django_db
def test_a_long_list_leads_to_its_other_pages() -> None:
    request = RequestFactory().get("/so/?thon=3")
    request.user, request.resolver_match = AnonymousUser(), None
    page = Paginator(range(2000), 50).get_page(20)

    links = Template('{% include "parts/pages.html" %}').render(
        RequestContext(request, {"page": page})
    )

    assert "thon=3&amp;trang=21" in links
    assert "trang=40" in links
    assert "951–1.000 trên 2.000" in links


def test_cells_and_facts_let_no_strangers_markup_through() -> None:
    told = '<script>"x"</script>'

    cells = written("{% cells told %}", told=[told, "35"])
    facts = written("{% facts told %}", told=[(told, "35")])

    safe = "&lt;script&gt;&quot;x&quot;&lt;/script&gt;"
    assert cells == f'<td class="n">{safe}</td><td class="n">35</td>'
    assert facts == f'<div><dt>{safe}</dt><dd class="num">35</dd></div>'
