"""A paper's layout is judged at the command line, with nothing but the paper."""

from pathlib import Path

import pytest

from lantoa.bootstrap.environment import ROOT
from tests.kit.correct_papers import report, say
from tests.ops.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "home", url="postgres://nobody@127.0.0.1:1/nothing")


def test_a_paper_with_a_fault_is_told_in_vietnamese_and_the_command_fails(house, tmp_path):
    document, right, wrong = report(), tmp_path / "right.docx", tmp_path / "wrong.docx"
    document.save(right)
    say(document, "Số:", "Số: 05/BC - TTDV")
    document.save(wrong)

    judged = house.ask("lint", str(wrong))

    assert judged.returncode == 1
    assert "Viết liền, ví dụ 15/KH-UBND." in judged.stdout
    assert house.do("lint", str(right)) == "Không thấy chỗ nào sai thể thức."
    assert not house.home.exists()


def test_what_is_no_word_file_is_one_line_that_says_what_to_do(house, tmp_path):
    empty, text, cut = (tmp_path / name for name in ("empty.docx", "text.docx", "cut.docx"))
    empty.write_bytes(b"")
    text.write_text("Báo cáo")
    report().save(cut)
    cut.write_bytes(cut.read_bytes()[:3000])

    lines = [house.refusal("lint", *map(str, one)) for one in ([], [empty], [text], [cut])]

    assert "text.docx là văn bản thuần (.txt)" in lines[2]
    assert all(line.endswith(".") or line.endswith(".docx") for line in lines)


def test_the_rules_are_printed_as_the_docs_have_them(house):
    page = (ROOT / "docs/layout-rules.md").read_text("utf-8")

    assert house.do("lint", "--rules") == page.strip()
