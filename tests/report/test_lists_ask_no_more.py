"""Every list of the room asks as few questions for twenty rows as for one."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lantoa.commune import ground
from lantoa.commune.models import Unit
from lantoa.commune.tables import write_csv
from lantoa.report import actions, asks, regime_lists
from lantoa.report.models import Due, Report
from lantoa.report.outsides import add_form
from lantoa.report.terms import Terms
from tests.counting import questions
from tests.reach.ledger import did, make_campaign
from tests.report.way import DAY, READ, drafted, lasting, sent

pytestmark = pytest.mark.django_db
MANY = 19


def hamlets(world, campaign) -> list[Unit]:
    """Add hamlets that owe what every hamlet owes."""
    for n in range(MANY):
        ground.add_hamlet(world.commune, name=f"Bản {n}", word="bản", households=2)
    actions.open_for(campaign, READ, by=world.people["officer"])
    return list(Unit.objects.filter(kind="hamlet", name__startswith="Bản"))


def accepted(world, due: Due) -> None:
    officer = world.people["officer"]
    report = actions.draft(due, by=officer, how=actions.STANDS_IN)
    actions.fill(report, entries={}, narrative={}, by=officer, uid=uuid4(), rest_is_none=True)
    actions.send(report, by=officer, uid=uuid4())
    actions.accept(report, by=officer, uid=uuid4())


def asking(world, address: str, role: str = "officer") -> int:
    client = world.client(role)
    return questions(lambda: client.get(address))


def test_the_list_with_drafts_of_running_periods(world, campaign):
    address, by = reverse("report:list"), world.people["officer"]
    ahead = Due.objects.filter(until_on__gte=date(2025, 9, 29), from_on__lte=date(2025, 9, 29))
    actions.draft(ahead.get(unit=world.boards[0]), by=by, how=actions.STANDS_IN)
    few = asking(world, address)
    for board in hamlets(world, campaign):
        actions.draft(ahead.get(unit=board), by=by, how=actions.STANDS_IN)

    assert Report.objects.count() == MANY + 1
    assert asking(world, address) == few


def test_many_late_hamlets_are_named_once(world, campaign):
    hamlets(world, campaign)

    said = world.client("officer").get(reverse("report:list")).text

    assert said.count("Bản 7<") == 1
    assert f"Còn chờ <b>{MANY + 3} nơi</b>" in said


def test_the_list_of_many_duties_whose_periods_run(world, campaign):
    address = reverse("report:list")
    few = asking(world, address)
    for n in range(MANY):
        lasting(world, Terms(f"Báo cáo {n}", "office", "weekly", "Sở", indicators=("proofs",)))

    assert asking(world, address) == few


def test_the_duties_of_the_commune(world, campaign):
    lasting(world)
    few = asking(world, reverse("report:regimes"))
    for _ in range(MANY):
        lasting(world)
        actions.make_regimes(make_campaign(world), [Terms("Báo cáo", "office", "monthly", "Sở",
            indicators=("proofs",))], by=world.people["officer"], uid=uuid4())  # fmt: skip

    assert asking(world, reverse("report:regimes")) == few


def test_the_preview_of_a_table_of_duties(world, campaign):
    client, address = world.client("officer"), reverse("report:regimes_in")

    def shown(rows: int) -> int:
        data = write_csv([regime_lists.COLUMNS, *[regime_lists.EXAMPLE] * rows])

        def ask():
            file = SimpleUploadedFile("a.csv", data)
            page = client.post(address, {"uid": str(uuid4()), "dot": campaign.pk, "file": file})
            assert len(page.context["rows"]) == rows

        return questions(ask)

    assert shown(MANY + 1) == shown(1)


def test_the_forms_of_other_bodies(world, campaign):
    def add():
        add_form(world.commune, title="Biểu", headings=["TT", "Đơn vị"], uid=uuid4(),
                 by=world.people["officer"])  # fmt: skip

    add()
    few = asking(world, reverse("report:outsides"))
    for _ in range(MANY):
        add()

    assert asking(world, reverse("report:outsides")) == few


def test_the_questions_that_were_asked(world, campaign):
    def ask(n: int):
        question = asks.Question(f"Hỏi {n}", ("Số tổ (tổ)",), date(2025, 10, 3), "Phòng")
        asks.ask(campaign, question, world.boards, by=world.people["officer"], uid=uuid4())

    ask(0)
    few = asking(world, reverse("report:ask"))
    for n in range(MANY):
        ask(n + 1)

    assert asking(world, reverse("report:ask")) == few


def test_the_commune_s_report_its_figures_and_what_stands_behind_one(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 5})
    accepted(world, Due.objects.filter(unit=world.boards[0]).order_by("from_on")[0])
    commune = drafted(world, world.office, "officer")
    addresses = [
        reverse("report:report", args=[commune.pk]),
        reverse("report:numbers", args=[commune.pk]),
        reverse("report:figure", args=[commune.pk, "leaflet_copies"]),
    ]
    few = [asking(world, address) for address in addresses]
    for board in hamlets(world, campaign):
        did(campaign, "leaflet", unit=board, on=DAY, counts={"copies": 5})
        accepted(world, Due.objects.filter(unit=board).order_by("from_on")[0])

    assert [asking(world, address) for address in addresses] == few


def test_a_sent_report_of_the_commune_as_its_leader_reads_it(world, campaign):
    accepted(world, Due.objects.filter(unit=world.boards[0]).order_by("from_on")[0])
    report = sent(world, world.office, "officer")
    address = reverse("report:report", args=[report.pk])
    few = asking(world, address, "approver")
    for board in hamlets(world, campaign):
        accepted(world, Due.objects.filter(unit=board).order_by("from_on")[0])

    assert asking(world, address, "approver") == few
