"""The signed paper comes back: number, day and file stand where the draft stood."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from uuid import uuid4

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lantoa.commune.models import Journal, Unit
from lantoa.home import papers
from lantoa.kit import clock, official
from lantoa.kit.official_pdf import to_pdf
from lantoa.kit.periods import week_of
from lantoa.report.models import Due, Issued, Regime, Report
from lantoa.report.paper import to_paper
from tests.intake.hostile import locked
from tests.kit.both_papers import word_words
from tests.kit.papers import paper as other_paper
from tests.report.way import drafted, sent

pytestmark = pytest.mark.django_db
ON = date(2025, 9, 18)


def signed(report, number="125", on=ON) -> bytes:
    """Return the report as the document system gives it back: its words, in a file of its own."""
    paper = to_paper(report, as_draft=True)
    head = replace(paper.head, number=number, on=on, day_known=True)
    given, back = pypdfium2.PdfDocument(to_pdf(replace(paper, head=head))), BytesIO()
    theirs = pypdfium2.PdfDocument.new()
    theirs.import_pages(given)
    theirs.save(back)
    return back.getvalue()


def scan() -> bytes:
    """Return a PDF of one page without any text."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def attach(world, report, data=None, *, role="officer", name="da-ky.pdf", **typed):
    asked = {"uid": str(uuid4()), "number": "125", "issued_on": ON.isoformat(), **typed}
    if data is not None:
        asked["file"] = SimpleUploadedFile(name, data)
    address = reverse("report:issue", args=[report.pk])
    return world.client(role).post(address, asked)


def page(world, report, role="officer") -> str:
    return world.client(role).get(reverse("report:report", args=[report.pk])).content.decode()


def test_number_day_and_file_stand_everywhere_instead_of_the_draft(world, campaign):
    report = sent(world, world.office, "officer")
    data = signed(report)

    answer = attach(world, report, data)

    assert answer.status_code == 302
    client = world.client("officer")
    assert "Đã ban hành: số 125/BC-UBND, ngày 18/09/2025" in page(world, report)
    assert "125/BC-UBND" in client.get(reverse("report:list")).content.decode()
    given = client.get(reverse("report:pdf", args=[report.pk]), follow=True)
    assert given.content == data
    said = word_words(to_paper(report))
    assert "Số: 125/BC-UBND" in said
    assert "ngày 18 tháng 9 năm 2025" in said
    assert Journal.objects.filter(verb="paper.issued").count() == 1


def test_a_draft_that_nobody_sent_takes_no_signed_paper(world, campaign):
    report = drafted(world, world.office, "officer")

    answer = attach(world, report, signed(report))

    assert answer.status_code == 422
    assert "Gửi báo cáo rồi gắn" in answer.content.decode()


def test_our_own_draft_is_asked_about_and_taken_only_at_a_persons_word(world, campaign):
    report = sent(world, world.office, "officer")
    draft = to_pdf(to_paper(report, as_draft=True))

    doubted = attach(world, report, draft)
    held = Issued.objects.exists()
    kept = doubted.context["form"]["kept"].value()
    sure = attach(world, report, kept=kept, is_sure="on")

    assert doubted.status_code == 422
    assert "Đây là bản dự thảo do Lan Tỏa in ra, chưa có số, chữ ký hay dấu" in doubted.text
    assert (held, sure.status_code) == (False, 302)
    assert "bản dự thảo" in Issued.objects.get().doubts[0]


def test_the_same_file_twice_is_said_and_stored_once(world, campaign):
    report = sent(world, world.office, "officer")
    data = signed(report)

    attach(world, report, data)
    address = reverse("report:issue", args=[report.pk])
    asked = {"uid": str(uuid4()), "number": "0125/BC-UBND", "issued_on": ON.isoformat()}
    again = world.client("officer").post(
        address, {**asked, "file": SimpleUploadedFile("khac-ten.pdf", data)}, follow=True
    )

    assert "đã gắn từ trước" in again.content.decode()
    assert Issued.objects.get().number == "125"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"number": "126"}, "Trong tệp ghi số 125"),
        ({"issued_on": "2025-09-19"}, "Trong tệp ghi ngày 18/9/2025"),
    ],
)
def test_what_the_file_says_otherwise_is_asked_about_and_the_file_is_kept(
    world, campaign, typed, says
):
    report = sent(world, world.office, "officer")

    doubted = attach(world, report, signed(report), **typed)
    shown = doubted.content.decode()
    kept = doubted.context["form"]["kept"].value()
    sure = attach(world, report, **typed, kept=kept, is_sure="on")

    assert says in shown
    assert "Tệp vừa gửi được giữ" in shown
    assert sure.status_code == 302
    assert says in Issued.objects.get().doubts[0]


def test_another_paper_and_somebody_elses_are_told_apart(world, campaign):
    report = sent(world, world.office, "officer")
    foreign = other_paper(kind="Kế hoạch", blocks=(official.Paragraph("Tiêm phòng dại. " * 30),))

    answer = attach(world, report, to_pdf(foreign)).content.decode()

    assert "Tệp là kế hoạch, không phải báo cáo." in answer
    assert "có thể là giấy của nơi khác" in answer
    assert "chỉ giống bản đã gửi" in answer
    assert not Issued.objects.exists()


