"""A merger decided for a day to come: kept as typed, changing nothing, proposed on its day."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.actions import plan_change
from lantoa.commune.models import Journal, Place, PlaceChange, PlannedChange
from lantoa.kit import clock
from lantoa.kit.errors import NotAllowed, Unfit
from tests.world import NOW, World

pytestmark = pytest.mark.django_db
ON = date(2026, 1, 1)


def typed(world: World, on: date = ON, **more: object) -> dict[str, object]:
    return {
        "hamlets": [world.hamlets[0].pk, world.hamlets[1].pk], "name": "Sấu Vối", "word": "thôn",
        "head": "", "on": on.isoformat(), "decision": "NQ 12/NQ-HĐND", "uid": str(uuid4()), **more,
    }  # fmt: skip


def sent(world: World, body: dict[str, object], url: str = ""):
    answer = world.client("officer").post(url or reverse("home:merge"), body, follow=True)
    return answer.content.decode()


def desk(world: World) -> str:
    return world.client("officer").get("/").content.decode()


def test_a_merger_ahead_is_looked_at_kept_and_changes_nothing(world):
    seen = sent(world, typed(world))
    assert "Nếu làm hôm nay thì như thế này" in seen
    assert "Ghi dự kiến" in seen

    listed = sent(world, typed(world, **{"xac-nhan": "1"}))

    assert "Sáp nhập thành thôn Sấu Vối" in listed
    assert "NQ 12/NQ-HĐND" in listed
    assert not PlaceChange.objects.exists()
    assert not Place.objects.filter(name="Sấu Vối").exists()
    assert "đã đến ngày" not in desk(world)


def test_on_its_day_the_desk_proposes_it_filled_in_and_it_holds_from_that_day(world):
    sent(world, typed(world, **{"xac-nhan": "1"}))
    plan = PlannedChange.objects.get()
    late = datetime(2026, 1, 3, 8, 0, tzinfo=NOW.tzinfo)

    with clock.at(late):
        assert "đã đến ngày 1/1/2026" in desk(world)
        url = f"{reverse('home:merge')}?du-kien={plan.pk}"
        page = world.client("officer").get(url).content.decode()
        assert 'value="Sấu Vối"' in page
        assert 'value="2026-01-01"' in page
        assert page.count("checked") == 2
        body = typed(world, **{"xac-nhan": "1", "du-kien": plan.pk})
        explained = sent(world, body)
        assert "đã đến ngày" not in desk(world)

    change = PlaceChange.objects.get()
    assert (change.on, change.kind) == (ON, PlaceChange.MERGE)
    assert sum(change.facts["before"].values()) == sum(change.facts["after"].values()) == 80
    assert "Sấu Vối" in explained
    assert Journal.objects.filter(verb="hamlet.plan_done").count() == 1


def test_a_plan_is_changed_in_its_place_and_dropped(world):
    sent(world, typed(world, **{"xac-nhan": "1"}))
    plan = PlannedChange.objects.get()

    sent(world, typed(world, date(2026, 2, 1), **{"xac-nhan": "1", "du-kien": plan.pk}))

    newer = PlannedChange.objects.get(settled_at=None)
    assert newer.on == date(2026, 2, 1)
    page = sent(world, {"uid": str(uuid4())}, reverse("home:plan_dropped", args=[newer.pk]))
    assert "Đã bỏ dự kiến" in page
    assert not PlannedChange.objects.filter(settled_at=None).exists()
    again = {"uid": str(uuid4())}
    answer = world.client("officer").post(reverse("home:plan_dropped", args=[newer.pk]), again)
    assert answer.status_code == 404


def test_another_name_and_a_split_are_planned_too(world):
    hamlet = world.hamlets[0]
    body = {"name": "Sấu Mới", "word": "bản", "on": ON.isoformat(), "uid": str(uuid4())}
    listed = sent(world, body, reverse("home:renamed", args=[hamlet.pk]))
    assert f"Đổi tên {hamlet} thành bản Sấu Mới" in listed
    body = {"name": "Sấu Trên", "second": "Sấu Dưới", "word": "thôn", "last": "20",
            "on": ON.isoformat(), "uid": str(uuid4()), "xac-nhan": "1"}  # fmt: skip

    listed = sent(world, body, reverse("home:split", args=[hamlet.pk]))

    assert f"Chia tách {hamlet} thành Sấu Trên, Sấu Dưới" in listed
    hamlet.refresh_from_db()
    assert hamlet.to_on is None


@pytest.mark.parametrize("on", [NOW.date(), date(2027, 1, 1)])
def test_a_day_that_has_come_or_is_far_off_is_no_plan(world, on):
    with pytest.raises(Unfit, match="Ngày dự kiến"):
        plan_change(world.commune, kind="merge", hamlet=None, on=on, typed={},
                    by=world.people["officer"], uid=uuid4())  # fmt: skip
    with pytest.raises(NotAllowed):
        plan_change(world.commune, kind="merge", hamlet=None, on=ON, typed={},
                    by=world.people["hamlet"], uid=uuid4())  # fmt: skip
