"""Forms from a phone's queue: one word for the machine, and the word is true."""

import hashlib
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from PIL import Image

from lantoa.commune.models import File
from lantoa.outreach.models import Activity, Carried
from lantoa.plan.models import Campaign
from tests.contracts.things import grounds
from tests.world import World


def a_photo() -> bytes:
    """Return a photo of some kilobytes: no two dots alike, so that it does not pack."""
    drawn, dots = BytesIO(), Random(7).randbytes(60 * 60 * 3)
    Image.frombytes("RGB", (60, 60), dots).save(drawn, "PNG")
    return drawn.getvalue()


@pytest.fixture
def duty(world: World) -> Activity:
    cache.clear()
    made = grounds(world)["own"]
    campaign = Campaign.objects.get(pk=made["campaign"])
    return Activity.objects.create(
        uid=uuid4(), campaign=campaign, kind="visit", unit=world.boards[0],
        place=world.hamlets[0], title="Đến từng nhà", due_on=date(2025, 9, 29),
    )  # fmt: skip


def sent(
    client: Client, address: str, uid: UUID, *, me: int, **fields: object
) -> dict[str, object]:
    """Send a form as the queue does and return the word for the machine."""
    answer = client.post(
        address, {"uid": str(uid), **fields},
        headers={"X-Lantoa-Queue": "1", "X-Lantoa-Me": str(me)},
    )  # fmt: skip
    assert answer.status_code == 200
    said: dict[str, object] = answer.json()
    return said


DONE = {"done_on": "2025-09-28", "homes": "30", "device_at": "2026-09-28T10:00:00.000Z"}


def test_received_is_said_once_the_receipt_is_on_disk_and_again_for_the_same_form(
    world: World, duty: Activity
) -> None:
    client, me, uid = world.client("hamlet"), world.people["hamlet"].pk, uuid4()
    address = f"/hoat-dong/{duty.pk}/xong/"

    first = sent(client, address, uid, me=me, **DONE)
    again = sent(client, address, uid, me=me, **DONE)

    assert first["state"] == "received"
    assert again == first
    duty.refresh_from_db()
    assert (duty.state, duty.counts) == ("done", {"homes": 30})


def test_a_phones_clock_a_year_off_is_kept_beside_the_time_of_the_commune(
    world: World, duty: Activity
) -> None:
    client, me = world.client("hamlet"), world.people["hamlet"].pk

    sent(client, f"/hoat-dong/{duty.pk}/xong/", uuid4(), me=me, **DONE)

    duty.refresh_from_db()
    assert duty.device_at is not None
    assert duty.received_at is not None
    assert (duty.device_at.year, duty.received_at.year) == (2026, 2025)


def test_the_same_uid_with_another_body_is_refused_in_words(world: World, duty: Activity) -> None:
    client, me, uid = world.client("hamlet"), world.people["hamlet"].pk, uuid4()
    address = f"/hoat-dong/{duty.pk}/xong/"
    sent(client, address, uid, me=me, **DONE)

    other = sent(client, address, uid, me=me, **{**DONE, "homes": "31"})

    assert other["state"] == "refused"
    assert other["words"]
    duty.refresh_from_db()
    assert duty.counts == {"homes": 30}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("homes", "-3", "Ít nhất là"),
        ("homes", "1000000000", "Nhiều nhất là"),
        ("homes", "ba mươi", "Chỉ ghi số"),
        ("homes", "30🎉", "Chỉ ghi số"),
        ("done_on", "2026-09-29", "phía trước"),
        ("done_on", "hôm qua", "ngày"),
    ],
)
def test_what_cannot_be_is_refused_with_the_sentence_of_the_page(
    world: World, duty: Activity, field: str, value: str, words: str
) -> None:
    client, me = world.client("hamlet"), world.people["hamlet"].pk

    said = sent(client, f"/hoat-dong/{duty.pk}/xong/", uuid4(), me=me, **{**DONE, field: value})

    assert said["state"] == "refused"
    assert words in " ".join(said["words"])
    duty.refresh_from_db()
    assert duty.state == "planned"


def test_signed_out_another_person_and_a_stale_word_are_told_apart(
    world: World, duty: Activity
) -> None:
    address, me = f"/hoat-dong/{duty.pk}/xong/", world.people["hamlet"].pk

    nobody = sent(Client(), address, uuid4(), me=me, **DONE)
    neighbour = sent(world.client("hamlet2"), address, uuid4(), me=me, **DONE)

    assert nobody["state"] == "out"
    assert neighbour["state"] == "out"
    duty.refresh_from_db()
    assert duty.state == "planned"


def test_a_stale_csrf_word_asks_for_a_fresh_one(world: World, duty: Activity) -> None:
    strict = Client(enforce_csrf_checks=True)
    cookies = world.client("hamlet").cookies
    strict.cookies = cookies
    me = world.people["hamlet"].pk
    address = f"/hoat-dong/{duty.pk}/xong/"

    stale = sent(strict, address, uuid4(), me=me, **DONE)
    word = strict.get("/gui/").json()["csrf"]
    fresh = sent(strict, address, uuid4(), me=me, csrfmiddlewaretoken=word, **DONE)

    assert stale["state"] == "stale"
    assert fresh["state"] == "received"


def test_an_address_that_keeps_no_receipt_takes_no_queued_form(world: World) -> None:
    me = world.people["hamlet"].pk

    said = sent(world.client("hamlet"), "/mat-khau/", uuid4(), me=me)

    assert said["state"] == "refused"


def test_a_photo_comes_piece_by_piece_and_goes_on_where_the_line_broke(
    world: World, files: Path
) -> None:
    cache.clear()
    made = grounds(world)["own"]
    client, me = world.client("hamlet"), world.people["hamlet"].pk
    leaflet, data = made["activity"], a_photo()
    report, photo = uuid4(), uuid4()
    Activity.objects.filter(pk=leaflet).update(kind="gathering")
    Carried.objects.filter(activity=leaflet).delete()
    fields = {"done_on": "2025-09-28", "people": "30"}
    assert sent(client, f"/hoat-dong/{leaflet}/xong/", report, me=me, **fields)["state"] == (
        "received"
    )

    def piece(at: int, until: int, *, of: bytes = data) -> int:
        part = of[at:until]
        answer = client.post(
            f"/dia-ban/tep/gui/{photo}/", part, content_type="application/offset+octet-stream",
            headers={"Upload-Offset": str(at), "X-Lantoa-Me": str(me),
                     "X-Sha256": hashlib.sha256(part).hexdigest()},
        )  # fmt: skip
        return int(answer.json()["offset"])

    about = {"of": str(report), "name": "anh.png", "sha256": hashlib.sha256(data).hexdigest()}
    early = sent(client, "/hoat-dong/kem-tep/", photo, me=me, **about)
    offsets = [piece(0, 3000), piece(0, 3000), piece(9000, 9100), piece(2000, 5000)]
    here = client.get(f"/dia-ban/tep/gui/{photo}/").json()["offset"]
    piece(here, len(data))
    whole = sent(client, "/hoat-dong/kem-tep/", photo, me=me, **about)
    twice = sent(client, "/hoat-dong/kem-tep/", photo, me=me, **about)

    assert early["state"] == "again"
    assert (offsets, here) == ([0 + 3000, 3000, 3000, 5000], 5000)
    assert whole["state"] == "received"
    assert twice == whole
    assert Activity.objects.get(pk=leaflet).proofs.count() == 1
    assert File.objects.filter(mime="image/png").count() == 1
