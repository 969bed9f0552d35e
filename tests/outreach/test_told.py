"""Ghi hộ: what the office writes for others is marked, and those others can say it is not right."""

import html
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.models import Journal
from lantoa.home.desk import desk, summary
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, NotAllowed, Unfit
from lantoa.outreach import actions, queries, telling
from lantoa.outreach.actions import Done, DoneByOthers
from lantoa.outreach.models import Activity, Objection, Proof
from tests.counting import questions
from tests.media import WEBM
from tests.outreach.campaigns import DAY, handed, photo, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(world, round_) -> Activity:
    """Give the round as the office wrote it for the head who rang."""
    typed = {"done_on": DAY, "copies": 36, "how": "number", "on_behalf_of": "Người hamlet",
             "told_how": "call", "told_at": "2025-09-28T19:30"}  # fmt: skip
    send(world, "officer", reverse("outreach:confirm", args=[round_.pk]), **typed)
    round_.refresh_from_db()
    return round_


def test_who_rang_when_and_who_wrote_it_stand_on_the_activity_wherever_it_is_shown(world, told):
    page = world.client("hamlet").get(reverse("outreach:activity", args=[told.pk]))
    ledger = world.client("officer").get(reverse("outreach:ledger")).content.decode()
    home = world.client("hamlet").get("/").content.decode()

    assert told.told == "Người hamlet gọi điện, 19:30 hôm qua"
    assert "Người hamlet gọi điện, 19:30 hôm qua. Người officer ghi" in page.content.decode()
    assert "ghi hộ" in ledger
    assert "ghi hộ" in home


def test_a_call_that_is_still_to_come_is_told_and_nothing_typed_is_lost(world, round_):
    typed = {"done_on": DAY, "copies": 36, "how": "number", "on_behalf_of": "Người hamlet",
             "told_at": "2025-09-30T19:30"}  # fmt: skip

    page = send(world, "officer", reverse("outreach:confirm", args=[round_.pk]), **typed)

    assert "Lúc báo còn ở phía trước" in page.content.decode()
    assert 'value="36' in page.content.decode()
    round_.refresh_from_db()
    assert round_.state == "planned"


def test_a_head_cannot_say_that_somebody_else_told_it(world, round_):
    typed = {"done_on": DAY, "copies": 36, "how": "number", "on_behalf_of": "Ai đó"}

    send(world, "hamlet", reverse("outreach:confirm", args=[round_.pk]), **typed)

    round_.refresh_from_db()
    assert (round_.state, round_.told) == ("done", "")


def test_the_unit_says_not_right_and_the_office_mends_it(world, told):
    url = reverse("outreach:object", args=[told.pk])
    send(world, "hamlet", url, words="Tôi báo 30 tờ, không phải 36.")
    waits = desk(world.people["officer"])

    actions.correct(told, uid=uuid4(), done=handed(world), by=world.people["officer"])

    assert "1 việc ghi hộ nơi làm báo không đúng" in summary(waits)
    assert Objection.objects.get().answer == "Đã đính chính."
    assert queries.objected(world.people["officer"]) == 0
    assert Journal.objects.filter(verb="activity.objected").count() == 1


def test_the_office_lets_it_stand_only_with_what_was_agreed(world, told):
    head, officer = world.people["hamlet"], world.people["officer"]
    actions.object_to(told, words="Sai số.", by=head, uid=uuid4())

    with pytest.raises(Unfit):
        actions.answer_objection(told, words=" ", by=officer, uid=uuid4())
    actions.answer_objection(told, words="Gọi lại: đúng 36 tờ.", by=officer, uid=uuid4())

    page = world.client("hamlet").get(reverse("outreach:activity", args=[told.pk]))
    assert "Gọi lại: đúng 36 tờ." in page.content.decode()
    assert queries.objected(officer) == 0


def test_an_objection_is_the_units_own_once_at_a_time_and_only_to_what_was_written_for_it(
    world, told
):
    head = world.people["hamlet"]
    with pytest.raises(NotAllowed):
        actions.object_to(told, words="Sai.", by=world.people["hamlet2"], uid=uuid4())
    uid = uuid4()
    actions.object_to(told, words="Sai.", by=head, uid=uid)
    actions.object_to(told, words="Sai.", by=head, uid=uid)

    assert Objection.objects.count() == 1
    with pytest.raises(AlreadyChanged):
        actions.object_to(told, words="Vẫn sai.", by=head, uid=uuid4())


def test_what_a_unit_wrote_itself_is_corrected_not_objected_to(world, round_):
    head = world.people["hamlet"]
    actions.confirm(round_, uid=uuid4(), done=handed(world), by=head)

    with pytest.raises(Unfit, match="Đính chính"):
        actions.object_to(round_, words="Sai.", by=head, uid=uuid4())


def test_the_ledger_finds_what_units_say_is_not_right(world, told):
    actions.object_to(told, words="Sai.", by=world.people["hamlet"], uid=uuid4())

    page = world.client("officer").get(reverse("outreach:ledger") + "?trang-thai=objected")

    assert "1 hoạt động" in page.content.decode()


def test_the_page_of_a_call_fills_in_who_rings_and_goes_back_to_the_same_unit(world, campaign):
    client, board = world.client("officer"), world.boards[0]
    page = client.get(reverse("outreach:call") + f"?don-vi={board.pk}").content.decode()
    row = Activity.objects.get(unit=board, kind="leaflet")
    typed = {"done_on": DAY, "copies": 36, "how": "all", "on_behalf_of": "Người hamlet",
             "told_how": "call", "after": "call"}  # fmt: skip

    answer = send(world, "officer", reverse("outreach:confirm", args=[row.pk]), **typed)

    assert 'value="Người hamlet"' in page
    assert answer["Location"].endswith(f"?don-vi={board.pk}")
    row.refresh_from_db()
    assert row.told_how == "call"


