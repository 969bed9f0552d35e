"""The pages of reports, walked as the village head, the office and the leader walk them."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune import ground
from lantoa.commune.models import Unit
from lantoa.report import actions
from lantoa.report.models import Due, Report
from lantoa.report.terms import Terms
from tests.counting import questions
from tests.reach.ledger import did
from tests.report.way import DAY, READ, drafted, due_of, sent

pytestmark = pytest.mark.django_db


def get(world, role, name, *args):
    return world.client(role).get(reverse(f"report:{name}", args=args))


def post(world, role, name, *args, **typed):
    address = reverse(f"report:{name}", args=args)
    return world.client(role).post(address, {"uid": str(uuid4()), **typed})


def typed(report: Report, **changes: str) -> dict[str, str]:
    """Return what the page of a draft sends."""
    return {"row_version": str(report.row_version), **changes}


def test_the_list_says_who_has_sent_and_who_has_not_since_when(world, campaign):
    sent(world, world.boards[0])

    said = get(world, "officer", "list").content.decode()

    assert "1 / 3 đã gửi" in said
    assert "Kỳ tháng 9 (23/8–14/9)" in said
    assert "(12 ngày)" in said


def test_a_village_head_sees_what_he_owes_and_nothing_of_others(world, campaign):
    said = get(world, "hamlet", "list").content.decode()

    assert str(world.boards[0]) in said
    assert str(world.boards[1]) not in said
    assert "Lập báo cáo" in said


def test_one_form_holds_the_buttons_of_every_late_hamlet_and_a_button_means_its_own_row(
    world, campaign
):
    client, board = world.client("officer"), world.boards[0]
    said = client.get(reverse("report:list")).text
    sheet = next(part for part in said.split("<section") if str(board) in part)
    address = reverse("report:draft", args=[due_of(board).pk])
    button = re.search(rf'formaction="{address}" name="(how)" value="(paper)"', sheet)

    assert button is not None
    client.post(address, dict([button.groups()]))

    assert (sheet.count("<form"), sheet.count("formaction")) == (1, 6)
    assert Report.objects.get(due=due_of(board)).on_paper


def test_a_village_head_writes_and_sends_his_report(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35})
    opened = post(world, "hamlet", "draft", due_of(world.boards[0]).pk)
    report = Report.objects.get(due__unit=world.boards[0])
    shown = world.client("hamlet").get(opened.url).content.decode()

    kept = post(
        world, "hamlet", "report", report.pk,
        **typed(report, leaflet_copies="35", leaflet_rounds="1", then="rest"),
    )  # fmt: skip
    report.refresh_from_db()
    answer = post(
        world, "hamlet", "report", report.pk,
        **typed(report, leaflet_copies="35", leaflet_rounds="1", then="send") | blanks(report),
    )  # fmt: skip

    assert "Sổ ghi 35" in shown
    assert kept.status_code == answer.status_code == 302
    report.refresh_from_db()
    assert report.state == Report.SENT


def blanks(report: Report) -> dict[str, str]:
    """Return "nothing happened" for each figure that says so, as the page would send it."""
    rows = report.figures.filter(state="none").select_related("indicator")
    return {row.indicator.code: "Không phát sinh" for row in rows}


def test_a_number_that_cannot_be_read_stays_on_the_page_with_a_word_on_it(world, campaign):
    report = drafted(world, world.boards[0])
    said = {"leaflet_copies": "khoảng ba chục", "highlights": "Họp thôn đông vui"}

    answer = post(world, "hamlet", "report", report.pk, **typed(report, **said, then="send_rest"))

    said = answer.content.decode()
    assert answer.status_code == 422
    assert "khoảng ba chục" in said
    assert "Họp thôn đông vui" in said
    assert "chưa đọc được thành số" in said


def test_somebody_elses_newer_draft_is_not_overwritten(world, campaign):
    report = drafted(world, world.boards[0])
    stale = typed(report, leaflet_copies="0")
    post(world, "hamlet", "report", report.pk, **stale)

    answer = post(world, "hamlet", "report", report.pk, **stale)

    assert answer.status_code == 409


def test_the_office_returns_one_figure_and_the_head_reads_why(world, campaign):
    did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 900})
    report = sent(world, world.boards[0])

    post(
        world, "officer", "send_back", report.pk,
        **{"note": "", "why-gathering_people": "Thôn có chừng ấy người không?"},
    )  # fmt: skip
    read = get(world, "hamlet", "report", report.pk).content.decode()
    post(world, "hamlet", "draft", report.due_id)
    again = Report.objects.get(due=report.due, version=2)
    written = get(world, "hamlet", "report", again.pk).content.decode()

    for said in (read, written):
        assert "Thôn có chừng ấy người không?" in said


def test_a_return_without_a_word_is_asked_for_one(world, campaign):
    report = sent(world, world.boards[0])

    answer = post(world, "officer", "send_back", report.pk, note="")

    assert "Ghi điều cần xem lại" in answer.content.decode()
    report.refresh_from_db()
    assert report.state == Report.SENT


def test_the_office_accepts_and_the_page_shows_the_seal(world, campaign):
    report = sent(world, world.boards[0])

    post(world, "officer", "accept", report.pk)

    said = get(world, "officer", "report", report.pk).content.decode()
    assert "Mã đối chiếu" in said
    assert "Tiếp nhận và khóa" not in said


def test_each_figure_on_the_page_opens_its_activities(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35})
    report = sent(world, world.boards[0])

    said = get(world, "officer", "report", report.pk).content.decode()

    assert reverse("report:figure", args=[report.pk, "leaflet_copies"]) in said
    assert reverse("report:sentence", args=[report.pk, "highlights", 0]) in said


def test_figures_can_be_copied_and_the_paper_taken_away(world, campaign):
    report = sent(world, world.boards[0])

    numbers = get(world, "officer", "numbers", report.pk)
    paper = get(world, "officer", "docx", report.pk)

    assert "Không phát sinh" in numbers.content.decode()
    assert paper.content.startswith(b"PK")
    assert "wordprocessingml" in paper["Content-Type"]


@pytest.mark.parametrize("role", ["hamlet2", "association", "operator", "province", "stranger"])
def test_others_do_not_even_see_a_hamlets_report(world, campaign, role):
    report = sent(world, world.boards[0])

    for name in ("report", "numbers", "docx"):
        assert get(world, role, name, report.pk).status_code == 404
    for name in ("send", "accept", "send_back", "refresh"):
        assert post(world, role, name, report.pk).status_code == 404


def test_leaders_read_a_hamlets_report_but_do_not_answer_it(world, campaign):
    report = sent(world, world.boards[0])

    assert "Trả lại để sửa" not in get(world, "approver", "report", report.pk).content.decode()
    assert post(world, "viewer", "accept", report.pk).status_code == 403


def test_units_that_are_asked_and_not_urged_are_never_called_late(world, campaign):
    regime = Due.objects.filter(regime__level="hamlet").first().regime
    Due.objects.create(
        regime=regime,
        unit=world.women,
        title="Kỳ tháng 9",
        from_on=date(2025, 8, 23),
        until_on=date(2025, 9, 14),
        due_at=due_of(world.boards[0]).due_at,
    )

    said = get(world, "association", "list").content.decode()

    assert "Đề nghị cung cấp kết quả" in said
    assert "quá" not in said.lower()
    assert "Chưa gửi" not in said


def test_the_list_asks_no_more_for_twenty_hamlets_than_for_three(world, campaign):
    client, address = world.client("officer"), reverse("report:list")

    few = questions(lambda: client.get(address))
    for n in range(17):
        ground.add_hamlet(world.commune, name=f"Bản {n}", word="bản", households=2)
    actions.open_for(campaign, READ, by=world.people["officer"])
    for board in Unit.objects.filter(kind="hamlet", name__startswith="Bản"):
        actions.draft(due_of(board), by=world.people["officer"], how=actions.STANDS_IN)

    assert questions(lambda: client.get(address)) == few


def test_a_draft_asks_no_more_however_long_the_ledger(world, campaign):
    did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 20})
    report = drafted(world, world.boards[0])
    few = questions(lambda: get(world, "hamlet", "report", report.pk))
    for _ in range(15):
        did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": 20})
    drafted(world, world.boards[0])

    assert questions(lambda: get(world, "hamlet", "report", report.pk)) == few


def test_periods_to_come_are_one_line_each_and_those_that_closed_stand_on_pages(world, campaign):
    daily = Terms("Báo cáo ngày", "hamlet", "daily", "UBND xã", from_on=date(2025, 8, 23),
                  indicators=("proofs",))  # fmt: skip
    actions.make_regimes(campaign, [daily], by=world.people["officer"], uid=uuid4())

    said = get(world, "officer", "list").content.decode()
    last = world.client("officer").get(reverse("report:list"), {"trang": 99}).content.decode()

    assert said.count('class="count num"') <= 4
    assert "Các kỳ sắp tới" in said
    assert "Ngày 29/9" in said
    assert "Ngày 23/8" in last
    assert "Ngày 23/8" not in said


def test_those_accepted_are_named_in_one_line(world, campaign):
    report = sent(world, world.boards[0])
    actions.accept(report, by=world.people["officer"], uid=uuid4())

    said = get(world, "officer", "list").content.decode()

    assert f'Đã tiếp nhận: <a href="{reverse("report:report", args=[report.pk])}">' in said
