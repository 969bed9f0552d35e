"""A report on paper: the commune's in the decree's layout, a hamlet's in its own."""

from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from docx import Document

from lantoa.kit.layout_rules import lint
from lantoa.kit.official import BLANK_NUMBER
from lantoa.kit.official_docx import to_docx
from lantoa.report import actions
from lantoa.report.paper import to_paper
from lantoa.report.terms import Terms
from tests.reach.ledger import did
from tests.report.way import DAY, drafted, due_of, entry

pytestmark = pytest.mark.django_db


def words(report) -> str:
    document = Document(BytesIO(to_docx(to_paper(report))))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


def test_the_communes_report_is_numbered_by_the_document_system_and_signed_by_its_leader(
    world, campaign
):
    report = drafted(world, world.office, "officer")

    said = words(report)

    assert f"Số: {BLANK_NUMBER}/BC-UBND" in said
    assert "ỦY BAN NHÂN DÂN" in said
    assert "CHỦ TỊCH" in said
    assert "kỳ tháng 9 (23/8–14/9)" in said
    assert "- Lưu: VT, VHXH." in said


def test_the_communes_report_closes_with_its_mark_and_a_hamlets_without(world, campaign):
    commune = to_paper(drafted(world, world.office, "officer"))
    hamlet = to_paper(drafted(world, world.boards[0]))

    assert commune.blocks[-1].text == "Không có./."
    assert hamlet.blocks[-1].text == "Không có."


def test_the_communes_report_names_who_is_not_counted(world, campaign):
    report = drafted(world, world.office, "officer")

    said = words(report)

    assert "Chưa cộng số liệu của" in said
    assert str(world.boards[2]) in said
    assert "không tính là 0" in said


def test_a_hamlets_report_has_no_symbol_and_goes_through_the_office(world, campaign):
    report = drafted(world, world.boards[0])

    said = words(report)

    assert "BC-UBND" not in said
    assert "Số:" not in said
    assert "TRƯỞNG THÔN" in said
    assert "Kính gửi: UBND xã (qua Phòng Văn hóa – Xã hội)" in said


def test_figures_on_paper_are_those_of_the_report_with_their_reasons(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 1035})
    report = drafted(world, world.boards[0])
    entry(report, "leaflet_copies", "1.050", "15 tờ phát ở chợ", by=world.people["hamlet"])

    said = words(report)

    assert "1.050" in said
    assert "15 tờ phát ở chợ" in said
    assert "Không phát sinh" in said
    assert "Tổng số 40 hộ; mỗi hộ tính một lần." in said


def test_what_the_office_wrote_for_a_silent_hamlet_is_marked_on_every_paper(world, campaign):
    officer = world.people["officer"]
    stand_in = actions.draft(due_of(world.boards[2]), by=officer, how=actions.STANDS_IN)
    commune = drafted(world, world.office, "officer")

    assert "Phòng tổng hợp thay" in words(stand_in)
    assert "chưa gửi, Phòng tổng hợp thay" in words(commune)


def test_blank_figures_are_not_written_as_zero(world, campaign):
    report = drafted(world, world.boards[0])

    said = words(report)

    assert "Chưa nhập" in said


def test_the_reports_of_commune_and_hamlet_are_without_fault_in_their_layout(world, campaign):
    for report in (drafted(world, world.office, "officer"), drafted(world, world.boards[0])):
        document = Document(BytesIO(to_docx(to_paper(report))))

        assert [(one.rule.code, one.excerpt) for one in lint(document)] == []


def test_a_report_asked_for_once_names_its_days_in_the_title_and_no_kind_of_period(world, campaign):
    once = Terms("Báo cáo nhanh", "hamlet", "once", "UBND xã", from_on=date(2025, 9, 1),
                 due_on=date(2025, 9, 18), until_on=date(2025, 9, 16),
                 indicators=("proofs",))  # fmt: skip
    regime = actions.make_regimes(campaign, [once], by=world.people["officer"], uid=uuid4())[0]
    due = regime.dues.get(unit=world.boards[0])

    title = to_paper(actions.draft(due, by=world.people["hamlet"])).title

    assert title.endswith(", từ ngày 01/09/2025 đến ngày 16/09/2025")
    assert "một lần" not in title
