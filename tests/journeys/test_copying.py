"""An officer copies a report's figures into another body's form: a cell, a column, all of it."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from lantoa.kit import clock
from lantoa.report import actions
from lantoa.report.models import OutsideForm
from lantoa.report.outsides import add_form
from tests.journeys.conftest import DESK, Town
from tests.reach.ledger import did, make_campaign
from tests.report.way import DAY, READ, sent

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_cell_a_column_and_the_whole_table_land_on_the_clipboard(
    make_town: Callable[[dict[str, int]], Town],
) -> None:
    town = make_town(DESK)
    town.at(clock.local(date(2025, 9, 29), 8))
    world, officer = town.world, town.world.people["officer"]
    campaign = make_campaign(world)
    actions.open_for(campaign, READ, by=officer)
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 1035})
    report = sent(world, world.boards[0])
    heads = ["STT", "Đơn vị", "Số tờ rơi đã phát"]
    add_form(world.commune, title="Biểu 01", headings=heads, by=officer, uid=uuid4())
    page = town.page_of("officer")
    town.windows["officer"].grant_permissions(["clipboard-read", "clipboard-write"])
    form = OutsideForm.objects.get()

    def copied(what: str) -> str:
        expect(page.locator("[data-copy-said]")).to_have_text(f"Đã chép {what}.")
        return str(page.evaluate("navigator.clipboard.readText()"))

    page.goto(f"{reverse('report:numbers', args=[report.pk])}?bieu={form.pk}")
    page.get_by_role("cell", name="1.035").click()
    cell = copied("“1035”")
    page.get_by_role("button", name="Chép cột Đơn vị").click()
    column = copied("cột")
    page.get_by_label("Giữ dấu chấm").check()
    page.get_by_role("button", name="Chép cả bảng").click()

    assert cell == "1035"
    assert column == str(world.boards[0])
    assert copied("cả bảng") == f"1\t{world.boards[0]}\t1.035"
