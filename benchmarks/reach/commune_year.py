"""A commune's year of work, laid from a seed: 28 activities a hamlet, a broadcast every day."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from lantoa.commune import ground
from lantoa.commune.models import Commune, Place, Unit, User
from lantoa.intake.models import Directive
from lantoa.kit import bits, clock
from lantoa.outreach.models import Activity, Audience, Outlet, Zone
from lantoa.plan.models import Campaign, Pillar
from lantoa.reach import actions as reach

HAMLETS, HOUSEHOLDS, ACTS = 50, 300, 28
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
KINDS = ("leaflet", "gathering", "visit", "class")
PILLARS = ("1.1", "1.2", "1.3", "1.4", "1.5")
NOW = clock.local(LAST, 20)


@dataclass(frozen=True)
class Laid:
    """The commune as laid: its campaign, hamlets, boards and the officer who logs."""

    campaign: Campaign
    hamlets: list[Place]
    boards: dict[int, Unit]
    officer: User


def lay(seed: int) -> Laid:
    """Make the commune with a year of work: 28 activities a hamlet, a broadcast every day."""
    dice = random.Random(seed)  # noqa: S311
    with clock.at(clock.local(FIRST, 8)):
        commune = ground.make_commune("06385")
        hamlets = [
            ground.add_hamlet(commune, name=f"Thôn số {n}", word="thôn", households=HOUSEHOLDS)
            for n in range(HAMLETS)
        ]
        officer = ground.add_person(username="officer", full_name="Lộc Thị Bích")
        ground.give_hat(officer, unit=commune.office, role="officer")
    boards = {unit.place_id: unit for unit in Unit.objects.filter(kind="hamlet")}
    laid = Laid(_campaign(commune, officer), hamlets, boards, officer)
    _work(laid, dice)
    with clock.at(NOW):
        reach.rebuild(laid.campaign)
    return laid


def _campaign(commune: Commune, officer: User) -> Campaign:
    directive = Directive.objects.create(
        commune=commune, unit=commune.office, issuer="UBND xã", number="1/UBND", issued_on=FIRST,
        state=Directive.CONFIRMED, by=officer, received_at=NOW,
    )  # fmt: skip
    campaign = Campaign.objects.create(
        commune=commune, directive=directive, place=commune.place, title="Một năm tuyên truyền",
        from_on=FIRST, until_on=LAST, launched_at=NOW,
    )  # fmt: skip
    for order, ref in enumerate(PILLARS):
        Pillar.objects.create(campaign=campaign, ref=ref, title=ref, order=order)
    return campaign


def _work(laid: Laid, dice: random.Random) -> None:
    """Write the year into the tables at once; what an activity reached lies as in a national year
    (a mean of 106 households an activity)."""
    campaign, office = laid.campaign, laid.campaign.commune.office
    radio = Outlet.objects.create(
        commune=campaign.commune, kind="radio", unit=office, name="Đài", place=campaign.place
    )
    Zone.objects.bulk_create(Zone(outlet=radio, hamlet=h, from_on=FIRST) for h in laid.hamlets)
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    rows = [act(campaign, "radio", office, campaign.place, day, radio) for day in days]
    for hamlet in laid.hamlets:
        for day in sorted(dice.choices(days, k=ACTS)):
            kind = dice.choice(KINDS)
            rows.append(act(campaign, kind, laid.boards[hamlet.pk], hamlet, day, None))
    rows = Activity.objects.bulk_create(rows, batch_size=200)
    pillars = list(campaign.pillars.values_list("pk", flat=True))
    through = Activity.pillars.through
    through.objects.bulk_create(
        (through(activity_id=row.pk, pillar_id=dice.choice(pillars)) for row in rows),
        batch_size=400,
    )
    Audience.objects.bulk_create(
        (_heard(row, dice) for row in rows if row.kind != "radio"), batch_size=200
    )


def act(
    campaign: Campaign, kind: str, unit: Unit, place: Place, day: date, outlet: Outlet | None
) -> Activity:
    return Activity(
        campaign=campaign, kind=kind, unit=unit, place=place, outlet=outlet, title=kind,
        state=Activity.DONE, due_on=day, done_on=day,
    )  # fmt: skip


def _heard(row: Activity, dice: random.Random) -> Audience:
    share = dice.betavariate(1.1, 2)
    bit_set = [n for n in range(HOUSEHOLDS) if dice.random() < share]
    mark = "delivered" if row.kind in ("leaflet", "visit") else "engaged"
    return Audience(activity=row, hamlet_id=row.place_id, mark=mark, bits=bits.pack(bit_set))
