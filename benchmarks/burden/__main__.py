"""What it costs a village head to log: taps, seconds, bytes, on an old phone and a slow line.

Run: ./lantoa bench burden --json   (one JSON object on stdout)

A real Chromium, 6 times slower than this machine, a line as slow as 3G at its edge (see
slow_line.py). Seconds are taps x 1.2 and every wait measured, up to the commune's receipt on the
screen. First load: every byte of the line, cold, until it was quiet for 2 s.
"""

import json
import re
import shutil
import sys
import time
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from benchmarks.burden.slow_line import Line
from benchmarks.house import house

SLOWER, SECONDS_A_TAP, QUIET = 6, 1.2, 2.0
PHONE = {"width": 390, "height": 844}
HEAD, REPORTER = "Chu Văn Bảo", "Hứa Văn Tài"
PATIENCE = 60_000


@dataclass
class Hand:
    """The head's thumb: counts taps and the seconds that the phone makes it wait."""

    taps: int = 0
    waited: float = 0.0
    steps: list[str] = field(default_factory=list)

    def tap(self, what: Locator, until: Locator) -> None:
        """Tap, and wait until what is looked for stands on the screen."""
        began = time.monotonic()
        self.steps.append(" ".join(what.inner_text().split())[:60])
        what.click()
        self.taps += 1
        expect(until).to_be_visible(timeout=PATIENCE)
        self.waited += time.monotonic() - began

    @property
    def seconds(self) -> float:
        """Return what it took: the taps of an unhurried thumb and the waits."""
        return round(self.taps * SECONDS_A_TAP + self.waited, 1)


def main() -> int:
    """Measure and print."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium is needed: apt-get install chromium", file=sys.stderr)
        return 1
    with house() as here, sync_playwright() as playwright:
        line = Line(here.port)
        flags = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        log = load_and_log(phone_of(browser, here.address, line, HEAD), line)
        report = monthly_report(phone_of(browser, here.address, line, REPORTER))
        print(json.dumps(log | report, ensure_ascii=False))
        browser.close()
    return 0


def phone_of(browser: Browser, address: str, line: Line, who: str) -> Page:
    """Return an old phone on the slow line, its owner signed in, nothing else kept."""
    window = browser.new_context(
        viewport=PHONE, locale="vi-VN", base_url=f"http://127.0.0.1:{line.port}"
    )
    window.set_default_timeout(PATIENCE)
    sign_in(window, address, who)
    page = window.new_page()
    window.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def sign_in(window: BrowserContext, address: str, who: str) -> None:
    """Sign in over a fast line and forget all but the cookie: the first load is cold."""
    page = window.new_page()
    page.goto(f"{address}/dang-nhap/")
    page.locator("li", has_text=who).get_by_role("button", name="Vào").click()
    page.wait_for_url(f"{address}/")
    cookies = window.cookies()  # of the host: the slow line is another port of it
    page.close()
    window.clear_cookies()
    session = [one for one in cookies if one["name"] == "sessionid"]
    window.add_cookies(session)  # type: ignore[arg-type]


def load_and_log(page: Page, line: Line) -> dict[str, object]:
    """Return the figures of the first load and of a usual log."""
    began, sent = line.carried, line.bytes["up"]
    page.goto("/")
    settle(page, line)
    first, up = line.carried - began, line.bytes["up"] - sent
    hand = usual_log(page)
    settle(page, line)
    page.context.close()
    return {
        "taps_usual_log": hand.taps,
        "seconds_usual_log": hand.seconds,
        "first_load_bytes": first,
        "first_load_bytes_received": first - up,
        "log_bytes": line.carried - began - first,
        "steps_log": hand.steps,
        "cpu_slower": SLOWER,
        "line": "400 kbit/s, 400 ms",
    }


def settle(page: Page, line: Line) -> None:
    """Wait until the line was quiet for two seconds."""
    page.wait_for_load_state("load")
    kept = "caches.match('/hoat-dong/ghi/', { cacheName: 'trang' }).then(Boolean)"
    while not page.evaluate(kept):  # an old phone takes a while to begin keeping its pages
        page.wait_for_timeout(100)
    while line.quiet_for() < QUIET:
        page.wait_for_timeout(100)


def usual_log(page: Page) -> Hand:
    """Log the duty on top as most are logged: its figure proposed, nothing else to type."""
    hand = Hand()
    duty = page.locator("details.duty[open]")
    hand.tap(page.get_by_role("link", name="Ghi việc đã làm"), duty)
    choices = duty.locator("input[type=radio][name=how]").first
    if choices.count():
        label = choices.locator("xpath=..")
        hand.tap(label, label)
    button = duty.locator("button.lit")
    hand.tap(button, page.locator("#sent-rows").get_by_text(re.compile("Xã đã nhận")))
    return hand


def monthly_report(page: Page) -> dict[str, object]:
    """Send the month's report from the first page, every figure as the ledger has it."""
    page.goto("/")
    hand = Hand()
    row = page.locator("main li", has_text=re.compile("Báo cáo kỳ|Báo cáo tháng|Báo cáo "))
    send = page.get_by_role("button", name="Gửi báo cáo")
    hand.tap(row.first.get_by_role("button").or_(row.first.get_by_role("link")).first, send)
    hand.tap(send, page.locator("#sent-rows").get_by_text(re.compile("Xã đã nhận")))
    return {
        "taps_monthly_report": hand.taps,
        "seconds_monthly_report": hand.seconds,
        "steps_report": hand.steps,
    }


if __name__ == "__main__":
    sys.exit(main())
