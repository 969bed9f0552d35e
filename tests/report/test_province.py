"""The commune's sealed report goes up signed; the province proves it, stores it once, adds it."""

import json
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lantoa.commune.models import Journal, Place
from lantoa.kit.errors import AnotherBody, NotAllowed, Unfit
from lantoa.report import actions, province_queries
from lantoa.report.models import Received
from lantoa.report.signing_keys import is_signed, public_key, sign
from tests.counting import questions
from tests.report.way import sent

pytestmark = pytest.mark.django_db


def trusted(world, place=None):
    key = public_key()
    place = place or world.commune.place
    return actions.trust(place, public=key, by=world.people["province"], uid=uuid4())


def another_commune(world) -> Place:
    there = Place.objects.filter(kind="commune", path__startswith="/20/")
    return there.exclude(pk=world.commune.place_id)[0]


def envelope(world, report) -> bytes:
    return actions.hand_out(report, by=world.people["officer"])


def changed(data: bytes, **changes: object) -> bytes:
    return json.dumps(json.loads(data) | changes).encode()


def signed_again(data: bytes, change) -> bytes:
    """Return the envelope with another body, well signed."""
    whole = json.loads(data)
    change(whole)
    from_ = {name: whole[name] for name in ("format", "uid", "place", "body")}
    whole["signature"] = sign(json.dumps(from_, sort_keys=True, ensure_ascii=False).encode())
    return json.dumps(whole).encode()


def test_a_signed_file_holds_figures_and_no_household(world, sealed):
    body = json.loads(envelope(world, sealed))

    assert body["key"] == public_key()
    assert not {"head", "phone", "lane"} & set(json.dumps(body).replace('"', " ").split())
    assert Journal.objects.filter(verb="report.passed").count() == 1


def test_the_houses_key_is_kept_for_the_house_alone(world, sealed):
    public_key()

    path = settings.HOME / "secrets" / "report-ed25519"

    assert path.stat().st_mode & 0o777 == 0o600
    assert is_signed(b"a", public=public_key(), signature=sign(b"a"))
    assert not is_signed(b"b", public=public_key(), signature=sign(b"a"))


def test_the_province_stores_a_report_that_a_trusted_commune_signed_and_once(world, sealed):
    trusted(world)
    data = envelope(world, sealed)

    row, is_new = actions.take_in(data, how="post")
    again, is_new_again = actions.bring(data, by=world.people["province"], uid=uuid4())

    assert (is_new, is_new_again, again.pk) == (True, False, row.pk)
    assert (row.uid, row.place) == (sealed.uid, world.commune.place)


def test_the_same_uid_with_another_body_is_refused(world, sealed):
    trusted(world)
    data = envelope(world, sealed)
    actions.take_in(data, how="post")

    other = signed_again(data, lambda whole: whole["body"].update(title="Kỳ khác"))

    with pytest.raises(AnotherBody):
        actions.take_in(other, how="post")


def test_an_unknown_key_a_changed_figure_and_a_key_no_more_trusted_are_refused(world, sealed):
    data = envelope(world, sealed)
    with pytest.raises(NotAllowed):
        actions.take_in(data, how="post")
    key = trusted(world)
    bent = json.loads(data)
    bent["body"]["sealed"]["figures"][0]["value"] = "99999"

    with pytest.raises(NotAllowed):
        actions.take_in(json.dumps(bent).encode(), how="post")
    actions.distrust(key, by=world.people["province"], uid=uuid4())
    with pytest.raises(NotAllowed):
        actions.take_in(data, how="post")
    assert not Received.objects.exists()


def test_a_key_speaks_for_its_own_commune_only(world, sealed):
    trusted(world, another_commune(world))

    with pytest.raises(NotAllowed):
        actions.take_in(envelope(world, sealed), how="post")


def test_figures_that_are_not_those_the_commune_sealed_are_refused(world, sealed):
    trusted(world)

    def bend(whole):
        whole["body"]["sealed"]["figures"][0] |= {"value": "7", "state": "value"}

    with pytest.raises(Unfit, match="không khớp"):
        actions.take_in(signed_again(envelope(world, sealed), bend), how="post")


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\x00\xff", b"1" * (2**20 + 1)])
def test_what_is_no_signed_report_is_refused_in_words(world, campaign, data):
    with pytest.raises(Unfit):
        actions.take_in(data, how="post")


@pytest.mark.parametrize("change", [{"uid": 7}, {"body": {}}, {"signature": "ab"}, {"key": "z"}])
def test_an_envelope_with_a_part_missing_breaks_nothing(world, sealed, change):
    trusted(world)

    with pytest.raises(Unfit):
        actions.take_in(changed(envelope(world, sealed), **change), how="post")


