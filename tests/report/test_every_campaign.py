"""Reports of every campaign of a commune: told over all of them, each household once, sealed."""

import json
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.models import Commune
from lantoa.kit import clock
from lantoa.plan.models import Campaign
from lantoa.report import actions, proofs, queries
from lantoa.report.models import Due, Received
from lantoa.report.paper import subject, to_paper
from lantoa.report.rules import answer_of
from lantoa.report.terms import Terms
from lantoa.urge.waiting import things_by_unit
from tests.counting import questions
from tests.reach.ledger import did, make_campaign
from tests.report.way import DAY, FIGURES, lasting, sent, value

pytestmark = pytest.mark.django_db
OF_THE_COMMUNE = Terms("Báo cáo quý về công tác thông tin cơ sở", "office", "monthly", "Sở",
                       from_on=date(2025, 8, 15), indicators=FIGURES)  # fmt: skip


def two_campaigns(world) -> list[Campaign]:
    return [make_campaign(world), make_campaign(world)]


def sealed(world, unit, by="hamlet"):
    report = sent(world, unit, by)
    answerer = "approver" if unit == world.office else "officer"
    actions.accept(report, by=world.people[answerer], uid=uuid4())
    return report


def test_figures_are_added_over_campaigns_and_a_household_of_two_counts_once(world):
    lasting(world)
    for campaign, homes in zip(two_campaigns(world), (range(10), range(5, 15)), strict=True):
        did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 10},
            reached={"delivered": homes})  # fmt: skip

    report = sent(world, world.boards[0])

    assert value(report, "leaflet_copies") == answer_of(20)
    assert value(report, "reach_delivered") == answer_of(15)


def test_work_of_another_commune_in_a_hamlet_is_not_in_its_report(world):
    lasting(world)
    ours, theirs = two_campaigns(world)
    theirs.commune = Commune.objects.exclude(pk=world.commune.pk)[0]
    theirs.save()
    for campaign, homes in ((ours, range(6)), (theirs, range(9))):
        did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 10},
            reached={"delivered": homes})  # fmt: skip

    report = sent(world, world.boards[0])

    assert value(report, "leaflet_copies") == answer_of(10)
    assert value(report, "reach_delivered") == answer_of(6)


def test_sentences_come_from_every_campaign_and_open_their_activities(world):
    lasting(world)
    acts = [did(one, "gathering", unit=world.boards[0], on=DAY, counts={"people": 20 + n})
            for n, one in enumerate(two_campaigns(world))]  # fmt: skip

    report = sent(world, world.boards[0])

    behind = [proofs.of_sentence(world.people["officer"], report, "highlights", n)[1]
              for n in range(2)]  # fmt: skip
    assert {act.pk for one in behind for act in one.activities} == {act.pk for act in acts}


def test_a_figure_opens_the_activities_of_every_campaign(world):
    lasting(world)
    acts = [did(one, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 5},
                reached={"delivered": range(4)}) for one in two_campaigns(world)]  # fmt: skip
    report = sent(world, world.boards[0])

    for code in ("leaflet_copies", "reach_delivered"):
        measure = proofs.measure_of(report, code)
        ground = proofs.of_figure(world.people["officer"], report, measure)
        assert {act.pk for act in ground.activities} == {act.pk for act in acts}, code


def test_the_commune_adds_seals_of_such_reports_and_not_those_of_one_campaign(world, campaign):
    lasting(world)
    office = lasting(world, OF_THE_COMMUNE)
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35},
        reached={"delivered": range(10)})  # fmt: skip
    did(make_campaign(world), "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 7},
        reached={"delivered": range(12)})  # fmt: skip
    for due in Due.objects.filter(unit=world.boards[0], until_on=date(2025, 9, 14)):
        report = actions.draft(due, by=world.people["hamlet"])
        actions.fill(report, entries={}, narrative={}, by=world.people["hamlet"], uid=uuid4(),
                     rest_is_none=True)  # fmt: skip
        actions.send(report, by=world.people["hamlet"], uid=uuid4())
        actions.accept(report, by=world.people["officer"], uid=uuid4())

    commune = actions.draft(office.dues.order_by("from_on")[0], by=world.people["officer"])

    assert len(queries.children(commune.due)) == 3
    assert value(commune, "leaflet_copies") == answer_of(42)
    assert value(commune, "reach_delivered") == answer_of(12)


def test_the_paper_is_named_by_the_duty_and_stands_on_its_own_basis(world):
    asked = "Thực hiện Công văn số 12/STTTT ngày 05/01/2025 của Sở"
    for basis, told in (((), "Thực hiện chế độ báo cáo quý về công tác thông tin cơ sở"),
                        ((asked,), asked)):  # fmt: skip
        terms = Terms(**{**vars(OF_THE_COMMUNE), "basis": basis})
        due = lasting(world, terms).dues.order_by("from_on")[0]

        paper = to_paper(actions.draft(due, by=world.people["officer"]))

        assert paper.title == "Kết quả công tác thông tin cơ sở, kỳ tháng 9 (15/8–14/9) năm 2025"
        assert paper.basis == (told,)


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("Báo cáo công tác thông tin cơ sở", "công tác thông tin cơ sở"),
        ("Báo cáo 6 tháng về kết quả truyền thanh", "truyền thanh"),
        ("Báo cáo định kỳ hoạt động truyền thanh", "hoạt động truyền thanh"),
        ("Báo cáo tháng của thôn", "công tác thông tin, tuyên truyền"),
        ("Báo cáo", "công tác thông tin, tuyên truyền"),
        ("Truyền thanh cơ sở", "truyền thanh cơ sở"),
    ],
)
def test_the_matter_of_a_paper_is_read_out_of_the_duty_s_name(title, about):
    assert subject(title) == about


def test_units_are_reminded_of_such_reports_when_no_campaign_runs(world):
    lasting(world)

    waiting = things_by_unit(world.commune, clock.today())

    assert [one.what.split(" (")[0] for one in waiting[world.boards[0].pk]] == ["kỳ tháng 9"]


def test_the_province_lays_such_reports_of_communes_side_by_side(world):
    lasting(world, OF_THE_COMMUNE)
    did(make_campaign(world), "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35})
    report = sealed(world, world.office, "officer")

    actions.pass_on(report, by=world.people["officer"], uid=uuid4())

    row = Received.objects.get()
    said = world.client("province").get(reverse("report:province")).content.decode()
    assert row.campaign == OF_THE_COMMUNE.title
    assert "Báo cáo quý về công tác thông tin cơ sở" in said
    assert json.dumps(row.body["sealed"]["figures"]).count("leaflet_copies") == 1


def test_drafting_over_campaigns_asks_no_more_for_many(world):
    due = lasting(world).dues.filter(unit=world.boards[0]).order_by("from_on")[0]
    did(make_campaign(world), "gathering", unit=world.boards[0], on=DAY, counts={"people": 20})

    def draft():
        row = queries.due(world.people["hamlet"], due.pk)
        row.reports.all().delete()
        actions.draft(row, by=world.people["hamlet"])

    few = questions(draft)
    for _ in range(4):
        did(make_campaign(world), "gathering", unit=world.boards[0], on=DAY,
            counts={"people": 20}, reached={"engaged": range(9)})  # fmt: skip

    assert questions(draft) == few
