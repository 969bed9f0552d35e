"""What the office writes for a unit is marked, however the office came to it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.report import actions
from lantoa.report.actions import STANDS_IN
from lantoa.report.models import Report
from tests.report.way import drafted, due_of, sent

pytestmark = pytest.mark.django_db


def send_rest(report: Report, person) -> Report:
    actions.fill(report, entries={}, narrative={}, by=person, uid=uuid4(), rest_is_none=True)
    return actions.send(report, by=person, uid=uuid4())


def test_a_draft_that_the_unit_left_lying_is_marked_when_the_office_sends_it(world, campaign):
    report = drafted(world, world.boards[0])

    page = world.client("officer").get(reverse("report:report", args=[report.pk]))
    gone = send_rest(report, world.people["officer"])

    assert "Phòng gửi bản này thì báo cáo và bản in ghi “Phòng tổng hợp thay”" in page.text
    assert gone.stands_in
    assert not gone.on_paper


def test_a_report_that_was_returned_is_marked_when_the_office_writes_it_again(world, campaign):
    report = sent(world, world.boards[0])
    officer = world.people["officer"]
    actions.send_back(report, note="Xem lại", figures={}, by=officer, uid=uuid4())

    page = world.client("officer").get(reverse("report:report", args=[report.pk])).text
    again = actions.draft(report.due, by=officer, how=STANDS_IN)

    assert "Sửa và gửi lại" not in page
    assert "Tổng hợp thay" in page
    assert (again.version, again.stands_in) == (2, True)


def test_the_office_takes_over_a_draft_and_the_unit_that_comes_back_sends_its_own(world, campaign):
    report, officer = drafted(world, world.boards[0]), world.people["officer"]
    said = world.client("officer").get(reverse("report:list")).text

    taken = actions.draft(due_of(world.boards[0]), by=officer, how=STANDS_IN)
    marked = taken.stands_in
    taken.refresh_from_db()
    own = send_rest(taken, world.people["hamlet"])

    assert "Tổng hợp thay" in said
    assert (taken.pk, marked) == (report.pk, True)
    assert not own.stands_in


def test_a_head_reads_first_what_to_look_at_again(world, campaign):
    report = sent(world, world.boards[0])
    actions.send_back(
        report, note="Xem lại số tờ", figures={}, by=world.people["officer"], uid=uuid4()
    )

    page = world.client("hamlet").get(reverse("report:report", args=[report.pk])).text

    assert page.index("Xem lại số tờ") < page.index("Sửa và gửi lại") < page.index("Tải bản Word")


def test_a_hamlets_signed_paper_is_put_beside_its_report_on_the_phone(world, campaign):
    report = sent(world, world.boards[0])
    client = world.client("hamlet")

    page = client.get(reverse("report:report", args=[report.pk])).text
    form = client.get(reverse("report:issue", args=[report.pk]))

    assert "Gắn bản đã ký" in page
    assert "Gắn văn bản đã ban hành" not in page
    assert "Về trang đầu" in form.text