def test_a_file_or_a_number_of_another_report_is_refused(world, campaign):
    ours, theirs = sent(world, world.office, "officer"), sent(world, world.boards[0])
    data = signed(ours)
    attach(world, ours, data)

    same_file = attach(world, theirs, data, is_sure="on").content.decode()

    assert "Tệp này đã gắn vào báo cáo" in same_file
    assert Issued.objects.count() == 1


def test_two_associations_count_their_own_papers_under_one_symbol(world, campaign, files):
    farmers = Unit.objects.create(
        name="Hội Nông dân xã", kind="association", place=world.commune.place
    )
    regime = Regime.objects.filter(campaign=campaign, level="unit").first()
    for number, unit in enumerate((world.women, farmers)):
        due = Due.objects.create(
            regime=regime, unit=unit, title="Kỳ", from_on=date(2025, 9, 1),
            until_on=date(2025, 9, 14), due_at="2025-09-18T17:00:00+07:00",
        )  # fmt: skip
        report = Report.objects.create(
            due=due, version=1, state="sent", drafted_at=clock.now(), sent_at=clock.now()
        )

        answer = attach(world, report, scan() + b"%" * number, number="5")

        assert answer.status_code == 302
    assert [str(row) for row in Issued.objects.all()] == ["5/BC-BTV", "5/BC-BTV"]


def test_a_scan_without_words_is_taken_as_it_is(world, campaign):
    report = sent(world, world.office, "officer")

    assert attach(world, report, scan()).status_code == 302


def test_a_hamlets_signed_sheet_needs_no_number_and_its_head_may_attach_it(world, campaign):
    report = sent(world, world.boards[0])

    shown = world.client("hamlet").get(reverse("report:issue", args=[report.pk]))
    answer = attach(world, report, scan(), role="hamlet")

    assert "Số văn bản" not in shown.content.decode()
    assert answer.status_code == 302
    assert "Bản đã ký" in page(world, report, "hamlet")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Tệp không có nội dung"),
        (b"PK\x03\x04 khong phai", "chỗ này chỉ nhận PDF"),
        (locked(), "có mật khẩu nên không xem được"),
        (b"%PDF-1.7 hong", "tệp hỏng hoặc gửi chưa hết"),
        (None, "Chọn tệp PDF"),
    ],
)
def test_what_is_no_whole_pdf_is_refused_with_what_to_do(world, campaign, data, says):
    report = sent(world, world.office, "officer")

    answer = attach(world, report, data)

    assert answer.status_code == 422
    assert says in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"issued_on": "2025-12-01"}, "không thể sau hôm nay"),
        ({"issued_on": "2020-01-01"}, "chưa có số liệu này"),
        ({"number": ""}, "Ghi số mà văn thư đã cấp"),
        ({"number": "-3"}, "Ghi số mà văn thư đã cấp"),
        ({"number": "=1+1"}, "Ghi số mà văn thư đã cấp"),
        ({"issued_on": "hôm qua"}, "Ngày ban hành"),
    ],
)
def test_a_day_or_number_that_cannot_be_is_refused(world, campaign, typed, says):
    report = sent(world, world.office, "officer")

    answer = attach(world, report, scan(), **typed)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Issued.objects.exists()


def test_a_wrong_paper_is_taken_off_and_the_draft_stands_again(world, campaign):
    report = sent(world, world.office, "officer")
    attach(world, report, signed(report))

    world.client("officer").post(
        reverse("report:issue_off", args=[report.pk]), {"uid": str(uuid4())}
    )

    assert "Gắn văn bản đã ban hành" in page(world, report)
    assert "125/BC-UBND" not in page(world, report)


def test_the_issued_plan_stands_on_the_shelf_and_in_the_grounds_of_later_reports(world, campaign):
    client = world.client("officer")
    address = reverse("report:issue_plan", args=[campaign.pk])
    typed = {"uid": str(uuid4()), "number": "31", "issued_on": "2025-08-25"}
    data = scan()

    answer = client.post(address, {**typed, "file": SimpleUploadedFile("kh.pdf", data)})

    assert answer.status_code == 302
    shelf = client.get(reverse("home:papers", args=[campaign.pk])).content.decode()
    assert "số 31/KH-UBND, ngày 25/08/2025" in shelf
    plan = client.get(reverse("home:plan_pdf", args=[campaign.pk]), follow=True)
    assert plan.content == data
    cited = "Thực hiện Kế hoạch số 31/KH-UBND ngày 25/08/2025 của UBND xã"
    assert cited in word_words(to_paper(drafted(world, world.office, "officer")))
    assert cited in word_words(papers.hamlet(campaign, world.boards[0]))
    assert cited in word_words(papers.radio(world.commune, week_of(campaign.from_on)))
    line = client.get(reverse("report:plan_line", args=[campaign.pk])).content.decode()
    assert "số 31/KH-UBND, ngày 25/08/2025" in line
    its_page = client.get(reverse("plan:campaign", args=[campaign.pk])).content.decode()
    assert f'hx-get="{reverse("report:plan_line", args=[campaign.pk])}"' in its_page
    assert (
        world.client("hamlet").get(reverse("report:issued_plan", args=[campaign.pk])).status_code
        == 200
    )
