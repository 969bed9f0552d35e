"""A queue handed in as a file: taken once, whatever the network did, and only as it was written."""

import base64
import hashlib
import hmac
import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from lantoa.commune.models import Journal
from lantoa.home.line_views import queue_key
from lantoa.outreach.models import Activity, Carried
from lantoa.plan.models import Campaign
from tests.contracts.things import grounds
from tests.world import World

PHOTO = Path(__file__).parents[2] / "src/lantoa/static/img/icon-192.png"


@pytest.fixture
def entry(world: World, files: Path) -> dict[str, object]:
    cache.clear()
    made = grounds(world)["own"]
    Carried.objects.all().delete()
    campaign = Campaign.objects.get(pk=made["campaign"])
    data = PHOTO.read_bytes()
    photo = {"uid": str(uuid4()), "name": "anh.png", "mime": "image/png", "taken_at": ""}
    fields = [
        ["title", "Họp tổ"], ["campaign", str(campaign.pk)], ["place", str(world.hamlets[0].pk)],
        ["done_on", "2025-09-28"], ["people", "31"], ["how", "number"],
    ]  # fmt: skip
    return {
        "uid": str(uuid4()), "address": "/hoat-dong/ghi/?loai=gathering", "fields": fields,
        "title": "Họp tổ, 31 người", "device_at": "2025-09-28T10:00:00.000Z",
        "files": [{**photo, "sha256": hashlib.sha256(data).hexdigest(),
                   "base64": base64.b64encode(data).decode()}],
    }  # fmt: skip


def pack(owner: int, *entries: dict[str, object]) -> bytes:
    """Return the file as the phone seals it."""
    body = json.dumps({"kind": "lan-toa-hang-cho", "owner": owner, "entries": entries})
    key = bytes.fromhex(queue_key(owner))
    seal = hmac.new(key, body.encode(), hashlib.sha256).hexdigest()
    return json.dumps({"seal": seal, "body": body}).encode()


def handed(world: World, data: bytes, *, by: str = "officer") -> HttpResponse:
    file = SimpleUploadedFile("lan-toa-cho-gui.json", data)
    return world.client(by).post("/nhan-tep/", {"uid": str(uuid4()), "file": file})


def test_a_file_is_taken_in_as_its_writers_and_twice_counts_once(
    world: World, entry: dict[str, object]
) -> None:
    head = world.people["hamlet"]

    pages = [handed(world, pack(head.pk, entry)).content.decode() for _ in range(2)]

    row = Activity.objects.get(uid=entry["uid"])
    assert all("Xã đã nhận" in page and "Chưa nhận" not in page for page in pages)
    assert (row.logged_by, row.counts) == (head, {"people": 31})
    assert row.proofs.count() == 1
    assert Journal.objects.filter(verb="queue.taken_in", by=world.people["officer"]).count() == 2


def test_what_the_network_brought_already_is_not_doubled_by_the_file(
    world: World, entry: dict[str, object]
) -> None:
    head = world.people["hamlet"]
    form = dict([*entry["fields"], ["uid", entry["uid"]], ["device_at", entry["device_at"]]])  # type: ignore[misc]
    headers = {"X-Lantoa-Queue": "1", "X-Lantoa-Me": str(head.pk)}
    sent = world.client("hamlet").post(str(entry["address"]), form, headers=headers)

    page = handed(world, pack(head.pk, entry)).content.decode()

    assert sent.json()["state"] == "received"
    assert "Chưa nhận" not in page
    assert Activity.objects.filter(title="Họp tổ").count() == 1


def test_a_file_that_was_changed_or_is_no_such_file_is_refused_whole(
    world: World, entry: dict[str, object]
) -> None:
    good = pack(world.people["hamlet"].pk, entry)

    changed = handed(world, good.replace(b"31", b"91"))
    others = [handed(world, data) for data in (b"{}", b"\xff\xd8 anh", b"[" * 50_000, good[:-9])]

    assert "đã bị sửa" in changed.content.decode()
    assert [page.status_code for page in others] == [422] * 4
    assert not Activity.objects.filter(uid=entry["uid"]).exists()


def test_a_file_cannot_reach_a_page_that_takes_no_queue_nor_do_what_its_writer_may_not(
    world: World, entry: dict[str, object]
) -> None:
    head = world.people["hamlet"]
    elsewhere = [[n, str(world.hamlets[1].pk) if n == "place" else v] for n, v in entry["fields"]]  # type: ignore[attr-defined]
    bad = [
        {**entry, "uid": str(uuid4()), "address": "/mat-khau/"},
        {**entry, "uid": str(uuid4()), "address": "https://xau.example/"},
        {**entry, "uid": str(uuid4()), "fields": elsewhere},
    ]

    page = handed(world, pack(head.pk, *bad)).content.decode()

    assert page.count("Chưa nhận") == 3
    assert not Activity.objects.filter(title="Họp tổ").exists()


def test_only_the_office_takes_files_in_and_only_of_its_own_people(
    world: World, entry: dict[str, object]
) -> None:
    by_head = handed(world, pack(world.people["hamlet"].pk, entry), by="hamlet2")
    strangers = handed(world, pack(world.people["stranger"].pk, entry))

    assert by_head.status_code == 403
    assert "không thuộc xã" in strangers.content.decode()
