"""The province's table: a line a commune, sums on top, and the same as an Excel file."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from lantoa.report import actions
from lantoa.report.signing_keys import public_key
from tests.report.test_province import another_commune, envelope, trusted, two_communes
from tests.report.test_province_record import as_version

pytestmark = pytest.mark.django_db
LEAFLETS = "Số tờ rơi, tài liệu đã phát (tờ)"


def sheet(world) -> list[list[object]]:
    answer = world.client("province").get(reverse("report:province_xlsx"))
    assert answer.status_code == 200
    return [list(row) for row in load_workbook(BytesIO(answer.content)).active.values]


def test_communes_stand_one_below_another_under_their_sum(world, sealed):
    two_communes(world, sealed)

    said = world.client("province").get(reverse("report:province")).text
    table = said.partition("<tbody>")[2].partition("</tbody>")[0]

    rows = table.split("</tr>")[:-1]
    assert "Cộng 2 xã" in rows[0]
    assert "<b>70</b>" in rows[0]
    assert len(rows) == 3
    assert all(">35<" in row for row in rows[1:])


def test_the_same_table_leaves_as_a_sheet_whose_numbers_are_numbers(world, sealed):
    two_communes(world, sealed)
    actions.trust(another_commune(world), public=public_key(), by=world.people["province"],
                  uid=uuid4())  # fmt: skip

    rows = sheet(world)

    at = rows[0].index(LEAFLETS)
    assert rows[1][1] == "Cộng 2 xã"
    assert [row[at] for row in rows[1:4]] == [70, 35, 35]
    assert {row[0] for row in rows[2:4]} == {
        world.commune.place.code, another_commune(world).code
    }  # fmt: skip


def test_a_small_count_stays_unsaid_in_the_sheet_too(world, sealed):
    trusted(world)
    actions.take_in(as_version(2, envelope(world, sealed), reach_delivered="3"), how="post")

    rows = sheet(world)

    at = next(n for n, head in enumerate(rows[0]) if head and "Số hộ đã nhận tận hộ" in str(head))
    assert [row[at] for row in rows[1:3]] == ["*", "*"]
    assert any("không nêu" in str(row[0]) for row in rows)


def test_a_silent_commune_and_a_reopened_report_are_said_in_the_sheet(world, sealed):
    other = another_commune(world)
    trusted(world)
    actions.trust(other, public="ab" * 32, by=world.people["province"], uid=uuid4())
    actions.pass_on(sealed, by=world.people["officer"], uid=uuid4())
    actions.reopen(sealed, note="Đếm sót", by=world.people["approver"], uid=uuid4())

    said = {str(row[1]): str(row[2]) for row in sheet(world)}

    assert said[str(other)] == "chưa có báo cáo"
    assert said[str(world.commune.place)].startswith("xã đã mở lại")


def test_where_nothing_came_the_page_says_so_in_place_of_a_sheet(world, campaign):
    answer = world.client("province").get(reverse("report:province_xlsx"), follow=True)

    assert answer.redirect_chain == [(reverse("report:province"), 302)]
    assert "Chưa xã nào gửi" in answer.text
