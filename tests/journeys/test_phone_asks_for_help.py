"""“Cần xã giúp” where there is no network: it waits in the phone as a report does, and arrives."""

import re

import pytest
from playwright.sync_api import Page, expect

from lantoa.concerns.models import Concern
from tests.journeys.conftest import Town, follow
from tests.journeys.phone import HELD, PICTURE, back, cut, fetched_ahead, queued, received, until
from tests.journeys.phone import town as town

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Từ sáng nay 🌧 <b>hai loa</b> ở ngõ 3 không kêu"


@pytest.fixture
def phone(town: Town) -> Page:
    """Give the head's phone, cut off after half a minute on its first page."""
    page = town.page_of("hamlet2")
    page.clock.install()
    page.goto("/")
    fetched_ahead(page, "/kho-khan/moi/")
    cut(page)
    return page


def ask(page: Page, title: str) -> None:
    page.goto("/")
    follow(page, "Cần xã giúp")
    page.get_by_text("Loa, thiết bị truyền thanh").click()
    page.locator("input[name=title]").fill(title)
    page.locator("textarea[name=body]").fill(WORDS)


def send(page: Page) -> None:
    page.get_by_role("button", name="Gửi lên xã").click()
    queued(page)


def test_a_difficulty_with_a_photo_is_written_without_a_network_and_arrives_once(
    town: Town, phone: Page
) -> None:
    ask(phone, "Hai loa không kêu")
    phone.locator("input[type=file]").set_input_files(str(PICTURE))
    expect(phone.get_by_text(re.compile("rõ, dùng được"))).to_be_visible()
    send(phone)
    expect(phone.get_by_text("Xã trả lời: xem ở trang đầu")).to_be_visible()
    expect(phone.locator("#queue-rows")).to_contain_text("Hai loa không kêu")
    phone.goto("/")
    expect(phone.locator("#waits")).to_contain_text("Chờ gửi 1 việc")

    back(phone)

    received(phone)
    concern = Concern.objects.get(title="Hai loa không kêu")
    said = concern.messages.get()
    assert (said.body, said.files.get().mime) == (WORDS, "image/jpeg")
    phone.goto(f"/kho-khan/{concern.pk}/")
    expect(phone.get_by_text("<b>hai loa</b>")).to_be_visible()


def test_a_difficulty_that_was_refused_comes_back_with_every_word_and_its_photo(
    town: Town, phone: Page
) -> None:
    ask(phone, " ")
    phone.locator("input[type=file]").set_input_files(str(PICTURE))
    expect(phone.get_by_text(re.compile("rõ, dùng được"))).to_be_visible()
    send(phone)
    back(phone)
    expect(phone.get_by_text("Ghi một câu.")).to_be_visible()

    follow(phone, "Sửa")

    expect(phone.locator("textarea[name=body]")).to_have_value(WORDS)
    expect(phone.get_by_label("Loa, thiết bị truyền thanh")).to_be_checked()
    expect(phone.locator(".kept-files")).to_contain_text("rõ, dùng được")
    phone.locator("input[name=title]").fill("Hai loa không kêu")
    send(phone)
    received(phone)
    concern = Concern.objects.get(title="Hai loa không kêu")
    assert concern.messages.get().files.count() == 1


def test_more_is_said_without_a_network_in_a_matter_that_was_opened_before(
    town: Town, phone: Page
) -> None:
    phone.context.set_offline(False)
    ask(phone, "Loa rè")
    send(phone)
    received(phone)
    concern = Concern.objects.get(title="Loa rè")
    phone.goto(f"/kho-khan/{concern.pk}/")
    until(phone, HELD, [f"/kho-khan/{concern.pk}/"])
    cut(phone)

    phone.goto(f"/kho-khan/{concern.pk}/")
    phone.locator("textarea[name=body]").fill("Chiều nay thì tắt hẳn")
    phone.get_by_role("button", name="Nói thêm với xã").click()
    queued(phone)
    back(phone)

    expect(phone.locator("#sent-rows")).to_contain_text("Nói thêm: Loa rè")
    expect(phone.locator("#queue-empty")).to_be_visible()
    assert [one.body for one in concern.messages.all()][-1] == "Chiều nay thì tắt hẳn"
