"""Xem lại giúp: a slip is asked about in private, nothing is held back, the office reads a note."""

import io
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from PIL import Image, ImageDraw

from lantoa.kit import clock
from lantoa.kit.looks import look
from lantoa.kit.periods import Period
from lantoa.outreach import actions, queries
from lantoa.outreach.actions import Done
from lantoa.outreach.models import Activity, KeptHint
from tests.counting import questions
from tests.outreach.campaigns import DAY, handed, of_kind, send

pytestmark = pytest.mark.django_db


def scene(seed: int, *, side: int = 640, quality: int = 85, taken: str = "") -> bytes:
    """Return a photo of a scene of its own; the same seed is the same scene."""
    picture = Image.new("RGB", (640, 480), "white")
    pen = ImageDraw.Draw(picture)
    for n in range(12):
        at = (seed * 7919 + n * 104729) % 560, (seed * 6151 + n * 7907) % 400
        grey = (seed * 31 + n * 53) % 200
        pen.rectangle((*at, at[0] + 90, at[1] + 90), fill=(grey, grey, grey))
    picture.thumbnail((side, side))
    out = io.BytesIO()
    exif = picture.getexif()
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    picture.save(out, "JPEG", quality=quality, exif=exif)
    return out.getvalue()


def met(world, campaign, *, number: int = 0, by: str = "hamlet", **more) -> Activity:
    """Log a meeting of one's own hamlet."""
    done = Done(**{"done_on": DAY, "counts": {"people": 30}, **more})
    return actions.log(
        campaign, kind="gathering", unit=world.boards[number], place=world.hamlets[number],
        title="Họp thôn", done=done, uid=uuid4(), by=world.people[by],
    )  # fmt: skip


def shown(row: Activity, data: bytes, by) -> None:
    actions.add_proof(row, data=data, name="a.jpg", by=by, uid=uuid4())


def said(world, role: str = "hamlet") -> list[str]:
    return [one.said.words for one in queries.hints_of(world.people[role])]


def test_the_same_photo_sent_on_smaller_for_another_work_is_asked_about(world, campaign):
    head = world.people["hamlet"]
    first, second = met(world, campaign), met(world, campaign)
    shown(first, scene(1), head)
    shown(second, scene(1, side=400, quality=50), head)

    assert said(world) == ["Ảnh này giống ảnh của việc “Họp thôn”."]
    assert queries.hints_of(head)[0].activity == second


def test_another_hamlets_work_is_not_named(world, campaign):
    shown(met(world, campaign), scene(1), world.people["hamlet"])
    other = met(world, campaign, number=1, by="hamlet2")
    shown(other, scene(1), world.people["hamlet2"])

    assert said(world, "hamlet2") == ["Ảnh này giống ảnh của một việc khác đã gửi."]
    assert said(world) == []


def test_two_scenes_and_blank_walls_are_not_the_same_photo(world, campaign):
    head = world.people["hamlet"]
    wall = io.BytesIO()
    Image.new("RGB", (640, 480), "olive").save(wall, "JPEG")
    for data in (scene(1), scene(2), scene(3), wall.getvalue()):
        shown(met(world, campaign), data, head)
    shown(met(world, campaign), wall.getvalue(), head)

    assert said(world) == []
    assert look(wall.getvalue()) is None
    assert look(b"no picture") is None


def test_more_people_than_adults_are_asked_about_and_counted_all_the_same(world, campaign):
    world.hamlets[0].adults = 90
    world.hamlets[0].save()

    row = met(world, campaign, counts={"people": 120})

    assert said(world) == ["Số người dự (120) nhiều hơn số người lớn của thôn (90)."]
    assert (row.state, row.counts["people"]) == ("done", 120)


def test_a_hamlet_whose_adults_nobody_counted_is_measured_by_its_households(world, campaign):
    met(world, campaign, counts={"people": 120})
    assert said(world) == []

    met(world, campaign, counts={"people": 121})

    assert said(world) == ["Số người dự (121) nhiều hơn số người lớn của thôn (120)."]


def test_the_same_words_of_many_hamlets_are_asked_about(world, campaign):
    words = "Bà con phấn khởi, đồng tình cao với nội dung tuyên truyền."
    met(world, campaign, note=words)
    met(world, campaign, number=1, by="hamlet2", note=words.upper())
    assert said(world, "hamlet2") == []

    met(world, campaign, number=2, by="officer", note=words)

    assert said(world, "hamlet2") == ["Lời ghi thêm giống hệt lời của 2 nơi khác."]


def test_a_day_before_the_campaign_or_far_from_its_photo_is_asked_about(world, campaign):
    early = met(world, campaign, done_on=date(2025, 8, 20))
    photo_day = met(world, campaign)
    shown(photo_day, scene(5, taken="2025:09:20 08:00:00"), world.people["hamlet"])

    page = world.client("hamlet").get(reverse("outreach:activity", args=[early.pk]))

    assert "Ngày làm ở trước ngày bắt đầu đợt" in page.content.decode()
    assert said(world) == ["Ảnh chụp ngày 20/9/2025, việc ghi ngày 28/9/2025."]


