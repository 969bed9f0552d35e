"""The board as a file: the same figures, the same question, nothing that Excel would run."""

import csv
import io
import json
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from lantoa.commune.models import Place
from tests.reach.ledger import did, make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2025, 9, 10)


@pytest.fixture
def campaign(world: World):
    made = make_campaign(world)
    for board, reached in zip(world.boards[:2], (30, 3), strict=True):
        did(made, "leaflet", unit=board, on=DAY, reached={"delivered": range(reached)})
    return made


def got(world, campaign, ending, role="officer", **asked):
    answer = world.client(role).get(reverse(f"reach:{ending}", args=[campaign.pk]), asked)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return answer.content


def as_csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_csv_says_what_the_board_says(world, campaign):
    rows = as_csv(got(world, campaign, "csv"))

    lines = {row[0]: row for row in rows[1:4]}
    first = lines[world.hamlets[0].code]
    assert first[2:] == ["40", "40", "30", "30", "0", "75.0", ""]
    assert lines[world.hamlets[2].code][2:] == ["40", "40", "", "", "", "", "chưa có tin"]
    assert "Từ 24/8/2025 đến 29/9/2025" in rows[5][0]


def test_the_file_answers_the_same_question_as_the_page(world, campaign):
    rows = as_csv(got(world, campaign, "csv", nd="1.2"))

    lines = {row[0]: row[5] for row in rows[1:4]}
    assert [lines[hamlet.code] for hamlet in world.hamlets] == ["0", "0", ""]


@pytest.mark.parametrize("asked", [{}, {"muc": "offered"}, {"nd": "1.1"}, {"lan": "twice"}])
def test_no_count_stands_in_the_file_twice(world, campaign, asked):
    head = as_csv(got(world, campaign, "csv", **asked))[0]

    often = ["Hộ nhận từ hai lần hoạt động"] if "lan" in asked else []
    assert len(set(head)) == len(head)
    assert head[4:-2] == ["Có thể nghe, thấy", "Đã nhận tận hộ", "Đã tham gia", *often]


def test_excel_gets_numbers_as_numbers_and_no_formula(world, campaign):
    Place.objects.filter(pk=world.hamlets[0].pk).update(name="=1+1", word="")

    page = load_workbook(io.BytesIO(got(world, campaign, "xlsx"))).active

    cells = {row[0].value: row for row in page.iter_rows()}
    row = cells[world.hamlets[0].code]
    assert (row[1].value, row[1].data_type) == ("'=1+1", "s")
    assert (row[5].value, row[5].data_type) == (30, "n")


def test_geojson_has_every_place_and_says_that_it_knows_no_point(world, campaign):
    whole = json.loads(got(world, campaign, "geojson"))

    assert whole["type"] == "FeatureCollection"
    assert {one["id"] for one in whole["features"]} == {hamlet.code for hamlet in world.hamlets}
    assert all(one["geometry"] is None for one in whole["features"])
    assert any("tọa độ" in note for note in whole["notes"])
    held = {one["id"]: one["properties"] for one in whole["features"]}
    assert held[world.hamlets[0].code]["delivered"] == 30
    assert held[world.hamlets[2].code]["delivered"] is None
    assert held[world.hamlets[2].code]["silent"]


def test_a_file_says_of_which_day_it_is(world, campaign):
    rows = as_csv(got(world, campaign, "csv"))

    assert rows[6][0].startswith("Tính đến 08:00 ngày 29/9/2025.")


def test_the_sheet_has_a_head_that_stays_and_columns_that_can_be_read(world, campaign):
    page = load_workbook(io.BytesIO(got(world, campaign, "xlsx"))).active

    assert page.freeze_panes == "A2"
    assert all(cell.font.b for cell in page[1])
    assert not any(cell.font.b for cell in page[2])
    assert page.column_dimensions["A"].width >= len(world.hamlets[0].code)
    assert all(8 <= column.width <= 36 for column in page.column_dimensions.values())


def test_a_head_takes_away_the_own_hamlet_alone(world, campaign):
    rows = as_csv(got(world, campaign, "csv", role="hamlet"))

    assert [row[0] for row in rows[1:3] if row] == [world.hamlets[0].code]
    assert world.hamlets[1].name not in got(world, campaign, "geojson", role="hamlet").decode()
