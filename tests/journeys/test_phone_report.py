"""The report where there is no network: confirmed in the hand, arrives once, overwrites nothing."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from lantoa.commune.models import User
from lantoa.report import actions, queries
from lantoa.report.models import Report
from lantoa.report.rules import answer_of
from tests.journeys.conftest import Town, follow
from tests.journeys.phone import back, cut, fetched_ahead, queued, received
from tests.journeys.phone import town as town
from tests.reach.ledger import did
from tests.report.way import DAY

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Họp thôn đông vui 🎉 <b>40</b> người"
WHY = "Phát thêm 5 tờ ở chợ"


@pytest.fixture
def helper(town: Town) -> User:
    """Give the helper of the head of Ao Vối."""
    return town.world.person("hamlet", town.world.boards[1], key="helper")


def report(town: Town) -> Report:
    return Report.objects.filter(due__unit=town.world.boards[1]).latest("pk")


@pytest.fixture
def phone(town: Town) -> Page:
    """Give the head's phone, which fetched the draft ahead from the first page and is cut off."""
    page = town.page_of("hamlet2")
    page.clock.install()
    page.goto("/")
    fetched_ahead(page, f"/bao-cao/{report(town).pk}/", "/cho-gui/")
    cut(page)
    page.goto("/")
    follow(page, "Báo cáo kỳ")
    expect(page.locator("textarea[name=highlights]")).to_be_visible()
    return page


def correct(page: Page, copies: str = "5") -> None:
    """Correct a figure with its reason and add words."""
    why = page.locator("[name=why-leaflet_copies]")
    field = page.locator(".field", has=why)
    folds = page.locator("form[data-live] details")
    folds.evaluate_all("all => all.forEach((one) => { one.open = true; })")
    field.locator("input").first.fill(copies)
    why.fill(WHY)
    page.locator("textarea[name=highlights]").fill(WORDS)


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=re.compile(button)).click()
    queued(page)


def test_figures_corrected_and_words_added_without_a_network_are_sent_once(
    town: Town, phone: Page
) -> None:
    correct(phone)
    press(phone, "Giữ bản nháp")
    expect(phone.locator("#queue-rows")).to_contain_text("Bản nháp: Báo cáo kỳ")
    phone.goto(f"/bao-cao/{report(town).pk}/")
    expect(phone.get_by_role("alert")).to_contain_text("còn chờ gửi")
    expect(phone.locator("textarea[name=highlights]")).to_have_value(WORDS)
    expect(phone.locator("[name=leaflet_copies]")).to_have_value("5")
    press(phone, "Gửi báo cáo.*không phát sinh")
    expect(phone.locator("#queue-rows li")).to_have_count(1)
    assert report(town).state == Report.DRAFT

    back(phone)

    received(phone)
    sent = report(town)
    assert (sent.state, sent.sent_by, sent.stands_in) == (
        Report.SENT, town.world.people["hamlet2"], False,
    )  # fmt: skip
    assert sent.narrative["highlights"] == WORDS
    assert queries.answers(sent)["leaflet_copies"] == answer_of(5)
    phone.goto(f"/bao-cao/{sent.pk}/")
    expect(phone.get_by_text(WHY).first).to_be_visible()


def test_a_report_whose_figures_moved_meanwhile_is_shown_again_before_it_goes(
    town: Town, phone: Page
) -> None:
    phone.locator("textarea[name=highlights]").fill(WORDS)
    press(phone, "Gửi báo cáo")
    campaign = report(town).due.regime.campaign
    did(campaign, "gathering", unit=town.world.boards[1], on=DAY, counts={"people": 31})

    back(phone)
    expect(phone.locator("#queue-rows")).to_contain_text("Sổ hoạt động có thêm việc")
    expect(phone.locator("#queue-rows")).to_contain_text("nay 31")
    assert report(town).state == Report.DRAFT
    follow(phone, "Sửa")

    expect(phone.locator("[name=gathering_people]")).to_have_value("31")
    expect(phone.locator("textarea[name=highlights]")).to_have_value(WORDS)
    press(phone, "Gửi báo cáo")
    received(phone)
    assert report(town).state == Report.SENT
    assert queries.answers(report(town))["gathering_people"] == answer_of(31)


def test_what_another_wrote_meanwhile_is_not_overwritten_unseen(
    town: Town, phone: Page, helper: User
) -> None:
    correct(phone)
    press(phone, "Gửi báo cáo")
    theirs = {"highlights": "Lời của người phó"}
    actions.fill(report(town), entries={}, narrative=theirs, by=helper, uid=uuid4())

    back(phone)
    expect(phone.locator("#queue-rows")).to_contain_text("Có người vừa sửa trước")
    assert report(town).narrative["highlights"] == "Lời của người phó"
    follow(phone, "Sửa")

    expect(phone.locator("textarea[name=highlights]")).to_have_value(WORDS)
    expect(phone.get_by_text("Ở xã nay ghi: Lời của người phó")).to_be_visible()
    expect(phone.locator("[name=why-leaflet_copies]")).to_have_value(WHY)
    press(phone, "Gửi báo cáo")
    received(phone)
    assert report(town).narrative["highlights"] == WORDS


def test_a_report_that_another_sent_stays_theirs_and_the_words_are_still_shown(
    town: Town, phone: Page, helper: User
) -> None:
    correct(phone)
    press(phone, "Gửi báo cáo")
    told = {"entries": {}, "narrative": {}, "rest_is_none": True}
    filled = actions.fill(report(town), **told, by=helper, uid=uuid4())
    actions.send(filled, by=helper, uid=uuid4())

    back(phone)
    expect(phone.locator("#queue-rows")).to_contain_text("đã gửi báo cáo kỳ này")
    follow(phone, "Sửa")

    kept = phone.locator("#kept-words")
    expect(kept).to_contain_text(WORDS)
    expect(kept).to_contain_text(WHY)
    assert (report(town).sent_by, report(town).version) == (helper, 1)
    assert WORDS not in report(town).narrative.values()
