"""The next step on a phone: read in lines, planned with one press."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from lantoa.kit import clock
from tests.journeys.conftest import PHONE, Town, press
from tests.reach.ledger import did, make_campaign

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_head_reads_the_step_in_lines_and_plans_it(
    make_town: Callable[[dict[str, int]], Town],
) -> None:
    town = make_town(PHONE)
    town.at(clock.local(date(2025, 9, 29), 8))
    campaign, board = make_campaign(town.world), town.world.boards[0]
    did(campaign, "gathering", unit=board, on=date(2025, 9, 10), reached={"engaged": range(10)})
    page = town.page_of("hamlet")
    page.goto(f"/tiep-can/{campaign.pk}/thon/{town.world.hamlets[0].pk}/tiep/")

    meeting = page.get_by_text("Họp thôn, mời 30 hộ chưa nhận").first
    box = meeting.bounding_box()
    assert box is not None
    assert box["width"] > 250
    press(page, "Đưa vào lịch, Chủ nhật")

    expect(page.get_by_text("Đã có trong lịch, Chủ nhật 5/10.")).to_be_visible()
    assert campaign.activities.filter(state="planned", kind="gathering").count() == 1