def test_two_meetings_at_once_in_two_hamlets_are_asked_about(world, campaign):
    officer = world.people["officer"]
    for number, hour in ((0, "08:00"), (1, "08:10"), (2, "15:00")):
        row = met(world, campaign, number=number, by="officer")
        shown(row, scene(number + 10, taken=f"2025:09:28 {hour}:00"), officer)

    assert said(world, "officer") == ["Cùng lúc ấy đã ghi một cuộc họp khác ở thôn Gốc Sấu."]


def test_the_office_sees_nothing_until_the_sender_has_kept_it(world, campaign):
    world.hamlets[0].adults = 90
    world.hamlets[0].save()
    row = met(world, campaign, counts={"people": 120})
    url = reverse("outreach:activity", args=[row.pk])
    before = world.client("officer").get(url).content.decode()

    send(world, "hamlet", reverse("outreach:keep_hint", args=[row.pk]), code="people",
         words="Có khách xã bên")  # fmt: skip

    after = world.client("officer").get(url).content.decode()
    assert "người lớn của thôn" not in before
    assert "nhiều hơn số người lớn của thôn (90). Người hamlet đã xem lại" in after
    assert "Có khách xã bên" in after
    assert said(world) == []
    assert KeptHint.objects.count() == 1


def test_what_is_corrected_is_asked_about_no_more(world, campaign):
    world.hamlets[0].adults = 90
    world.hamlets[0].save()
    row = met(world, campaign, counts={"people": 120})

    done = Done(done_on=DAY, counts={"people": 20})
    actions.correct(row, uid=uuid4(), done=done, by=world.people["hamlet"])

    assert said(world) == []


def test_nobody_keeps_a_hint_that_is_not_there_or_not_theirs(world, campaign):
    row = met(world, campaign)

    gone = send(world, "hamlet", reverse("outreach:keep_hint", args=[row.pk]), code="people")
    other = send(world, "hamlet2", reverse("outreach:keep_hint", args=[row.pk]), code="people")

    assert (gone.status_code, other.status_code) == (409, 404)


def test_the_phones_first_page_and_its_queue_page_show_the_hint(world, campaign):
    world.hamlets[0].adults = 90
    world.hamlets[0].save()
    met(world, campaign, counts={"people": 120})
    client = world.client("hamlet")

    assert "Xem lại giúp" in client.get("/").content.decode()
    assert "Xem lại giúp" in client.get(reverse("outreach:hints")).content.decode()
    assert "Xem lại giúp" not in world.client("officer").get("/").content.decode()


def test_the_days_of_a_report_have_their_hints(world, campaign):
    met(world, campaign, done_on=date(2025, 8, 20))
    unit = world.boards[0]

    august = queries.hints_in(unit, Period(date(2025, 8, 1), date(2025, 8, 31)))
    september = queries.hints_in(unit, Period(date(2025, 9, 1), date(2025, 9, 30)))

    assert (len(august), len(september)) == (1, 0)


def test_hints_on_many_works_ask_as_few_questions_as_on_one(world, campaign):
    head = world.people["hamlet"]
    note = "Bà con hỏi nhiều về định danh điện tử, cần thêm tờ rơi."
    shown(met(world, campaign, note=note), scene(20), head)
    one = questions(lambda: queries.hints_of(head))
    for number in range(20):
        shown(met(world, campaign, note=note), scene(21 + number), head)

    assert questions(lambda: queries.hints_of(head)) == one


def test_a_planned_hour_counts_as_the_hour_of_the_meeting(world, campaign):
    rows = of_kind(campaign, "gathering")[:2]
    officer = world.people["officer"]
    for row, place in zip(rows, world.hamlets[:2], strict=True):
        Activity.objects.filter(pk=row.pk).update(due_time=time(19), due_on=DAY, place=place)
        row.refresh_from_db()
        actions.confirm(row, uid=uuid4(), done=Done(done_on=DAY, counts={"people": 20}), by=officer)

    assert len(said(world, "officer")) == 1
    assert clock.now() == datetime(2025, 9, 29, 8, 0, tzinfo=clock.ZONE)


def test_a_photo_of_a_day_to_come_says_nothing_of_its_day(world, round_):
    row = actions.confirm(round_, uid=uuid4(), done=handed(world), by=world.people["hamlet"])
    ahead = clock.now() + timedelta(days=400)

    proof = actions.add_proof(
        row, data=scene(5), name="a.jpg", by=world.people["hamlet"], uid=uuid4(), taken_at=ahead
    )

    assert proof.file.taken_at is None
    assert not queries.hints_of(world.people["hamlet"])
