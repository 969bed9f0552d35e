"""An outlet's reach has a history; codes are printed; ticks fit the day they tell of."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from lantoa.commune.models import Seat
from lantoa.kit import bits, clock
from lantoa.kit.errors import Unfit
from lantoa.outreach import actions
from tests.outreach.campaigns import DAY, group, handed, send

pytestmark = pytest.mark.django_db


def told(outlet) -> list[tuple[date, date | None, int]]:
    rows = outlet.zones.order_by("from_on")
    return [(row.from_on, row.to_on, bits.count(bytes(row.bits))) for row in rows]


def test_members_of_a_group_change_on_a_day_and_the_days_before_stay(world):
    outlet, (hamlet, *_) = group(world), world.hamlets
    officer, day = world.people["officer"], date(2025, 9, 10)

    actions.set_zone(outlet, hamlet=hamlet, households=range(5), by=officer, uid=uuid4(), on=day)

    assert told(outlet) == [(date(2025, 8, 1), day - timedelta(days=1), 20), (day, None, 5)]
    actions.end_zone(outlet, hamlet=hamlet, by=officer, uid=uuid4(), on=date(2025, 9, 20))
    assert told(outlet)[1] == (day, date(2025, 9, 19), 5)
    with pytest.raises(Unfit, match="phía trước"):
        actions.end_zone(
            outlet, hamlet=hamlet, by=officer, uid=uuid4(), on=clock.today() + timedelta(days=1)
        )


def test_the_page_asks_about_strangers_and_doubles_before_it_writes_anything(world):
    outlet, (hamlet, *_) = group(world), world.hamlets
    url = f"/hoat-dong/diem/{outlet.pk}/vung/"

    facts = {"hamlet": hamlet.pk, "how": "names", "on": "2025-09-20"}
    names = "Hộ 3\nNgười Lạ\nHộ 3"
    asked = send(world, "officer", url, names=names, **facts)

    assert asked.status_code == 422
    assert "Chưa ghi: tìm thấy 1 hộ" in asked.content.decode()
    assert "Người Lạ (dòng 2)" in asked.content.decode()
    assert len(told(outlet)) == 1
    words = asked.context["asks"].words
    other = send(world, "officer", url, names=names + "\nKhách", read=words, **facts)
    assert (other.status_code, len(told(outlet))) == (422, 1)
    answer = send(world, "officer", url, names=names, read=words, **facts)
    assert answer.status_code == 302
    assert told(outlet)[-1] == (date(2025, 9, 20), None, 1)
    page = world.client("officer").get(url).content.decode()
    assert "1 hộ" in page
    wrong = send(world, "officer", url, names="Người Lạ", **facts)
    assert "Không thấy hộ nào" in wrong.content.decode()


def test_codes_are_printed_for_each_household(world, round_):
    answer = world.client("hamlet").get(f"/hoat-dong/{round_.pk}/ma-qr/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_household_that_came_after_the_day_is_named_and_not_counted(world, round_):
    Seat.objects.filter(hamlet=world.hamlets[0], bit=3).update(from_on=DAY + timedelta(days=1))

    with pytest.raises(Unfit, match="1 hộ đánh dấu đến thôn Gốc Sấu sau ngày 28/9/2025: Hộ 4"):
        actions.confirm(round_, uid=uuid4(), done=handed(world), by=world.people["hamlet"])


def test_a_household_that_left_since_still_counts_on_the_day(world, round_):
    Seat.objects.filter(hamlet=world.hamlets[0], bit=3).update(to_on=DAY)

    row = actions.confirm(round_, uid=uuid4(), done=handed(world), by=world.people["hamlet"])

    assert row.audiences.get(mark="delivered").bits


def test_work_of_a_day_after_a_hamlet_ended_belongs_to_the_new_one(world, round_):
    world.hamlets[0].to_on = DAY - timedelta(days=1)
    world.hamlets[0].save()

    with pytest.raises(Unfit, match="Ghi việc này ở thôn mới"):
        actions.confirm(round_, uid=uuid4(), done=handed(world), by=world.people["officer"])