def test_on_the_page_of_a_call_who_told_it_is_not_left_out(world, campaign):
    board = world.boards[0]
    row = Activity.objects.get(unit=board, kind="leaflet")
    typed = {"done_on": DAY, "copies": 36, "how": "all", "on_behalf_of": "", "after": "call"}
    aside = {"title": "Nói ở chợ", "campaign": campaign.pk, "place": world.hamlets[0].pk,
             "done_on": DAY, "people": 25, "on_behalf_of": ""}  # fmt: skip

    one = send(world, "officer", reverse("outreach:confirm", args=[row.pk]), **typed)
    other = send(
        world, "officer", reverse("outreach:log") + f"?loai=gathering&don-vi={board.pk}", **aside
    )

    assert "Ghi tên người báo" in one.content.decode()
    assert "Ghi tên người báo" in other.content.decode()
    row.refresh_from_db()
    assert row.state == Activity.PLANNED
    assert not Activity.objects.filter(title="Nói ở chợ").exists()


def test_work_outside_the_plan_that_was_told_counts_for_the_hamlet_not_the_office(world, campaign):
    typed = {"title": "Nói ở chợ", "campaign": campaign.pk, "place": world.hamlets[0].pk,
             "done_on": DAY, "people": 25, "on_behalf_of": "Người hamlet",
             "told_how": "call"}  # fmt: skip

    send(world, "officer", reverse("outreach:log") + "?loai=gathering", **typed)

    row = Activity.objects.get(title="Nói ở chợ")
    assert (row.unit, row.told_sign) == (world.boards[0], "ghi hộ")


def test_what_an_association_told_counts_for_the_association_and_it_may_object(world, campaign):
    page = world.client("officer").get(reverse("outreach:call") + f"?don-vi={world.women.pk}")
    typed = {
        "title": "Sinh hoạt chi hội", "campaign": campaign.pk, "place": world.hamlets[0].pk,
        "done_on": DAY, "people": 18, "on_behalf_of": "Chị Hoa", "told_how": "call",
    }  # fmt: skip
    link = next(part for part in page.content.decode().split('"') if "loai=gathering&" in part)

    send(world, "officer", html.unescape(link), **typed)

    row = Activity.objects.get(title="Sinh hoạt chi hội")
    shown = world.client("association").get(reverse("outreach:activity", args=[row.pk]))
    assert row.unit == world.women
    assert "Báo không đúng" in shown.content.decode()


def test_who_may_ring_is_asked_in_as_few_questions_for_many_units_as_for_few(world, campaign):
    client, url = world.client("officer"), reverse("outreach:call")
    few = questions(lambda: client.get(url))
    for number in range(20):
        world.person("hamlet", world.boards[2], key=f"more{number}")

    assert questions(lambda: client.get(url)) == few


def test_a_voice_note_stays_a_recording_until_the_office_writes_it_out(world, round_):
    head = world.people["hamlet"]
    actions.confirm(round_, uid=uuid4(), done=handed(world), by=head)
    proof = actions.add_proof(round_, data=WEBM, name="loi-noi.webm", by=head, uid=uuid4())
    url = reverse("outreach:activity", args=[round_.pk])
    before = world.client("officer").get(url).content.decode()

    words = "Hôm nay bà con đến đông, <b>cụ Bảo</b> hỏi về căn cước."
    send(world, "officer", reverse("outreach:write_out", args=[proof.pk]), words=words)

    after = world.client("hamlet").get(url).content.decode()
    assert "Chưa ghi thành chữ" in before
    assert f'<audio controls preload="none" src="/dia-ban/tep/{proof.file_id}/"' in before
    assert "&lt;b&gt;cụ Bảo&lt;/b&gt;" in after
    assert "Người officer nghe và ghi lại" in after
    round_.refresh_from_db()
    assert words not in round_.note
    with pytest.raises(NotAllowed):
        actions.write_out(proof, words="x", by=head, uid=uuid4())


def test_a_photo_is_not_written_out_and_a_correction_keeps_the_words(world, round_):
    head, officer = world.people["hamlet"], world.people["officer"]
    actions.confirm(round_, uid=uuid4(), done=handed(world), by=head)
    picture = actions.add_proof(round_, data=photo().read(), name="a.jpg", by=head, uid=uuid4())
    with pytest.raises(Unfit, match="không phải lời nói"):
        actions.write_out(picture, words="Ảnh", by=officer, uid=uuid4())
    talk = actions.add_proof(round_, data=WEBM, name="loi.webm", by=head, uid=uuid4())
    actions.write_out(talk, words="Đông lắm.", by=officer, uid=uuid4())

    new = actions.correct(round_, uid=uuid4(), done=handed(world), by=head)

    assert Proof.objects.get(activity=new, file=talk.file).words == "Đông lắm."


def test_what_a_phone_sends_is_hashed_as_it_always_was():
    plain = Done(done_on=DAY, counts={"copies": 30})

    assert repr(plain) == (
        "Done(done_on=datetime.date(2025, 9, 28), counts={'copies': 30}, note='', marks={}, "
        "whole={}, silent={}, device_at=None, on_behalf_of='')"
    )
    assert "told_how='call'" in repr(
        DoneByOthers(done_on=DAY, told_how="call", told_at=clock.now() - timedelta(hours=1))
    )


def test_a_unit_whose_person_left_is_not_offered_to_ring_and_a_hamlet_always_is(world, campaign):
    for role in ("association", "hamlet"):
        world.people[role].memberships.update(to_on=date(2025, 9, 1))

    offered = [one.unit for one in telling.tellers(world.commune, clock.today())]

    assert world.women not in offered
    assert world.boards[0] in offered
