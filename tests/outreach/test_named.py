"""Names on a sheet become ticks; strangers are named and not counted."""

import pytest

from lantoa.commune.models import Seat
from lantoa.outreach.models import Activity
from lantoa.outreach.named import doors_named
from tests.outreach.campaigns import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def hamlet(world):
    names = {0: ("Chu Văn Bảo", "Ngõ 1"), 1: ("Vi Thị Loan", "Ngõ 1"), 2: ("Vi Thị Loan", "Ngõ 2")}
    for bit, (head, lane) in names.items():
        home = Seat.objects.get(hamlet=world.hamlets[0], bit=bit).household
        home.lane = lane
        home.headed_by(head).save()
    return world.hamlets[0]


def test_names_are_found_without_marks_and_a_door_named_twice_is_one(hamlet):
    found = doors_named(hamlet, "chu van bao\nCHU VĂN BẢO\nHộ 5\n\n")

    assert (found.bits, found.strangers) == ((0, 4), ())


def test_strangers_and_two_of_one_name_are_told(hamlet):
    found = doors_named(hamlet, "Người Lạ\nVi Thị Loan\nVi Thị Loan\tNgõ 2")

    assert found.bits == (2,)
    assert found.strangers == ("Người Lạ", "Vi Thị Loan (có 2 hộ cùng tên)")
    assert "chưa tính: Người Lạ" in found.words


def test_the_page_ticks_whom_it_found_and_counts_nobody_yet(world, hamlet, round_):
    url = f"/hoat-dong/{round_.pk}/theo-ten/"

    page = send(world, "hamlet", url, ten="Chu Văn Bảo\nNgười Lạ").content.decode()

    assert "Đã đánh dấu 1 hộ" in page
    assert "chưa tính: Người Lạ" in page
    assert Activity.objects.get(pk=round_.pk).state == Activity.PLANNED
    assert send(world, "hamlet2", url, ten="Chu Văn Bảo").status_code == 404
