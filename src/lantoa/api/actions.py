"""What comes in over HTTP, done by the same actions as on the pages."""

from lantoa.api.shapes import ActivityIn
from lantoa.commune.models import Place, Unit, User
from lantoa.commune.queries import seen, works_in
from lantoa.kit.errors import NotAllowed
from lantoa.outreach.actions import Done, log
from lantoa.outreach.models import Activity, Outlet
from lantoa.plan.queries import campaign


def record(me: User, body: ActivityIn) -> Activity:
    """Put an activity that was done into the ledger; sent twice, stored once.

    Raises what `outreach.actions.log` raises, and `NotThere` for what `me` may not see.
    """
    outlet = seen(me, Outlet.objects.all(), pk=body.outlet) if body.outlet else None
    unit = seen(me, Unit.objects.select_related("place"), pk=body.unit)
    place = seen(me, Place.objects.all(), pk=body.place)
    if not works_in(unit, place):
        raise NotAllowed
    return log(
        campaign(me, body.campaign),
        kind=body.kind,
        unit=unit,
        place=place,
        title=body.title,
        done=Done(
            done_on=body.done_on,
            counts=body.counts,
            note=body.note,
            whole=body.whole,
            device_at=body.device_at,
        ),
        uid=body.uid,
        by=me,
        outlet=outlet,
        pillars=body.pillars,
    )
