"""The village head's phone on a bad line: whatever happens on the way, once and only once."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from lantoa.commune.models import Receipt
from lantoa.kit import clock
from lantoa.outreach.models import Proof
from tests.journeys.conftest import Town, follow
from tests.journeys.phone import (
    PICTURE,
    back,
    cut,
    fill,
    heard,
    kept,
    leaflets,
    queued,
    received,
    send,
)
from tests.journeys.phone import phone as phone
from tests.journeys.phone import town as town

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_logged_without_a_network_waits_in_sight_and_goes_out_when_it_is_back(
    town: Town, phone: Page
) -> None:
    cut(phone)
    phone.reload()
    fill(phone, photo=True)
    send(phone)
    kept(phone)
    phone.goto("/")
    expect(phone.locator("#waits")).to_contain_text("Chờ gửi 1 việc")
    assert leaflets(town).state == "planned"

    back(phone)

    received(phone)
    assert (leaflets(town).state, leaflets(town).counts["copies"]) == ("done", 36)
    assert Proof.objects.filter(activity=leaflets(town)).count() == 1


def test_an_answer_lost_after_the_commit_is_asked_for_again_and_counts_once(
    town: Town, phone: Page
) -> None:
    dropped: list[str] = []

    def drop_answer(route: Route) -> None:
        if dropped:
            return route.continue_()
        route.fetch()
        dropped.append(route.request.url)
        return route.abort()

    phone.context.route("**/xong/", drop_answer)
    fill(phone)
    send(phone)
    heard(phone, lambda: dropped)
    kept(phone)
    assert leaflets(town).state == "done"
    phone.locator("[data-send]").click()

    received(phone)
    assert dropped
    assert Receipt.objects.filter(verb="activity.confirm", uid__isnull=False).count() == 2


def test_a_photo_chosen_a_moment_before_a_double_tap_goes_along_once(
    town: Town, phone: Page
) -> None:
    fill(phone)
    duty = phone.locator("details.duty[open]")
    duty.locator("input[type=file]").set_input_files(str(PICTURE))
    duty.locator("button.lit").dblclick()
    queued(phone)

    received(phone)
    expect(phone.locator("#sent-rows li")).to_have_count(1)
    assert Proof.objects.filter(activity=leaflets(town)).count() == 1


def test_two_tabs_send_one_report_once(town: Town, phone: Page) -> None:
    cut(phone)
    fill(phone)
    send(phone)
    other = phone.context.new_page()
    other.goto("/cho-gui/")
    before = Receipt.objects.count()

    phone.context.set_offline(False)
    for page in (phone, other):
        page.evaluate("dispatchEvent(new Event('online'))")

    received(phone)
    assert Receipt.objects.count() == before + 1


def test_a_photo_half_sent_goes_on_after_the_page_was_reloaded(town: Town, phone: Page) -> None:
    pieces: list[str] = []

    def after_the_first(route: Route) -> None:
        if route.request.method != "POST":
            return route.continue_()
        pieces.append(route.request.headers["upload-offset"])
        return route.continue_() if len(pieces) == 1 else route.abort()

    phone.context.route("**/tep/gui/**", after_the_first)
    fill(phone)
    phone.evaluate(NOISE)
    send(phone)
    expect(phone.get_by_text(re.compile("Còn 1 ảnh"))).to_be_visible()
    heard(phone, lambda: len(pieces) > 1)
    phone.context.unroute("**/tep/gui/**")
    phone.reload()

    received(phone)
    assert pieces[0] == "0"
    assert Proof.objects.filter(activity=leaflets(town)).count() == 1


NOISE = """async () => {
  const canvas = new OffscreenCanvas(700, 700);
  const pen = canvas.getContext("2d");
  const data = pen.createImageData(700, 700);
  for (let n = 0; n < data.data.length; n += 1) data.data[n] = (n * 2654435761) >>> 24 | 128;
  for (let n = 0; n < data.data.length; n += 1) data.data[n] = Math.random() * 256;
  pen.putImageData(data, 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/png" });
  const input = document.querySelector("details.duty[open] input[type=file]");
  const box = new DataTransfer();
  box.items.add(new File([blob], "nhieu.png", { type: "image/png" }));
  input.files = box.files;
  input.dispatchEvent(new Event("change"));
  const said = document.querySelector("details.duty[open] .kept-files");
  while (!/dùng được|gửi nguyên/.test(said.textContent)) {
    await new Promise((done) => setTimeout(done, 50));
  }
}"""


def test_a_sign_in_that_ran_out_loses_nothing_and_goes_on_after_signing_in(
    town: Town, phone: Page
) -> None:
    cookies = phone.context.cookies()
    phone.context.clear_cookies()
    fill(phone)
    send(phone)
    expect(phone.get_by_role("link", name="Đăng nhập lại", exact=True)).to_be_visible()
    assert leaflets(town).state == "planned"

    phone.context.add_cookies(cookies)
    phone.locator("[data-send]").click()

    received(phone)
    assert leaflets(town).state == "done"


def test_a_full_phone_says_so_and_keeps_what_was_typed(town: Town, phone: Page) -> None:
    phone.evaluate(
        """() => { IDBObjectStore.prototype.add = function () {
            throw new DOMException("full", "QuotaExceededError"); }; }"""
    )
    fill(phone, copies=35)
    phone.locator("details.duty[open] button.lit").click()

    expect(phone.get_by_role("alert")).to_contain_text("đầy bộ nhớ")
    expect(phone.locator("details.duty[open] input[name=copies]")).to_have_value("35")
    assert leaflets(town).state == "planned"


def test_the_commune_refuses_a_figure_and_the_head_mends_it_without_typing_all_again(
    town: Town, phone: Page
) -> None:
    fill(phone)
    phone.evaluate("document.querySelector('details.duty[open] form').noValidate = true")
    phone.locator("details.duty[open] .more > summary").click()
    phone.locator("details.duty[open] textarea").fill("Trời mưa <script>alert(1)</script> 🌧")
    phone.locator("details.duty[open] input[name=copies]").fill("1000000000")
    send(phone)
    expect(phone.locator("#queue-rows")).to_contain_text("Nhiều nhất là")

    follow(phone, "Sửa")
    duty = phone.locator("details.duty[open]")
    expect(duty.locator("textarea")).to_have_value(re.compile("Trời mưa"))
    duty.locator("input[name=copies]").fill("36")
    send(phone)

    received(phone)
    row = leaflets(town)
    assert (row.counts["copies"], row.note) == (36, "Trời mưa <script>alert(1)</script> 🌧")


def test_a_server_down_for_an_hour_is_tried_later_and_the_wait_is_shown(
    town: Town, phone: Page
) -> None:
    phone.clock.install()
    down = phone.context
    down.route("**/gui/", lambda route: route.fulfill(status=502, body="bad gateway"))
    fill(phone)
    send(phone)
    kept(phone)
    phone.clock.run_for(timedelta(hours=1).total_seconds() * 1000)
    expect(phone.get_by_text("Chờ gửi · 1 giờ")).to_be_visible()

    down.unroute("**/gui/")
    phone.clock.run_for(61_000)

    received(phone)
    assert leaflets(town).state == "done"


def test_a_phone_whose_clock_is_a_year_ahead_proposes_the_communes_day(
    town: Town, phone: Page
) -> None:
    phone.clock.set_fixed_time(clock.real_now() + timedelta(days=365))
    phone.goto("/hoat-dong/ghi/")
    fill(phone)
    send(phone)

    received(phone)
    row = leaflets(town)
    assert row.done_on is not None
    assert row.device_at is not None
    assert row.received_at is not None
    assert row.done_on <= clock.today()
    assert row.device_at - clock.real_now() > timedelta(days=360)
