"""A lost card's phone leaves its unsent work; nothing counts until the office takes it in."""

import base64
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from lantoa.commune import cards
from lantoa.commune.models import Card, Journal, LeftWork
from lantoa.outreach.models import Activity
from tests.home.test_handed_in import entry as entry
from tests.home.test_handed_in import pack
from tests.world import World


@pytest.fixture
def phone(world: World) -> Client:
    """Return a phone that holds the hamlet head's card."""
    cache.clear()
    head, officer = world.people["hamlet"], world.people["officer"]
    secret = cards.make_cards(world.commune, [head], by=officer, uid=uuid4())[0].secret
    phone = Client(enforce_csrf_checks=False)
    phone.post(f"/the/{secret}/")
    return phone


def lost(world: World) -> Card:
    card = Card.objects.exclude(phone_bound="").get()
    return cards.revoke(card, lost=True, by=world.people["officer"], uid=uuid4())


def left(phone: Client, data: bytes) -> int:
    return phone.post("/nhan-tep/may/", data, content_type="application/json").status_code


def pieces(world: World, entry: dict[str, object]) -> list[bytes]:
    return [pack(world.people["hamlet"].pk, {**entry, "files": []}),
            pack(world.people["hamlet"].pk, entry)]  # fmt: skip


def test_what_a_lost_phone_leaves_waits_and_counts_once_when_the_office_takes_it(
    world: World, entry: dict[str, object], phone: Client, files: Path
) -> None:
    card, office = lost(world), world.client("officer")

    said = [left(phone, piece) for piece in pieces(world, entry) * 2]
    before = Activity.objects.filter(uid=entry["uid"]).count()
    waiting, desk = office.get("/nhan-tep/").text, office.get("/").text
    leader = world.client("approver").get("/").text
    page = office.post(f"/nhan-tep/may/{card.pk}/", {"uid": str(uuid4()), "take": "1"}).text

    row = Activity.objects.get(uid=entry["uid"])
    assert (said, before) == ([200] * 4, 0)
    assert "để lại 1 việc chưa gửi" in waiting
    assert "1 việc còn lại trên máy bị khóa" in desk
    assert "máy bị khóa" not in leader + office.get("/").text
    assert "Xã đã nhận" in page
    assert "để lại" not in office.get("/nhan-tep/").text
    assert (row.logged_by, row.proofs.count()) == (world.people["hamlet"], 1)
    assert [bytes(one.data) for one in LeftWork.objects.all()] == [b"", b""]
    assert Journal.objects.filter(verb="card.left").count() == 2
    assert Journal.objects.filter(verb="card.left_taken").count() == 1


def test_only_the_phone_of_a_lost_card_may_leave_something(
    world: World, entry: dict[str, object], phone: Client
) -> None:
    data = pieces(world, entry)[0]

    good_card = left(phone, data)
    lost(world)
    stranger = left(Client(), data)
    other_person = left(phone, pack(world.people["hamlet2"].pk, {**entry, "files": []}))
    forged = left(phone, data.replace(b"31", b"99"))

    assert (good_card, stranger, other_person, forged) == (404, 404, 404, 422)
    assert not LeftWork.objects.exists()


def test_what_the_office_drops_is_gone_and_was_never_counted(
    world: World, entry: dict[str, object], phone: Client
) -> None:
    card = lost(world)
    left(phone, pieces(world, entry)[0])

    world.client("officer").post(f"/nhan-tep/may/{card.pk}/", {"uid": str(uuid4())})

    assert "để lại" not in world.client("officer").get("/nhan-tep/").text
    assert bytes(LeftWork.objects.get().data) == b""
    assert not Activity.objects.filter(uid=entry["uid"]).exists()
    assert Journal.objects.filter(verb="card.left_dropped").count() == 1


def test_work_that_did_not_fit_waits_on_for_the_office(
    world: World, entry: dict[str, object], phone: Client
) -> None:
    card = lost(world)
    left(phone, pack(world.people["hamlet"].pk, {**entry, "fields": [], "files": []}))

    page = world.client("officer").post(
        f"/nhan-tep/may/{card.pk}/", {"uid": str(uuid4()), "take": "1"}
    )

    assert "Chưa nhận" in page.text
    assert LeftWork.objects.get(settled_at=None).data


def test_another_person_signed_in_on_the_phone_hears_whose_work_must_leave(
    world: World, phone: Client
) -> None:
    lost(world)
    phone.force_login(world.people["hamlet2"])

    hello = phone.get("/gui/").json()

    assert (hello["state"], hello["owners"]) == ("in", [world.people["hamlet"].pk])


def test_a_phone_that_was_found_and_has_a_new_card_is_not_wiped(
    world: World, phone: Client
) -> None:
    lost(world)
    head, officer = world.people["hamlet"], world.people["officer"]
    secret = cards.make_cards(world.commune, [head], by=officer, uid=uuid4())[0].secret
    phone.post(f"/the/{secret}/")

    phone.cookies.pop("sessionid")

    assert phone.get("/gui/").json()["state"] == "out"


def parts(world: World, entry: dict[str, object], size: int) -> list[bytes]:
    """Return the work and its photo cut into parts of `size` bytes, as the phone leaves them."""
    (photo,) = entry["files"]  # type: ignore[misc]
    data = base64.b64decode(photo["base64"])
    cut = [
        {**photo, "at": at, "bytes": len(data),
         "base64": base64.b64encode(data[at : at + size]).decode()}
        for at in range(0, len(data), size)
    ]  # fmt: skip
    head = world.people["hamlet"].pk
    whole = [pack(head, {**entry, "files": []})]
    return whole + [pack(head, {**entry, "files": [part]}) for part in cut]


def test_a_heavy_photo_comes_in_parts_and_is_proof_only_when_it_is_whole(
    world: World, entry: dict[str, object], phone: Client, files: Path
) -> None:
    card, office = lost(world), world.client("officer")
    sent = parts(world, entry, 500)
    take = {"take": "1"}

    early = [left(phone, piece) for piece in sent[:-1]]
    first = office.post(f"/nhan-tep/may/{card.pk}/", {"uid": str(uuid4()), **take}).text
    proofs = Activity.objects.get(uid=entry["uid"]).proofs.count()
    late = [left(phone, piece) for piece in reversed(sent)]
    second = office.post(f"/nhan-tep/may/{card.pk}/", {"uid": str(uuid4()), **take}).text

    row = Activity.objects.get(uid=entry["uid"])
    assert len(sent) > 3
    assert set(early + late) == {200}
    assert "chưa về đủ" in first
    assert "chưa về đủ" not in second
    assert (proofs, row.proofs.count()) == (0, 1)
    assert not LeftWork.objects.filter(settled_at=None).exists()


def test_a_queue_of_hundreds_of_photos_gets_in_but_not_without_end(
    world: World, entry: dict[str, object], phone: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost(world)
    head = world.people["hamlet"].pk
    monkeypatch.setattr("lantoa.home.doors.KNOCKS_A_MINUTE", {True: 1000, False: 1000})
    many = [pack(head, {**entry, "uid": str(uuid4()), "files": []}) for _ in range(420)]

    said = {left(phone, piece) for piece in many}
    monkeypatch.setattr("lantoa.commune.left.MOST_LEFT", sum(map(len, many)) + 10)
    too_much = left(phone, pack(head, {**entry, "uid": str(uuid4()), "files": []}))

    assert said == {200}
    assert too_much == 422
