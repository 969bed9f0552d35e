"""Pages of reach: the commune's board, one hamlet with the doors still to knock at."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.channels.base import all_channels
from lantoa.commune.queries import may, roles, signed_in
from lantoa.commune.rules import READERS
from lantoa.kit.periods import Period
from lantoa.plan import queries as plan
from lantoa.plan.models import Campaign
from lantoa.reach import queries
from lantoa.reach.forms import PeriodForm
from lantoa.reach.queries import HamletReach
from lantoa.reach.rules import Counts

TILES_FIT = 16


def start(request: HttpRequest) -> HttpResponse:
    """Lead to the newest campaign's board."""
    newest = plan.campaigns(signed_in(request)).first()
    if newest is None:
        return render(request, "reach/nothing.html", {"base": _base(request)})
    return redirect("reach:board", newest.pk)


def _base(request: HttpRequest) -> str:
    return "base_desk.html" if roles(request.user) & READERS else "base_phone.html"


def board(request: HttpRequest, campaign: int) -> HttpResponse:
    """Show how far the campaign got: the commune as a whole, then hamlet by hamlet."""
    row = plan.campaign(signed_in(request), campaign)
    form = PeriodForm(request.GET)
    period = form.period(row)
    parts = queries.coverage(row, period, of=queries.visible_hamlets(signed_in(request), row))
    if not parts:
        return render(request, "reach/nothing.html", {"base": _base(request), "campaign": row})
    worst_first = request.GET.get("xep", "it" if len(parts) > TILES_FIT else "ten") == "it"
    if worst_first:
        parts = sorted(parts, key=lambda part: part.delivered / max(1, part.households))
    context = _whole(row, parts, period) | {
        "base": _base(request),
        "form": form,
        "worst_first": worst_first,
        "as_table": request.GET.get("xem", "bang" if len(parts) > TILES_FIT else "o") == "bang",
    }
    return render(request, "reach/board.html", context)


def panel(request: HttpRequest, campaign: int) -> HttpResponse:
    """Return the board's short form, for other rooms' pages to fetch."""
    row = plan.campaign(signed_in(request), campaign)
    parts = queries.coverage(row, of=queries.visible_hamlets(signed_in(request), row))
    return render(request, "reach/panel.html", _whole(row, parts, queries.period_of(row)))


def _whole(row: Campaign, parts: list[HamletReach], period: Period) -> dict[str, object]:
    whole = queries.together(parts)
    return {
        "campaign": row,
        "period": period,
        "parts": parts,
        "whole": whole,
        "channels": _channels(row, whole.by_channel, period),
        "pillars": _pillars(row, whole.by_pillar),
        "ledger": _ledger(row, period),
    }


def _ledger(row: Campaign, period: Period, **more: object) -> str:
    """Return the address of the activities behind a figure."""
    days = {"dot": row.pk, "tu": period.from_on, "den": period.until_on, "trang-thai": "done"}
    return f"{reverse('outreach:ledger')}?{urlencode(days | more)}"


def _channels(
    row: Campaign, counts: Mapping[str, Counts], period: Period, **more: object
) -> list[tuple[str, Counts, str]]:
    known = all_channels()
    return [
        (
            known[kind].label if kind in known else kind,
            held,
            _ledger(row, period, loai=kind, **more),
        )
        for kind, held in counts.items()
    ]


def _pillars(row: Campaign, counts: Mapping[str, Counts]) -> list[tuple[str, Counts]]:
    return [(str(pillar), counts.get(pillar.ref, Counts())) for pillar in row.pillars.all()]


def hamlet(request: HttpRequest, campaign: int, hamlet: int) -> HttpResponse:
    """Show one hamlet: what reached it, and the households still to go to."""
    me = signed_in(request)
    row = plan.campaign(me, campaign)
    place = queries.hamlet(me, hamlet)
    form = PeriodForm(request.GET)
    period = form.period(row)
    part = queries.coverage(row, period, of=[place])[0]
    lists_doors = may(me, "household.list", place)
    context = {
        "base": _base(request),
        "campaign": row,
        "form": form,
        "period": period,
        "part": part,
        "lists_doors": lists_doors,
        "doors": queries.not_reached(row, place, period) if lists_doors else [],
        "channels": _channels(row, part.by_channel, period, thon=place.pk),
        "pillars": _pillars(row, part.by_pillar),
        "ledger": _ledger(row, period, thon=place.pk),
    }
    return render(request, "reach/hamlet.html", context)
