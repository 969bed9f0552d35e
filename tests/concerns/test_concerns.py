"""A difficulty is raised from a phone, answered in time, and seen by those it concerns."""

import io
import re
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lantoa.commune.models import Journal
from lantoa.concerns import actions, queries
from lantoa.concerns.models import Concern, Topic
from lantoa.concerns.rules import time_left
from lantoa.kit import clock
from lantoa.kit.errors import AnotherBody, NotAllowed, Unfit
from tests.counting import questions
from tests.world import NOW, World


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "#446688").save(out, "JPEG")
    return out.getvalue()


def raised(world: World, role: str = "hamlet", **more: object) -> Concern:
    facts = {"title": "Hai loa không kêu", "uid": uuid4(), **more}
    return actions.raise_concern(by=world.people[role], **facts)


def body(answer: HttpResponse) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_difficulty_is_owed_an_answer_within_the_topic_s_hours(world: World, files: Path) -> None:
    concern = raised(world, topic="loa", body="Từ sáng", photos=(("a.jpg", photo()),))

    assert concern.due_at - concern.received_at == timedelta(hours=24)
    assert (concern.unit, concern.with_unit) == (world.boards[0], world.office)
    assert concern.messages.get().files.get().mime == "image/jpeg"


def test_without_a_topic_the_commune_s_own_hours_hold(world: World) -> None:
    world.commune.settings = {"answer_hours": 12}
    world.commune.save()

    assert raised(world).due_at == NOW + timedelta(hours=12)
    assert raised(world, topic="khac").due_at == NOW + timedelta(hours=12)


def test_a_usual_topic_becomes_the_commune_s_own_once(world: World) -> None:
    raised(world, topic="loa")
    raised(world, topic="loa")

    assert Topic.objects.get().name == "Loa, thiết bị truyền thanh"
    keys = [key for key, _ in queries.topics(world.commune)]
    assert keys[0] == str(Topic.objects.get().pk)
    assert "loa" not in keys


def test_a_difficulty_sent_twice_is_stored_once(world: World, files: Path) -> None:
    uid, photos = uuid4(), (("a.jpg", photo()),)

    first, again = (raised(world, uid=uid, photos=photos) for _ in "ab")

    assert first == again
    assert Concern.objects.count() == 1
    assert Journal.objects.filter(verb="concern.raised").count() == 1
    with pytest.raises(AnotherBody):
        raised(world, uid=uid, title="Chuyện khác")


def test_the_office_writes_down_what_a_head_says_by_phone(world: World) -> None:
    concern = raised(world, "officer", unit=world.boards[2], on_behalf_of="ông Phiến gọi 9 giờ")

    assert concern.unit == world.boards[2]
    assert concern.on_behalf_of == "ông Phiến gọi 9 giờ"
    assert concern.raised_by == world.people["officer"]


