"""“Cần xã giúp” where there is no network: it waits in the phone as a report does, and arrives."""

import re
from collections.abc import Callable
from time import sleep

import pytest
from django.core.cache import cache
from django.db.utils import OperationalError
from playwright.sync_api import Page, expect

from lantoa.concerns.models import Concern
from tests.journeys.conftest import PHONE, Town
from tests.journeys.launched import launch_letter
from tests.journeys.test_phone_queue import PICTURE, received, until

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Từ sáng nay 🌧 <b>hai loa</b> ở ngõ 3 không kêu"


@pytest.fixture
def town(make_town: Callable[[dict[str, int]], Town]) -> Town:
    """Give the launched town on a phone."""
    cache.clear()
    made = make_town(PHONE)
    launch_letter(made)
    return made


@pytest.fixture
def phone(town: Town) -> Page:
    """Give the head's phone, cut off after half a minute on its first page."""
    page = town.page_of("hamlet2")
    page.clock.install()
    page.goto("/")
    until(page, "navigator.serviceWorker.controller !== null")
    page.clock.run_for(21_000)
    until(page, "caches.match('/kho-khan/moi/', { cacheName: 'trang' }).then(Boolean)")
    page.context.set_offline(True)
    return page


def ask(page: Page, title: str) -> None:
    page.goto("/")
    page.get_by_role("link", name="Cần xã giúp").click()
    page.get_by_text("Loa, thiết bị truyền thanh").click()
    page.locator("input[name=title]").fill(title)
    page.locator("textarea[name=body]").fill(WORDS)


def press(page: Page) -> None:
    page.get_by_role("button", name="Gửi lên xã").click()
    page.wait_for_url("**/cho-gui/#*")


def asked(**which: object) -> list[Concern]:
    """Return what the commune has; a database in memory refuses while the server writes."""
    for _ in range(50):
        try:
            return list(Concern.objects.filter(**which))
        except OperationalError:
            sleep(0.1)
    raise AssertionError("the server writes without end")


def test_a_difficulty_with_a_photo_is_written_without_a_network_and_arrives_once(
    town: Town, phone: Page
) -> None:
    ask(phone, "Hai loa không kêu")
    phone.locator("input[type=file]").set_input_files(str(PICTURE))
    expect(phone.get_by_text(re.compile("rõ, dùng được"))).to_be_visible()
    press(phone)
    expect(phone.get_by_text("Xã trả lời: xem ở trang đầu")).to_be_visible()
    expect(phone.locator("#queue-rows")).to_contain_text("Hai loa không kêu")
    phone.goto("/")
    expect(phone.locator("#waits")).to_contain_text("Chờ gửi 1 việc")

    phone.context.set_offline(False)
    phone.goto("/cho-gui/")

    received(phone)
    (concern,) = asked(title="Hai loa không kêu")
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
    press(phone)
    phone.context.set_offline(False)
    phone.goto("/cho-gui/")
    expect(phone.get_by_text("Ghi một câu.")).to_be_visible()

    phone.get_by_role("link", name="Sửa").click()

    expect(phone.locator("textarea[name=body]")).to_have_value(WORDS)
    expect(phone.get_by_label("Loa, thiết bị truyền thanh")).to_be_checked()
    expect(phone.locator(".kept-files")).to_contain_text("rõ, dùng được")
    phone.locator("input[name=title]").fill("Hai loa không kêu")
    press(phone)
    received(phone)
    (concern,) = asked(title="Hai loa không kêu")
    assert concern.messages.get().files.count() == 1


def test_more_is_said_without_a_network_in_a_matter_that_was_opened_before(
    town: Town, phone: Page
) -> None:
    phone.context.set_offline(False)
    ask(phone, "Loa rè")
    press(phone)
    received(phone)
    (concern,) = asked(title="Loa rè")
    phone.goto(f"/kho-khan/{concern.pk}/")
    until(phone, f"caches.match('/kho-khan/{concern.pk}/', {{ cacheName: 'trang' }}).then(Boolean)")
    phone.context.set_offline(True)

    phone.goto(f"/kho-khan/{concern.pk}/")
    phone.locator("textarea[name=body]").fill("Chiều nay thì tắt hẳn")
    phone.get_by_role("button", name="Nói thêm với xã").click()
    phone.wait_for_url("**/cho-gui/#*")
    phone.context.set_offline(False)
    phone.goto("/cho-gui/")

    expect(phone.locator("#sent-rows")).to_contain_text("Nói thêm: Loa rè")
    expect(phone.locator("#queue-empty")).to_be_visible()
    assert [one.body for one in concern.messages.all()][-1] == "Chiều nay thì tắt hẳn"
