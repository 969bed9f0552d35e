"""A paper recalls, corrects or moves what already runs: the desk and the campaign say so."""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from lantoa.intake.models import Directive
from lantoa.kit import clock
from lantoa.launch import launch, recall
from lantoa.outreach.models import Activity
from lantoa.report import actions
from lantoa.report.models import Due, Report, Seal
from tests.intake.letters import TRUE, changed
from tests.intake.test_family import RECALL, received
from tests.report.way import sent
from tests.world import World

pytestmark = pytest.mark.django_db
WITHOUT_THIRD = changed(
    TRUE,
    ("2.3. Lồng ghép", "Lồng ghép"),
    ("2.4. Tuyên truyền cao điểm", "2.3. Tuyên truyền cao điểm"),
)
REPLACES = "Công văn này thay thế Công văn số 396/UBND-VHXH ngày 23/8/2025 của UBND xã."
CORRECTION = changed(
    RECALL,
    ("402", "403"),
    ("thu hồi Công văn", "đính chính Công văn"),
    ("do có sai sót", "như sau: ngày 10/10 là ngày 12/10"),
)


@pytest.fixture(autouse=True)
def store(files: Path) -> Path:
    return files


def test_the_desk_and_the_campaign_say_that_the_directive_was_recalled(world: World) -> None:
    campaign = launch(received(world, TRUE), by=world.people["officer"]).campaign
    paper = received(world, RECALL)
    client = world.client("officer")

    for address in ("/", f"/dot/{campaign.pk}/"):
        shown = client.get(address).content.decode()
        assert "Đã bị thu hồi theo" in shown
        assert "Mở ra xem rồi dừng việc chưa làm của đợt." in shown
    shown = client.get(f"/van-ban/{paper.pk}/").content.decode()
    assert "Xác nhận, dừng đợt" in shown
    assert "Xác nhận, lập đợt" not in shown


def test_a_recall_gives_up_what_is_planned_and_keeps_what_was_done(world: World) -> None:
    officer = world.people["officer"]
    campaign = launch(received(world, TRUE), by=officer).campaign
    done = Activity.objects.filter(campaign=campaign).order_by("due_on")[:1]
    Activity.objects.filter(pk__in=done.values("pk")).update(state=Activity.DONE)
    planned = Activity.objects.filter(campaign=campaign, state=Activity.PLANNED).count()
    paper, client = received(world, RECALL), world.client("officer")

    answer = client.post(f"/van-ban/{paper.pk}/dung-dot/", {"uid": str(uuid4())}, follow=True)

    shown = answer.content.decode()
    assert f"thôi {planned} việc chưa làm" in shown
    assert not Activity.objects.filter(campaign=campaign, state=Activity.PLANNED).exists()
    assert Activity.objects.filter(campaign=campaign, state=Activity.DONE).count() == 1
    gone = Activity.objects.filter(campaign=campaign, state=Activity.CANCELLED)[0]
    assert gone.reason == "396/UBND-VHXH đã bị thu hồi theo 402/UBND-VHXH"
    campaign.refresh_from_db()
    assert campaign.until_on == clock.today()
    assert not Due.objects.filter(regime__campaign=campaign, from_on__gt=clock.today()).exists()
    assert "Đã bị thu hồi theo" not in client.get("/").content.decode()
    assert "Đã bị thu hồi theo" in client.get(f"/dot/{campaign.pk}/").content.decode()
    assert "Đã xử lý" in client.get("/van-ban/").content.decode()


def test_a_recall_confirmed_twice_gives_up_nothing_more(world: World) -> None:
    officer = world.people["officer"]
    launch(received(world, TRUE), by=officer)
    paper, uid = received(world, RECALL), uuid4()
    assert recall(paper, by=officer, uid=uid).given_up > 0

    assert recall(Directive.objects.get(pk=paper.pk), by=officer, uid=uid).given_up == 0


