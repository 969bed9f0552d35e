"""What a person types into a draft stays: no number yet, or a number that is hard to believe."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.report import actions, asks, queries
from lantoa.report.models import Report
from tests.reach.ledger import did
from tests.report.way import DAY, due_of, entry, sent, value

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(world, campaign) -> Report:
    """Return a hamlet's open answer: households with Wi-Fi, people with an account, a share."""
    figures = ("Số hộ có Wi-Fi (hộ)", "Số người đã cài (người)", "Tỷ lệ hộ (%)")
    question = asks.Question("Wi-Fi ở thôn", figures, date(2025, 10, 3), "Phòng")
    asks.ask(campaign, question, world.boards[:1], by=world.people["officer"], uid=uuid4())
    due = next(due for due in queries.dues(world.people["hamlet"]) if due.regime.is_question)
    return actions.draft(due, by=world.people["hamlet"])


def typed(world, report, *numbers: str, then="save", role="hamlet", **more):
    """Type the three answers on the page and press a button."""
    report.refresh_from_db()
    codes = [figure.indicator.code for figure in queries.figures(report)]
    said = {"uid": str(uuid4()), "row_version": report.row_version, "then": then, **more}
    address = reverse("report:report", args=[report.pk])
    return world.client(role).post(address, said | dict(zip(codes, numbers, strict=True)))


def test_what_is_no_number_is_kept_with_the_draft_and_asked_for_when_it_is_sent(world, question):
    answer = typed(world, question, "khoảng 50", "20", "")
    address = reverse("report:report", args=[question.pk])
    page = world.client("hamlet").get(address).text
    again = world.client("hamlet").get(address).text
    stopped = typed(world, question, "khoảng 50", "20", "", then="send_rest")
    state = Report.objects.get(pk=question.pk).state
    gone = typed(world, question, "30", "20", "10", then="send")

    assert answer.status_code == 302
    assert 'value="khoảng 50"' in page
    assert 'value="khoảng 50"' in again
    assert "1 mục chưa phải số, 1 mục chưa nhập" in " ".join(page.split())
    assert "Chưa phải số. Bản nháp giữ nguyên chữ này" in page
    assert "chưa đọc được thành số" in stopped.text
    assert state == Report.DRAFT
    assert gone.status_code == 302
    assert Report.objects.get(pk=question.pk).state == Report.SENT
    assert not any(figure.typed for figure in queries.figures(question))


def test_the_ledger_asked_again_does_not_write_over_what_was_typed(world, campaign):
    head = world.people["hamlet"]
    report = actions.draft(due_of(world.boards[0]), by=head)
    entry(report, "leaflet_copies", "chừng ba chục", by=head)
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35})

    actions.draft(report.due, by=head)

    figure = queries.figures(report)[0]
    held = {one.indicator.code: one.typed for one in queries.figures(report)}
    assert held["leaflet_copies"] == "chừng ba chục"
    assert value(report, "leaflet_copies").value is None, figure


def test_nothing_happened_is_not_said_of_what_was_typed(world, question):
    typed(world, question, "vài nhà", "", "", then="rest")

    states = [(one.state, one.typed) for one in queries.figures(question)]
    assert states == [("blank", "vài nhà"), ("none", ""), ("none", "")]


@pytest.mark.parametrize(
    ("numbers", "asked"),
    [
        (("9.000", "20", "10"), "có 40 hộ. Đúng là 9.000 hộ?"),
        (("30", "5.000", "10"), "có 40 hộ. Đúng là 5.000 người?"),
        (("30", "20", "150"), "phần trăm ít khi quá 100. Đúng là 150 %?"),
    ],
)
def test_more_than_the_hamlet_has_is_asked_about_and_a_person_may_insist(
    world, question, numbers, asked
):
    doubted = typed(world, question, *numbers, then="send")
    kept = Report.objects.get(pk=question.pk).state
    gone = typed(world, question, *numbers, then="send", is_sure="on")
    seen = world.client("officer").get(reverse("report:report", args=[question.pk])).text

    assert asked in doubted.text
    assert "Đã xem lại, các số trên đúng" in doubted.text
    assert kept == Report.DRAFT
    assert gone.status_code == 302
    assert Report.objects.get(pk=question.pk).state == Report.SENT
    assert "Số lạ, người gửi nói đúng" in seen
    assert asked in seen


def test_what_the_hamlet_can_have_is_not_asked_about(world, question):
    gone = typed(world, question, "40", "480", "100", then="send")

    seen = world.client("officer").get(reverse("report:report", args=[question.pk])).text
    assert gone.status_code == 302
    assert "Số lạ" not in seen


def test_a_report_of_the_ledgers_own_figures_is_never_doubted(world, campaign):
    did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 5000})

    assert sent(world, world.boards[0]).state == Report.SENT
