"""Ask once: what is held is seen first, the cost next; then units owe one short report."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.models import Journal
from lantoa.report import actions, queries
from lantoa.report.cost import Cost
from lantoa.report.models import Due, Indicator, Regime
from lantoa.report.owing import put_dues
from lantoa.report.rollup import children
from lantoa.report.terms import Terms, read_figure
from tests.counting import questions
from tests.reach.ledger import did
from tests.report.way import DAY, due_of, entry

pytestmark = pytest.mark.django_db
ASK = {"figures": "Số hộ có Wi-Fi (hộ)\nSố người đã cài VNeID (người)", "due_on": "2025-10-03"}


def ask(world, role="officer", then="look", **typed):
    asked = {"uid": str(uuid4()), "then": then, **ASK, **typed}
    if "units" not in typed:
        asked["units"] = [board.pk for board in world.boards]
    return world.client(role).post(reverse("report:ask"), asked)


def asked(world) -> Regime:
    answer = ask(world, then="send", seen="")
    assert answer.status_code == 302
    return Regime.objects.get(key__startswith="hoi-")


def test_what_the_ledger_holds_near_the_question_is_shown_with_its_day_before_anything_is_sent(
    world, campaign
):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 1035})

    said = ask(world, then="send", figures="Bao nhiêu tờ rơi đã phát (tờ)").content.decode()

    assert "Số tờ rơi, tài liệu đã phát: 1.035 tờ" in said
    assert "sổ hoạt động cả xã, từ 24/08/2025 đến hôm nay" in said
    assert not Regime.objects.filter(key__startswith="hoi-").exists()


def test_the_cost_stands_there_in_minutes_times_units_before_it_is_sent(world, campaign):
    said = ask(world).content.decode()

    assert "2 số × 3 phút × 3 đơn vị = 18 phút" in said
    assert "Chưa có số nào gần" in said
    assert not Due.objects.filter(regime__key__startswith="hoi-").exists()


def test_the_closing_report_gathers_the_months_of_units_and_not_what_they_were_asked(
    world, campaign
):
    Regime.objects.filter(campaign=campaign, level="office").update(every="closing")
    put_dues(Regime.objects.get(campaign=campaign, level="office"))
    closing = Due.objects.get(unit=world.office)
    before = {state.due.pk for state in children(closing)}

    regime = asked(world)

    assert {state.due.pk for state in children(closing)} == before
    assert {state.due.regime.every for state in children(closing)} == {"monthly"}
    assert regime.every == "once"


def test_an_answer_that_the_office_handed_on_is_not_held_twice(world, campaign):
    asked(world)
    head, officer = world.people["hamlet"], world.people["officer"]
    mine = Due.objects.get(regime__key__startswith="hoi-", unit=world.boards[0])
    code = mine.regime.indicators.get(label="Số hộ có Wi-Fi").code
    report = entry(actions.draft(mine, by=head), code, "31", by=head)
    actions.send(report, by=head, uid=uuid4())
    ask(world, "province", then="send", seen="", units=[world.office.pk])
    theirs = Due.objects.get(regime__key__startswith="hoi-", unit=world.office)
    handed_on = entry(actions.draft(theirs, by=officer), code, "31", by=officer)
    actions.send(handed_on, by=officer, uid=uuid4())

    said = ask(world, figures="Bao nhiêu hộ có Wi-Fi (hộ)").content.decode()

    assert "Số hộ có Wi-Fi: 31 hộ" in said


@pytest.mark.parametrize(
    ("cost", "words"),
    [(Cost(3, 5, 10), "2 giờ 30 phút"), (Cost(3, 1, 1), "3 phút"), (Cost(0, 1, 9), "9 đơn vị")],
)
def test_a_cost_is_said_as_people_say_it(cost, words):
    assert str(cost).endswith(words)


def test_a_question_that_was_seen_becomes_one_report_that_each_unit_owes(world, campaign):
    regime = asked(world)

    dues = Due.objects.filter(regime=regime)
    assert {due.unit for due in dues} == set(world.boards)
    assert {due.due_at.astimezone().date() for due in dues} == {date(2025, 10, 3)}
    assert [(one.label, one.unit_word) for one in regime.indicators.all()] == [
        ("Số hộ có Wi-Fi", "hộ"), ("Số người đã cài VNeID", "người"),
    ]  # fmt: skip
    shown = world.client("hamlet").get(reverse("report:list")).content.decode()
    assert "Phòng Văn hóa" in shown
    assert Journal.objects.filter(verb="question.sent").count() == 1


def test_a_hamlet_answers_at_once_and_the_next_asker_sees_the_answer(world, campaign):
    regime = asked(world)
    head = world.people["hamlet"]
    due = regime.dues.get(unit=world.boards[0])
    report = actions.draft(due, by=head)
    code = regime.indicators.get(label="Số hộ có Wi-Fi").code
    report = entry(report, code, "31", by=head)
    actions.send(report, by=head, uid=uuid4())

    said = ask(world, figures="Hộ nào có Wi-Fi").content.decode()

    assert "Số hộ có Wi-Fi: 31 hộ" in said
    assert "của 1 đơn vị, số từ 24/08/2025 đến 28/09/2025" in said


def test_figures_of_two_duties_over_the_same_days_are_not_added(world, campaign):
    officer, held = world.people["officer"], (("hamlet", 0, "monthly"), ("hamlet2", 1, "weekly"))
    for every in ("monthly", "weekly"):
        terms = Terms(f"Báo cáo {every}", "hamlet", every, "UBND xã", from_on=date(2025, 8, 23),
                      typed=(("Số tổ", "tổ"),))  # fmt: skip
        actions.make_regimes(campaign, [terms], by=officer, uid=uuid4())
    for role, number, every in held:
        due = Due.objects.filter(unit=world.boards[number], regime__title=f"Báo cáo {every}")
        report = actions.draft(due.order_by("from_on")[0], by=world.people[role])
        code = report.due.regime.indicators.get(label="Số tổ").code
        entry(report, code, "4", by=world.people[role])
        actions.send(report, by=world.people[role], uid=uuid4())

    said = ask(world, figures="Có bao nhiêu tổ").content.decode()

    assert "Số tổ: 4 tổ" in said
    assert "“Báo cáo monthly” của 1 đơn vị" in said


def test_the_same_question_asked_again_is_the_same_figure_and_one_sent_twice_is_one(
    world, campaign
):
    uid = str(uuid4())
    for _ in range(2):
        ask(world, then="send", uid=uid)
    typed = Indicator.objects.filter(source="typed", commune=world.commune)
    codes = ",".join(typed.values_list("code", flat=True))

    again = ask(world, then="send", seen=codes)

    assert again.status_code == 302
    assert typed.count() == 2
    assert Regime.objects.filter(key__startswith="hoi-").count() == 2


def test_a_question_stands_in_the_list_and_the_months_report_does_not_wait_for_it(world, campaign):
    before = len(queries.children(due_of(world.office)))
    asked(world)

    said = world.client("officer").get(reverse("report:list")).content.decode()

    assert "Hỏi số liệu: Số hộ có Wi-Fi (hộ)" in said
    assert len(queries.children(due_of(world.office))) == before


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"figures": " \n "}, "Ghi ít nhất một số cần hỏi"),
        ({"due_on": "2025-09-29"}, "Hạn trả lời phải sau hôm nay"),
        ({"due_on": "mai"}, "Hạn trả lời"),
        ({"units": []}, "Chọn ít nhất một đơn vị để hỏi"),
        ({"figures": "\n".join(f"Chuyện lạ {n}" for n in range(21))}, "nhiều nhất 20 số"),
    ],
)
def test_a_question_that_cannot_be_sent_says_what_to_mend_and_keeps_what_was_typed(
    world, campaign, typed, says
):
    answer = ask(world, then="send", title="Chuẩn bị hội nghị", **typed)

    said = answer.content.decode()
    assert says in said
    assert "Chuẩn bị hội nghị" in said
    assert not Regime.objects.filter(key__startswith="hoi-").exists()


def test_only_the_office_and_the_province_ask(world, campaign):
    address = reverse("report:ask")

    for role in ("hamlet", "viewer", "approver", "association"):
        assert world.client(role).get(address).status_code == 403
    assert world.client("officer").get(address).status_code == 200


def test_the_province_asks_the_offices_of_its_communes(world, campaign):
    shown = world.client("province").get(reverse("report:ask")).content.decode()
    answer = ask(world, "province", "send", units=[world.office.pk])

    assert str(world.commune.place) in shown
    assert str(world.hamlets[0]) not in shown
    assert answer.status_code == 302
    regime = Regime.objects.get(key__startswith="hoi-")
    assert regime.level == "office"
    assert regime.to_name == "Sở Văn hóa, Thể thao và Du lịch"


def test_who_asked_sees_how_many_answered_and_what_it_comes_to(world, campaign):
    regime = asked(world)
    for board, head, number in zip(world.boards, ("hamlet", "hamlet2"), (31, 12), strict=False):
        by = world.people[head]
        report = actions.draft(regime.dues.get(unit=board), by=by)
        code = regime.indicators.get(label="Số hộ có Wi-Fi").code
        actions.send(entry(report, code, str(number), by=by), by=by, uid=uuid4())

    said = world.client("officer").get(reverse("report:ask")).content.decode()

    assert "2 / 3 đã trả lời" in said
    assert "Số hộ có Wi-Fi: 43 hộ" in said


def test_the_province_counts_an_answer_once_the_commune_has_sealed_it(world, campaign):
    ask(world, "province", "send", units=[world.office.pk])
    due = Due.objects.get(regime__key__startswith="hoi-")
    officer, leader = world.people["officer"], world.people["approver"]
    report = actions.draft(due, by=officer)
    code = due.regime.indicators.get(label="Số hộ có Wi-Fi").code
    filled = entry(report, code, "1327", by=officer)
    actions.send(filled, by=officer, uid=uuid4(), is_sure=True)
    client, address = world.client("province"), reverse("report:ask")

    before = client.get(address).content.decode()
    report.refresh_from_db()
    actions.accept(report, by=leader, uid=uuid4())
    after = client.get(address).content.decode()

    assert "0 / 1 đã trả lời" in before
    assert "1.327" not in before
    assert "1 / 1 đã trả lời" in after
    assert "Số hộ có Wi-Fi: 1.327 hộ" in after


def test_units_outside_ones_ground_cannot_be_asked(world, campaign):
    answer = ask(world, then="send", units=[world.office.pk])

    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Số hộ có Wi-Fi (hộ)?", ("Số hộ có Wi-Fi", "hộ")),
        ("Có bao nhiêu nhà văn hóa?", ("Có bao nhiêu nhà văn hóa", "")),
        ("(hộ)", ("hộ", "hộ")),
    ],
)
def test_the_unit_of_a_figure_stands_in_brackets(typed, read):
    assert read_figure(typed) == read


def test_looking_asks_no_more_for_a_long_ledger_than_for_a_short_one(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 5})
    few = questions(lambda: ask(world, figures="tờ rơi"))
    for _ in range(20):
        did(campaign, "leaflet", unit=world.boards[1], on=DAY, counts={"copies": 5})

    assert questions(lambda: ask(world, figures="tờ rơi")) == few


def test_a_head_reads_what_is_asked_not_that_a_ledger_has_nothing(world, campaign):
    asked(world)
    due = Due.objects.get(regime__key__startswith="hoi-", unit=world.boards[0])
    report = actions.draft(due, by=world.people["hamlet"])
    client = world.client("hamlet")

    first = client.get("/").text
    page = client.get(reverse("report:report", args=[report.pk])).text

    assert due.regime.title in first
    assert f"/ {due.regime.title}" in page
    assert "2 mục cần trả lời" in page
    assert "Sổ chưa có" not in page
    assert "khác sổ" not in page
    assert "(nếu có) (nếu có)" not in page
    assert "()" not in page
