"""Pages of reach: the commune's board, one hamlet with the doors still to knock at."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.channels.base import all_channels
from lantoa.commune.queries import hats, may, roles, signed_in
from lantoa.commune.rules import HAMLET, READERS
from lantoa.kit import clock
from lantoa.plan import queries as plan
from lantoa.plan.models import Campaign
from lantoa.reach import board as boards
from lantoa.reach import queries, spans
from lantoa.reach.answering import answer, of_hamlet, sees
from lantoa.reach.asking import Asked, kept
from lantoa.reach.course import course, ledger_of, of_weeks
from lantoa.reach.course import sentence as course_sentence
from lantoa.reach.forms import AskForm
from lantoa.reach.frames import base_of
from lantoa.reach.news import since_yesterday
from lantoa.reach.proposing_views import steps
from lantoa.reach.queries import HamletReach
from lantoa.reach.recall_queries import to_ask
from lantoa.reach.rules import Counts

TILES_FIT = 16


def start(request: HttpRequest) -> HttpResponse:
    """Lead into the newest campaign: a head to the own hamlet, an asker to the sheets."""
    me = signed_in(request)
    newest = plan.campaigns(me).first()
    if newest is None:
        return render(request, "reach/nothing.html", {"base": base_of(request)})
    if roles(me) & READERS:
        return redirect("reach:board", newest.pk)
    own = {hat.unit.place_id for hat in hats(me) if hat.role == HAMLET}
    if len(own) == 1:
        return redirect("reach:hamlet", newest.pk, own.pop())
    asks = not own and to_ask(me, newest).exists()
    return redirect("reach:recalls" if asks else "reach:board", newest.pk)


def board(request: HttpRequest, campaign: int) -> HttpResponse:
    """Show how far the campaign got: the commune as a whole, then hamlet by hamlet."""
    me = signed_in(request)
    row = plan.campaign(me, campaign)
    form = AskForm(request.GET, campaign=row)
    asked = form.asked()
    ledger = ledger_of(row, asked)
    parts = answer(me, row, asked, ledger)
    if not parts:
        return render(request, "reach/nothing.html", {"base": base_of(request), "campaign": row})
    news = since_yesterday(row, asked)
    how = request.GET.get("xep", "it" if len(parts) > TILES_FIT else "ten")
    how = how if how in boards.ORDERS else "ten"
    tiles = boards.ordered(boards.tiles(parts, asked, news), how)
    whole_place = row.commune.place if sees(me, row.commune.place) else parts[0].hamlet
    each = of_weeks(asked)
    weeks = course(ledger, whole_place, each)
    context = _whole(row, parts, asked) | {
        "base": base_of(request),
        "course": weeks,
        "course_of": boards.named(each),
        "course_says": course_sentence(weeks, each),
        "form": form,
        "as_of": clock.now(),
        "tiles": tiles,
        "sum": boards.together(tiles),
        "says_nothing": boards.says_nothing(tiles),
        "sentence": boards.sentence(tiles, asked),
        "news": boards.news(tiles),
        "order": how,
        "orders": boards.ORDERS,
        "as_table": request.GET.get("xem", "bang" if len(parts) > 3 * TILES_FIT else "o") == "bang",
        "carry": urlencode(kept(request.GET.dict())),
    }
    return render(request, "reach/board.html", context)


def panel(request: HttpRequest, campaign: int) -> HttpResponse:
    """Return the board's short form, for other rooms' pages to fetch."""
    me = signed_in(request)
    row = plan.campaign(me, campaign)
    asked = Asked(queries.period_of(row), grain=spans.CAMPAIGN)
    parts = answer(me, row, asked)
    context = _whole(row, parts, asked)
    return render(request, "reach/panel.html", context | {"tiles": boards.tiles(parts, asked)})


def _whole(row: Campaign, parts: list[HamletReach], asked: Asked) -> dict[str, object]:
    whole = queries.together(parts)
    return {
        "campaign": row,
        "asked": asked,
        "period": asked.period,
        "parts": parts,
        "whole": whole,
        "channels": _channels(row, whole.by_channel, asked),
        "pillars": _pillars(row, whole.by_pillar, asked),
        "ledger": _ledger(row, asked),
    }


def _ledger(row: Campaign, asked: Asked, **more: object) -> str:
    """Return the address of the activities behind a figure, of the part that is asked."""
    days = {"dot": row.pk, "tu": asked.period.from_on, "den": asked.period.until_on}
    part: dict[str, object] = {"loai": asked.channel} if asked.channel else {}
    part |= {"noi-dung": asked.pillar_pk} if asked.pillar_pk else {}
    query = urlencode(days | {"trang-thai": "done"} | part | more)
    return f"{reverse('outreach:ledger')}?{query}"


def _channels(
    row: Campaign, counts: Mapping[str, Counts], asked: Asked, **more: object
) -> list[tuple[str, Counts, str]]:
    known = all_channels()
    return [
        (known[kind].label if kind in known else kind, held, _ledger(row, asked, loai=kind, **more))
        for kind, held in counts.items()
    ]


def _pillars(row: Campaign, counts: Mapping[str, Counts], asked: Asked) -> list[tuple[str, Counts]]:
    """Return the contents; none where one is asked, for its numbers are the page's."""
    if asked.pillar:
        return []
    return [(str(pillar), counts.get(pillar.ref, Counts())) for pillar in row.pillars.all()]


def hamlet(request: HttpRequest, campaign: int, hamlet: int) -> HttpResponse:
    """Show one hamlet: what reached it, and the way to the households still to go to."""
    me = signed_in(request)
    row, place = plan.campaign(me, campaign), queries.hamlet(me, hamlet)
    form = AskForm(request.GET, campaign=row)
    asked = form.asked()
    ledger = ledger_of(row, asked)
    part = of_hamlet(me, row, asked, place, ledger)
    tiles = boards.tiles([part], asked, since_yesterday(row, asked))
    each = of_weeks(asked)
    weeks = course(ledger, place, each)
    context = {
        "base": base_of(request),
        "campaign": row,
        "as_of": clock.now(),
        "form": form,
        "asked": asked,
        "period": asked.period,
        "part": part,
        "tile": tiles[0],
        "news": boards.news(tiles),
        "course": weeks,
        "course_of": boards.named(each),
        "course_says": course_sentence(weeks, each),
        "sentence": boards.sentence(tiles, asked),
        "says_nothing": boards.says_nothing(tiles),
        "to_ask": [] if roles(me) & READERS else to_ask(me, row),
        "lists_doors": may(me, "household.list", place),
        "may_order": may(me, "household.change", place),
        "channels": _channels(row, part.by_channel, asked, thon=place.pk),
        "pillars": _pillars(row, part.by_pillar, asked),
        "ledger": _ledger(row, asked, thon=place.pk),
        "carry": urlencode(kept(request.GET.dict())),
    }
    return render(request, "reach/hamlet.html", context | steps(me, row, place))
