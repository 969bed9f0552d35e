"""The next best thing to do in a hamlet, from what is left, allowed, and worked before here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import cast

from lantoa.commune.models import Commune, Place
from lantoa.commune.queries import setting, whole_number
from lantoa.commune.rules import AIR, MEET, WALK
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.outreach.models import Outlet
from lantoa.plan.models import Campaign
from lantoa.reach.contacts import Known, read
from lantoa.reach.mouths import heard_on, mouths
from lantoa.reach.proposing_rounds import DOORS, MEETING, before
from lantoa.reach.proposing_rules import (
    Costs,
    Mouthful,
    Rate,
    Step,
    Yielded,
    broadcast,
    cheapest_first,
    doors,
    expect,
    meeting,
)
from lantoa.reach.rules import DELIVERED, OFFERED, reached

RADIO = "radio"
EARLIEST, LATEST = time(5), time(21)
"""Loudspeakers are silent at night (quiet hours; the commune's own hours lie inside)."""


@dataclass(frozen=True)
class Proposal:
    """What to do next in a hamlet: households left, those of them away (by the list, or found so
    at the newest knock), a few steps.

    `left` (bits) had nothing delivered in the campaign so far; `reason` says why there is no step.
    """

    hamlet: Place
    left: int
    away: int
    steps: tuple[Step, ...]
    reason: str = ""

    @property
    def households(self) -> int:
        """Count the households left."""
        return self.left.bit_count()

    @property
    def covered(self) -> int:
        """Count the households left that a step names one by one (a meeting names nobody)."""
        named = 0
        for step in self.steps:
            named |= step.covers if step.kind != MEETING else 0
        return (named & self.left).bit_count()

    @property
    def expected(self) -> int:
        """Count the households that are likely to come or take it, where that was seen before."""
        return round(sum(step.expected for step in self.steps if step.rate))


def proposal(campaign: Campaign, hamlet: Place) -> Proposal:
    """Return the next best steps for the hamlet until the campaign ends, the quickest first."""
    today = clock.today()
    span = Period(campaign.from_on, today)
    known = read(campaign, span, [hamlet.pk])[hamlet.pk]
    seated = known.seating.on(today)
    left = seated & ~reached(known.contacts, DELIVERED)
    away = left & known.seating.away_on(today)
    days = (campaign.until_on - today).days
    if not left or days < 1:
        reason = "Đợt đã hết ngày." if left else "Không còn hộ nào chưa nhận."
        return Proposal(hamlet, left, away, (), reason)
    here, around, gone = before(campaign, hamlet)
    away |= left & gone
    commune, costs = campaign.commune, costs_of(campaign.commune)
    allowed = cast(list[str], setting(commune, "next_steps"))
    mouths_open = _mouthfuls(campaign, hamlet, today, days, seated) if AIR in allowed else []
    speaker = broadcast(mouths_open, left & ~reached(known.during(span), OFFERED))
    rate = _rate(here, around, MEETING) if MEET in allowed and _may_meet(known, commune) else None
    gathering = meeting(left & ~away, rate, costs.meeting_hours)
    sooner = left & ~(speaker.covers if speaker else 0)
    met = gathering.rate.share if gathering and gathering.rate else 0.0
    to_walk = left & ~away if WALK in allowed else 0
    walk = doors(to_walk, sooner, _rate(here, around, DOORS), days, costs, met)
    steps = cheapest_first([speaker, gathering, walk], costs.most_steps)
    none = "Các hộ còn lại đều đi làm ăn xa." if left == away and not steps else ""
    return Proposal(hamlet, left, away, steps, none)


def costs_of(commune: Commune) -> Costs:
    """Return what the commune reckons with (its settings)."""
    return Costs(
        minutes_a_door=whole_number(commune, "door_minutes"),
        hours_a_day=whole_number(commune, "door_hours_a_day"),
        meeting_hours=whole_number(commune, "meeting_hours"),
        most_steps=whole_number(commune, "most_next_steps"),
    )


def _rate(here: Mapping[str, Yielded], around: Mapping[str, Yielded], kind: str) -> Rate | None:
    return expect(here.get(kind, Yielded()), around.get(kind, Yielded()))


def _may_meet(known: Known, commune: Commune) -> bool:
    """Say whether the last meeting is long enough ago (a week): nobody comes twice in a week."""
    since = clock.today() - timedelta(days=whole_number(commune, "meeting_gap_days"))
    return all(one.on <= since for one in known.contacts if one.channel == MEETING)


def _mouthfuls(
    campaign: Campaign, hamlet: Place, today: date, days: int, seated: int
) -> list[Mouthful]:
    """Return the clusters that may speak to the hamlet before the campaign ends."""
    if not _may_air(campaign.commune):
        return []
    speaking = mouths([hamlet.pk])
    rows = Outlet.objects.filter(pk__in=list(speaking), kind=RADIO, closed_on__isnull=True)
    minutes = (whole_number(campaign.commune, n) for n in ("radio_minutes", "radio_setup_minutes"))
    hours = sum(minutes) / 60
    found = []
    for outlet in rows.filter(parts__isnull=True).order_by("pk"):
        here = speaking[outlet.pk].get(hamlet.pk, [])
        ahead = (today + timedelta(days=n) for n in range(1, days + 1))
        heard = ((day, heard_on(day, here, seated)) for day in ahead)
        for day, households in heard:
            if households is not None:
                found.append(Mouthful(outlet.pk, outlet.name, households, hours, day))
                break
    return found


def _may_air(commune: Commune) -> bool:
    """Say whether the commune has an hour for the radio outside the quiet ones."""
    hours = cast(list[str], setting(commune, "radio_times"))
    return any(EARLIEST <= time.fromisoformat(hour) <= LATEST for hour in hours)
