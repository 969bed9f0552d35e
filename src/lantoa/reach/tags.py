"""Template tags of reach: its pictures."""

from collections.abc import Mapping

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantoa.kit.say import HARD_SPACE, num, percent, share, start
from lantoa.reach import pictures
from lantoa.reach.asking import Asked
from lantoa.reach.board import Tile
from lantoa.reach.course import Course
from lantoa.reach.queries import Door
from lantoa.reach.recall_queries import Found
from lantoa.reach.recall_rules import wilson
from lantoa.reach.walk_forms import TICKS
from lantoa.reach.walk_queries import Lane

register = template.Library()


@register.simple_tag
def doors(lane: Lane, ticked: Mapping[int, str]) -> SafeString:
    """Return the doors of a lane, each with its results as big radio buttons.

    Written here and not in a template: three hundred doors make fifteen hundred buttons.
    """
    return format_html_join(
        "", "{}", ((_door(door, ticked.get(door.bit, "")),) for door in lane.doors)
    )


RESULTS = (*TICKS.items(), ("", "Chưa đến"))


def _door(door: Door, ticked: str) -> SafeString:
    words = format_html(' <span class="sub">{}</span>', door.words) if door.words else ""
    buttons = "".join(
        f'<label class="pick{"" if mark else " none"}"><input type="radio" name="h{door.bit}"'
        f' value="{mark}"{" checked" if mark == ticked else ""}>{label}</label>'
        for mark, label in RESULTS
    )
    return format_html(
        '<li id="d{}"><fieldset><legend>{}{}</legend><div class="ticks">{}</div></fieldset></li>',
        door.bit,
        door.name,
        words,
        SafeString(buttons),
    )


@register.simple_tag
def interval(found: Found) -> SafeString:
    """Return the share of a recall sample on its interval."""
    answers = found.answers
    low, high = wilson(answers.heard, answers.asked)
    below, above = found.interval
    return pictures.interval(
        answers.heard / answers.asked,
        low,
        high,
        f"{answers.heard} trên {answers.asked} hộ có biết, khoảng {below} đến {above} phần trăm",
    )


@register.simple_tag
def fills() -> SafeString:
    """Return the patterns of the three-step fills: once a page."""
    return pictures.patterns()


@register.simple_tag
def swatch(kind: str) -> SafeString:
    """Return a small sample of a step: a (offered), b (delivered), c (engaged)."""
    return format_html(
        '<svg viewBox="0 0 12 12" aria-hidden="true"><rect class="step-{}" width="12" height="12"'
        ' rx="2"/></svg>',
        kind,
    )


def _shares(tile: Tile) -> list[float]:
    whole, counts = max(1, tile.part.households), tile.counts
    return [min(1.0, n / whole) for n in (counts.offered, counts.delivered, counts.engaged)]


def _told(tile: Tile) -> str:
    whole, counts = tile.part.households, tile.counts
    return (
        f"có thể nghe, thấy {percent(counts.offered, whole)};"
        f" đã nhận tận hộ {percent(counts.delivered, whole)};"
        f" đã tham gia {percent(counts.engaged, whole)}"
    )


@register.simple_tag
def fill(tile: Tile) -> SafeString:
    """Return a hamlet's three steps as one bar."""
    return pictures.fill(_shares(tile), _told(tile))


@register.simple_tag
def tile(one: Tile, campaign: int, asked: Asked, carry: str = "") -> SafeString:
    """Return a hamlet as a tile: its name, the share that is asked, three steps, what is new."""
    part = one.part
    url = reverse("reach:hamlet", args=[campaign, part.hamlet.pk])
    url += f"?{carry}" if carry else ""
    name = start(str(part.hamlet))
    if part.is_silent:
        return format_html(
            '<a class="hamlet silent" href="{}"><span class="name">{}</span><small>chưa có tin ·'
            " {} hộ</small>{}</a>",
            url, name, num(part.households), pictures.fill((0, 0, 0)),
        )  # fmt: skip
    new = format_html(' <span class="more">+{}</span>', num(one.more)) if one.more else ""
    return format_html(
        '<a class="hamlet" href="{}" aria-label="{}"><span class="name">{}{}</span>'
        '<b class="num">{}</b><small class="num">{} / {}</small>{}</a>',
        url,
        f"{name}: {num(one.value)} trên {num(part.households)} hộ {asked.words}; {_told(one)}"
        + (f"; thêm {num(one.more)} hộ từ hôm qua" if one.more else ""),
        name,
        new,
        share(one.value, part.households),
        num(one.value),
        num(part.households),
        pictures.fill(_shares(one)),
    )


@register.simple_tag
def weeks(held: Course) -> SafeString:
    """Return a campaign's weeks as columns, its peaks as rings; words and a table stand beside."""
    return pictures.weeks(held, f"Biểu đồ {len(held.weeks)} tuần; số nằm trong bảng bên dưới")


@register.simple_tag
def bare_fill(tile: Tile) -> SafeString:
    """Return a place's three steps where the numbers stand beside it."""
    return pictures.fill(_shares(tile))


@register.filter
def rate(part: int, whole: int) -> str:
    """Return a share for a column, always with its decimal: "43,0 %" under "42,9 %"."""
    said = percent(part, whole)
    return said if "," in said else said.replace(HARD_SPACE, f",0{HARD_SPACE}")


@register.simple_tag
def told_num(count: int | None) -> str:
    """Return a count, or a star where it stays unsaid."""
    return "*" if count is None else num(count)
