"""Attacks that once worked, kept so that they never work again."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory
from PIL import Image

from lantoa.commune.photos import redrawn
from lantoa.home import doors
from lantoa.kit.errors import Unfit
from lantoa.kit.text import nfc
from tests.contracts.house import House
from tests.contracts.things import PARENT

pytestmark = pytest.mark.django_db
HERE = {"HTTP_HOST": "127.0.0.1"}
ODD_ADDRESSES = [
    "/hoat-dong/lich/?dot=²",
    "/hoat-dong/lich/?don-vi=²",
    "/hoat-dong/lich/?tuan=9999-12-31",
    "/hoat-dong/lich/?tuan=0001-01-01",
    "/hoat-dong/phat-thanh/?tuan=0001-01-01",
    "/hoat-dong/phat-thanh/goi/?tuan=9999-12-31",
    "/hoat-dong/?dot=99999999999999999999999",
    "/hoat-dong/?don-vi=-99999999999999999999999",
    "/noi-dung/?dot=²",
    "/noi-dung/?dot=99999999999999999999999",
    "/giay-to/lich-phat-thanh.docx?ngay=9999-12-31",
]


@pytest.fixture(autouse=True)
def _no_knocks_yet() -> None:
    cache.clear()


@pytest.mark.parametrize("address", ODD_ADDRESSES)
def test_an_odd_number_or_day_in_an_address_breaks_no_page(house: House, address: str) -> None:
    assert house.clients["officer"].get(address).status_code in (200, 404)


@pytest.mark.parametrize("number", ["²", "9" * 30, "-1", ""])
def test_approving_an_odd_number_approves_nothing(house: House, number: str) -> None:
    answer = house.clients["approver"].post(
        "/noi-dung/duyet/dong-y/", {"version": number, "uid": str(uuid4())}
    )

    assert answer.status_code == 302


@pytest.mark.parametrize("name", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "X-Forwarded-Host"])
def test_a_proxy_on_this_machine_opens_the_demo_to_nobody(house: House, name: str) -> None:
    house.world.commune.is_demo = True
    house.world.commune.save()
    person, outside = house.world.people["admin"], {name: "203.0.113.9"}

    page = Client().get("/dang-nhap/", headers=outside, **HERE)
    answer = Client().post(f"/dang-nhap/{person.pk}/", headers=outside, **HERE)

    assert str(person) not in page.content.decode()
    assert answer.status_code == 404


def test_a_signed_in_page_is_kept_by_no_browser(house: House) -> None:
    page = house.clients["officer"].get("/dia-ban/")

    assert page["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(("role", "most"), [(None, 2**20), ("officer", 48 * 2**20)])
def test_a_heavy_post_is_refused_before_it_is_read(
    house: House, role: str | None, most: int
) -> None:
    client = house.clients[role] if role else Client()

    heavy = client.post("/van-ban/moi/", CONTENT_LENGTH=str(most + 1))

    assert heavy.status_code == 413
    assert f"{most // 2**20} MB" in heavy.content.decode()


def test_behind_a_proxy_a_stranger_locks_out_only_himself(house: House, settings: object) -> None:
    settings.HTTPS = True
    proxy = {"REMOTE_ADDR": "127.0.0.1"}
    person = house.world.people["officer"]
    person.set_password("mat khau rat dai")
    person.save()

    for n in range(9):
        said = {"username": "officer", "password": f"sai {n}"}
        Client().post("/dang-nhap/", said, headers={"X-Forwarded-For": "203.0.113.9"}, **proxy)
    right = {"username": "officer", "password": "mat khau rat dai"}
    there = Client().post("/dang-nhap/", right, headers={"X-Forwarded-For": "203.0.113.9"}, **proxy)
    here = Client().post("/dang-nhap/", right, headers={"X-Forwarded-For": "198.51.100.7"}, **proxy)

    assert there.status_code == 429
    assert here.status_code == 302


def test_a_line_with_many_ipv6_addresses_is_one_line() -> None:
    make = RequestFactory().get

    one = doors.line(make("/", REMOTE_ADDR="2001:db8:1:2::1"))
    other = doors.line(make("/", REMOTE_ADDR="2001:db8:1:2:ffff::9"))
    neighbour = doors.line(make("/", REMOTE_ADDR="2001:db8:1:3::1"))

    assert one == other == "2001:db8:1:2::"
    assert neighbour != one
    assert doors.line(make("/", REMOTE_ADDR="203.0.113.9")) == "203.0.113.9"


def test_signs_that_nobody_sees_are_not_stored() -> None:
    assert nfc("Biên\x01 bản\u202e họp\x0b \x9b\n- một\t2") == "Biên bản họp \n- một\t2"


def test_a_tick_beside_a_household_that_cannot_be_changes_nothing(house: House) -> None:
    pk = house.made[PARENT]["activity"]

    for name in (f"h{'9' * 30}", "h²", "h99999999999"):
        answer = house.clients["officer"].post(
            f"/hoat-dong/{pk}/xong/", {"uid": str(uuid4()), "how": "ticked", name: "delivered"}
        )

        assert answer.status_code in (200, 422), name


@pytest.mark.parametrize(("form", "how"), [("PNG", {}), ("JPEG", {"progressive": True})])
def test_a_small_file_that_becomes_a_huge_photo_is_refused(
    form: str, how: dict[str, object]
) -> None:
    packed = BytesIO()
    Image.new("L", (8000, 6500)).save(packed, form, **how)

    with pytest.raises(Unfit, match="quá lớn"):
        redrawn(packed.getvalue(), name="anh")


def test_a_large_plain_photo_of_a_telephone_is_taken() -> None:
    packed = BytesIO()
    Image.new("L", (8000, 6500)).save(packed, "JPEG")

    assert redrawn(packed.getvalue(), name="anh")[1] == "image/jpeg"
