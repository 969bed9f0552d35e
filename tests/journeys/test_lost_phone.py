"""A phone that was lost: what waited in it reaches the office before the phone forgets."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from lantoa.commune import cards
from lantoa.commune.models import Card, LeftWork
from lantoa.kit import clock
from tests.journeys.conftest import Town
from tests.journeys.phone import cut, fill, kept, leaflets, send, until
from tests.journeys.phone import phone as phone
from tests.journeys.phone import town as town

pytestmark = pytest.mark.django_db(transaction=True)
TOKEN = "the-phone-of-ao-voi"


def test_a_lost_phone_leaves_report_and_photo_with_the_office_and_then_holds_nothing(
    town: Town, phone: Page
) -> None:
    card = Card.objects.create(
        user=town.world.people["hamlet2"], secret_hash="lost", phone_bound=cards.hashed(TOKEN),
        made_at=clock.now(),
    )  # fmt: skip
    cut(phone)
    phone.reload()
    fill(phone, photo=True)
    send(phone)
    kept(phone)

    cards.revoke(card, lost=True, by=town.world.people["officer"], uid=uuid4())
    phone.context.clear_cookies()
    address = phone.evaluate("location.origin")
    phone.context.add_cookies([{"name": "may", "value": TOKEN, "url": address}])
    phone.context.set_offline(False)  # the page in sight tells it; a page opened now may be shut

    expect(phone.locator("#line-state")).to_contain_text("Thẻ của máy này đã bị khóa")
    until(phone, "caches.has('trang').then((held) => !held)")
    until(phone, EMPTY)
    assert LeftWork.objects.count() == 2
    assert leaflets(town).state == "planned"


EMPTY = """new Promise((done) => {
  const asking = indexedDB.open("lan-toa");
  asking.onsuccess = () => {
    const rows = asking.result.transaction("entries").objectStore("entries").count();
    rows.onsuccess = () => done(rows.result === 0);
  };
})"""
