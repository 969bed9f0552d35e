"""Pages of the ledger: who sees what, what is typed arrives, lists do not slow down."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from PIL import Image

from lantoa.commune.models import File, Household, Place, Seat
from lantoa.kit.bits import count
from lantoa.outreach import actions
from lantoa.outreach.actions import Done
from lantoa.outreach.forms import DoneForm
from lantoa.outreach.models import Activity
from tests.counting import questions
from tests.outreach.campaigns import (
    DAY,
    photo,
    send,
)

pytestmark = pytest.mark.django_db


def test_the_office_sees_the_whole_ledger_and_a_hamlet_its_own(world, campaign):
    url = reverse("outreach:ledger") + "?xem=het"

    office = world.client("officer").get(url).content.decode()
    hamlet = world.client("hamlet").get(url).content.decode()

    mine = Activity.objects.filter(unit=world.boards[0]).count()
    assert f"{campaign.activities.count()} hoạt động" in office
    assert f"{mine} hoạt động" in hamlet


def test_another_communes_officer_does_not_find_an_activity(world, round_):
    assert (
        world.client("stranger").get(reverse("outreach:activity", args=[round_.pk])).status_code
        == 404
    )


def test_the_ledger_is_filtered_by_what_the_address_asks(world, campaign):
    query = f"?dot={campaign.pk}&loai=leaflet&thon={world.hamlets[0].pk}&tu=2025-09-01"

    page = world.client("officer").get(reverse("outreach:ledger") + query).content.decode()

    assert "1 hoạt động" in page
    assert "Phát tờ rơi đến từng hộ" in page


def test_a_filter_that_nobody_can_read_asks_for_everything(world, campaign):
    page = world.client("officer").get(
        reverse("outreach:ledger") + "?dot=x&tu=hom-qua&loai=tivi&xem=het"
    )

    assert page.status_code == 200
    assert f"{campaign.activities.count()} hoạt động" in page.content.decode()


def test_the_ledger_asks_as_few_questions_for_many_rows_as_for_one(world, campaign):
    client, url = world.client("officer"), reverse("outreach:ledger") + "?xem=het"
    one = questions(lambda: client.get(f"{url}&loai=culture"))

    many = questions(lambda: client.get(url))

    assert many == one


def test_a_head_marks_a_round_done_with_photo_and_doors(world, round_):
    hamlet = {f"h{bit}": "away" for bit in (3, 4)}

    answer = send(
        world,
        "hamlet",
        reverse("outreach:confirm", args=[round_.pk]),
        done_on="2025-09-28",
        copies="38",
        how="all",
        photo=photo(),
        note="Bà con đón nhận",
        **hamlet,
    )

    round_.refresh_from_db()
    marks = {row.mark: count(bytes(row.bits)) for row in round_.audiences.all()}
    assert answer.status_code == 302
    assert round_.state == Activity.DONE
    assert marks == {"delivered": 38, "away": 2}
    assert round_.proofs.count() == 1


def test_a_proof_has_lost_where_it_was_taken(world, round_):
    send(world, "hamlet", reverse("outreach:prove", args=[round_.pk]), photo=photo())

    file = File.objects.get(pk=round_.proofs.get().file_id)
    answer = world.client("hamlet").get(reverse("commune:file", args=[file.pk]))
    data = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert not Image.open(io.BytesIO(data)).getexif()


def test_a_file_that_is_no_photo_is_told_and_the_round_is_kept(world, round_):
    bad = io.BytesIO(b"MZ\x90\x00 not a photo at all")
    bad.name = "anh.jpg"

    answer = world.client("hamlet").post(
        reverse("outreach:confirm", args=[round_.pk]),
        {"uid": str(uuid4()), "done_on": "2025-09-28", "copies": "38", "how": "all", "photo": bad},
        follow=True,
    )

    round_.refresh_from_db()
    assert round_.state == Activity.DONE
    assert "anh.jpg" in answer.content.decode()


def test_a_number_that_cannot_be_is_told_on_its_field_and_nothing_typed_is_lost(world, round_):
    url = reverse("outreach:confirm", args=[round_.pk])

    page = send(
        world,
        "hamlet",
        url,
        done_on="2025-09-28",
        copies="999999",
        note="Ghi chú dài",
        how="all",
        h7="absent",
    )

    text = page.content.decode()
    assert "Nhiều nhất là 20.000" in text
    assert "Ghi chú dài" in text
    assert '<option value="absent" selected>' in text
    assert Activity.objects.get(pk=round_.pk).state == Activity.PLANNED


def test_a_hamlets_head_sees_doors_and_an_association_none(world, round_):
    url = reverse("outreach:activity", args=[round_.pk])

    assert 'name="h0"' in world.client("hamlet").get(url).content.decode()
    assert world.client("association").get(url).status_code == 404


def test_unplanned_work_is_written_from_the_phone(world, campaign):
    url = reverse("outreach:log") + "?loai=gathering"
    Place.objects.filter(pk=world.hamlets[0].pk).update(adults=310)
    form = world.client("hamlet").get(url).content.decode()

    answer = send(
        world,
        "hamlet",
        url,
        title="Họp xóm tối Chủ nhật",
        campaign=str(campaign.pk),
        place=str(world.hamlets[0].pk),
        done_on="2025-09-28",
        people="31",
        how="number",
    )

    row = Activity.objects.get(title="Họp xóm tối Chủ nhật")
    assert "Số người dự" in form
    assert 'data-adults="310"' in form
    assert answer.status_code == 302
    assert (row.unit, row.counts, row.state) == (world.boards[0], {"people": 31}, "done")


def test_a_hamlet_has_its_own_calendar(world, campaign):
    url = f"{reverse('outreach:calendar')}?dot={campaign.pk}&don-vi={world.boards[0].pk}"

    page = world.client("hamlet").get(url + "&tuan=2025-09-22").content.decode()

    assert "Phát tờ rơi đến từng hộ" in page
    assert "Buổi phát thanh" not in page


def test_a_wrong_number_is_corrected_on_the_page(world, round_):
    done = Done(done_on=DAY, counts={"copies": 20})
    actions.confirm(round_, uid=uuid4(), done=done, by=world.people["hamlet"])
    url = reverse("outreach:correct", args=[round_.pk])

    send(world, "hamlet", url, done_on="2025-09-28", copies="22", how="number")

    round_.refresh_from_db()
    assert round_.corrected_by.counts == {"copies": 22}
    page = world.client("hamlet").get(reverse("outreach:activity", args=[round_.pk]))
    assert "đính chính" in page.content.decode()


def test_a_correction_shows_what_was_ticked_and_ticks_nobody_by_itself(world, round_):
    away, home = Seat.objects.filter(hamlet=world.hamlets[0], bit__in=(3, 4)).order_by("bit")
    Household.objects.filter(pk=away.household_id).update(away=True)
    Household.objects.filter(pk=home.household_id).update(lane="Ngõ 2")
    marks = {world.hamlets[0].pk: {"delivered": [4]}}
    done = Done(done_on=DAY, counts={"copies": 1}, marks=marks)
    actions.confirm(round_, uid=uuid4(), done=done, by=world.people["hamlet"])

    page = world.client("hamlet").get(reverse("outreach:correct", args=[round_.pk]))

    said = " ".join(page.content.decode().split())
    assert said.count(" selected") == 1
    assert 'open> <summary> Ngõ 2 <span class="soft">(1 hộ, đã đánh dấu 1)' in said


def test_a_correction_says_when_the_number_and_the_ticks_differ(world, campaign):
    row = Activity.objects.create(
        campaign=campaign, kind="visit", unit=world.boards[0], place=world.hamlets[0],
        title="Đến nhà", due_on=DAY,
    )  # fmt: skip
    marks = {world.hamlets[0].pk: {"delivered": [3, 4]}}
    done = Done(done_on=DAY, counts={"homes": 2}, marks=marks)
    actions.confirm(row, uid=uuid4(), done=done, by=world.people["hamlet"])
    url = reverse("outreach:correct", args=[row.pk])
    facts = {"done_on": "2025-09-28", "how": "ticked", "h3": "delivered"}

    def said(url: str, homes: str) -> bool:
        body = {"uid": str(uuid4()), "homes": homes, **facts}
        page = world.client("hamlet").post(url, body, follow=True)
        return "đánh dấu 1 hộ. Chưa đúng" in page.content.decode()

    first = said(url, "2")
    newer = reverse("outreach:correct", args=[Activity.objects.get(corrects=row).pk])
    assert (first, said(newer, "1")) == (True, False)


def test_the_office_moves_work_and_the_head_may_not(world, round_):
    url = reverse("outreach:move", args=[round_.pk])
    day = round_.due_on + timedelta(days=1)
    typed = {"title": round_.title, "due_on": day.isoformat()}

    assert send(world, "hamlet", url, **typed).status_code == 403
    send(world, "officer", url, **typed)

    round_.refresh_from_db()
    assert round_.due_on == day


@pytest.mark.parametrize("name", ["ledger", "calendar", "week", "outlets", "log", "book", "pack"])
@pytest.mark.parametrize(
    "role", ["officer", "approver", "viewer", "operator", "hamlet", "association"]
)
def test_every_list_opens_for_everyone_who_works_here(world, campaign, name, role):
    assert world.client(role).get(reverse(f"outreach:{name}")).status_code == 200


def test_the_ledger_opens_with_what_is_due_by_today(world, campaign):
    client, url = world.client("officer"), reverse("outreach:ledger")

    today, ahead = (client.get(url + more).content.decode() for more in ("", "?xem=toi"))

    assert "hội thi hưởng ứng cao điểm" not in today
    assert "hội thi hưởng ứng cao điểm" in ahead


@pytest.mark.parametrize("typed", ["1000000000", "1e30", "100001"])
def test_a_figure_far_too_large_is_told_once(world, typed):
    form = DoneForm({"done_on": "2025-09-20", "posts": typed}, kind="web", stands_in=False)

    assert form.errors["posts"] == ["Nhiều nhất là 100. Xem lại con số."]
