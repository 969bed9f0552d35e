"""The officer's first papers say what the plan says, and nothing else."""

from datetime import date, time
from io import BytesIO

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from lantoa.kit import clock
from lantoa.kit.layout_rules import lint
from lantoa.kit.official import Paper, Signer
from lantoa.kit.official_docx import to_docx
from lantoa.kit.periods import Period
from lantoa.plan.facts import Issuer, PlanChannel, PlanDuty, PlanFacts, PlanPillar, PlanReporting
from lantoa.plan.paper import GARBLED, plan_paper
from lantoa.plan.sheets import HamletTask, Session, hamlet_page, radio_week

ISSUER = Issuer(
    parent="Ủy ban nhân dân",
    body="Xã Suối Mây",
    place="Suối Mây",
    office="Phòng Văn hóa – Xã hội",
    signer=Signer(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Vương Đức Lâm"),
    recipients=("Sở Y tế", "Lưu: VT, VHXH"),
)
WINDOW = Period(date(2026, 11, 3), date(2026, 12, 20))
FACTS = PlanFacts(
    issuer=ISSUER,
    on=date(2026, 11, 2),
    directive="Công văn số 77/UBND-VHXH ngày 02/11/2026 của UBND xã Suối Mây",
    subject="tuyên truyền phòng bệnh sốt xuất huyết",
    window=WINDOW,
    households=812,
    hamlets=6,
    pillars=(
        PlanPillar("1.1", "Diệt bọ gậy", "Lật úp dụng cụ chứa nước."),
        PlanPillar("1.2", "Ngủ màn", "Ngu man ca ban ngay.", garbled=True),
    ),
    channels=(PlanChannel("Loa truyền thanh", "Đội truyền thông", "hằng ngày", 48),),
    duties=(
        PlanDuty("Trạm Y tế", "soạn tin, bài;", "Chủ trì", channel="Loa", cadence="hằng ngày"),
        PlanDuty("Đội truyền thông", "phát thanh", "Phối hợp", invited=True),
        PlanDuty("Trạm Y tế", "tổng hợp", "Chủ trì", due_on=date(2026, 12, 5)),
    ),
    reporting=(
        PlanReporting(
            "Các thôn", "UBND xã", "qua Trạm Y tế", (("Kỳ tháng 11", date(2026, 11, 18)),)
        ),
    ),
    peaks=((date(2026, 11, 20), "Ngày toàn dân diệt bọ gậy"),),
)


def read(paper: Paper):
    with clock.at(clock.local(date(2026, 11, 2), 9)):
        return Document(BytesIO(to_docx(paper)))


def texts(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def rows(table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_plan_names_its_directive_window_peak_and_pillars():
    said = "\n".join(texts(read(plan_paper(FACTS))))

    assert FACTS.directive in said
    assert "Từ ngày 03/11/2026 đến ngày 20/12/2026." in said
    assert "Ngày 20/11/2026: Ngày toàn dân diệt bọ gậy." in said
    assert "1.1. Diệt bọ gậy. Lật úp dụng cụ chứa nước." in said
    assert "812 hộ ở 6 thôn, khu phố" in said


def test_words_that_were_read_badly_are_marked_for_checking():
    said = "\n".join(texts(read(plan_paper(FACTS))))

    assert f"Ngu man ca ban ngay. {GARBLED}" in said
    assert said.count(GARBLED) == 1


def test_invited_units_are_asked_and_each_unit_stands_once():
    said = texts(read(plan_paper(FACTS)))

    assert "1. Trạm Y tế" in said
    assert "2. Mời Đội truyền thông" in said
    assert not any(line.startswith("3. ") for line in said)
    assert "- Soạn tin, bài." in said


def test_the_annex_holds_every_assignment_once():
    document = read(plan_paper(FACTS))

    annex = rows(document.tables[-1])
    assert [row[1] for row in annex[1:]] == ["Trạm Y tế", "Đội truyền thông", "Trạm Y tế"]
    assert annex[2][3] == "Mời"
    assert annex[3][6] == "05/12/2026"
    assert document.sections[-1].orientation == WD_ORIENT.LANDSCAPE


def test_columns_that_nobody_fills_are_left_out_of_the_annex():
    bare = tuple(PlanDuty(d.unit, d.duty, d.role) for d in FACTS.duties)
    facts = FACTS.__class__(**{**FACTS.__dict__, "duties": bare})

    annex = rows(read(plan_paper(facts)).tables[-1])

    assert annex[0] == ["TT", "Đơn vị", "Nhiệm vụ", "Vai trò"]


def test_reports_are_owed_with_their_days():
    document = read(plan_paper(FACTS))

    assert rows(document.tables[2])[1] == [
        "Các thôn",
        "UBND xã\n(qua Trạm Y tế)",
        "Kỳ tháng 11",
        "18/11/2026",
    ]


def test_a_plan_without_periodic_reports_has_no_chapter_on_them():
    facts = FACTS.__class__(**{**FACTS.__dict__, "reporting": ()})

    assert "V. CHẾ ĐỘ BÁO CÁO" not in texts(read(plan_paper(facts)))


def test_the_radio_week_lists_sessions_in_play_order():
    sessions = [
        Session(date(2026, 11, 9), time(5, 30), ("Ngủ màn", "Lật úp chum"), 15, "Cụm 1, cụm 2"),
        Session(date(2026, 11, 10), time(5, 30), (), 15, "Cụm 1", "Mất điện"),
    ]
    week = Period(date(2026, 11, 9), date(2026, 11, 15))

    document = read(radio_week(ISSUER, week, sessions, station="Đài truyền thanh xã"))

    found = rows(document.tables[1])
    assert found[1][0] == "Thứ Hai\n09/11"
    assert found[1][2] == "1. Ngủ màn\n2. Lật úp chum"
    assert found[2][2] == "Chưa có bản đã duyệt"
    assert not any(p.text.startswith("Số:") for p in document.tables[0].cell(1, 0).paragraphs)


def test_a_hamlets_page_leaves_room_for_results_and_is_signed_by_its_head():
    issuer = Issuer(
        "UBND xã Suối Mây", "Thôn Khe Tre", "Suối Mây", "anh Bảo", Signer(("TRƯỞNG THÔN",))
    )
    tasks = [HamletTask(date(2026, 11, 9), "Phát tờ rơi đến hộ", "Tờ rơi")]

    document = read(hamlet_page(issuer, WINDOW, tasks, on=date(2026, 11, 2)))

    assert rows(document.tables[1])[1] == [
        "1", "thứ Hai\n09/11", "Phát tờ rơi đến hộ", "Tờ rơi", "", "",
    ]  # fmt: skip
    assert "TRƯỞNG THÔN" in document.tables[-1].cell(0, 1).text


@pytest.mark.parametrize("demo", [True, False])
def test_only_demo_papers_carry_the_mark(demo):
    issuer = Issuer(**{**ISSUER.__dict__, "demo": demo})

    header = read(hamlet_page(issuer, WINDOW, [], on=date(2026, 11, 2))).sections[0]

    assert ("MINH HỌA" in header.first_page_header.paragraphs[0].text) is demo


def test_the_plan_and_a_hamlets_page_are_without_fault_in_their_layout():
    tasks = [HamletTask(date(2026, 11, 9), "Phát tờ rơi đến hộ", "Tờ rơi")]
    issuer = Issuer(
        **{**ISSUER.__dict__, "parent": "UBND xã Suối Mây", "body": "Thôn Khe Tre"},
    )
    page = read(hamlet_page(issuer, WINDOW, tasks, on=date(2026, 11, 2)))

    assert [(one.rule.code, one.excerpt) for one in lint(read(plan_paper(FACTS)))] == []
    assert lint(page, advice=False) == []
