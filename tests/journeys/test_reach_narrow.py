"""Reach on a phone: nothing pushes the page sideways, every table and picture has a name."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page

from lantoa.commune.models import Place, Seat, Unit
from lantoa.kit import clock
from lantoa.reach.models import Tally
from lantoa.reach.tallying import open_periods, rebuild
from tests.journeys.conftest import PHONE, Town
from tests.journeys.every_page import OVERFLOW
from tests.reach.ledger import did, make_campaign

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2025, 9, 10)


@pytest.fixture
def town(make_town: Callable[[dict[str, int]], Town]) -> Town:
    """Give a nation on a phone whose one commune has the numbers of a nation."""
    made = make_town(PHONE)
    made.at(clock.local(date(2025, 9, 29), 8))
    board = Unit(kind="province", place=Place.objects.get(code="VN")).named("Bộ")
    board.save()
    made.world.person("province", board, key="nation")
    campaign = make_campaign(made.world)
    for n, unit in enumerate(made.world.boards):
        for kind in ("leaflet", "visit"):
            did(campaign, kind, unit=unit, on=DAY, reached={"delivered": range(10 * n + 8)})
    open_periods(campaign)
    rebuild(campaign)
    return made


def nameless(page: Page) -> list[str]:
    """Return what a screen reader would call just a table or a picture."""
    told = page.locator("main").aria_snapshot()
    return re.findall(r"^\s*- (?:table|img|link|button|radio|combobox):?$", told, re.MULTILINE)


def test_no_page_of_reach_is_wider_than_the_phone_and_nothing_on_it_is_nameless(town: Town) -> None:
    hamlet = town.world.hamlets[0]
    campaign = Tally.objects.values_list("campaign", flat=True)[0]
    home = Seat.objects.filter(hamlet=hamlet).order_by("bit").values_list("household", flat=True)[0]
    board = f"/tiep-can/{campaign}/"
    own = f"{board}thon/{hamlet.pk}/"
    rest = ["/tiep-can/vung/06385/", board, f"{board}?xem=bang", f"{board}?xem=o", own]
    visits = {
        "nation": ["/tiep-can/vung/VN/", "/tiep-can/vung/20/", "/tiep-can/vung/20/?tu=2001-01-01"],
        "officer": [*rest, f"{own}di/", f"/dia-ban/thon/{hamlet.pk}/", f"/dia-ban/ho/{home}/"],
        "hamlet": [own, f"{own}di/", f"{own}tiep/"],
    }
    before = Tally.objects.filter(place__kind=Place.COMMUNE)
    wrong = []
    for grown in (False, True):
        if grown:
            before.update(households=26_568_000, offered=22_408_800, delivered=13_118_400)
        for role, addresses in visits.items():
            page = town.page_of(role)
            for address in addresses:
                answer = page.goto(address)
                assert answer is not None
                found = (answer.status, page.evaluate(OVERFLOW), nameless(page))
                wrong += [] if found == (200, 0, []) else [(address, *found)]
            page.close()
    assert wrong == []


CUT_OFF = """[...document.querySelectorAll("main .scroll")].filter(box =>
    box.offsetParent && box.scrollWidth > box.parentElement.clientWidth).length"""


def test_on_a_sheet_of_a4_no_column_is_cut_off(town: Town) -> None:
    campaign = Tally.objects.values_list("campaign", flat=True)[0]
    Tally.objects.filter(place__kind=Place.COMMUNE).update(
        households=26_568_000, offered=22_408_800, delivered=13_118_400
    )
    visits = {"nation": "/tiep-can/vung/VN/", "officer": f"/tiep-can/{campaign}/?xem=bang"}
    for role, address in visits.items():
        page = town.page_of(role)
        page.set_viewport_size({"width": 624, "height": 900})  # 165 mm of writing on the sheet
        page.goto(address)
        page.emulate_media(media="print")
        assert page.get_by_text("Tính đến").is_visible()
        assert page.evaluate(CUT_OFF) == 0
        page.close()
