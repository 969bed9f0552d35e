"""The same directive once more: word for word, or changed, with what came with it."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from lantoa.intake import actions
from lantoa.intake.models import Directive
from lantoa.intake.queries import changed_since, demands, directives
from lantoa.intake.versions import same_as
from lantoa.kit import clock
from lantoa.launch import launch
from tests.intake.letters import TRUE, changed
from tests.intake.test_family import PLAN, received
from tests.world import NOW, World

pytestmark = pytest.mark.django_db
NEW = changed(TRUE, ("(10/10)", "(12/10)"))


@pytest.fixture(autouse=True)
def store(files: Path) -> Path:
    return files


def test_a_paper_that_came_word_for_word_again_leads_to_the_one_in_work(world: World) -> None:
    officer = world.people["officer"]
    first = received(world, TRUE)
    launch(first, by=officer)

    second = received(world, TRUE)

    assert same_as(second) == first
    assert list(directives(officer)) == [first]
    answer = world.client("officer").get(f"/van-ban/{second.pk}/", follow=True)
    assert answer.redirect_chain[-1][0] == f"/van-ban/{first.pk}/?nhan-lai=1"
    shown = answer.content.decode()
    assert "chữ giống hệt: đây là bản ấy, không phải soát thêm lần nữa" in shown
    assert "Bản đang xem là bản cũ" not in shown


def test_a_copy_of_the_old_words_after_new_ones_is_a_version(world: World) -> None:
    received(world, TRUE)
    received(world, NEW)

    third = received(world, TRUE)

    assert same_as(third) is None
    assert list(directives(world.people["officer"])) == [third]


def test_a_changed_version_says_so_and_keeps_what_was_enclosed(world: World) -> None:
    officer = world.people["officer"]
    first = received(world, TRUE)
    received(world, PLAN, into=first)
    launch(first, by=officer)

    second = received(world, NEW)

    assert any("chuyên mục truyền thanh" in o.duties[0] for o in demands(second).assignments)
    client = world.client("officer")
    shown = client.get(f"/van-ban/{second.pk}/").content.decode()
    assert "Xác nhận thì đợt đang chạy lập lại theo bản này" in shown
    assert "Đã có tệp kèm" in shown
    assert "Có bản khác bản đang chạy" in client.get("/").content.decode()


def test_what_was_settled_is_proposed_again(world: World) -> None:
    first = received(world, TRUE)
    point = first.points.filter(code="period-undefined")[0]
    other = next(str(c["key"]) for c in point.choices if c["key"] != point.proposed)
    actions.settle(point, choice=other, by=world.people["officer"], uid=uuid4())

    second = received(world, NEW)

    again = second.points.get(code=point.code, detail=point.detail)
    assert (again.proposed, again.choice) == (other, "")


def test_a_correction_of_the_enclosed_plan_offers_to_plan_again(world: World) -> None:
    officer, client = world.people["officer"], world.client("officer")
    letter = received(world, TRUE)
    plan = received(world, PLAN, into=letter)
    launch(letter, by=officer)
    assert "Lập lại đợt" not in client.get(f"/van-ban/{plan.pk}/").content.decode()

    with clock.at(NOW + timedelta(hours=1)):
        actions.correct(
            plan, field="assignments.1.duties", value="mở hai lớp", by=officer, uid=uuid4()
        )

    assert changed_since(Directive.objects.get(pk=letter.pk))
    for paper in (letter, plan):
        shown = client.get(f"/van-ban/{paper.pk}/").content.decode()
        assert "Lập lại đợt theo bản đã sửa" in shown
        assert f'action="/lap-dot/{letter.pk}/"' in shown
        assert f'action="/lap-dot/{plan.pk}/"' not in shown


def test_a_row_taken_out_after_the_launch_offers_to_plan_again(world: World) -> None:
    officer = world.people["officer"]
    letter = received(world, TRUE)
    launch(letter, by=officer)

    with clock.at(NOW + timedelta(hours=1)):
        actions.take_out(letter, row="assignments.1", by=officer, uid=uuid4())

    assert changed_since(Directive.objects.get(pk=letter.pk))


def test_who_cannot_correct_hears_of_a_change_once_it_is_confirmed(world: World) -> None:
    officer, client = world.people["officer"], world.client("hamlet")
    letter = received(world, TRUE)
    campaign = launch(letter, by=officer).campaign
    second = received(world, NEW)
    pages = (f"/van-ban/{letter.pk}/", f"/dot/{campaign.pk}/")

    for page in pages:
        shown = client.get(page).content.decode()
        assert 'class="foot-bar' not in shown
        assert f"/van-ban/{second.pk}/" not in shown
    assert "điểm cần làm rõ" not in client.get("/van-ban/").content.decode()

    launch(second, by=officer)
    assert "Bản đang xem là bản cũ" in client.get(pages[0]).content.decode()
