"""A ledger written by hand: a campaign and what was done in it, row by row."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import uuid4

from lantoa.commune.models import Place, Unit
from lantoa.intake.models import Directive
from lantoa.kit import bits, clock
from lantoa.outreach.models import Activity, Audience, Outlet, Zone
from lantoa.plan.models import Campaign, Pillar
from tests.world import World

FROM, UNTIL = date(2025, 8, 24), date(2025, 10, 10)


def make_campaign(world: World) -> Campaign:
    """Return a running campaign with two pillars."""
    directive = Directive.objects.create(
        commune=world.commune,
        unit=world.office,
        issuer="UBND xã",
        number=f"{Directive.objects.count() + 7}/UBND-VHXH",
        issued_on=date(2025, 8, 23),
        state=Directive.CONFIRMED,
        by=world.people["officer"],
        received_at=clock.now(),
    )
    campaign = Campaign.objects.create(
        commune=world.commune,
        directive=directive,
        place=world.commune.place,
        title="Tuyên truyền phòng bệnh mùa đông",
        from_on=FROM,
        until_on=UNTIL,
        launched_at=clock.now(),
    )
    for order, ref in enumerate(("1.1", "1.2")):
        Pillar.objects.create(campaign=campaign, ref=ref, title=f"Nội dung {ref}", order=order)
    return campaign


def station(world: World, hamlets: Iterable[Place]) -> Outlet:
    """Return a radio station with one cluster for each hamlet."""
    facts = {"commune": world.commune, "kind": "radio", "unit": world.office}
    radio = Outlet.objects.create(name="Đài truyền thanh", place=world.commune.place, **facts)
    for hamlet in hamlets:
        cluster = Outlet.objects.create(name=f"Cụm {hamlet}", parent=radio, place=hamlet, **facts)
        Zone.objects.create(outlet=cluster, hamlet=hamlet, from_on=FROM)
    return radio


def did(
    campaign: Campaign,
    kind: str,
    *,
    unit: Unit,
    on: date,
    place: Place | None = None,
    outlet: Outlet | None = None,
    reached: Mapping[str, Iterable[int]] | None = None,
    pillars: Iterable[str] = ("1.1",),
    counts: Mapping[str, float] | None = None,
    state: str = Activity.DONE,
) -> Activity:
    """Write an activity into the ledger; `reached` are seats by mark in `place`."""
    activity = Activity.objects.create(
        uid=uuid4(),
        campaign=campaign,
        kind=kind,
        outlet=outlet,
        unit=unit,
        place=place or unit.place,
        title=f"Việc {kind}",
        state=state,
        due_on=on,
        done_on=on if state == Activity.DONE else None,
        counts=dict(counts or {}),
    )
    activity.pillars.set(Pillar.objects.filter(campaign=campaign, ref__in=list(pillars)))
    for mark, seats in (reached or {}).items():
        Audience.objects.create(
            activity=activity, hamlet=activity.place, mark=mark, bits=bits.pack(seats)
        )
    return activity