def test_nobody_raises_a_difficulty_for_another_hamlet(world: World) -> None:
    with pytest.raises(NotAllowed):
        raised(world, unit=world.boards[1])
    with pytest.raises(NotAllowed):
        raised(world, "viewer", unit=world.boards[1])
    with pytest.raises(NotAllowed):
        raised(world, "stranger", unit=world.boards[1])


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"title": "  "}, "một câu"),
        ({"topic": "khong-co"}, "loại việc"),
        ({"photos": [("a.jpg", b"x")] * 6}, "nhiều nhất 5 ảnh"),
        ({"photos": [("a.exe", b"MZ" + b"\x01" * 40)]}, "chỉ nhận ảnh hoặc âm thanh"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_kept(
    world: World, files: Path, more: dict[str, object], word: str
) -> None:
    with pytest.raises(Unfit, match=word):
        raised(world, **more)

    assert not Concern.objects.exists()


def test_an_answer_ends_the_waiting_and_asking_again_begins_it_anew(world: World) -> None:
    concern, officer = raised(world), world.people["officer"]

    actions.answer(concern, by=officer, uid=uuid4(), body="Mai thợ lên.")
    answered = [list(queries.open_for(world.people[role])) for role in ("officer", "hamlet")]
    with clock.at(NOW + timedelta(days=3)):
        actions.ask_again(concern, by=world.people["hamlet"], uid=uuid4(), body="Vẫn im.")

    assert answered == [[], [concern]]
    assert list(queries.open_for(officer)) == [concern]
    concern.refresh_from_db()
    assert concern.due_at == NOW + timedelta(days=5)
    assert [said.is_answer for said in concern.messages.all()] == [False, True, False]


def test_a_hamlet_does_not_answer_itself(world: World) -> None:
    concern = raised(world)

    for role in ("hamlet", "hamlet2", "viewer", "stranger"):
        with pytest.raises(NotAllowed):
            actions.answer(concern, by=world.people[role], uid=uuid4(), body="Xong")


def test_the_unit_that_asked_says_when_it_is_settled(world: World) -> None:
    concern = raised(world)

    actions.close(concern, by=world.people["hamlet"], uid=uuid4())

    assert not queries.open_for(world.people["hamlet"]).exists()
    with pytest.raises(Unfit, match="khép lại"):
        actions.answer(concern, by=world.people["officer"], uid=uuid4(), body="Muộn rồi")
    with pytest.raises(NotAllowed):
        actions.close(concern, by=world.people["hamlet2"], uid=uuid4())


def test_what_must_be_answered_first_stands_first(world: World) -> None:
    later, sooner = raised(world, topic="nguoi"), raised(world, topic="loa")

    assert list(queries.open_for(world.people["officer"])) == [sooner, later]


def test_other_hamlets_and_other_communes_never_see_it(world: World) -> None:
    raised(world)

    for role in ("hamlet2", "association", "stranger", "province", "operator"):
        assert not queries.concerns(world.people[role]).exists(), role


def test_under_two_days_the_time_left_is_said_in_hours() -> None:
    now = datetime(2025, 9, 29, 8, tzinfo=clock.ZONE)

    assert time_left(now + timedelta(hours=30), now) == "còn 30 giờ"
    assert time_left(now - timedelta(hours=47), now) == "quá 47 giờ"
    assert time_left(now + timedelta(hours=50), now) == "còn 2 ngày"


@given(st.integers(-3_000_000, 3_000_000))
def test_time_left_is_said_in_whole_hours_or_days(seconds: int) -> None:
    now = datetime(2025, 9, 29, 8, tzinfo=clock.ZONE)

    said = time_left(now + timedelta(seconds=seconds), now)

    if abs(seconds) < 3600:
        assert said == ("vừa quá hạn" if seconds < 0 else "còn dưới 1 giờ")
        return
    number = int(re.findall(r"\d+", said)[0])
    length = {"giờ": 3600, "ngày": 86400}[said.split()[-1]]
    assert said.startswith("quá") == (seconds < 0)
    assert number * length <= abs(seconds) < (number + 1) * length


def test_a_head_asks_for_help_from_the_phone_with_a_photo(world: World, files: Path) -> None:
    client = world.client("hamlet")
    page = body(client.get("/kho-khan/moi/"))
    upload = SimpleUploadedFile("anh.jpg", photo(), "image/jpeg")
    fields = {"topic": "loa", "title": "Loa im", "uid": str(uuid4()), "photos": [upload]}

    answer = client.post("/kho-khan/moi/", fields, follow=True)

    assert "Ghi hộ" not in page
    assert "Xã đã nhận 08:00" in body(answer)
    assert "Xã trả lời trước 08:00 ngày mai" in body(answer)
    assert "<img" in body(answer)


def test_a_photo_that_cannot_be_read_keeps_what_was_typed(world: World, files: Path) -> None:
    upload = SimpleUploadedFile("anh.jpg", b"<html>", "image/jpeg")
    fields = {"topic": "loa", "title": "Loa im từ hôm qua", "uid": str(uuid4())}

    answer = world.client("hamlet").post("/kho-khan/moi/", {**fields, "photos": [upload]})

    assert answer.status_code == 422
    assert "Loa im từ hôm qua" in body(answer)
    assert "chỉ nhận ảnh" in body(answer)


def test_the_office_sees_the_time_left_and_answers(world: World) -> None:
    concern = raised(world, topic="loa")
    client = world.client("officer")

    with clock.at(NOW + timedelta(hours=20)):
        listed = body(client.get("/kho-khan/"))
        client.post(
            f"/kho-khan/{concern.pk}/tra-loi/", {"body": "Mai thợ lên.", "uid": str(uuid4())}
        )
    with clock.at(NOW + timedelta(hours=21)):
        seen = body(world.client("hamlet").get(f"/kho-khan/{concern.pk}/"))

    assert "còn 4 giờ" in listed
    assert "Mai thợ lên." in seen
    assert "Xã đã trả lời" in seen


def test_a_late_answer_is_the_office_s_word_and_not_the_hamlet_s(world: World) -> None:
    raised(world, topic="loa")

    with clock.at(NOW + timedelta(hours=30)):
        office = body(world.client("officer").get("/kho-khan/"))
        hamlet = body(world.client("hamlet").get("/kho-khan/"))

    assert "quá 6 giờ" in office
    assert "quá" not in hamlet


def test_the_office_writes_for_a_hamlet_from_the_page(world: World) -> None:
    client = world.client("officer")
    fields = {"unit": world.boards[1].pk, "on_behalf_of": "bà Loan", "topic": "mang"}

    client.post("/kho-khan/moi/", {**fields, "title": "Mất mạng", "uid": str(uuid4())})

    assert Concern.objects.get().unit == world.boards[1]
    assert "ghi hộ: bà Loan" in body(client.get(f"/kho-khan/{Concern.objects.get().pk}/"))


def test_the_list_asks_no_more_of_the_database_when_it_grows(world: World) -> None:
    client = world.client("officer")
    raised(world)
    few = questions(lambda: client.get("/kho-khan/"))
    for _ in range(20):
        raised(world, topic="loa")

    many = questions(lambda: client.get("/kho-khan/"))

    assert many <= few
