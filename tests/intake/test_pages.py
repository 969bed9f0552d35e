"""Pages of the directives: each role sees what is its own; touching a field leads to its lines."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lantoa.intake import actions
from lantoa.intake.actions import Upload, receive
from lantoa.intake.models import Directive
from tests.counting import questions
from tests.intake.letters import GARBLED, OPEN, TRUE, changed
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(files: Path) -> Path:
    return files


@pytest.fixture
def letter(world: World) -> Directive:
    upload = [Upload("thu.txt", GARBLED.encode())]
    return receive(by=world.people["officer"], files=upload, uid=uuid4())


def page(world: World, role: str, url: str) -> str:
    return world.client(role).get(url).content.decode()


def test_an_empty_list_says_how_to_start(world: World) -> None:
    shown = page(world, "officer", "/van-ban/")

    assert "Chưa có văn bản nào" in shown
    assert "/van-ban/moi/" in shown


def test_the_officer_sends_a_file_and_sees_it_read(world: World) -> None:
    office = world.client("officer")
    file = SimpleUploadedFile("thu.txt", GARBLED.encode())

    shown = office.post(
        "/van-ban/moi/", {"uid": str(uuid4()), "papers": [file], "text": ""}, follow=True
    ).content.decode()

    assert "396/UBND-VHXH" in shown
    assert "Thể thao và Truyền thông khu vực Hữu Lũng" in shown
    assert "theo định kỳ" in shown
    assert "Xác nhận, lập đợt" in shown


def test_the_officer_pastes_the_text(world: World) -> None:
    shown = world.client("officer").post(
        "/van-ban/moi/", {"uid": str(uuid4()), "text": TRUE}, follow=True
    )

    assert Directive.objects.get().number == "396/UBND-VHXH"
    assert shown.status_code == 200


@pytest.mark.parametrize("name", ["rong.txt", "chuong-trinh.exe"])
def test_a_file_that_is_no_paper_is_refused_on_the_form(world: World, name: str) -> None:
    data = b"" if name == "rong.txt" else b"MZ" + b"\x00" * 300

    answer = world.client("officer").post(
        "/van-ban/moi/", {"uid": str(uuid4()), "papers": [SimpleUploadedFile(name, data)]}
    )

    assert answer.status_code == 422
    assert f"Tệp {name}" in answer.content.decode()
    assert not Directive.objects.exists()


def test_nothing_sent_asks_for_a_file(world: World) -> None:
    answer = world.client("officer").post("/van-ban/moi/", {"uid": str(uuid4())})

    assert answer.status_code == 422
    assert "Chưa có tệp nào" in answer.content.decode()


def test_a_field_leads_to_its_lines_without_a_script(world: World, letter: Directive) -> None:
    shown = page(world, "officer", f"/van-ban/{letter.pk}/")

    place = letter.spans.get(field="assignments.2.unit")
    assert f'href="#d{place.first_line}"' in shown
    assert f'id="d{place.first_line}"' in shown
    assert "Poi viin héa" in shown


def test_doubtful_words_are_marked_as_such(world: World, letter: Directive) -> None:
    shown = page(world, "officer", f"/van-ban/{letter.pk}/")

    assert "Chữ gạch chấm</mark>: máy chưa chắc" in shown


def test_a_field_is_corrected_on_the_page(world: World, letter: Directive) -> None:
    office = world.client("officer")
    asked = office.get(f"/van-ban/{letter.pk}/?sua=number").content.decode()

    answer = office.post(
        f"/van-ban/{letter.pk}/sua/",
        {"uid": str(uuid4()), "field": "number", "value": "400/UBND-VHXH"},
        follow=True,
    ).content.decode()

    assert 'name="value" value="396/UBND-VHXH"' in asked
    assert "400/UBND-VHXH" in answer
    assert "Người officer đã sửa" in answer


def test_a_day_that_is_in_no_calendar_is_told_beside_the_field(
    world: World, letter: Directive
) -> None:
    answer = world.client("officer").post(
        f"/van-ban/{letter.pk}/sua/",
        {"uid": str(uuid4()), "field": "issued_on", "value": "31/2/2025"},
    )

    assert answer.status_code == 422
    assert "không có trong lịch" in answer.content.decode()
    assert "31/2/2025" in answer.content.decode()


def test_a_further_unit_is_added_and_taken_out_again(world: World, letter: Directive) -> None:
    office = world.client("officer")
    assert "Đơn vị" in office.get(f"/van-ban/{letter.pk}/?sua=assignments.4.unit").content.decode()

    office.post(
        f"/van-ban/{letter.pk}/sua/",
        {"uid": str(uuid4()), "field": "assignments.4.unit", "value": "Trạm Y tế xã"},
    )
    added = page(world, "officer", f"/van-ban/{letter.pk}/")
    office.post(f"/van-ban/{letter.pk}/bo/", {"uid": str(uuid4()), "row": "assignments.4"})

    assert "Trạm Y tế xã" in added
    assert "Trạm Y tế xã" not in page(world, "officer", f"/van-ban/{letter.pk}/")


def test_a_point_is_settled_with_one_choice(world: World, letter: Directive) -> None:
    office = world.client("officer")
    point = letter.points.get(code="period-undefined")

    shown = office.post(
        f"/van-ban/diem/{point.pk}/", {"uid": str(uuid4()), "choice": "weekly"}, follow=True
    ).content.decode()

    assert "Đã chốt" in shown
    assert "Người officer chọn" in shown


def test_all_points_are_settled_at_once(world: World, letter: Directive) -> None:
    shown = world.client("officer").post(
        f"/van-ban/{letter.pk}/theo-de-xuat/", {"uid": str(uuid4())}, follow=True
    )

    assert f"Đã chốt {letter.points.count()} điểm" in shown.content.decode()


@pytest.mark.parametrize("role", ["approver", "viewer"])
def test_leaders_read_but_do_not_correct(world: World, letter: Directive, role: str) -> None:
    client = world.client(role)

    shown = client.get(f"/van-ban/{letter.pk}/").content.decode()
    answer = client.post(
        f"/van-ban/{letter.pk}/sua/", {"uid": str(uuid4()), "field": "number", "value": "1"}
    )

    assert "396/UBND-VHXH" in shown
    assert "?sua=" not in shown
    assert "Xác nhận, lập đợt" not in shown
    assert answer.status_code == 403


@pytest.mark.parametrize("role", ["hamlet", "association", "operator"])
def test_those_who_do_the_work_read_a_directive_once_it_is_confirmed(
    world: World, letter: Directive, role: str
) -> None:
    client = world.client(role)
    before = client.get(f"/van-ban/{letter.pk}/").status_code

    actions.confirm(letter, by=world.people["officer"])

    assert before == 404
    assert client.get(f"/van-ban/{letter.pk}/").status_code == 200


def test_an_officer_of_another_commune_sees_nothing(world: World, letter: Directive) -> None:
    point = letter.points.first()
    assert point is not None
    stranger = world.client("stranger")

    assert stranger.get(f"/van-ban/{letter.pk}/").status_code == 404
    assert "396" not in stranger.get("/van-ban/").content.decode()
    answer = stranger.post(
        f"/van-ban/diem/{point.pk}/", {"uid": str(uuid4()), "choice": point.proposed}
    )
    assert answer.status_code == 404


def test_the_list_asks_no_more_for_twenty_directives_than_for_one(
    world: World, letter: Directive
) -> None:
    office = world.client("officer")
    one = questions(lambda: office.get("/van-ban/"))
    for n in range(20):
        text = changed(TRUE, ("396 /", f"{500 + n} /"))
        receive(by=world.people["officer"], files=[Upload("a.txt", text.encode())], uid=uuid4())

    assert questions(lambda: office.get("/van-ban/")) == one


def test_the_review_page_asks_a_fixed_number_of_questions(world: World, letter: Directive) -> None:
    office = world.client("officer")
    small = receive(
        by=world.people["officer"],
        files=[Upload("a.txt", (OPEN / "05.txt").read_bytes())],
        uid=uuid4(),
    )

    assert questions(lambda: office.get(f"/van-ban/{letter.pk}/")) == questions(
        lambda: office.get(f"/van-ban/{small.pk}/")
    )
