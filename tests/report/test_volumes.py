"""Bảng kê khối lượng: what the ledger holds, by channel and outlet, ready for payment."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from lantoa.kit.periods import Period
from lantoa.report import volume_groups, volumes
from lantoa.report.layout import judged_paper
from tests.counting import questions
from tests.kit.both_papers import pdf_words, word_words
from tests.reach.ledger import FROM, UNTIL, did, station
from tests.report.way import DAY

pytestmark = pytest.mark.django_db
DAYS = Period(FROM, UNTIL)


def told(world, campaign, role="officer", days=DAYS) -> dict[tuple[str, str, str], object]:
    rows = volumes.volumes(world.people[role], campaign, days)
    return {(line[1], line[2], line[3]): line[5] for line in volumes.lines(rows)}


def test_items_metres_and_copies_are_added_by_channel_and_outlet(world, campaign):
    radio = station(world, world.hamlets)
    for _ in range(2):
        did(campaign, "radio", unit=world.office, on=DAY, outlet=radio, counts={"minutes": 15})
    did(campaign, "visual", unit=world.boards[0], on=DAY, counts={"metres": 12.5, "pieces": 2})
    did(campaign, "leaflet", unit=world.boards[1], on=DAY, counts={"copies": 300})
    did(campaign, "leaflet", unit=world.boards[1], on=DAY, counts={"copies": 35})
    did(campaign, "leaflet", unit=world.boards[1], on=DAY, counts={"copies": 9}, state="planned")

    found = {(where, label): amount for (_, where, label), amount in told(world, campaign).items()}

    assert found["Đài truyền thanh", "Số lần thực hiện"] == 2
    copies = [amount for (where, _), amount in found.items() if amount == 335]
    assert copies == [335]
    assert any(str(amount) == "12.5" for amount in found.values())
    assert not any(amount == 9 for amount in found.values())


def test_the_sheet_the_word_file_and_the_pdf_hold_the_same_lines(world, campaign):
    did(campaign, "leaflet", unit=world.boards[1], on=DAY, counts={"copies": 1300})
    client = world.client("officer")

    page = client.get(reverse("report:volumes", args=[campaign.pk])).content.decode()
    sheet = client.get(reverse("report:volumes_xlsx", args=[campaign.pk])).content
    rows = volumes.volumes(world.people["officer"], campaign, DAYS)
    paper = volume_groups.to_paper(campaign, DAYS, rows)

    assert "1.300" in page
    cells = [c for row in load_workbook(io.BytesIO(sheet)).worksheets[0].values for c in row]
    assert 1300 in cells
    assert pdf_words(paper) == word_words(paper)
    assert "BẢNG KÊ KHỐI LƯỢNG" in word_words(paper)


def test_days_choose_what_is_told_and_wrong_days_are_said(world, campaign):
    did(campaign, "leaflet", unit=world.boards[1], on=DAY, counts={"copies": 1300})
    client, address = world.client("officer"), reverse("report:volumes", args=[campaign.pk])

    before = client.get(address, {"tu": "2025-08-24", "den": "2025-08-25"}).content.decode()
    wrong = client.get(address, {"tu": "hôm qua"}).content.decode()

    assert "Chưa có khối lượng nào" in before
    assert "Ngày chưa đúng" in wrong


def test_a_village_head_sees_his_own_work_only_and_queries_stay_two(world, campaign):
    did(campaign, "leaflet", unit=world.boards[1], on=DAY, counts={"copies": 300})

    assert told(world, campaign, "hamlet") == {}
    few = questions(lambda: told(world, campaign))
    for _ in range(20):
        did(campaign, "leaflet", unit=world.boards[2], on=DAY, counts={"copies": 5})
    assert questions(lambda: told(world, campaign)) == few


def test_only_the_office_gets_the_table_as_a_paper_under_its_own_head(world, campaign):
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 300})
    head, officer = world.client("hamlet"), world.client("officer")
    word = reverse("report:volumes_docx", args=[campaign.pk])

    page = head.get(reverse("report:volumes", args=[campaign.pk])).content.decode()

    assert reverse("report:volumes_xlsx", args=[campaign.pk]) in page
    assert word not in page
    assert head.get(word).status_code == 403
    assert officer.get(word).status_code == 200


def test_the_table_passes_the_houses_own_judge_of_layout(world, campaign):
    did(campaign, "leaflet", unit=world.boards[1], on=DAY, counts={"copies": 1300})
    rows = volumes.volumes(world.people["officer"], campaign, DAYS)

    found = judged_paper(volume_groups.to_paper(campaign, DAYS, rows), "bang-ke.docx")

    assert (found.errors, found.advice) == ([], [])


def test_what_comes_again_is_named_as_turns_and_not_as_people_or_boards(world, campaign):
    for people in (40, 35):
        did(campaign, "gathering", unit=world.boards[0], on=DAY, counts={"people": people})
        did(campaign, "board", unit=world.boards[0], on=DAY, counts={"sheets": 4, "boards": 1})

    groups = volume_groups.groups(volumes.volumes(world.people["officer"], campaign, DAYS))

    found = {
        amount: total
        for group in groups
        for amount, total in zip(group.amounts, group.sums, strict=True)
    }
    assert found["Số người dự", "lượt người"] == 75
    assert found["Số bảng tin", "lượt bảng"] == 2
    assert found["Số tờ đã dán", "tờ"] == 8


def test_a_line_stands_for_a_place_and_says_its_days_and_places_add_up(world, campaign):
    for unit, copies in ((0, 300), (1, 35)):
        did(campaign, "leaflet", unit=world.boards[unit], on=DAY, counts={"copies": copies})
        later = DAY + timedelta(days=1)
        did(campaign, "leaflet", unit=world.boards[unit], on=later, counts={"copies": 5})

    group = volume_groups.groups(volumes.volumes(world.people["officer"], campaign, DAYS))[0]

    assert [line.days for line in group.lines] == ["10/9–11/9"] * 2
    assert dict(zip(group.amounts, group.sums, strict=True)) == {
        ("Số lần thực hiện", "lần"): 4, ("Số tờ đã phát", "tờ"): 345
    }  # fmt: skip


def test_many_days_are_told_as_from_until_and_how_many(world):
    every_other = {DAY + timedelta(days=2 * n) for n in range(5)}

    assert volume_groups.days_in_words(every_other) == "10/9–18/9 (5 ngày)"
    assert volume_groups.days_in_words({DAY}) == "10/9"


def test_the_sheet_holds_every_activity_that_the_sums_are_made_of(world, campaign):
    for copies in (300, 35):
        did(campaign, "leaflet", unit=world.boards[1], on=DAY, counts={"copies": copies})

    sheet = world.client("officer").get(reverse("report:volumes_xlsx", args=[campaign.pk])).content

    rows = list(load_workbook(io.BytesIO(sheet))["Từng hoạt động"].values)
    assert rows[0] == volumes.DETAIL
    assert [row[5] for row in rows[1:]] == ["Số tờ đã phát: 300 tờ", "Số tờ đã phát: 35 tờ"]
    assert {row[1] for row in rows[1:]} == {"10/09/2025"}
