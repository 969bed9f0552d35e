"""A commune behind a real server, people at real browsers, and a clock that the story moves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from lantoa.kit import clock, jobs
from tests.laid import empty
from tests.world import World, make_world

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1366, "height": 768}
expect.set_options(timeout=30_000)  # a slow machine may take its time; what is met costs nothing
LETTER = Path(__file__).parents[1] / "data" / "directives" / "396-UBND-VHXH.eng.txt"


@dataclass
class Town:
    """The world of the tests, served; `page_of` gives each person a browser of their own."""

    world: World
    address: str
    browser: Browser
    size: dict[str, int]
    windows: dict[str, BrowserContext] = field(default_factory=dict)

    def page_of(self, role: str, *, size: dict[str, int] | None = None) -> Page:
        """Return a page of that person's browser, signed in."""
        if role not in self.windows:
            client = self.world.client(role)
            window = self.browser.new_context(
                viewport=size or self.size, locale="vi-VN", base_url=self.address
            )
            window.set_default_timeout(30_000)
            cookie = client.cookies["sessionid"].value
            window.add_cookies([{"name": "sessionid", "value": cookie, "url": self.address}])
            self.windows[role] = window
        return self.windows[role].new_page()

    def at(self, moment: datetime) -> None:
        """Move the house's clock, for the server's threads as well."""
        offset = moment - clock.real_now()
        clock.use_offset(lambda: offset)

    def work(self) -> None:
        """Let the worker do what was asked for."""
        jobs.run_queued()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """Run the journey on the office's screen and on a phone."""
    chosen: dict[str, int] = request.param
    return chosen


@pytest.fixture
def make_town(
    transactional_db: None, live_server: LiveServer, browser: Browser, files: Path
) -> Iterator[Callable[[dict[str, int]], Town]]:
    """Return what makes the town for a screen of a size."""
    towns: list[Town] = []

    def make(size: dict[str, int]) -> Town:
        empty()  # whatever another test left behind
        towns.append(Town(make_world(), live_server.url, browser, size))
        return towns[-1]

    yield make
    for town in towns:
        for window in town.windows.values():
            window.close()
    clock.use_offset(timedelta)


@pytest.fixture
def town(make_town: Callable[[dict[str, int]], Town], size: dict[str, int]) -> Town:
    """Give the town on the screen of the test."""
    return make_town(size)
