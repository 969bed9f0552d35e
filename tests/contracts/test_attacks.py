"""Attacks that once worked, kept so that they never work again."""

import json
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory
from PIL import Image

from lantoa.commune.models import Unit
from lantoa.commune.photos import redrawn
from lantoa.commune.queries import visible_to
from lantoa.concerns.actions import raise_concern
from lantoa.home import doors
from lantoa.intake.fields import put
from lantoa.intake.rules import Demands
from lantoa.kit.errors import AnotherBody, Unfit
from lantoa.kit.text import nfc
from lantoa.outreach.actions import Done, log
from lantoa.outreach.models import Activity, Outlet
from lantoa.plan.actions import window_of
from lantoa.plan.models import Campaign
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


def test_a_campaign_of_a_thousand_years_is_a_slip_of_the_hand(house: House) -> None:
    pk, officer = house.made[PARENT]["campaign"], house.clients["officer"]

    answer = officer.post(
        f"/dot/{pk}/thoi-gian/",
        {"uid": str(uuid4()), "from_on": "2025-08-24", "until_on": "9999-12-31"},
    )

    assert "hai năm" in answer.content.decode()
    assert Campaign.objects.get(pk=pk).until_on.year < 2030


@pytest.mark.parametrize("printed", [date(9000, 1, 1), date(2925, 10, 10)])
def test_a_year_misread_in_the_letter_makes_no_endless_campaign(printed: date) -> None:
    asked = Demands(
        kind="Công văn",
        number="1/UBND",
        issuer="UBND xã",
        place="",
        subject="",
        issued_on=date(2025, 8, 23),
        window=(None, printed),
    )

    start, end = window_of(asked)

    assert (end - start).days <= 731


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "31/12/9999"])
def test_a_day_out_of_all_time_is_not_taken_into_a_letter(day: str) -> None:
    with pytest.raises(Unfit):
        put({"issued_on": None}, "issued_on", day)


def test_a_row_of_a_letter_has_a_plain_number() -> None:
    with pytest.raises(Unfit):
        put({"assignments": []}, "assignments.².unit", "Phòng Văn hóa")


def test_nobody_takes_the_number_of_anothers_difficulty(house: House) -> None:
    uid = uuid4()
    raise_concern(by=house.world.people["hamlet"], uid=uid, title="Loa hỏng")

    with pytest.raises(AnotherBody):
        raise_concern(by=house.world.people["association"], uid=uid, title="Loa hỏng")


def logged(house: House, role: str, **more: object) -> Activity:
    """Log a meeting of the role's own unit."""
    world = house.world
    facts = {"kind": "gathering", "place": world.hamlets[0], "unit": world.boards[0]}
    done = Done(done_on=date(2025, 9, 29), counts={"people": 5})
    return log(
        Campaign.objects.get(pk=house.made[PARENT]["campaign"]),
        by=world.people[role],
        **{"title": "Họp thôn", "uid": uuid4(), "done": done, **facts, **more},
    )


def test_nobody_takes_the_number_of_anothers_work(house: House) -> None:
    uid = logged(house, "hamlet").uid

    with pytest.raises(AnotherBody):
        logged(house, "officer", uid=uid)


def test_a_village_head_borrows_no_loudspeaker_of_the_commune(house: House) -> None:
    world = house.world
    station = Outlet.objects.create(
        commune=world.commune, kind="radio", name="Đài", unit=world.team, place=world.commune.place
    )

    for kind in ("radio", "gathering"):
        with pytest.raises(Unfit, match="không thuộc"):
            logged(house, "hamlet", outlet=station, kind=kind)


def test_work_of_another_century_is_not_written_down(house: House) -> None:
    with pytest.raises(Unfit, match="năm"):
        logged(house, "hamlet", done=Done(done_on=date(1, 1, 1), counts={"people": 5}))


@pytest.mark.parametrize(
    "more",
    [
        {"pillars": [10**30]},
        {"whole": {str(10**25): "delivered"}},
        {"device_at": "0001-01-01T00:00:00+14:00"},
        {"device_at": "9999-12-31T23:59:59-12:00"},
        {"counts": {"people": float("nan")}},
        {"counts": {"people": float("inf")}},
    ],
)
def test_impossible_numbers_over_http_are_refused_by_name(
    house: House, more: dict[str, object]
) -> None:
    body = {
        "uid": str(uuid4()),
        "campaign": house.made[PARENT]["campaign"],
        "kind": "gathering",
        "unit": house.world.boards[0].pk,
        "place": house.world.hamlets[0].pk,
        "title": "Họp thôn",
        "done_on": "2025-09-29",
        "counts": {"people": 5},
    }

    answer = house.clients["hamlet"].post(
        "/api/activities", json.dumps(body | more), content_type="application/json"
    )

    assert answer.status_code == 422


def test_a_helper_of_the_province_is_at_home_in_no_commune(house: House) -> None:
    board = Unit.objects.get(kind="province")
    helper = house.world.person("operator", board, key="helper")

    assert list(visible_to(helper, Unit.objects.all())) == [board]
    assert not visible_to(helper, Campaign.objects.all())
