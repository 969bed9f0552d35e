"""Every rule of layout finds its fault; a correct paper has none; no paper stops the lint."""

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.bootstrap.environment import ROOT
from lantoa.kit import official
from lantoa.kit.layout_rules import RULES, lint
from lantoa.kit.layout_rules.rule import ADVICE, ERROR
from lantoa.kit.layout_rules.telling import page_of, told
from tests.kit.correct_papers import DAY, letter, report, say
from tests.kit.papers import written
from tests.kit.planted_faults import PLANTED, component_faults

FAULTS = {**PLANTED, **component_faults()}
# What else a fault cannot but break: without its line, what hung on it is gone as well.
FEW = 4


def codes(document, **how) -> set[str]:
    return {finding.rule.code for finding in lint(document, **how)}


@pytest.mark.parametrize("paper", [report, letter])
def test_a_correct_paper_has_nothing_off(paper):
    assert list(told(lint(paper()))) == ["Không thấy chỗ nào sai thể thức."]


@pytest.mark.parametrize("code", sorted(FAULTS))
def test_each_rule_finds_the_fault_planted_for_it_among_few(code):
    paper, spoil = FAULTS[code]
    document = paper()
    spoil(document)

    found = codes(document)

    assert code in found
    assert len(found) <= FEW, found


def test_there_is_a_planted_fault_for_every_rule_and_more_than_forty_rules():
    assert {rule.code for rule in RULES} == set(FAULTS)
    assert len({rule.code for rule in RULES}) == len(RULES) >= 40


def test_a_finding_says_where_what_is_off_and_how_to_mend_it():
    document = report()
    say(document, "Số:", "Số: 5/BC-TTDV")

    assert list(told(lint(document))) == [
        "LỖI · dòng 7: “Số: 5/BC-TTDV”",
        "  Số nhỏ hơn 10 thiếu số 0 phía trước.",
        "  → Viết 01, 02, … 09. [so-khong-dung-truoc; NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, "
        "Mục II khoản 3 điểm c]",
        "1 lỗi thể thức, 0 chỗ nên xem lại.",
    ]


def test_what_rests_on_practice_alone_is_advice_and_can_be_left_out():
    document = report()
    say(document, "Kết quả tuyên", "Kết quả phòng bệnh.")

    assert {finding.severity for finding in lint(document)} == {ADVICE}
    assert lint(document, advice=False) == []


def test_a_hamlets_paper_is_not_asked_for_a_number_and_only_advised():
    head = official.Head("UBND xã Suối Mây", "Thôn Khe Tre", "", "Suối Mây", DAY, True)
    signer = official.Signer(("Trưởng thôn",), "Lý A Sáng")
    document = written(head=head, signer=signer, recipients=())
    say(document, "Độc lập", "Độc lập – Tự do – Hạnh phúc")

    found = {finding.rule.code: finding.severity for finding in lint(document)}

    assert found == {"tieu-ngu-loi-van": ADVICE}
    assert {"so-thieu", "noi-nhan-thieu"} <= codes(document, hamlet=False)


def test_a_word_file_made_by_nobody_in_particular_is_told_everything_at_once():
    document = Document()
    document.add_paragraph("Báo cáo")

    found = {finding.rule.code: finding.severity for finding in lint(document)}

    assert found["quoc-hieu-thieu"] == found["nguoi-ky-thieu"] == ERROR
    assert found["phong-chu"] == ERROR  # the theme's own family, not Times New Roman


def test_the_docs_list_every_rule_as_the_code_has_it():
    assert (ROOT / "docs/layout-rules.md").read_text("utf-8") == page_of(RULES)


WORDS = st.sampled_from(
    ["Số: 5 /KH", "Kính gửi", "Kính gửi: A; B", "- A", "Căn cứ", "I. A", "II/ B", "1) c", "a. d",
     "BÁO CÁO", "Phụ lục", "Phụ lục IV", "(Kèm theo", "Nơi nhận:", "TM. ỦY BAN", "Lý A", "", "\t",
     "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do - Hạnh phúc", "x, ngày 40 tháng 13 năm 0", "V/v", "./."]
)  # fmt: skip
MARKS = st.sampled_from(["w:sz", "w:b", "w:color", "w:u", "w:rFonts", "w:rStyle", "w:caps"])
VALUES = st.sampled_from(["", "abc", "-1", "99999999999", "12pt", "nan", "inf", "true", "Normal"])


@given(st.lists(st.tuples(WORDS | st.text(max_size=20), MARKS, VALUES, st.booleans()), max_size=25))
@settings(max_examples=60, deadline=None)
def test_no_odd_paper_stops_the_lint(bits):
    document = Document()
    for text, mark, value, in_table in bits:
        clean = "".join(x for x in text if x.isprintable() or x in "\t\n")
        where = document.add_table(1, 2).cell(0, len(clean) % 2) if in_table else document
        run = where.add_paragraph(clean).add_run(clean)
        odd = OxmlElement(mark)
        odd.set(qn("w:val"), value)
        run._r.get_or_add_rPr().append(odd)

    findings = lint(document)

    assert list(told(findings))


@pytest.mark.parametrize("tag", ["pgSz", "pgMar", "sectPr", "tblGrid", "tcPr", "docDefaults"])
def test_a_paper_without_what_word_always_writes_is_still_judged(tag):
    document = report()
    roots = (document.element, document.styles.element)
    for element in [found for root in roots for found in list(root.iter(qn(f"w:{tag}")))]:
        element.getparent().remove(element)

    assert lint(document) is not None


def test_styles_that_are_based_on_each_other_do_not_go_round_for_ever():
    document = report()
    one, two = document.styles["Nội dung"], document.styles["Căn cứ"]
    one.base_style, two.base_style = two, one

    assert codes(document) <= {rule.code for rule in RULES}
