"""A directive received, corrected, its points settled, confirmed: what the table then says."""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from lantoa.commune.models import Journal
from lantoa.commune.queries import hamlets
from lantoa.intake import actions
from lantoa.intake.actions import Upload, receive
from lantoa.intake.models import Directive
from lantoa.intake.queries import demands, open_points
from lantoa.kit.errors import AnotherBody, NotAllowed, Unfit
from lantoa.kit.jobs import run_queued
from tests.intake.letters import GARBLED, OPEN, TRUE, changed
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def store(files: Path) -> Path:
    return files


def received(world: World, text: str = GARBLED, name: str = "thu.txt") -> Directive:
    return receive(by=world.people["officer"], files=[Upload(name, text.encode())], uid=uuid4())


def test_a_letter_is_kept_and_read(world: World) -> None:
    row = received(world)

    assert (row.state, row.number, row.issued_on) == ("read", "396/UBND-VHXH", date(2025, 8, 23))
    assert row.garbled
    assert row.pages.count() == 1
    assert row.raw.split("\n")[:3] == GARBLED.split("\n")[:3]
    assert len(row.text.split("\n")) == len(row.raw.split("\n"))


def test_a_letter_sent_twice_is_stored_once(world: World) -> None:
    uid = uuid4()
    upload = [Upload("thu.txt", TRUE.encode())]

    one = receive(by=world.people["officer"], files=upload, uid=uid)
    two = receive(by=world.people["officer"], files=upload, uid=uid)

    assert one.pk == two.pk
    assert Directive.objects.count() == 1
    with pytest.raises(AnotherBody):
        receive(by=world.people["officer"], files=[Upload("a.txt", b"khac")], uid=uid)


def test_the_same_number_from_the_same_issuer_is_a_new_version(world: World) -> None:
    first = received(world, TRUE)

    second = received(world, changed(TRUE, ("(10/10)", "(12/10)")))
    other = received(world, changed(TRUE, ("396 /", "397 /")))

    assert second.version_of == first
    assert other.version_of is None


def test_several_files_are_pages_of_one_directive(world: World) -> None:
    cut = TRUE.index("3. Hình thức")
    pages = [Upload("1.txt", TRUE[:cut].encode()), Upload("2.txt", TRUE[cut:].encode())]

    row = receive(by=world.people["officer"], files=pages, uid=uuid4())

    assert row.pages.count() == 2
    assert len(demands(row).assignments) == 4


@pytest.mark.parametrize("data", [b"", b"   \n", b"MZ\x90\x00", b"Rar!\x1a\x07" + b"0" * 600])
def test_what_is_no_paper_is_refused_in_words(world: World, data: bytes) -> None:
    with pytest.raises(Unfit, match="Tệp"):
        receive(by=world.people["officer"], files=[Upload("a.doc", data)], uid=uuid4())

    assert not Directive.objects.exists()


def test_a_pdf_with_a_text_layer_is_read(world: World) -> None:
    data = (OPEN / "02.pdf").read_bytes()

    row = receive(by=world.people["officer"], files=[Upload("kh.pdf", data)], uid=uuid4())
    run_queued()
    row.refresh_from_db()

    assert row.number == "131/KH-UBND"
    assert len(demands(row).assignments) == 6


@pytest.mark.parametrize("role", ["approver", "viewer", "hamlet", "association"])
def test_only_the_office_receives_directives(world: World, role: str) -> None:
    with pytest.raises(NotAllowed):
        receive(by=world.people[role], files=[Upload("a.txt", TRUE.encode())], uid=uuid4())


def test_a_corrected_field_is_the_persons_word(world: World) -> None:
    row = received(world)

    row = actions.correct(
        row, field="number", value="399/UBND-VHXH", by=world.people["officer"], uid=uuid4()
    )

    assert row.number == demands(row).number == "399/UBND-VHXH"
    assert row.spans.get(field="number").corrected_by == world.people["officer"]
    assert Journal.objects.filter(verb="directive.corrected").count() == 1


def test_a_corrected_day_moves_the_proposed_window(world: World) -> None:
    row = received(world)

    row = actions.correct(
        row, field="issued_on", value="1/9/2025", by=world.people["officer"], uid=uuid4()
    )

    assert demands(row).window == (date(2025, 9, 2), date(2025, 10, 10))
    assert demands(row).window_is_proposed


