"""An officer has any Word file judged on a page, and our own draft at one tap."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lantoa.report.models import Regime
from tests.kit.correct_papers import report as correct
from tests.kit.correct_papers import say
from tests.report.way import drafted

pytestmark = pytest.mark.django_db


def word(document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def packed(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in {"[Content_Types].xml": "x", "word/document.xml": "x", **parts}.items():
            file.writestr(name, text)
    return out.getvalue()


def ask(world, data: bytes, name="cong-van.docx", role="officer"):
    file = SimpleUploadedFile(name, data)
    return world.client(role).post(reverse("report:layout"), {"file": file})


def test_each_fault_is_told_with_its_place_its_fix_and_the_clause(world):
    document = correct()
    say(document, "Số:", "Số: 5/BC-TTDV")
    say(document, "Kết quả tuyên", "Kết quả phòng bệnh.")

    said = ask(world, word(document)).content.decode()

    assert "1 lỗi thể thức, 1 chỗ nên xem" in said
    assert "dòng 7" in said
    assert "Số: 5/BC-TTDV" in said
    assert "→ Viết 01, 02, … 09." in said
    assert "Mục II khoản 3 điểm c" in said


def test_a_paper_without_fault_is_told_so(world):
    assert "Không thấy chỗ nào sai thể thức" in ask(world, word(correct())).content.decode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "không có nội dung"),
        (b"%PDF-1.7 x", "là PDF. Soát tệp Word"),
        (packed(**{"word/vbaProject.bin": "x"}), "macro"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "Word đời cũ (.doc)"),
        (packed(), "bị hỏng hoặc chép chưa hết"),
        (packed(**{"word/document.xml": "<a>" * 9000}), "bị hỏng hoặc chép chưa hết"),
        (b"PK\x03\x04" + b"\0" * (30 * 2**20), "nặng hơn 30 MB"),
    ],
    ids=["empty", "pdf", "macro", "locked", "old", "torn", "deep", "big"],
)
def test_what_is_no_whole_word_file_is_told_what_to_do(world, data, says):
    answer = ask(world, data)

    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_nothing_chosen_is_asked_for(world):
    answer = world.client("officer").post(reverse("report:layout"), {})

    assert "Chọn một tệp Word" in answer.content.decode()


def test_the_draft_of_a_report_is_judged_at_one_tap_and_is_without_fault(world, campaign):
    for unit, role in ((world.office, "officer"), (world.boards[0], "hamlet")):
        row = drafted(world, unit, role)

        said = world.client(role).get(reverse("report:layout_own", args=[row.pk]))

        assert "Không thấy chỗ nào sai thể thức" in said.content.decode()


def test_papers_of_the_party_have_no_rules_yet_and_it_is_said(world, campaign):
    Regime.objects.filter(level="office").update(paper="dang")
    row = drafted(world, world.office, "officer")

    said = world.client("officer").get(reverse("report:layout_own", args=[row.pk]))

    assert "chưa có quy tắc soát" in said.content.decode()
