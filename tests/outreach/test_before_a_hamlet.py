"""Work of days before a hamlet was made, and what a form must not write down unasked."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa.commune.actions import Newcomer, Regrouping, regroup, take_back
from lantoa.commune.models import Place, Seat
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.outreach import actions, queries
from lantoa.outreach.actions import Done
from lantoa.reach.queries import coverage
from tests.outreach.campaigns import DAY

pytestmark = pytest.mark.django_db
ON, BEFORE = date(2025, 9, 20), date(2025, 9, 10)


def merged(world, *heads):
    a, b = (place.pk for place in world.hamlets[:2])
    said = Regrouping(ON, (a, b), (Newcomer("Sấu Vối", "thôn", heads),), {})
    return regroup(world.commune, said=said, by=world.people["officer"], uid=uuid4())


def visited(world, campaign, place, *, on=DAY, homes=40, **done):
    return actions.log(
        campaign, kind="visit", unit=world.office, place=place, title="Đến tận nhà",
        done=Done(done_on=on, counts={"homes": homes}, **done), uid=uuid4(),
        by=world.people["officer"],
    )  # fmt: skip


def test_what_was_done_before_a_merger_is_written_in_the_old_hamlet(world, campaign):
    new = Place.objects.get(code=merged(world).after[0])

    with pytest.raises(
        Unfit, match=r"Thôn Sấu Vối mới có từ ngày 20/9/2025.*thôn Ao Vối, thôn Gốc Sấu"
    ):
        visited(world, campaign, new, on=BEFORE, whole={new.pk: "delivered"})
    old = visited(world, campaign, world.hamlets[0], on=BEFORE)

    assert visited(world, campaign, new, on=ON).state == old.state == "done"


def test_the_first_list_of_hamlets_holds_for_earlier_days(world, campaign):
    Place.objects.filter(pk=world.hamlets[0].pk).update(from_on=clock.today())
    Seat.objects.filter(hamlet=world.hamlets[0]).update(from_on=clock.today())
    world.hamlets[0].refresh_from_db()

    assert visited(world, campaign, world.hamlets[0], on=BEFORE).state == "done"


def test_the_office_finds_hamlets_that_ended_and_none_that_never_stood(world):
    page, change = reverse("outreach:log") + "?loai=visit", merged(world)

    after = world.client("officer").get(page).content.decode()
    take_back(change, by=world.people["officer"], uid=uuid4())
    undone = world.client("officer").get(page).content.decode()

    assert (after.count("thôn Gốc Sấu"), after.count("thôn Sấu Vối")) == (1, 1)
    assert (undone.count("thôn Gốc Sấu"), undone.count("thôn Sấu Vối")) == (1, 0)


def test_the_ledger_of_a_merged_hamlet_shows_what_the_old_ones_did(world, campaign):
    old = visited(world, campaign, world.hamlets[0], on=BEFORE)
    visited(world, campaign, world.hamlets[2], on=BEFORE)
    new = Place.objects.get(code=merged(world).after[0])

    asked = {"thon": new.pk, "trang-thai": "done"}
    page = world.client("officer").get(reverse("outreach:ledger"), asked)

    assert list(page.context["page"]) == [old]


def test_the_new_head_writes_what_was_done_before_the_merger_in_the_old_hamlet(world, campaign):
    change = merged(world, world.people["hamlet"].pk)
    new = Place.objects.get(code=change.after[0])
    url, client = reverse("outreach:log") + "?loai=visit", world.client("hamlet")
    facts = {
        "title": "Đến các nhà", "done_on": str(BEFORE), "homes": 40, "how": "all",
        "campaign": campaign.pk, "uid": str(uuid4()),
    }  # fmt: skip

    page = client.get(url).content.decode()
    asked = client.post(url, facts | {"place": new.pk})
    sent = client.post(
        url, facts | {"place": world.hamlets[0].pk, "uid": str(uuid4())}, follow=True
    )

    assert "thôn Gốc Sấu (đến hết 19/9/2025)" in page
    assert world.hamlets[2].name not in page
    assert "chọn ở ô Địa bàn" in asked.content.decode()
    row = campaign.activities.get(title="Đến các nhà")
    assert (sent.status_code, row.place, row.unit.place) == (200, world.hamlets[0], new)
    assert [part.delivered for part in coverage(campaign) if part.hamlet == new] == [40]


def test_a_hamlet_that_was_split_is_written_by_the_office_alone(world):
    parts = (
        Newcomer("Sấu Trên", "thôn", (world.people["hamlet"].pk,)),
        Newcomer("Sấu Dưới", "thôn"),
    )
    shares = {world.hamlets[0].pk: ((1 << 20) - 1, ((1 << 20) - 1) << 20)}
    said = Regrouping(ON, (world.hamlets[0].pk,), parts, shares)
    regroup(world.commune, said=said, by=world.people["officer"], uid=uuid4())

    page = world.client("hamlet").get(reverse("outreach:log") + "?loai=visit").content.decode()

    assert "thôn Gốc Sấu" not in page


def test_a_number_alone_stays_a_number_when_it_is_corrected(world, campaign):
    seat = Seat.objects.filter(hamlet=world.hamlets[0]).order_by("bit")[3]
    seat.household.away = True
    seat.household.save()
    number, named = (
        visited(world, campaign, world.hamlets[0], **more)
        for more in ({}, {"marks": {world.hamlets[0].pk: {"delivered": [1]}}})
    )

    client = world.client("officer")
    pages = [client.get(reverse("outreach:correct", args=[row.pk])) for row in (number, named)]

    assert [page.context["how"] for page in pages] == ["number", "ticked"]


def test_the_whole_hamlet_of_a_commune_is_asked_which(world, campaign):
    facts = {
        "title": "Đến các nhà", "done_on": str(DAY), "homes": 3, "how": "all",
        "campaign": campaign.pk, "place": world.commune.place.pk, "uid": str(uuid4()),
    }  # fmt: skip
    url = reverse("outreach:log") + "?loai=visit"

    asked = world.client("officer").post(url, facts)
    sent = world.client("officer").post(url, {**facts, "how": "number", "uid": str(uuid4())})

    assert "Cả thôn là thôn nào?" in asked.content.decode()
    assert sent.status_code == 302


def test_more_households_ticked_than_the_number_says_are_asked_about(world, campaign):
    hamlet = world.hamlets[0]
    visited(world, campaign, hamlet, homes=10, whole={hamlet.pk: "delivered"})
    visited(world, campaign, hamlet, homes=5, marks={hamlet.pk: {"delivered": range(5)}})

    said = [hint.said.words for hint in queries.hints_of(world.people["officer"])]

    assert said == ["Đánh dấu 40 hộ đã nhận, nhưng số hộ đã đến chỉ ghi 10."]
