"""A report goes out on the paper of whoever signs it; what nobody has confirmed says so."""

import pytest
from django.urls import reverse

from lantoa.commune import ground
from lantoa.commune.models import Unit
from lantoa.report import actions
from lantoa.report.models import Regime, Report
from lantoa.report.paper import to_paper
from tests.kit.both_papers import pdf_words, word_words
from tests.report.way import drafted, due_of, sent

pytestmark = pytest.mark.django_db


def unit_report(world, unit):
    """Return a draft of the office for a unit that owes a report of its own."""
    like = due_of(world.boards[0])
    regime = Regime.objects.create(
        commune=world.commune, campaign=like.regime.campaign, key=f"unit-{unit.pk}",
        title="Báo cáo", level="unit", to_name="UBND xã", every="monthly",
    )  # fmt: skip
    due = regime.dues.create(
        unit=unit, title=like.title, from_on=like.from_on, until_on=like.until_on,
        due_at=like.due_at,
    )  # fmt: skip
    return actions.draft(due, by=world.people["officer"])


def read(world, report) -> str:
    return world.client("officer").get(reverse("report:report", args=[report.pk])).content.decode()


def test_the_papers_of_commune_hamlet_and_association_say_the_same_in_word_and_pdf(world, campaign):
    papers = [
        to_paper(drafted(world, world.office, "officer")),
        to_paper(drafted(world, world.boards[0])),
        to_paper(unit_report(world, world.women)),
    ]

    for paper in papers:
        assert pdf_words(paper) == word_words(paper)


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("bản", "TRƯỞNG BẢN"),
        ("khu phố", "TRƯỞNG KHU PHỐ"),
        ("tổ dân phố", "TỔ TRƯỞNG TỔ DÂN PHỐ"),
    ],
)
def test_the_head_signs_under_the_word_for_his_kind_of_place(world, campaign, word, title):
    place = world.hamlets[0]
    place.word = word
    place.save()

    said = word_words(to_paper(drafted(world, world.boards[0])))

    assert title in said
    assert f"{word.upper()} GỐC SẤU" in said
    assert "Số:" not in said


def test_the_front_and_associations_write_on_paper_of_their_own_that_waits_to_be_confirmed(
    world, campaign
):
    front = ground.add_unit(
        world.commune, name="Ủy ban MTTQ Việt Nam xã", kind="front", relation=Unit.COORDINATING,
        areas=(), parent=None,
    )  # fmt: skip
    youth = ground.add_unit(
        world.commune, name="Đoàn Thanh niên", kind="association", relation=Unit.COORDINATING,
        areas=(), parent=None,
    )  # fmt: skip

    said = {unit: word_words(to_paper(unit_report(world, unit))) for unit in (front, youth)}

    assert "BC-MTTQ-BTT" in said[front]
    assert "TM. BAN THƯỜNG TRỰC" in said[front]
    assert "ĐOÀN TNCS HỒ CHÍ MINH" in said[youth]
    assert "CỘNG HÒA" not in said[youth]
    assert "UBND XÃ" not in said[youth]


def test_a_duty_may_choose_the_partys_paper(world, campaign):
    Regime.objects.filter(level="office").update(paper="dang")

    report = drafted(world, world.office, "officer")
    said = word_words(to_paper(report))
    page = read(world, sent(world, world.office, "officer"))

    assert said.startswith("ĐẢNG BỘ TỈNH LẠNG SƠN ĐẢNG ỦY XÃ")
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in said
    assert "-BC/ĐU" in said
    assert "chờ xác nhận" in page
    assert "36-HD/VPTW" in page
    world.commune.settings = {"confirmed_papers": ["dang"]}
    world.commune.save()
    assert "chờ xác nhận" not in read(world, Report.objects.get(state="sent"))
