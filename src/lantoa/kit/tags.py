"""Template tags and filters of the house: what every page may write without loading anything."""

import uuid
from collections.abc import Sequence
from datetime import date
from html import escape
from typing import cast

from django import template
from django.core.paginator import Page
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantoa.kit import clock, drawings, say
from lantoa.kit.markdown import as_html
from lantoa.kit.wave import WaveDay, said
from lantoa.kit.wave import wave as strokes

register = template.Library()

STATES = {
    "done": "check",
    "now": "clock",
    "late": "hourglass",
    "wait": "circle-dashed",
    "info": "info-circle",
    "": "calendar",
}

for _name in ("day", "weekday", "when", "left", "hour", "on", "date_in_full", "minutes", "start"):
    register.filter(_name, getattr(say, _name))
register.filter("near", say.near_day)
register.simple_tag(drawings.icon, name="icon")
register.simple_tag(drawings.fan, name="fan")


@register.filter
def num(value: int | float | None) -> str:
    """Return 1234 as "1.234"; None as a dash."""
    return say.num(value)


@register.filter
def percent(part: int | float | None, whole: int | float | None) -> str:
    """Return `part` of `whole` as "69,8 %"."""
    return say.percent(part, whole)


@register.filter
def share(part: int | float | None, whole: int | float | None) -> str:
    """Return `part` of `whole` as "70 %"."""
    return say.share(part, whole)


@register.filter
def span(from_on: date | None, until_on: date | None) -> str:
    """Return two days as "15/9–14/10"."""
    return say.span(from_on, until_on)


@register.filter
def opens_here_only(host: str) -> bool:
    """Say whether an address (host and port) opens on this very machine and on no phone."""
    return host.rsplit(":", 1)[0] in ("127.0.0.1", "localhost", "[::1]")


@register.filter
def minus(whole: int, part: int) -> int:
    """Return what is left of `whole`."""
    return whole - part


@register.filter
def markdown(text: str | None) -> SafeString:
    """Return Markdown as safe HTML."""
    return SafeString(as_html(text or ""))


@register.filter
def dressed(field: BoundField) -> SafeString:
    """Return the field's widget in the look's clothes, saying to readers what is wrong with it."""
    plain = (CheckboxInput, CheckboxSelectMultiple, RadioSelect)
    attrs: dict[str, str | bool] = (
        {} if isinstance(field.field.widget, plain) else {"class": "input"}
    )
    own = cast(dict[str, str], field.field.widget.attrs)
    if "class" in own and attrs:
        attrs["class"] = f"input {own['class']}"
    return field.as_widget(attrs=attrs)


@register.filter
def is_one_tick(field: BoundField) -> bool:
    """Say whether the field is a single checkbox, whose label stands beside it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def is_many_ticks(field: BoundField) -> bool:
    """Say whether the field is a group of radio buttons or checkboxes."""
    return isinstance(field.field.widget, RadioSelect | CheckboxSelectMultiple)


@register.filter
def window(page: Page[object]) -> list[int | None]:
    """Return the page numbers worth a link, with None for a gap."""
    shown = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return [number if isinstance(number, int) else None for number in shown]


@register.simple_tag
def chip(state: str, label: str, sign: str = "") -> SafeString:
    """Return a state as icon and word: done, now, late, wait, info, or "" for a plain one."""
    return format_html(
        '<span class="chip {}">{}{}</span>', state, drawings.icon(sign or STATES[state]), label
    )


@register.simple_tag
def cells(told: Sequence[str]) -> SafeString:
    """Return cells of numbers; escaped at once, for a wide table has thousands of them."""
    row = escape("\0".join(told)).replace("\0", '</td><td class="n">')
    return SafeString(f'<td class="n">{row}</td>' if told else "")


@register.simple_tag
def facts(told: Sequence[tuple[str, str]]) -> SafeString:
    """Return the lines of a list of facts: what is counted, and how much."""
    lines = escape("\0".join(f"{what}\1{much}" for what, much in told))
    lines = lines.replace("\0", "</dd></div><div><dt>").replace("\1", '</dt><dd class="num">')
    return SafeString(f"<div><dt>{lines}</dd></div>" if told else "")


@register.simple_tag
def meter(part: int, whole: int, label: str = "") -> SafeString:
    """Return a bar with its fraction in words."""
    return drawings.meter(part, whole, label or f"{say.num(part)} trên {say.num(whole)}")


@register.simple_tag
def wave(days: Sequence[WaveDay], label: str = "") -> SafeString:
    """Return a campaign's days as a wave, today lit."""
    today = clock.today()
    return strokes(days, today, label or said(days, today))


@register.simple_tag
def receipt(state: str, text: str, fresh: bool = False) -> SafeString:
    """Return how far a report has spread: wait, sent or counted, with its words."""
    return format_html(
        '<span class="receipt {}{}">{}<span>{}</span></span>',
        state,
        " fresh" if fresh else "",
        drawings.receipt(state),
        text,
    )


@register.simple_tag
def uid() -> SafeString:
    """Return the hidden field that makes a form safe to send twice."""
    return format_html('<input type="hidden" name="uid" value="{}">', uuid.uuid4())


@register.inclusion_tag("parts/field.html")
def field(field: BoundField, kind: str = "") -> dict[str, object]:
    """Return a form field with its label, help and error; `kind` is an extra class ("wide")."""
    return {"field": field, "kind": kind}


@register.simple_tag(takes_context=True)
def post(
    context: Context, url: str, label: str, sign: str = "", kind: str = "", **values: object
) -> SafeString:
    """Return a button that changes something: a POST form with csrf, uid and `values`.

    A list with a hundred such buttons stands in one form instead (`report/line_actions.html`).
    """
    hidden = {"csrfmiddlewaretoken": context.get("csrf_token"), "uid": uuid.uuid4(), **values}
    return format_html(
        '<form method="post" action="{}" class="inline">{}'
        '<button type="submit" class="button {}">{}{}</button></form>',
        url,
        format_html_join("", '<input type="hidden" name="{}" value="{}">', hidden.items()),
        kind,
        drawings.icon(sign) if sign else "",
        label,
    )
