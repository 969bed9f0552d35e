"""The doors: who comes in, how often one may knock, what happens to a page left open too long."""

import re
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from lantoa.commune.models import User
from lantoa.home import doors
from lantoa.kit import http
from lantoa.kit.errors import AlreadyChanged, AnotherBody, NotAllowed, NotThere, Unfit
from tests.world import World

HERE = {"HTTP_HOST": "127.0.0.1"}


@pytest.fixture(autouse=True)
def _no_knocks_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def test_a_stranger_is_asked_to_sign_in_and_led_back(world: World, client: Client) -> None:
    answer = client.get("/mat-khau/?a=1")

    assert answer.status_code == 302
    assert answer["Location"] == "/dang-nhap/?next=/mat-khau/%3Fa%3D1"


def test_signing_in_with_the_right_password_opens_the_desk(world: World, client: Client) -> None:
    officer = world.people["officer"]
    officer.set_password("mat khau rat dai")
    officer.save()

    wrong = client.post("/dang-nhap/", {"username": officer.username, "password": "sai"})
    right = client.post(
        "/dang-nhap/", {"username": officer.username, "password": "mat khau rat dai"}
    )

    assert "chưa đúng" in wrong.content.decode()
    assert right["Location"] == "/"
    assert "Chào" in client.get("/").content.decode()


def test_many_wrong_passwords_lock_the_name_for_a_while(world: World, client: Client) -> None:
    answers = [
        client.post("/dang-nhap/", {"username": "officer", "password": f"sai {n}"})
        for n in range(9)
    ]

    assert answers[-1].status_code == 429
    assert "khóa" in answers[-1].content.decode()


def test_make_believe_people_are_offered_on_this_machine_only(world: World, client: Client) -> None:
    world.commune.is_demo = True
    world.commune.save()

    here = client.get("/dang-nhap/", **HERE).content.decode()
    elsewhere = client.get("/dang-nhap/", HTTP_HOST="testserver").content.decode()
    from_afar = client.get("/dang-nhap/", REMOTE_ADDR="203.0.113.9", **HERE).content.decode()

    assert "Người officer" in here
    assert "Người officer" not in elsewhere
    assert "Người officer" not in from_afar


def test_one_tap_signs_in_as_a_make_believe_person(world: World, client: Client) -> None:
    world.commune.is_demo = True
    world.commune.save()
    pk = world.people["officer"].pk

    by_address = client.get(f"/dang-nhap/{pk}/", **HERE)
    from_afar = client.post(f"/dang-nhap/{pk}/", REMOTE_ADDR="203.0.113.9", **HERE)
    here = client.post(f"/dang-nhap/{pk}/", {"next": "//xau.example/"}, **HERE)

    assert by_address.status_code == 405
    assert from_afar.status_code == 404
    assert here["Location"] == "/"
    assert client.session["_auth_user_id"] == str(pk)


def test_a_real_database_knows_nothing_of_the_demo(world: World, client: Client) -> None:
    page = client.get("/dang-nhap/", **HERE).content.decode()
    answer = client.post(f"/dang-nhap/{world.people['officer'].pk}/", **HERE)

    assert "Người officer" not in page
    assert "MINH HỌA" not in page
    assert answer.status_code == 404
    assert "_auth_user_id" not in client.session


def test_the_demo_says_on_every_page_that_it_is_one(world: World, client: Client) -> None:
    world.commune.is_demo = True
    world.commune.save()

    pages = [client.get("/dang-nhap/"), client.get("/xa/"), client.get("/khong-co/")]

    assert all("KHÔNG CÓ GIÁ TRỊ HÀNH CHÍNH" in page.content.decode() for page in pages)


def test_who_knocks_too_often_is_asked_to_wait(world: World, client: Client) -> None:
    for _ in range(doors.KNOCKS_A_MINUTE[False]):
        client.post("/dang-xuat/")

    answer = client.post("/dang-xuat/")

    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"


def test_a_form_left_open_too_long_gives_back_what_was_typed(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    typed = {"tieu-de": "Loa cụm 4 rè", "csrfmiddlewaretoken": "cũ", "password": "bí mật"}

    page = client.post("/dang-xuat/", typed, HTTP_ORIGIN="http://testserver")
    text = page.content.decode()

    assert page.status_code == 403
    assert '<input type="hidden" name="tieu-de" value="Loa cụm 4 rè">' in text
    assert "bí mật" not in text
    assert re.search(r'name="csrfmiddlewaretoken" value="\w+"', text)


def test_a_form_from_another_site_is_not_offered_again(world: World) -> None:
    client = Client(enforce_csrf_checks=True)

    page = client.post("/dang-xuat/", {"a": "chuyển tiền"}, HTTP_ORIGIN="https://xau.example")

    assert page.status_code == 403
    assert "chuyển tiền" not in page.content.decode()


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (NotThere(), 404, "Không có trang này"),
        (NotAllowed(), 403, "Việc này cần người khác làm"),
        (AlreadyChanged(), 409, "Có người vừa sửa trước"),
        (AnotherBody(), 409, "đã ghi trước đó"),
        (Unfit("Chưa có số tờ. Ghi số tờ đã phát."), 422, "Ghi số tờ đã phát."),
    ],
)
def test_the_houses_errors_say_what_to_do_and_keep_what_was_typed(
    error: Exception, status: int, words: str, world: World
) -> None:
    request = RequestFactory().post("/x/", {"to": "198 tờ"}, HTTP_REFERER="http://testserver/cu/")
    request.user = world.people["officer"]
    request.resolver_match = None

    page = http.answer(request, error)

    assert page is not None
    assert page.status_code == status
    assert words in page.content.decode()
    assert ("198 tờ" in page.content.decode()) is (status != 404)
    assert http.answer(request, ValueError()) is None


def test_a_part_asked_by_htmx_gets_the_message_without_a_second_page(world: World) -> None:
    request = RequestFactory().post("/x/", headers={"HX-Request": "true"})
    request.user = world.people["officer"]
    request.resolver_match = None

    page = http.answer(request, Unfit("Chưa có ngày."))

    assert page is not None
    assert "Chưa có ngày." in page.content.decode()
    assert "<html" not in page.content.decode()


def test_the_way_back_never_leaves_the_house() -> None:
    factory = RequestFactory()

    assert (
        http.before(factory.get("/", HTTP_REFERER="http://testserver/so/?thon=3")) == "/so/?thon=3"
    )
    assert http.before(factory.get("/", HTTP_REFERER="https://xau.example/so/")) == "/"


def test_a_changed_password_holds_from_the_next_sign_in(world: World) -> None:
    client = world.client("officer")
    person: User = world.people["officer"]
    person.set_password("mat khau cu 1")
    person.save()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")

    client.post(
        "/mat-khau/",
        {
            "old_password": "mat khau cu 1",
            "new_password1": "con trau di truoc",
            "new_password2": "con trau di truoc",
        },
    )

    person.refresh_from_db()
    assert person.check_password("con trau di truoc")
