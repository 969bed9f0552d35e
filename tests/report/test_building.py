"""Duties to report as people build them: on a page, out of a table; dues stand beforehand."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from lantoa.commune import ground
from lantoa.commune.models import Journal
from lantoa.commune.tables import write_csv
from lantoa.kit import clock
from lantoa.kit.errors import NotAllowed, Unfit
from lantoa.plan.models import Peak
from lantoa.report import actions, regime_lists
from lantoa.report.models import Due, Indicator, Regime
from lantoa.report.owing import put_dues
from lantoa.report.regime_queries import foreseen
from lantoa.report.terms import Terms
from tests.counting import questions
from tests.reach.ledger import make_campaign
from tests.report.way import drafted, due_of, value

pytestmark = pytest.mark.django_db
WEEKLY = Terms("Báo cáo tuần", "hamlet", "weekly", "UBND xã", from_on=date(2025, 8, 23),
               indicators=("leaflet_copies",))  # fmt: skip


def made(world, campaign, terms=WEEKLY) -> Regime:
    return actions.make_regimes(campaign, [terms], by=world.people["officer"], uid=uuid4())[0]


def typed(**changes):
    return {
        "uid": str(uuid4()), "title": "Báo cáo tuần", "level": "hamlet", "to_name": "UBND xã",
        "every": "weekly", "closing_day": "14", "due_after": "2", "parts": "Việc nổi bật",
        "from_on": "2025-08-23",
        "indicators": ["leaflet_copies"], **changes,
    }  # fmt: skip


def test_what_a_duty_will_owe_is_shown_before_anything_is_kept(world, campaign):
    client, before = world.client("officer"), Due.objects.count()

    said = client.post(reverse("report:regime_new"), typed(then="preview")).content.decode()

    assert "Sẽ có 24 báo cáo phải gửi" in said
    assert "Kỳ tuần (25/8–31/8)" in said
    assert (Due.objects.count(), Regime.objects.filter(every="weekly").count()) == (before, 0)


def test_a_duty_kept_owes_its_reports_beforehand_and_stands_in_the_journal(world, campaign):
    world.client("officer").post(reverse("report:regime_new"), typed(then="save"))

    regime = Regime.objects.get(every="weekly")
    assert regime.dues.count() == 8 * 3
    assert list(regime.sections.items()) == [("highlights", "Việc nổi bật")]
    assert Journal.objects.filter(verb="regime.made").count() == 1


@pytest.mark.parametrize("every", ["daily", "weekly", "biweekly", "monthly", "quarterly"])
def test_a_new_duty_of_a_campaign_that_runs_finds_nobody_late(world, campaign, every):
    terms = replace(WEEKLY, every=every, from_on=None)

    regime = made(world, campaign, terms)

    assert regime.dues.filter(from_on__lte=clock.today()).count() == len(world.boards)
    assert not regime.dues.filter(due_at__lt=clock.now()).exists()


def test_a_duty_changed_still_owes_the_periods_it_owed_before(world, campaign):
    terms = replace(WEEKLY, from_on=None)
    regime = drafted(world, world.boards[0]).due.regime
    seen = foreseen(campaign, terms, but=regime)

    actions.change_regime(regime, terms, by=world.people["officer"], uid=uuid4())

    first = Due.objects.filter(regime=regime, unit=world.boards[1]).order_by("from_on").first()
    assert first.from_on == seen.owed[0].period.from_on < clock.today().replace(day=1)


def test_what_is_seen_before_is_what_is_made(world, campaign):
    Peak.objects.create(campaign=campaign, on=date(2025, 10, 10), title="Ngày hội")
    for every in ("weekly", "quarterly", "yearly", "peak", "closing", "once", "campaign"):
        terms = Terms("Thử", "hamlet", every, "UBND xã", indicators=("proofs",))

        seen, regime = foreseen(campaign, terms), made(world, campaign, terms)

        assert seen.number == regime.dues.count() > 0, every


def test_a_closing_report_with_a_day_of_its_own_closes_the_day_before(world, campaign):
    terms = Terms("Tổng kết", "office", "closing", "Sở", due_on=date(2025, 10, 6),
                  indicators=("proofs",))  # fmt: skip

    due = made(world, campaign, terms).dues.get()

    assert (due.unit, due.until_on) == (world.office, date(2025, 10, 5))


def test_a_hamlet_added_later_owes_what_every_hamlet_owes(world, campaign):
    regime = made(world, campaign)
    place = ground.add_hamlet(world.commune, name="Mới", word="thôn", households=2)

    put_dues(regime)

    assert regime.dues.filter(unit__place=place).exists()


def test_a_change_keeps_what_was_reported_and_the_re_plan_keeps_the_change(world, campaign):
    report = drafted(world, world.boards[0])
    regime = report.due.regime
    terms = Terms("Báo cáo quý của thôn", "hamlet", "quarterly", "UBND xã", paper="hamlet",
                  indicators=("leaflet_copies",))  # fmt: skip

    actions.change_regime(regime, terms, by=world.people["officer"], uid=uuid4())
    actions.open_for(campaign, (), by=world.people["officer"])

    regime.refresh_from_db()
    assert (regime.every, regime.paper, regime.is_proposed) == ("quarterly", "hamlet", False)
    assert due_of(world.boards[0]).pk == report.due_id
    others = Due.objects.filter(regime=regime, unit=world.boards[1])
    assert [due.title.split(" (")[0] for due in others] == ["Kỳ quý III", "Kỳ quý IV"]


def test_a_duty_stopped_owes_nothing_more_and_can_go_on(world, campaign):
    regime, officer = made(world, campaign), world.people["officer"]
    whole = regime.dues.count()

    actions.stop_regime(regime, stopped=True, by=officer, uid=uuid4())
    left = regime.dues.count()
    actions.stop_regime(regime, stopped=False, by=officer, uid=uuid4())

    assert 0 < left < whole
    assert regime.dues.count() == whole


def test_a_figure_that_no_ledger_holds_is_asked_of_people_and_shares_do_not_add(world, campaign):
    terms = Terms("Báo cáo riêng", "hamlet", "monthly", "UBND xã",
                  typed=(("Tỷ lệ dùng VNeID", "%"), ("Số tổ công nghệ số", "tổ")))  # fmt: skip

    regime = made(world, campaign, terms)
    report = actions.draft(
        regime.dues.filter(unit=world.boards[0]).first(), by=world.people["hamlet"]
    )

    own = {row.label: row for row in Indicator.objects.filter(commune=world.commune)}
    assert [own[name].additive for name in sorted(own)] == [True, False]
    assert value(report, own["Số tổ công nghệ số"].code).state == "blank"


@pytest.mark.parametrize("role", ["hamlet", "approver", "viewer", "stranger"])
def test_only_the_office_builds_duties(world, campaign, role):
    with pytest.raises(NotAllowed):
        actions.make_regimes(campaign, [WEEKLY], by=world.people[role], uid=uuid4())


@pytest.mark.parametrize(
    "wrong",
    [{"title": " "}, {"closing_day": 0}, {"due_after": 61}, {"level": "unit"},
     {"indicators": ()}, {"from_on": date(2025, 9, 2), "until_on": date(2025, 9, 1)}],
)  # fmt: skip
def test_terms_that_cannot_stand_are_told_and_nothing_is_kept(world, campaign, wrong):
    facts = {"title": "Thử", "level": "hamlet", "every": "weekly", "to_name": "UBND xã",
             "indicators": ("proofs",)}  # fmt: skip

    with pytest.raises(Unfit):
        made(world, campaign, Terms(**(facts | wrong)))

    assert not Regime.objects.filter(title="Thử").exists()


def table(*rows, head=regime_lists.COLUMNS) -> SimpleUploadedFile:
    return SimpleUploadedFile("che-do.csv", write_csv([head, *rows]))


def row(**changes):
    held = dict(zip(regime_lists.COLUMNS, regime_lists.EXAMPLE, strict=True))
    return list((held | changes).values())


def come_in(world, campaign, file):
    given = {"uid": str(uuid4()), "dot": campaign.pk, "file": file}
    return world.client("officer").post(reverse("report:regimes_in"), given)


def test_the_table_to_fill_in_can_be_sent_back_as_it_is(world, campaign):
    template = world.client("officer").get(reverse("report:regimes_template")).content
    book = load_workbook(BytesIO(template))

    seen = come_in(world, campaign, SimpleUploadedFile("a.xlsx", template))
    signed = seen.context["terms"]
    before = Regime.objects.count()
    world.client("officer").post(
        reverse("report:regimes_in"), {"uid": str(uuid4()), "dot": campaign.pk, "terms": signed}
    )

    assert [cell.value for cell in book.active[1]] == list(regime_lists.COLUMNS)
    assert "Kỳ tháng 10 (15/9–14/10)" in seen.content.decode()
    assert before == Regime.objects.count() - 1
    new = Regime.objects.get(title="Báo cáo tháng của thôn")
    labels = [indicator.label for indicator in new.indicators.all()]
    assert sorted(labels) == sorted(
        ["Số tờ rơi, tài liệu đã phát", "Lượt người dự họp, hội nghị", "Số tổ công nghệ số"]
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"Kỳ": "thỉnh thoảng"}, "chưa có"),
        ({"Cấp báo cáo": "Huyện"}, "Thôn, Xã hoặc Đơn vị"),
        ({"Số liệu": "Số con trâu"}, "Số con trâu"),
        ({"Ngày chốt": "ba"}, "không phải số ngày"),
        ({"Từ ngày": "hôm qua"}, "20/11/2026"),
        ({"Số liệu tự ghi": "Số tổ"}, "đơn vị tính"),
        ({"Tên chế độ": ""}, "tên chế độ"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_and_none_is_made(world, campaign, changes, told):
    before = Regime.objects.count()

    answer = come_in(world, campaign, table(row(), row(**changes)))

    said = answer.content.decode()
    assert answer.status_code == 422
    assert told in said
    assert '<td class="n">3</td>' in said
    assert Regime.objects.count() == before


def test_a_formula_in_a_table_is_refused_not_counted(world, campaign):
    book = load_workbook(BytesIO(regime_lists.template()))
    book.active["G2"] = "=7+7"
    out = BytesIO()
    book.save(out)

    answer = come_in(world, campaign, SimpleUploadedFile("a.xlsx", out.getvalue()))

    assert answer.status_code == 422
    assert "là công thức" in answer.content.decode()


def test_a_table_of_something_else_is_refused_with_the_way_out(world, campaign):
    answer = come_in(world, campaign, table(["Vi Thị Loan"], head=["Họ tên chủ hộ"]))

    assert "Tải mẫu về" in answer.content.decode()


def test_a_preview_that_was_tampered_with_makes_nothing(world, campaign):
    before = Regime.objects.count()

    answer = world.client("officer").post(
        reverse("report:regimes_in"), {"uid": str(uuid4()), "dot": campaign.pk, "terms": "x:y:z"}
    )

    assert answer.status_code == 422
    assert Regime.objects.count() == before


def test_a_preview_of_another_campaign_makes_nothing_here(world, campaign):
    seen = come_in(world, campaign, SimpleUploadedFile("a.xlsx", regime_lists.template()))
    other, before = make_campaign(world), Regime.objects.count()

    answer = world.client("officer").post(
        reverse("report:regimes_in"),
        {"uid": str(uuid4()), "dot": other.pk, "terms": seen.context["terms"]},
    )

    assert answer.status_code == 422
    assert Regime.objects.count() == before


def test_the_page_of_duties_asks_no_more_for_many(world, campaign):
    client, address = world.client("officer"), reverse("report:regimes")
    few = questions(lambda: client.get(address))
    actions.make_regimes(campaign, [WEEKLY] * 8, by=world.people["officer"], uid=uuid4())

    assert questions(lambda: client.get(address)) == few
