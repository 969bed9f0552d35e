"""The page to log what was done in a few taps: each duty due with its usual figure filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lantoa.channels.base import Channel, all_channels
from lantoa.commune.models import Place, User
from lantoa.commune.queries import commune_of, hats
from lantoa.commune.rules import DOERS
from lantoa.kit import clock
from lantoa.kit.http import kept
from lantoa.outreach import queries
from lantoa.outreach.forms import DoneForm, first_day
from lantoa.outreach.models import Activity
from lantoa.outreach.rules import MARKS, marks_allowed
from lantoa.outreach.usual import usual

AHEAD, MOST = timedelta(days=7), 10
LETTERS = "sms_request"  # the commune's letter, not a doer's work


@dataclass(frozen=True)
class Quick:
    """One duty, its form with the usual figures, what a tap for all households says."""

    row: Activity
    channel: Channel
    form: DoneForm
    whole: str
    ticks: bool

    @property
    def lists_at(self) -> str:
        """Return where the doors are ticked: a round's list is kept by the phone."""
        if not self.is_round:
            return reverse("outreach:activity", args=[self.row.pk])
        walk = reverse("reach:walk", args=[self.row.campaign_id, self.row.place_id])
        return f"{walk}?viec={self.row.pk}"

    @property
    def is_round(self) -> bool:
        """Say whether one goes from door to door for it."""
        return self.channel.crowd == "ticks" and self.channel.surety == "delivered"


@kept
def quick(request: HttpRequest, me: User) -> HttpResponse:
    """Show what is due, the nearest open, and the kinds of work that nobody planned."""
    units = list({hat.unit.pk: hat.unit for hat in hats(me) if hat.role in DOERS}.values())
    until = clock.today() + AHEAD
    rows = [row for unit in units for row in queries.due(unit, until_on=until)[:MOST]]
    rows.sort(key=_in_hand)
    known = usual(units, commune_of(me)) if units else {}
    drawn = [quick_row(row, known.get((row.unit_id, row.kind), {})) for row in rows[:MOST]]
    context = {
        "due": [one for one in drawn if not _is_session_ahead(one.row)],
        "ahead": [one for one in drawn if _is_session_ahead(one.row)],
        "more": max(0, len(rows) - MOST),
        "channels": [one for kind, one in all_channels().items() if kind != LETTERS],
    }
    return render(request, "outreach/quick.html", context)


def _is_session_ahead(row: Activity) -> bool:
    """Say whether it is a session of a day to come: the phone keeps it, but it is not due yet."""
    return row.kind in queries.RADIO and row.due_on > clock.today()


def _in_hand(row: Activity) -> tuple[int, str]:
    """Put today first, then what was left, then what is ahead."""
    away = (row.due_on - clock.today()).days
    return (abs(away) * 2 + (away > 0), f"{row.due_time or ''} {row.pk}")


def quick_row(
    row: Activity, counts: dict[str, float], told: Mapping[str, object] | None = None
) -> Quick:
    """Return one duty with its figures filled in; `told` (who, how, when) if it is ghi hộ."""
    channel = all_channels()[row.kind]
    start = {"done_on": first_day(row), **counts, **(told or {})}
    form = DoneForm(
        kind=row.kind, stands_in=told is not None, initial=start, auto_id=f"v{row.pk}-%s"
    )
    if told is not None:
        form.must_tell()
    allowed = marks_allowed(channel)
    ticks = row.place.kind == Place.HAMLET and allowed and row.outlet_id is None
    whole = ticks and channel.surety != "engaged"  # a whole hamlet never came to a meeting
    return Quick(row, channel, form, MARKS[allowed[0]].lower() if whole else "", bool(ticks))
