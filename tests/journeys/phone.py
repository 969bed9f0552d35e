"""A village head's phone: the town that it stands in, and what each of its stories does with it."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from lantoa.outreach.models import Activity
from tests.journeys.conftest import PHONE, Town
from tests.journeys.launched import launch_letter

PICTURE = Path(__file__).parents[2] / "src/lantoa/static/img/icon-512.png"
DUTIES = "/hoat-dong/ghi/"
OWN = ("/", "/cho-gui/", DUTIES)
HELD = """addresses => Promise.all(addresses.map(one => caches.match(one, { cacheName: "trang" })))
  .then(found => found.every(Boolean))"""
MET = """import("/static/js/phone/store.js").then(({ store }) => store.noted("skew"))
  .then(skew => skew !== undefined)"""


@pytest.fixture
def town(make_town: Callable[[dict[str, int]], Town]) -> Town:
    """Give the launched town on a phone."""
    made = make_town(PHONE)
    launch_letter(made)
    return made


@pytest.fixture
def phone(town: Town) -> Page:
    """Give the phone of the head of Ao Vối on the page of duties, its line ready to be cut."""
    return ready(town.page_of("hamlet2"))


def ready(page: Page, *more: str) -> Page:
    """Open the duties and wait until the phone holds its own pages (and `more`)."""
    page.goto(DUTIES)
    controlled(page)
    until(page, HELD, [*OWN, *more])
    return page


def controlled(page: Page) -> None:
    """Wait for the service worker; a page opened while it was starting is its own when reloaded."""
    for tries in range(1, 600):
        if page.evaluate("navigator.serviceWorker.controller !== null"):
            return
        page.wait_for_timeout(100)
        if tries % 50 == 0:
            page.reload()
    raise AssertionError("no service worker")


def fetched_ahead(page: Page, *addresses: str) -> None:
    """Let half a minute pass on the page, again and again, until it holds what it leads to."""
    controlled(page)
    for _ in range(60):
        page.clock.run_for(21_000)
        for _ in range(10):
            if page.evaluate(HELD, addresses):
                return
            page.wait_for_timeout(100)
    raise AssertionError(addresses)


def until(page: Page, question: str, of: object = None) -> None:
    """Wait until the page answers yes (CSP forbids Playwright's own way of asking)."""
    for _ in range(600):
        if page.evaluate(question, of):
            return
        page.wait_for_timeout(100)
    raise AssertionError(question)


def met(page: Page) -> None:
    """Wait until the phone has met the commune: it knows its clock and has the key of its file."""
    until(page, MET)


def heard(page: Page, what: Callable[[], object]) -> None:
    """Let the page work until something is so."""
    for _ in range(1200):
        if what():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came")


def leaflets(town: Town) -> Activity:
    return Activity.objects.get(unit=town.world.boards[1], kind="leaflet")


def opened(page: Page, words: str) -> Locator:
    """Open the first duty with these words, whichever the page opens by itself meanwhile."""
    duty = page.locator("details.duty", has_text=words).first
    duty.evaluate("one => { one.open = true; }")
    return duty


def fill(page: Page, *, copies: int = 36, photo: bool = False) -> None:
    """Open the leaflet round and fill it in."""
    duty = opened(page, "Phát tờ rơi")
    duty.locator("input[name=copies]").fill(str(copies))
    duty.locator("input[name=how][value=number]").check()
    if photo:
        duty.locator("input[type=file]").set_input_files(str(PICTURE))
        expect(duty.get_by_text(re.compile("rõ, dùng được"))).to_be_visible()


def send(page: Page) -> None:
    page.locator("details.duty[open] button.lit").click()
    queued(page)


def queued(page: Page) -> None:
    """Wait for the page of what waits, where the phone goes once it has kept what was written."""
    page.wait_for_url("**/cho-gui/#*")


def kept(page: Page) -> None:
    expect(page.get_by_text(re.compile("Chờ gửi ·"))).to_be_visible()


def received(page: Page) -> None:
    expect(page.locator("#sent-rows").get_by_text(re.compile("Xã đã nhận"))).to_be_visible()
    expect(page.locator("#queue-empty")).to_be_visible()


def cut(page: Page) -> None:
    page.context.set_offline(True)


def back(page: Page) -> None:
    """Give the line back and look at what waits."""
    page.context.set_offline(False)
    page.goto("/cho-gui/")
