"""Counted views are never put on households, whoever says so: they stay numbers of the ledger."""

from datetime import date

import pytest

from lantoa.kit import bits
from lantoa.kit.errors import Unfit
from lantoa.outreach.audience import count_audience
from lantoa.outreach.models import Outlet, Zone
from lantoa.reach.queries import coverage
from tests.reach.ledger import FROM, did, make_campaign

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)


def outlet(world, kind, part=None) -> Outlet:
    facts = {"commune": world.commune, "unit": world.office, "name": f"Điểm {kind}"}
    made = Outlet.objects.create(kind=kind, **facts)
    for hamlet in world.hamlets:
        Zone.objects.create(
            outlet=made, hamlet=hamlet, from_on=FROM, whole=part is None,
            bits=bits.pack(part or ()),
        )  # fmt: skip
    return made


def test_a_page_that_was_looked_at_ten_thousand_times_reached_no_household(world):
    campaign = make_campaign(world)
    did(
        campaign, "web", unit=world.office, on=DAY, place=world.commune.place,
        outlet=outlet(world, "web"), counts={"posts": 1, "views": 10_000},
    )  # fmt: skip

    parts = coverage(campaign)

    assert [(part.offered, part.delivered, part.engaged) for part in parts] == [(0, 0, 0)] * 3
    assert all(not part.by_channel for part in parts)


def test_a_post_is_offered_to_the_members_of_its_group_however_often_it_was_read(world):
    campaign = make_campaign(world)
    did(
        campaign, "zalo", unit=world.office, on=DAY, place=world.commune.place,
        outlet=outlet(world, "zalo", part=range(7)), counts={"posts": 1, "reads": 900},
    )  # fmt: skip

    assert [(part.offered, part.delivered) for part in coverage(campaign)] == [(7, 0)] * 3


@pytest.mark.parametrize("kind", ["web", "sms_request", "class", "culture"])
@pytest.mark.parametrize("how", ["marks", "whole"])
def test_nobody_can_tick_households_beside_a_count(world, kind, how):
    campaign, hamlet = make_campaign(world), world.hamlets[0]
    row = did(campaign, kind, unit=world.office, on=DAY, place=hamlet)
    said = {"marks": {hamlet.pk: {"offered": [1]}}, "whole": {hamlet.pk: "offered"}}[how]

    with pytest.raises(Unfit, match="chỉ ghi số người, không đánh dấu từng hộ"):
        count_audience(row, **{"marks": {}, "whole": {}, how: said})
