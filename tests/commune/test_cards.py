"""Sign-in cards: the first phone is bound, a second needs the office, a lost one is cut off."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from lantoa.commune import cards
from lantoa.commune.models import Card, Journal
from lantoa.commune.phones import phone_words
from lantoa.kit.errors import AlreadyChanged, NotAllowed, Unfit
from tests.counting import questions
from tests.world import World

OLD_PHONE = (
    "Mozilla/5.0 (Linux; Android 10; SM-A105G Build/QP1A) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Version/4.0 Chrome/120.0 Mobile Safari/537.36 Zalo android/24.1"
)


@pytest.fixture
def secret(world: World) -> str:
    cache.clear()
    officer, head = world.people["officer"], world.people["hamlet"]
    return cards.make_cards(world.commune, [head], by=officer, uid=uuid4())[0].secret


def shown(client: Client, secret: str) -> int:
    return client.post(f"/the/{secret}/").status_code


def test_one_tap_lets_the_first_phone_in_and_looking_binds_nothing(
    world: World, secret: str
) -> None:
    looked, phone = Client(), Client()

    looked.get(f"/the/{secret}/")
    entered = phone.post(f"/the/{secret}/")

    assert entered["Location"] == "/"
    assert phone.get("/gui/").json()["me"] == world.people["hamlet"].pk
    assert "_auth_user_id" not in looked.session


def test_a_second_phone_waits_for_the_offices_nod_and_then_the_first_is_out(
    world: World, secret: str
) -> None:
    first, second = Client(), Client()
    shown(first, secret)

    waiting = second.post(f"/the/{secret}/", headers={"User-Agent": OLD_PHONE})
    card = Card.objects.get()
    page = world.client("officer").get("/dia-ban/the/").content.decode()
    desk = world.client("officer").get("/").text
    world.client("officer").post(
        f"/dia-ban/the/{card.pk}/cho-may/", {"uid": str(uuid4()), "phone": card.second_phone}
    )
    after = second.post(f"/the/{secret}/")

    assert "máy khác" in waiting.content.decode()
    assert "bằng Zalo trên điện thoại Android (SM-A105G). Gọi hỏi" in page
    assert "1 người muốn vào bằng máy khác" in desk
    assert "muốn vào bằng máy khác" not in world.client("officer").get("/").text
    assert after["Location"] == "/"
    assert first.get("/gui/").json()["state"] == "out"


def test_a_nod_is_for_the_phone_that_was_seen_not_for_a_later_one(
    world: World, secret: str
) -> None:
    for _ in range(2):
        shown(Client(), secret)
    seen = Card.objects.get().second_phone
    shown(Client(), secret)

    with pytest.raises(AlreadyChanged):
        cards.nod(Card.objects.get(), phone=seen, by=world.people["officer"], uid=uuid4())


def test_a_lost_card_is_cut_off_at_once_and_its_phone_is_told_to_forget(
    world: World, secret: str
) -> None:
    phone = Client()
    shown(phone, secret)
    card = Card.objects.get()

    world.client("officer").post(
        f"/dia-ban/the/{card.pk}/khoa/", {"uid": str(uuid4()), "lost": "1"}
    )

    assert phone.get("/cho-gui/").status_code == 302
    assert phone.get("/gui/").json() == {
        "state": "wipe", "me": None, "owners": [world.people["hamlet"].pk],
    }  # fmt: skip
    assert shown(phone, secret) == 403


def test_a_card_that_is_only_replaced_wipes_nothing(world: World, secret: str) -> None:
    phone = Client()
    shown(phone, secret)

    fresh = cards.make_cards(
        world.commune, [world.people["hamlet"]], by=world.people["officer"], uid=uuid4()
    )
    out = phone.get("/gui/").json()["state"]

    assert out == "out"
    assert shown(phone, secret) == 403
    assert shown(phone, fresh[0].secret) == 302


def test_the_same_order_prints_the_same_card_and_no_secret_is_kept(world: World) -> None:
    officer, head, uid = world.people["officer"], world.people["hamlet"], uuid4()

    once = cards.make_cards(world.commune, [head], by=officer, uid=uid)
    again = cards.make_cards(world.commune, [head], by=officer, uid=uid)

    assert [one.secret for one in once] == [one.secret for one in again]
    assert Card.objects.count() == 1
    assert once[0].secret not in str(list(Card.objects.values()))
    assert once[0].secret not in str(list(Journal.objects.values()))


def test_whoever_approves_or_administers_has_no_card_that_could_be_found(world: World) -> None:
    officer = world.people["officer"]

    for role in ("admin", "officer", "approver"):
        with pytest.raises(Unfit):
            cards.make_cards(world.commune, [world.people[role]], by=officer, uid=uuid4())
    with pytest.raises(NotAllowed):
        cards.make_cards(
            world.commune, [world.people["hamlet"]], by=world.people["hamlet2"], uid=uuid4()
        )


def test_a_sheet_of_cards_is_printed_for_those_chosen(world: World) -> None:
    cache.clear()
    chosen = [world.people[role].pk for role in ("hamlet", "hamlet2", "operator")]

    sheet = world.client("officer").post("/dia-ban/the/", {"uid": str(uuid4()), "who": chosen})
    nobody = world.client("officer").post("/dia-ban/the/", {"uid": str(uuid4())})

    assert sheet.content.startswith(b"%PDF")
    assert Card.objects.count() == 3
    assert nobody.status_code == 422
    assert "Chưa chọn ai" in nobody.content.decode()


def test_in_zalo_the_card_offers_chrome_first(world: World, secret: str) -> None:
    zalo = {"User-Agent": "Mozilla/5.0 (Linux; Android 10) Zalo android/12"}

    page = Client().get(f"/the/{secret}/", headers=zalo).content.decode()

    assert "intent://testserver/the/" in page
    assert "Vẫn vào trong Zalo" in page


def test_the_page_of_cards_asks_no_more_for_more_people(world: World) -> None:
    client = world.client("officer")
    few = questions(lambda: client.get("/dia-ban/the/"))

    for n in range(6):
        world.person("hamlet", world.boards[0], key=f"them{n}")

    assert questions(lambda: client.get("/dia-ban/the/")) == few


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (OLD_PHONE, "Zalo trên điện thoại Android (SM-A105G)"),
        ("Mozilla/5.0 (Linux; Android 10; K) Chrome/126 Mobile", "Chrome trên điện thoại Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Safari/604", "Safari trên iPhone"),
        ("", "máy không nói tên"),
    ],
)
def test_what_a_phone_says_it_is_is_told_in_words(said: str, words: str) -> None:
    assert phone_words(said) == words


def test_cards_printed_where_no_phone_can_open_them_are_told_before(world: World) -> None:
    client = world.client("officer")

    here = client.get("/dia-ban/the/", headers={"Host": "127.0.0.1:8000"}).text
    there = client.get("/dia-ban/the/").text

    assert "chỉ mở được trên chính máy này" in here
    assert "chỉ mở được trên chính máy này" not in there