def test_a_recall_leaves_a_sealed_report_and_what_it_owed_as_they_were(world: World) -> None:
    officer = world.people["officer"]
    campaign = launch(received(world, TRUE), by=officer).campaign
    report = sent(world, world.office, "officer")
    actions.accept(report, by=world.people["approver"], uid=uuid4())
    before = Seal.objects.values_list("pk", "sha256").get(report=report)

    recall(received(world, RECALL), by=officer, uid=uuid4())

    report.refresh_from_db()
    assert report.state == Report.ACCEPTED
    assert Seal.objects.values_list("pk", "sha256").get(report=report) == before
    assert report.due.regime.campaign == campaign
    page = world.client("officer").get(f"/bao-cao/{report.pk}/")
    assert page.status_code == 200


def test_a_correction_is_put_in_by_hand_and_noted_as_done(world: World) -> None:
    campaign = launch(received(world, TRUE), by=world.people["officer"]).campaign
    paper, client = received(world, CORRECTION), world.client("officer")
    assert "Được đính chính tại" in client.get("/").content.decode()
    assert "Đã sửa xong" in client.get(f"/van-ban/{paper.pk}/").content.decode()

    client.post(f"/van-ban/{paper.pk}/da-sua-xong/", {"uid": str(uuid4())})

    assert "Được đính chính tại" not in client.get("/").content.decode()
    assert "Được đính chính tại" in client.get(f"/dot/{campaign.pk}/").content.decode()
    assert "Lập lại đợt" not in client.get(f"/van-ban/{paper.pk}/").content.decode()


def test_a_campaign_that_has_begun_keeps_the_days_behind_it(world: World) -> None:
    officer = world.people["officer"]
    first = launch(received(world, TRUE), by=officer).campaign
    begun = first.from_on
    later = changed(TRUE, ("(10/10)", "(từ 05/10 đến 12/10)"))

    again = launch(received(world, later), by=officer).campaign

    assert (again.pk, again.from_on) == (first.pk, begun)
    assert again.until_on == date(2025, 10, 12)


def test_a_paper_that_replaces_keeps_the_days_and_the_contents_behind_it(world: World) -> None:
    officer = world.people["officer"]
    first = launch(received(world, TRUE), by=officer).campaign
    kept = first.pillars.get(ref="2.2")
    paper = changed(
        TRUE,
        ("Số:396 /UBND-VHXH", "Số:431 /UBND-VHXH"),
        ("Hữu Lũng, ngày 23 tháng 8", "Hữu Lũng, ngày 27 tháng 9"),
        ("2.2. Phong trào", "2.5. Phong trào"),
        ("UBND xã đề nghị các cơ quan", f"{REPLACES} UBND xã đề nghị các cơ quan"),
    )

    again = launch(received(world, paper), by=officer).campaign

    assert (again.pk, again.from_on) == (first.pk, first.from_on)
    assert again.directive.number == "431/UBND-VHXH"
    assert again.pillars.get(ref="2.5").pk == kept.pk
    assert again.differences == []


def test_a_content_that_is_no_longer_named_ends_and_keeps_what_was_done(world: World) -> None:
    officer = world.people["officer"]
    first = launch(received(world, TRUE), by=officer).campaign
    third = first.pillars.get(ref="2.3")
    last = first.pillars.get(ref="2.4")
    served = first.activities.filter(pillars=third)
    done = served[0]
    Activity.objects.filter(pk=done.pk).update(state=Activity.DONE, done_on=clock.today())

    again = launch(received(world, WITHOUT_THIRD), by=officer).campaign

    assert list(again.standing_pillars().values_list("ref", flat=True)) == ["2.1", "2.2", "2.3"]
    assert again.standing_pillars().get(ref="2.3").pk == last.pk
    ended = again.pillars.exclude(ended_on=None).get()
    assert (ended.pk, ended.ref, ended.ended_on) == (third.pk, "2.3-cũ", clock.today())
    assert set(served) == {done}
    assert not again.activities.filter(state=Activity.PLANNED, pillars=None).exists()
    page = world.client("officer").get(f"/dot/{again.pk}/").content.decode()
    assert "Văn bản không còn nêu, thôi từ" in page
    assert "Thôi nội dung trọng tâm" in page


def test_a_content_that_nothing_was_done_for_goes(world: World) -> None:
    officer = world.people["officer"]
    first = launch(received(world, TRUE), by=officer).campaign
    third = first.pillars.get(ref="2.3")

    again = launch(received(world, WITHOUT_THIRD), by=officer).campaign

    assert not again.pillars.filter(pk=third.pk).exists()
    assert again.pillars.count() == 3
