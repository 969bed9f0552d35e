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

from playwright.sync_api import BrowserContext, Locator, Page, expect, sync_playwright

from benchmarks.burden.slow_line import Line
from benchmarks.house import house

SLOWER, SECONDS_A_TAP, QUIET = 6, 1.2, 2.0
PHONE = {"width": 390, "height": 844}
HEAD = "Hoàng Văn Phiến"
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
        window = browser.new_context(
            viewport=PHONE, locale="vi-VN", base_url=f"http://127.0.0.1:{line.port}"
        )
        window.set_default_timeout(PATIENCE)
        sign_in(window, here.address)
        print(json.dumps(measured(window, line), ensure_ascii=False))
        browser.close()
    return 0


def sign_in(window: BrowserContext, address: str) -> None:
    """Sign in over a fast line and forget all but the cookie: the first load is cold."""
    page = window.new_page()
    page.goto(f"{address}/dang-nhap/")
    page.locator("li", has_text=HEAD).get_by_role("button", name="Vào").click()
    page.wait_for_url(f"{address}/")
    cookies = window.cookies()  # of the host: the slow line is another port of it
    page.close()
    window.clear_cookies()
    session = [one for one in cookies if one["name"] == "sessionid"]
    window.add_cookies(session)  # type: ignore[arg-type]


def measured(window: BrowserContext, line: Line) -> dict[str, object]:
    """Return the figures of the first load, a usual log and a monthly report."""
    page = window.new_page()
    window.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto("/")
    settle(page, line)
    first = line.carried
    hand = usual_log(page)
    settle(page, line)
    logged = line.carried - first
    report = monthly_report(page)
    return {
        "taps_usual_log": hand.taps,
        "seconds_usual_log": hand.seconds,
        "first_load_bytes": first,
        "log_bytes": logged,
        "taps_monthly_report": report.taps,
        "seconds_monthly_report": report.seconds,
        "taps": {"log": hand.steps, "report": report.steps},
        "cpu_slower": SLOWER,
        "line": "400 kbit/s, 400 ms",
    }


def settle(page: Page, line: Line) -> None:
    """Wait until the line was quiet for two seconds."""
    page.wait_for_load_state("load")
    while line.quiet_for() < QUIET:
        page.wait_for_timeout(100)


def usual_log(page: Page) -> Hand:
    """Log the duty on top as most are logged: its figure proposed, nothing else to type."""
    hand = Hand()
    duty = page.locator("details.duty[open]")
    hand.tap(page.get_by_role("link", name="Ghi việc đã làm"), duty)
    choices = duty.locator("input[name=how][value=number]")
    if choices.count():
        label = duty.locator("label", has=choices)
        hand.tap(label, label)
    button = duty.locator("button.lit")
    hand.tap(button, page.locator("#sent-rows").get_by_text(re.compile("Xã đã nhận")))
    return hand


def monthly_report(page: Page) -> Hand:
    """Send the month's report from the first page, every figure as the ledger has it."""
    page.goto("/")
    hand = Hand()
    due = page.locator("main li", has_text="Báo cáo").get_by_role("link").first
    if not due.count():
        return hand
    send = page.get_by_role("button", name=re.compile("Gửi báo cáo"))
    draft = page.get_by_role("button", name=re.compile("Lập báo cáo|Soạn|Xem và gửi"))
    hand.tap(due, draft.or_(send).first)
    if not send.count():
        hand.tap(draft.first, send.first)
    hand.tap(send.first, page.get_by_text(re.compile("Đã gửi")).first)
    return hand


if __name__ == "__main__":
    sys.exit(main())
