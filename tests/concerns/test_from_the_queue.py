"""A difficulty written without a network: it arrives once, its photos follow it."""

import base64
import hashlib
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from lantoa.commune.actions import add_whole_file
from lantoa.concerns import actions
from lantoa.concerns.models import Concern, Topic
from tests.concerns.test_concerns import photo, raised
from tests.home.test_handed_in import handed, pack
from tests.home.test_queued import sent
from tests.world import World

WORDS = {"topic": "loa", "title": "Hai loa không kêu", "body": "Từ sáng <b>🌧"}


@pytest.fixture
def head(world: World) -> Client:
    cache.clear()
    return world.client("hamlet")


def send_photo(world: World, head: Client, *, of: UUID, uid: UUID) -> dict[str, object]:
    me, data = world.people["hamlet"], photo()
    add_whole_file(me, uid, data=data)
    sha = hashlib.sha256(data).hexdigest()
    return sent(head, "/kho-khan/kem-tep/", uid, me=me.pk, of=str(of), sha256=sha, name="a.jpg")


def test_a_difficulty_and_its_photo_sent_twice_are_stored_once(
    world: World, head: Client, files: Path
) -> None:
    me, uid, file = world.people["hamlet"].pk, uuid4(), uuid4()

    words = [sent(head, "/kho-khan/moi/", uid, me=me, **WORDS)["state"] for _ in "ab"]
    photos = [send_photo(world, head, of=uid, uid=file)["state"] for _ in "ab"]

    concern = Concern.objects.get()
    assert words + photos == ["received"] * 4
    assert (concern.title, concern.messages.get().body) == (WORDS["title"], WORDS["body"])
    assert concern.messages.get().files.count() == 1


def test_a_photo_without_its_words_or_with_those_of_a_report_is_refused(
    world: World, head: Client, files: Path
) -> None:
    early = send_photo(world, head, of=uuid4(), uid=uuid4())
    neighbours = raised(world, "hamlet2")
    foreign = send_photo(world, head, of=neighbours.uid, uid=uuid4())

    assert (early["state"], foreign["state"]) == ("refused", "refused")
    assert "Gửi lời trước" in " ".join(early["words"])  # type: ignore[arg-type]


def test_what_was_refused_says_so_in_the_pages_own_sentence(world: World, head: Client) -> None:
    me = world.people["hamlet"].pk

    said = sent(head, "/kho-khan/moi/", uuid4(), me=me, **{**WORDS, "title": ""})

    assert said == {"state": "refused", "words": ["Còn 1 chỗ cần sửa. Những gì đã nhập vẫn còn "
                                                  "nguyên.", "Ghi một câu."]}  # fmt: skip
    assert not Concern.objects.exists()


def test_a_page_kept_before_its_topic_became_the_communes_own_is_still_taken(
    world: World, head: Client
) -> None:
    raised(world, topic="loa")

    said = sent(head, "/kho-khan/moi/", uuid4(), me=world.people["hamlet"].pk, **WORDS)

    assert said["state"] == "received"
    assert Topic.objects.count() == 1


def test_words_that_arrived_are_received_again_though_the_office_closed_the_matter(
    world: World, head: Client
) -> None:
    concern, me, uid = raised(world), world.people["hamlet"].pk, uuid4()
    address = f"/kho-khan/{concern.pk}/noi-them/"

    first = sent(head, address, uid, me=me, body="", following="1")
    actions.close(concern, by=world.people["officer"], uid=uuid4())
    again = sent(head, address, uid, me=me, body="", following="1")
    late = sent(head, address, uuid4(), me=me, body="Còn kêu rè")

    assert first == again
    assert first["state"] == "received"
    assert late["state"] == "refused"
    assert "khép lại" in " ".join(late["words"])  # type: ignore[arg-type]
    assert concern.messages.count() == 2


def test_a_file_from_a_stick_brings_a_difficulty_with_its_photo_once(
    world: World, head: Client, files: Path
) -> None:
    data = photo()
    entry: dict[str, object] = {
        "uid": str(uuid4()), "address": "/kho-khan/moi/", "files_to": "/kho-khan/kem-tep/",
        "fields": [list(pair) for pair in WORDS.items()], "title": "Hai loa", "device_at": "",
        "files": [{"uid": str(uuid4()), "name": "a.jpg", "mime": "image/jpeg", "taken_at": "",
                   "sha256": hashlib.sha256(data).hexdigest(),
                   "base64": base64.b64encode(data).decode()}],
    }  # fmt: skip

    pages = [handed(world, pack(world.people["hamlet"].pk, entry)).text for _ in "ab"]

    assert all("Xã đã nhận" in page and "Chưa nhận" not in page for page in pages)
    assert Concern.objects.get().messages.get().files.count() == 1
