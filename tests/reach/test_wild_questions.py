"""Addresses typed by hand: every page answers in words, about days that it names."""

from datetime import date

import pytest
from django.urls import reverse

from lantoa.reach.tallying import open_periods, rebuild
from tests.reach.ledger import did, make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db
FILES = ("csv", "xlsx", "geojson")
FAR = "Chọn ngày trong khoảng từ năm 1900 đến năm 2099"
QUESTIONS = {
    "tu=abc&den=9999-99-99&nd=zzz&ht=zzz": "Ngày chưa đúng",
    "tu=0001-01-01&den=9999-12-31": FAR,
    "tu=9999-12-31": FAR,
    "den=0001-01-01": FAR,
    "tu=1/9/2025&den=20/9/2025&muc=zzz&lan=zzz": "không có trong danh sách",
    "tu=2025-09-20&den=2025-09-01": "Ngày cuối phải sau ngày đầu",
    "tu=2045-01-01&den=2045-01-31": "những ngày này chưa tới",
    "ht=%00&xep=zzz&xem=zzz": "không có trong danh sách",
}
SO_FAR = ("24/8–29/9: 30 trên 120", "Từ đầu đợt mới nhất của xã: 30 trên 120",
          "Từ đầu đợt mới nhất của mỗi xã: 30 trên 120")  # fmt: skip


@pytest.fixture
def campaign(world: World):
    made = make_campaign(world)
    on = date(2025, 9, 10)
    did(made, "leaflet", unit=world.boards[0], on=on, reached={"delivered": range(30)})
    open_periods(made)
    rebuild(made)
    return made


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_that_cannot_be_read_is_answered_in_words(world, campaign, question):
    pages = {
        "officer": [("reach:board", campaign.pk)],
        "province": [("reach:area", "06385"), ("reach:area", "20")],
    }
    for role, addresses in pages.items():
        for name, of in addresses:
            address = reverse(name, args=[of])
            answer = world.client(role).get(f"{address}?{question}")
            said = answer.content.decode().replace("\u00a0", " ")
            assert answer.status_code == 200
            assert QUESTIONS[question] in said
            ahead = "chưa tới" in QUESTIONS[question]
            assert any(words in said for words in SO_FAR) != ahead
            for ending in FILES:
                got = world.client(role).get(f"{address}so-lieu.{ending}?{question}")
                assert got.status_code == 200
