"""Figures leave as Excel, CSV and ADX: those that were sent, whole, and nobody else's."""

import io
from datetime import date
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from lantoa.commune import ground
from lantoa.commune.models import Unit
from lantoa.commune.tables import read_table
from lantoa.report import actions
from lantoa.report.adx import period_code
from tests.counting import questions
from tests.reach.ledger import did
from tests.report.way import DAY, READ, drafted, due_of, entry, sent

pytestmark = pytest.mark.django_db
SPACE = {"a": "urn:ihe:qrph:adx:2015"}


def given_out(world, role, ending) -> bytes:
    answer = world.client(role).get(reverse(f"report:{ending}"))
    assert answer.status_code == 200
    return answer.content


def one_report(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 1035})
    report = drafted(world, world.boards[0])
    head = world.people["hamlet"]
    entry(report, "leaflet_copies", "1.050", "=HYPERLINK(1)", by=head)
    actions.send(report, by=head, uid=report.uid)
    return report


def test_every_figure_that_was_sent_is_a_line_with_its_reason_and_no_formula(world, campaign):
    report = one_report(world, campaign)
    drafted(world, world.boards[1], "hamlet2")

    sheet = load_workbook(io.BytesIO(given_out(world, "officer", "xlsx"))).worksheets[0]
    table = read_table(given_out(world, "officer", "csv"))

    rows = list(sheet.iter_rows(values_only=True))
    line = next(row for row in rows if "leaflet_copies" in row)
    assert len(rows) == len(table) == 1 + report.figures.count()
    assert {1050, 1035} <= set(line)
    assert "'=HYPERLINK(1)" in line
    assert {"1050", "1035"} <= set(next(row for row in table if "leaflet_copies" in row))
    nothing = report.figures.filter(state="none").count()
    assert sum("Không phát sinh" in row for row in table) == nothing > 0


def test_the_adx_holds_units_periods_and_figures_and_leaves_out_what_was_not_said(world, campaign):
    report = one_report(world, campaign)
    actions.accept(report, by=world.people["officer"], uid=report.uid)

    root = ElementTree.fromstring(given_out(world, "officer", "adx"))

    group = root.find("a:group", SPACE)
    assert root.tag == "{urn:ihe:qrph:adx:2015}adx"
    assert group.attrib["orgUnit"] == world.hamlets[0].code
    assert group.attrib["period"] == "2025-08-23/P23D"
    assert group.attrib["completeDate"] == "2025-09-29"
    values = {one.attrib["dataElement"]: one for one in group}
    assert values["leaflet_copies"].attrib["value"] == "1050"
    nothing = [one for one in group if one.find("a:annotation", SPACE) is not None]
    assert {one.attrib["value"] for one in nothing} == {"0"}
    assert nothing[0].find("a:annotation", SPACE).text == "Không phát sinh"


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2025, 9, 15), date(2025, 10, 14), "2025-09-15/P1M"),
        (date(2025, 12, 15), date(2026, 3, 14), "2025-12-15/P3M"),
        (date(2025, 1, 31), date(2025, 2, 27), "2025-01-31/P1M"),
        (date(2024, 12, 15), date(2025, 12, 14), "2024-12-15/P12M"),
        (date(2025, 8, 23), date(2025, 9, 14), "2025-08-23/P23D"),
        (date(2025, 9, 1), date(2025, 9, 1), "2025-09-01/P1D"),
    ],
)
def test_a_period_is_told_in_months_where_it_is_whole_else_in_days(first, last, code):
    assert period_code(first, last) == code


def test_a_village_head_takes_away_his_own_figures_only(world, campaign):
    one_report(world, campaign)
    sent(world, world.boards[1], "hamlet2")

    table = read_table(given_out(world, "hamlet", "csv"))

    assert {row[1] for row in table[1:]} == {str(world.boards[0])}
    assert len(read_table(given_out(world, "province", "csv"))) == 1


def test_an_export_asks_no_more_for_twenty_hamlets_than_for_one(world, campaign):
    one_report(world, campaign)
    few = questions(lambda: given_out(world, "officer", "csv"))
    for n in range(17):
        ground.add_hamlet(world.commune, name=f"Bản {n}", word="bản", households=2)
    officer = world.people["officer"]
    actions.open_for(campaign, READ, by=officer)
    for board in Unit.objects.filter(kind="hamlet", name__startswith="Bản"):
        row = actions.draft(due_of(board), by=officer, how=actions.STANDS_IN)
        row.figures.update(state="none")
        actions.send(row, by=officer, uid=row.uid)

    assert questions(lambda: given_out(world, "officer", "csv")) == few
