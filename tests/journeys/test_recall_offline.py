"""A recall sheet asked where there is no network: taps wait, spares open, nothing stays behind."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from lantoa.kit import clock
from lantoa.reach.models import RecallSheet
from lantoa.reach.recall_actions import draw
from tests.journeys.conftest import PHONE, Town
from tests.journeys.phone import HELD, back, cut, received, until
from tests.reach.ledger import make_campaign

pytestmark = pytest.mark.django_db(transaction=True)
LEFT = """import("/static/js/phone/store.js").then(({ store }) => store.all())
  .then((all) => all.filter((one) => one.fleeting).length)"""


@pytest.fixture
def town(make_town: Callable[[dict[str, int]], Town]) -> Town:
    made = make_town(PHONE)
    made.at(clock.local(date(2025, 9, 29), 8))
    return made


def sheet_in(town: Town) -> RecallSheet:
    """Let the head of the first hamlet ask in the second."""
    world = town.world
    row = draw(
        make_campaign(world),
        question="Đã nghe chưa?",
        pillar="",
        askers={world.hamlets[1].pk: world.boards[0]},
        places=[world.hamlets[1]],
        by=world.people["officer"],
        uid=uuid4(),
    )
    sheet: RecallSheet = row.sheets.get()
    return sheet


def tap(page: Page, answer: str) -> str:
    """Answer at the first open door; return whose it is."""
    door = page.locator("#hoi > li:not([hidden])").first
    name = door.locator("summary b").inner_text()
    door.get_by_role("button", name=answer).click()
    expect(page.locator("#da-ghi > li:not([hidden])", has_text=name)).to_be_visible()
    return name


def test_a_sheet_is_asked_and_closed_without_a_network(town: Town) -> None:
    sheet = sheet_in(town)
    page, address = town.page_of("hamlet"), f"/tiep-can/hoi-nhanh/phieu/{sheet.pk}/"
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(Boolean)")
    page.reload()
    until(page, HELD, [address])

    cut(page)
    page.goto(address)
    tap(page, "Có biết")
    tap(page, "Chưa biết")
    expect(page.locator("#hoi > li[data-spare]:not([hidden])")).to_have_count(0)
    shut = tap(page, "Vắng nhà")
    expect(page.locator("#hoi > li[data-spare]:not([hidden])")).to_have_count(1)
    page.goto(address)
    expect(page.locator("[data-met]")).to_have_text("2")
    expect(page.locator("#da-ghi > li:not([hidden])", has_text=shut)).to_contain_text("chờ gửi")
    page.locator("#da-ghi > li:not([hidden])", has_text=shut).get_by_role("button").click()
    expect(page.locator("#da-ghi > li:not([hidden])", has_text=shut)).to_have_count(0)
    page.get_by_role("button", name="Chốt phiếu, gửi xã").click()
    page.wait_for_url("**/cho-gui/#*")
    back(page)
    received(page)

    sheet.refresh_from_db()
    assert (sheet.heard, sheet.not_heard, sheet.absent) == (1, 1, 0)
    assert page.evaluate(LEFT) == 0
    page.goto(address)
    expect(page.get_by_text("Phiếu đã chốt")).to_be_visible()
