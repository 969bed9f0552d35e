"""Two people of a hamlet on one phone: nothing is lost, and nobody sees what is the other's."""

import pytest
from playwright.sync_api import Page, expect

from lantoa.outreach.models import Activity
from tests.journeys.conftest import Town, press
from tests.journeys.phone import cut, fill, kept, leaflets, ready, received, send
from tests.journeys.phone import town as town

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "mat khau rat dai cua thon"


@pytest.fixture
def phone(town: Town) -> Page:
    """Give the one phone that the head of Ao Vối and a helper use, each with a password."""
    town.world.person("hamlet", town.world.boards[1], key="helper")
    for key in ("hamlet2", "helper"):
        town.world.people[key].set_password(PASSWORD)
        town.world.people[key].save()
    page = town.window("shared").new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def sign_in(phone: Page, town: Town, key: str) -> None:
    phone.goto("/dang-nhap/")
    phone.locator("input[name=username]").fill(town.world.people[key].username)
    phone.locator("input[name=password]").fill(PASSWORD)
    press(phone, "^Đăng nhập$")


def sign_out(phone: Page) -> None:
    phone.goto("/")
    press(phone, "Đăng xuất")


def test_what_one_wrote_without_a_network_waits_while_the_other_works_and_goes_out_under_their_name(
    town: Town, phone: Page
) -> None:
    row = leaflets(town)
    sign_in(phone, town, "hamlet2")
    ready(phone)
    cut(phone)
    fill(phone, copies=36)
    send(phone)
    kept(phone)

    sign_out(phone)
    phone.goto("/")
    expect(phone.get_by_role("heading", name="Chưa có mạng")).to_be_visible()
    expect(phone.get_by_text(row.title)).to_have_count(0)

    phone.context.set_offline(False)
    sign_in(phone, town, "helper")
    ready(phone)
    phone.goto("/cho-gui/")
    expect(phone.locator("#queue-empty")).to_be_visible()
    expect(phone.locator("#line-state")).to_contain_text("việc của người khác")
    expect(phone.locator("#queue-rows")).not_to_contain_text(row.title)
    expect(phone.locator("#waits")).to_be_hidden()
    assert leaflets(town).state == Activity.PLANNED

    sign_out(phone)
    sign_in(phone, town, "hamlet2")
    phone.goto("/cho-gui/")
    received(phone)
    done = leaflets(town)
    assert (done.state, done.logged_by.username) == (Activity.DONE, "hamlet2")
    assert done.counts["copies"] == 36
