"""A proposal and the calendar: what of it is planned already, the rest planned at one press."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from math import ceil
from typing import cast
from uuid import UUID

from django.db import transaction

from lantoa.commune.models import Place, Unit, User
from lantoa.commune.queries import may, setting
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.outreach import actions as outreach
from lantoa.outreach.models import IN_TIME, Activity, Outlet
from lantoa.plan.models import Campaign
from lantoa.reach.proposing import RADIO, costs_of, proposal
from lantoa.reach.proposing_rounds import MEETING
from lantoa.reach.proposing_rules import Costs, Step
from lantoa.reach.walk_actions import TITLES
from lantoa.reach.walk_queries import kinds, walker

SUNDAY = 6
GONE = "Việc này không còn trong gợi ý. Tải lại trang để xem gợi ý mới."


@dataclass(frozen=True)
class Slot:
    """Where a step stands: planned already (`standing`), else the day and hour it would be.

    `is_late` says that the planned day is over and nobody wrote what came of it; `may_add` that
    the person who reads may put the step into the calendar.
    """

    standing: Activity | None
    on: date
    at: time | None
    may_add: bool

    @property
    def is_late(self) -> bool:
        """Say whether the planned day is over."""
        return self.standing is not None and self.standing.due_on < clock.today()


def slots(campaign: Campaign, hamlet: Place, steps: Sequence[Step], user: User) -> list[Slot]:
    """Return where each step stands in the calendar."""
    return [_slot(campaign, hamlet, step, user) for step in steps]


def _slot(campaign: Campaign, hamlet: Place, step: Step, user: User) -> Slot:
    drawn = _drawn(campaign, hamlet, step, user)
    return Slot(
        standing=_standing(campaign, hamlet, step),
        on=day_for(step, clock.today(), campaign.until_on, costs_of(campaign.commune)),
        at=_hour(campaign) if step.kind == RADIO else None,
        may_add=drawn is not None and may(user, "activity.log", drawn),
    )


def day_for(step: Step, today: date, until_on: date, costs: Costs) -> date:
    """Return the day to plan it on: the loudspeaker's next, a Sunday for a meeting, for a round the
    day by which its hours are walked; never behind the campaign's end.
    """
    if step.kind == MEETING:
        day = today + timedelta(days=SUNDAY - today.weekday() or 7)
    elif step.kind == RADIO:
        day = step.on or today + timedelta(days=1)
    else:
        day = today + timedelta(days=ceil(step.hours / costs.hours_a_day))
    return min(day, until_on)


def _hour(campaign: Campaign) -> time | None:
    hours = cast(list[str], setting(campaign.commune, "radio_times"))
    return min((time.fromisoformat(one) for one in hours), default=None)


def _standing(campaign: Campaign, hamlet: Place, step: Step) -> Activity | None:
    """Return planned work that does the same: what is still ahead first, else what nobody logged.

    A session of the whole station plays on each of its clusters. One that is over without a word
    was not played for certain: it keeps no other from being planned.
    """
    rows = campaign.activities.filter(state=Activity.PLANNED).order_by(*IN_TIME)
    if step.kind == RADIO:
        own = Outlet.objects.filter(pk=step.outlet or 0)
        heard = [pk for row in own.values_list("pk", "parent") for pk in row if pk]
        return rows.filter(outlet__in=heard, due_on__gte=clock.today()).first()
    same = kinds() if step.kind != MEETING else [MEETING]
    held = list(rows.filter(place=hamlet, kind__in=same))
    return next((row for row in held if row.due_on >= clock.today()), held[-1] if held else None)


def _drawn(campaign: Campaign, hamlet: Place, step: Step, user: User) -> Activity | None:
    """Return the work as it would be planned, not kept yet; None where nobody could do it."""
    unit: Unit | None = walker(user, hamlet)
    outlet, place, title = None, hamlet, TITLES["visit"]
    if step.kind == MEETING:
        title = f"Họp {hamlet.word}, mời các hộ chưa nhận"
    if step.kind == RADIO:
        outlet = Outlet.objects.select_related("unit", "place").get(pk=step.outlet or 0)
        unit, place = outlet.unit, outlet.place or campaign.place
        title = f"Phát thêm: {outlet.name}"
    if unit is None:
        return None
    return Activity(
        campaign=campaign, kind=step.kind, unit=unit, place=place, outlet=outlet, title=title
    )


@transaction.atomic
def take_up(campaign: Campaign, hamlet: Place, kind: str, *, by: User, uid: UUID) -> Activity:
    """Put the proposed step of that kind into the calendar, or return what stands there already.

    Two who press at once plan it once. Raises `NotAllowed`, `Unfit` when it is proposed no more.
    """
    Place.objects.select_for_update(no_key=True).get(pk=hamlet.pk)
    if row := Activity.objects.filter(uid=uid, campaign=campaign).first():
        return row
    step = next((one for one in proposal(campaign, hamlet).steps if one.kind == kind), None)
    drawn = _drawn(campaign, hamlet, step, by) if step else None
    if step is None or drawn is None:
        raise Unfit(GONE)
    slot = _slot(campaign, hamlet, step, by)
    if slot.standing:
        return slot.standing
    drawn.due_on, drawn.due_time = slot.on, slot.at
    return outreach.add(drawn, by=by, uid=uid)
