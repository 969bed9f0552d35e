"""A commune behind a real server, people at real browsers, and a clock that the story moves."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from threading import enumerate as enumerate_threads
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from lantoa.home import line_views
from lantoa.kit import clock, jobs
from tests.laid import empty
from tests.world import World, make_world

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1366, "height": 768}
PATIENCE = 60_000  # a slow machine may take its time; what is met costs nothing
expect.set_options(timeout=PATIENCE)
LETTER = Path(__file__).parents[1] / "data" / "directives" / "396-UBND-VHXH.eng.txt"


@dataclass
class Town:
    """The world of the tests, served; `page_of` gives each person a browser of their own."""

    world: World
    address: str
    browser: Browser
    size: dict[str, int]
    windows: dict[str, BrowserContext] = field(default_factory=dict)

    def page_of(self, role: str, **how: object) -> Page:
        """Return a page of that person's browser, signed in."""
        if role not in self.windows:
            cookie = self.world.client(role).cookies["sessionid"].value
            of = {"name": "sessionid", "value": cookie, "url": self.address}
            self.window(role, **how).add_cookies([of])
        return self.windows[role].new_page()

    def window(self, name: str, **how: object) -> BrowserContext:
        """Return a new browser of that name, nobody signed in."""
        usual = {"viewport": self.size, "locale": "vi-VN", "base_url": self.address}
        self.windows[name] = self.browser.new_context(**(usual | how))
        self.windows[name].set_default_timeout(PATIENCE)
        return self.windows[name]

    def at(self, moment: datetime) -> None:
        """Move the house's clock, for the server's threads as well."""
        offset = moment - clock.real_now()
        clock.use_offset(lambda: offset)

    def work(self) -> None:
        """Let the worker do what was asked for."""
        jobs.run_queued()

    def close(self) -> None:
        """Shut the browsers and let the server end what they asked for: the next town is new."""
        for window in self.windows.values():
            window.close()
        for thread in enumerate_threads():
            if "process_request_thread" in thread.name:
                thread.join(PATIENCE / 1000)


def press(page: Page, name: str, role: Literal["button", "link"] = "button") -> None:
    """Press it and wait for the page that answers: looking elsewhere sooner takes it back."""
    with page.expect_navigation():
        page.get_by_role(role, name=re.compile(name)).first.click()


def follow(page: Page, name: str) -> None:
    """Follow a link to its page: what is filled in too soon, no script has heard."""
    press(page, name, "link")


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """Run the journey on the office's screen and on a phone."""
    chosen: dict[str, int] = request.param
    return chosen


@pytest.fixture
def make_town(
    transactional_db: None,
    live_server: LiveServer,
    browser: Browser,
    files: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[dict[str, int]], Town]]:
    """Return what makes the town for a screen of a size."""
    towns: list[Town] = []
    monkeypatch.setattr(line_views, "PATIENCE", PATIENCE)  # a busy machine's answer is waited for

    def make(size: dict[str, int]) -> Town:
        empty()  # whatever another test left behind
        towns.append(Town(make_world(), live_server.url, browser, size))
        return towns[-1]

    yield make
    for town in towns:
        town.close()
    clock.use_offset(timedelta)


@pytest.fixture
def town(make_town: Callable[[dict[str, int]], Town], size: dict[str, int]) -> Town:
    """Give the town on the screen of the test."""
    return make_town(size)
