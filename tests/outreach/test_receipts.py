"""Receipts come one household at a time and are gathered; a code shows and gives away nothing."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, connections
from django.test import Client

from lantoa.commune.actions import Newcomer, Regrouping, regroup
from lantoa.commune.models import Place, Seat
from lantoa.commune.moves import move_away
from lantoa.content.models import Item, Version
from lantoa.kit import bits, clock
from lantoa.kit.errors import NotThere
from lantoa.outreach.codes import code_of, held
from lantoa.outreach.models import Activity, Audience
from lantoa.outreach.receipts import acknowledge, finish_lesson
from lantoa.outreach.usual import usual
from lantoa.reach.queries import coverage
from tests.reach.ledger import did, make_campaign
from tests.world import NOW, World, make_world


def leaflet(world: World) -> Version:
    campaign = make_campaign(world)
    item = Item.objects.create(
        campaign=campaign, unit=world.office, kind="leaflet", source="own", title="Ba dấu hiệu"
    )
    item.pillars.set(campaign.pillars.all()[:1])
    return Version.objects.create(
        item=item, n=1, title="Ba dấu hiệu", body="Ba điều cần nhớ.", fingerprint="0",
        made_at=clock.now(), state=Version.APPROVED,
    )  # fmt: skip


def seat(world: World, bit: int, number: int = 0) -> Seat:
    return Seat.objects.get(hamlet=world.hamlets[number], bit=bit)


def reached() -> list[list[int]]:
    return [bits.unpack(bytes(row.bits)) for row in Audience.objects.order_by("hamlet_id", "mark")]


@pytest.mark.django_db
def test_households_of_a_day_are_one_activity_and_each_counts_once(world: World) -> None:
    version = leaflet(world)

    news = [acknowledge(code_of(version, seat(world, bit))) for bit in (3, 5, 3)]

    assert news == [True, True, False]
    row = Activity.objects.get()
    assert (row.kind, row.gathered, row.unit) == ("leaflet", True, world.boards[0])
    assert reached() == [[3, 5]]
    part = next(p for p in coverage(version.item.campaign) if p.hamlet == world.hamlets[0])
    assert (part.delivered, part.engaged) == (2, 0)


@pytest.mark.django_db
def test_another_hamlet_or_another_lesson_is_another_row(world: World) -> None:
    version = leaflet(world)

    acknowledge(code_of(version, seat(world, 3)))
    acknowledge(code_of(version, seat(world, 3, number=1)))
    finish_lesson(code_of(version, seat(world, 3)), slug="a", title="Bài A")

    assert Activity.objects.count() == 3
    assert Activity.objects.get(kind="lesson").counts == {"homes": 1}


@pytest.mark.django_db
def test_another_item_and_another_day_are_rows_of_their_own(world: World) -> None:
    version = leaflet(world)
    code = code_of(version, seat(world, 3))

    finish_lesson(code, slug="a", title="Bài A")
    finish_lesson(code, slug="b", title="Bài B")
    acknowledge(code)
    with clock.at(NOW + timedelta(days=1)):
        acknowledge(code)
        acknowledge(code_of(version, seat(world, 4)))

    rows = Activity.objects.order_by("pk").values_list("kind", "done_on")
    today, tomorrow = NOW.date(), NOW.date() + timedelta(days=1)
    assert list(rows) == [("lesson", today)] * 2 + [("leaflet", today), ("leaflet", tomorrow)]
    assert sorted(reached()) == [[3], [3], [3], [3, 4]]


@pytest.mark.django_db
def test_a_code_that_was_changed_or_made_up_is_not_there(world: World) -> None:
    version = leaflet(world)
    code = code_of(version, seat(world, 3))

    for wrong in (code[:-1], code.replace("-", "-1", 1), "1-1.x", ""):
        with pytest.raises(NotThere):
            held(wrong)


@pytest.mark.django_db
def test_a_withdrawn_leaflet_and_a_household_that_left_count_no_more(world: World) -> None:
    version = leaflet(world)
    gone = seat(world, 3)
    code, other = code_of(version, gone), code_of(version, seat(world, 4))
    move_away(gone.household, by=world.people["officer"], uid=uuid4())
    with pytest.raises(NotThere):
        acknowledge(code)

    version.state = Version.WITHDRAWN
    version.save()
    with pytest.raises(NotThere):
        acknowledge(other)


@pytest.mark.django_db
def test_a_code_printed_before_a_merger_counts_in_the_new_hamlet(world: World) -> None:
    version = leaflet(world)
    code = code_of(version, seat(world, 3, number=1))
    a, b = (place.pk for place in world.hamlets[:2])
    said = Regrouping(clock.today(), (a, b), (Newcomer("Mới", "thôn"),), {})
    change = regroup(world.commune, said=said, by=world.people["officer"], uid=uuid4())

    acknowledge(code)

    row = Audience.objects.get()
    assert row.hamlet == Place.objects.get(code=change.after[0])
    assert bits.unpack(bytes(row.bits)) == [43]


@pytest.mark.django_db
def test_a_resident_answers_with_one_tap_and_sees_nobodys_name(world: World) -> None:
    version = leaflet(world)
    home = seat(world, 3)
    home.household.headed_by("Vi Thị Loan").save()
    client, url = Client(), f"/xa/nhan/{code_of(version, home)}/"

    page = client.get(url).content.decode()
    assert "Nhà tôi đã nhận" in page
    assert "Loan" not in page
    assert not Activity.objects.exists()
    assert "Cảm ơn gia đình" in client.post(url).content.decode()
    assert "đã báo từ trước" in client.post(url).content.decode()
    assert reached() == [[3]]
    assert client.get("/xa/nhan/1-1.x/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_at_once_lose_no_household() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the tests' SQLite lives in memory and lets one in at a time")
    with clock.at(NOW):
        world = make_world()
        version = leaflet(world)
        codes = [code_of(version, seat(world, bit)) for bit in range(8)]

        def one(code: str) -> bool:
            with clock.at(NOW):
                try:
                    return acknowledge(code)
                finally:
                    connections.close_all()

        with ThreadPoolExecutor(4) as hands:
            assert all(hands.map(one, codes))

        assert reached() == [list(range(8))]
        assert Activity.objects.count() == 1


def test_a_household_that_confirms_leaves_the_units_usual_figure_as_it_was(world):
    version, board = leaflet(world), world.boards[0]
    did(version.item.campaign, "leaflet", unit=board, on=clock.today(), counts={"copies": 35})

    acknowledge(code_of(version, seat(world, 3)))

    assert Activity.objects.filter(unit=board, kind="leaflet").count() == 2
    assert usual([board], world.commune)[board.pk, "leaflet"] == {"copies": 35}