def test_doubtful_words_enter_the_plan_only_after_a_person_wrote_them(world: World) -> None:
    row = received(world, changed(GARBLED, ("theo ddi, don déc", "xqzwk ddi, don déc")))
    assert "xqzwk" in demands(row).assignments[0].duties[1]
    assert demands(row).assignments[0].garbled

    row = actions.correct(
        row,
        field="assignments.0.duties",
        value="- chủ trì;\n- tổng hợp kết quả",
        by=world.people["officer"],
        uid=uuid4(),
    )

    assert demands(row).assignments[0].duties == ("chủ trì", "tổng hợp kết quả")
    assert not demands(row).assignments[0].garbled


def test_what_no_list_knows_is_left_out_of_what_the_plan_is_told(world: World) -> None:
    text = changed(
        GARBLED, ("2.2. Phong trao", "2.2. Xqzwk trao"), ("dot pha phat trién", "xqzwk pha trién")
    )
    row = received(world, text)

    told = demands(row)

    assert told.subject == ""
    assert [one.title_is_sure for one in told.pillars] == [True, False, True, True]
    assert all(one.garbled for one in told.pillars)


def test_a_unit_read_wrongly_can_be_taken_out_and_one_put_in(world: World) -> None:
    officer = world.people["officer"]
    row = received(world)
    names = [one.unit for one in demands(row).assignments]

    row = actions.take_out(row, row="assignments.1", by=officer, uid=uuid4())
    row = actions.correct(
        row, field="assignments.3.unit", value="Trạm Y tế xã", by=officer, uid=uuid4()
    )

    assert [one.unit for one in demands(row).assignments] == [
        names[0], names[2], names[3], "Trạm Y tế xã",
    ]  # fmt: skip
    assert demands(row).assignments[1].invited


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("issued_on", "31/2/2025"),
        ("assignments.0.unit", " "),
        ("reporting.0.every", "khi rảnh"),
        ("text", "x"),
        ("assignments.99.unit", "x"),
        ("signer.salary", "x"),
    ],
)
def test_what_cannot_be_is_refused(world: World, field: str, value: str) -> None:
    row = received(world)

    with pytest.raises(Unfit):
        actions.correct(row, field=field, value=value, by=world.people["officer"], uid=uuid4())

    assert Directive.objects.get(pk=row.pk).fields == row.fields


def test_proposed_answers_are_in_force_until_a_person_settles(world: World) -> None:
    row = received(world)
    assert demands(row).reporting[1].every == "monthly"
    assert len(open_points(row)) >= 5
    point = row.points.get(code="period-undefined")

    actions.settle(point, choice="weekly", by=world.people["officer"], uid=uuid4())

    assert demands(row).reporting[1].every == "weekly"
    assert "period-undefined" not in [one["code"] for one in open_points(row)]


def test_an_addressee_can_be_given_the_work_of_another(world: World) -> None:
    row = received(world)
    point = row.points.filter(code="addressee-without-duty").first()
    assert point is not None
    assert len(demands(row).assignments) == 4

    actions.settle(point, choice="like:0", by=world.people["officer"], uid=uuid4())

    added = demands(row).assignments[4]
    assert added.unit == point.detail
    assert added.duties == demands(row).assignments[0].duties


def test_all_points_are_settled_as_proposed_with_one_tap(world: World) -> None:
    row = received(world)

    count = actions.settle_as_proposed(row, by=world.people["officer"], uid=uuid4())

    assert count == row.points.count()
    assert open_points(row) == []
    assert not demands(row).window_is_proposed


def test_an_answer_outside_the_choices_is_refused(world: World) -> None:
    point = received(world).points.first()
    assert point is not None

    with pytest.raises(Unfit):
        actions.settle(point, choice="never", by=world.people["officer"], uid=uuid4())


def test_a_directive_can_be_confirmed_again(world: World) -> None:
    row = received(world)

    actions.confirm(row, by=world.people["officer"])
    actions.confirm(row, by=world.people["officer"])

    assert Directive.objects.get(pk=row.pk).state == Directive.CONFIRMED


def test_a_garbled_letter_is_read_by_the_communes_own_names(world: World) -> None:
    hamlet = hamlets(world.commune)[0]
    hamlet.named("Thôn Khuổi Dìn").save()
    row = received(world, GARBLED.rstrip() + "\nGiao thén Khudi Din thuc hién.\n")

    assert "Khuổi Dìn" in row.text