def test_a_commune_posts_to_the_provinces_address_without_signing_in(world, sealed):
    trusted(world)
    data, address = envelope(world, sealed), reverse("report:take_post")

    first = Client().post(address, data, content_type="application/json")
    second = Client().post(address, data, content_type="application/json")
    broken = Client().post(address, b"{", content_type="application/json")

    assert (first.status_code, second.status_code, broken.status_code) == (201, 200, 422)
    assert Client().get(address).status_code == 405


def test_an_address_without_a_lock_is_not_used(world, sealed):
    with pytest.raises(Unfit, match="https"):
        actions.carry("http://tinh.example/", b"{}")


def test_where_commune_and_province_share_a_house_the_report_lies_on_the_table(world, sealed):
    client = world.client("officer")

    client.post(reverse("report:pass_on", args=[sealed.pk]), {"uid": str(uuid4())})

    assert Received.objects.get().how == "here"
    assert "Đã gửi" in client.get(reverse("report:report", args=[sealed.pk])).content.decode()


def test_only_what_is_sealed_goes_up_and_only_the_commune_sends_it(world, campaign, sealed):
    with pytest.raises(NotAllowed):
        actions.hand_out(sealed, by=world.people["hamlet"])
    unsealed = sent(world, world.boards[1], "hamlet2")
    with pytest.raises(Unfit, match="khóa"):
        actions.hand_out(unsealed, by=world.people["officer"])


def two_communes(world, sealed) -> None:
    """Let a second commune's report of the same period come in: twice the figures."""
    other = another_commune(world)
    trusted(world)
    data = envelope(world, sealed)
    actions.take_in(data, how="post")
    Received.objects.create(
        uid=uuid4(), place=other, key=Received.objects.get().key,
        received_at="2025-09-25T08:00:00+07:00", sha256="0", signature="0", how="file",
        **{name: getattr(Received.objects.get(), name)
           for name in ("campaign", "about", "series", "every", "title", "from_on", "until_on",
                        "body")},
    )  # fmt: skip


def test_the_province_adds_figures_and_reach_over_communes_and_nothing_that_overlaps(world, sealed):
    two_communes(world, sealed)
    user = world.people["province"]

    roll = province_queries.roll(user, province_queries.turns(user)[0])

    told = {one.label: one.total for one in roll.figures}
    assert told["Số tờ rơi, tài liệu đã phát"] == "70"
    assert told["Số hộ đã nhận tận hộ"] == "20"
    assert told["Số nội dung đã đưa ra"] == ""
    assert len(roll.rows) == 2


def test_a_trusted_commune_that_sent_nothing_is_named(world, sealed):
    other = another_commune(world)
    trusted(world)
    actions.take_in(envelope(world, sealed), how="post")
    actions.trust(other, public="ab" * 32, by=world.people["province"], uid=uuid4())

    said = world.client("province").get(reverse("report:province")).content.decode()

    assert f"Chưa có báo cáo của <b>{other}</b>" in said
    assert "Gốc Sấu" not in said


def test_a_file_brought_by_hand_is_taken_in_and_a_wrong_one_is_told(world, sealed):
    trusted(world)
    client, address = world.client("province"), reverse("report:province_in")

    def bring(data: bytes):
        file = SimpleUploadedFile("bao-cao.json", data)
        return client.post(address, {"uid": str(uuid4()), "file": file})

    good, bad = bring(envelope(world, sealed)), bring(b"PK khong phai")

    assert (good.status_code, bad.status_code) == (302, 422)
    assert "Chọn lại tệp" in bad.content.decode()
    assert Received.objects.count() == 1


def test_a_key_that_is_none_is_told_and_only_the_province_trusts(world, campaign):
    place = world.commune.place
    with pytest.raises(Unfit, match="64"):
        actions.trust(place, public="khóa", by=world.people["province"], uid=uuid4())
    with pytest.raises(NotAllowed):
        actions.trust(place, public=public_key(), by=world.people["officer"], uid=uuid4())


def test_the_provinces_page_asks_no_more_for_many_communes(world, sealed):
    trusted(world)
    actions.take_in(envelope(world, sealed), how="post")
    client, address = world.client("province"), reverse("report:province")
    few = questions(lambda: client.get(address))
    first = Received.objects.get()
    for place in Place.objects.filter(kind="commune", path__startswith="/20/")[:12]:
        if place != first.place:
            facts = ("key", "campaign", "about", "series", "every", "title", "from_on", "until_on",
                     "body", "sha256", "signature", "how", "received_at")  # fmt: skip
            told = {name: getattr(first, name) for name in facts}
            Received.objects.create(uid=uuid4(), place=place, **told)

    assert questions(lambda: client.get(address)) == few
