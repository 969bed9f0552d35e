"""The walking list: doors along the lanes, ticks that come back as one activity."""

from datetime import date
from uuid import uuid4

import pypdfium2
import pytest
from django.urls import reverse

from lantoa.commune import ground
from lantoa.commune.models import Household, Journal, Seat
from lantoa.content.models import Item, Version
from lantoa.kit import clock
from lantoa.kit.bits import unpack
from lantoa.kit.errors import AnotherBody, NotAllowed, NotThere, Unfit
from lantoa.outreach.models import Activity
from lantoa.reach.queries import not_reached
from lantoa.reach.walk_actions import Walk, bring_back
from lantoa.reach.walk_queries import lanes
from tests.reach.ledger import did, make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db
TODAY = date(2025, 9, 29)


@pytest.fixture
def campaign(world: World):
    return make_campaign(world)


def visit(**ticks):
    return Walk(kind="visit", done_on=TODAY, ticks=ticks)


def marks_of(activity):
    return {row.mark: unpack(bytes(row.bits)) for row in activity.audiences.all()}


def test_ticks_become_one_visit_and_the_doors_leave_the_list(world, campaign):
    head, hamlet = world.people["hamlet"], world.hamlets[0]
    walk = visit(delivered=[0, 1, 2], absent=[3], away=[4], refused=[5])

    done = bring_back(campaign, hamlet, walk, by=head, uid=uuid4())

    row = done.activity
    assert (row.kind, row.state, row.unit, row.counts) == (
        "visit", "done", world.boards[0], {"homes": 6},
    )  # fmt: skip
    assert marks_of(row) == {"delivered": [0, 1, 2], "absent": [3], "away": [4], "refused": [5]}
    left = {door.bit: door.words for door in not_reached(campaign, hamlet)}
    assert len(left) == 37
    assert [left[bit] for bit in (3, 4, 5)] == ["Vắng nhà", "Đi làm ăn xa", "Không nhận"]
    assert Journal.objects.filter(verb="activity.logged").count() == 1


def test_a_planned_round_is_filled_by_the_ticks(world, campaign):
    planned = did(campaign, "visit", unit=world.boards[0], on=TODAY, state="planned")
    walk = Walk(kind="visit", done_on=TODAY, ticks={"delivered": [7]}, planned=planned.pk)

    done = bring_back(campaign, world.hamlets[0], walk, by=world.people["hamlet"], uid=uuid4())

    planned.refresh_from_db()
    assert (done.activity, planned.state) == (planned, "done")
    assert Activity.objects.count() == 1


def approved_leaflet(world, campaign):
    item = Item.objects.create(
        campaign=campaign, unit=world.office, kind="leaflet", source="own", title="Tờ rơi"
    )
    return Version.objects.create(
        item=item, n=1, title="Tờ rơi", body="Chữ.", fingerprint="0", made_at=clock.now(),
        state=Version.APPROVED,
    )  # fmt: skip


def test_leaflets_are_counted_by_the_doors_that_took_one(world, campaign):
    approved_leaflet(world, campaign)
    walk = Walk(kind="leaflet", done_on=TODAY, ticks={"delivered": [1, 2], "absent": [3]})

    done = bring_back(campaign, world.hamlets[0], walk, by=world.people["hamlet"], uid=uuid4())

    assert (done.activity.kind, done.activity.counts) == ("leaflet", {"copies": 2})


def test_a_leaflet_round_that_met_nobody_is_a_visit(world, campaign):
    planned = did(campaign, "leaflet", unit=world.boards[0], on=TODAY, state="planned")
    ticks = {"absent": [3, 4]}
    walk = Walk(kind="leaflet", done_on=TODAY, ticks=ticks, planned=planned.pk)

    done = bring_back(campaign, world.hamlets[0], walk, by=world.people["hamlet"], uid=uuid4())

    planned.refresh_from_db()
    assert (done.activity.kind, planned.state) == ("visit", "planned")


def test_sent_twice_it_is_one_walk_though_a_household_moved_in_between(world, campaign):
    uid, head, walk = uuid4(), world.people["hamlet"], visit(delivered=[0, 1])
    first = bring_back(campaign, world.hamlets[0], walk, by=head, uid=uid)
    Seat.objects.filter(hamlet=world.hamlets[0], bit=1).update(to_on=TODAY)

    again = bring_back(campaign, world.hamlets[0], walk, by=head, uid=uid)

    assert again == first
    assert Activity.objects.count() == 1
    with pytest.raises(AnotherBody):
        bring_back(campaign, world.hamlets[0], visit(delivered=[9]), by=head, uid=uid)


def test_a_list_opened_days_ago_keeps_all_but_who_moved_away(world, campaign):
    Seat.objects.filter(hamlet=world.hamlets[0], bit=1).update(to_on=TODAY)
    head = world.people["hamlet"]

    done = bring_back(campaign, world.hamlets[0], visit(delivered=[0, 1]), by=head, uid=uuid4())

    assert done.gone == 1
    assert marks_of(done.activity) == {"delivered": [0]}


def test_nothing_ticked_is_told_and_nothing_is_written(world, campaign):
    with pytest.raises(Unfit, match="Chưa đánh dấu hộ nào"):
        bring_back(campaign, world.hamlets[0], visit(), by=world.people["hamlet"], uid=uuid4())
    assert not Activity.objects.exists()


@pytest.mark.parametrize("who", ["hamlet2", "viewer", "association", "province"])
def test_who_may_not_list_households_may_not_tick_them(world, campaign, who):
    with pytest.raises(NotAllowed):
        bring_back(
            campaign, world.hamlets[0], visit(delivered=[0]), by=world.people[who], uid=uuid4()
        )


def test_a_round_of_another_hamlet_is_not_found(world, campaign):
    planned = did(campaign, "visit", unit=world.boards[1], on=TODAY, state="planned")
    walk = Walk(kind="visit", done_on=TODAY, ticks={"delivered": [0]}, planned=planned.pk)

    with pytest.raises(NotThere):
        bring_back(campaign, world.hamlets[0], walk, by=world.people["hamlet"], uid=uuid4())


def test_lanes_keep_the_order_in_which_they_are_walked(world, campaign):
    rows = list(Seat.objects.filter(hamlet=world.hamlets[0]).order_by("bit"))
    for n, seat in enumerate(rows):
        Household.objects.filter(pk=seat.household_id).update(lane="Ngõ 1" if n < 3 else "Ngõ 2")

    found = lanes(not_reached(campaign, world.hamlets[0]))

    assert [(lane.name, len(lane.doors), lane.first) for lane in found] == [
        ("Ngõ 1", 3, 1),
        ("Ngõ 2", 37, 4),
    ]


def test_who_was_left_out_comes_in_the_order_that_the_head_walks(world, campaign):
    hamlet = world.hamlets[0]
    for n, seat in enumerate(Seat.objects.filter(hamlet=hamlet).order_by("bit")):
        facts = {"lane": "Ngõ 1" if n < 3 else "Ngõ 2", "head": f"Hộ {n}"}
        Household.objects.filter(pk=seat.household_id).update(**facts)
    hamlet.lanes = ["Ngõ 2", "Ngõ 1"]

    assert [lane.name for lane in lanes(not_reached(campaign, hamlet))] == ["Ngõ 2", "Ngõ 1"]


def page(world, campaign, role="hamlet", query="", **post):
    url = reverse("reach:walk", args=[campaign.pk, world.hamlets[0].pk]) + query
    client = world.client(role)
    return client.post(url, {"uid": str(uuid4()), **post}, follow=True) if post else client.get(url)


def test_the_page_works_as_a_plain_form_and_says_what_is_left(world, campaign):
    assert "Hộ 12" in page(world, campaign).content.decode()

    facts = {"what": "visit", "done_on": "2025-09-29", "h0": "delivered", "h1": "absent", "h2": ""}
    answer = page(world, campaign, **facts).content.decode()

    assert "Xã đã nhận: đã trao 1, vắng nhà 1. Còn 39 hộ cần đến." in answer


def test_a_hamlet_without_households_is_not_told_that_all_were_reached(world, campaign):
    empty = ground.add_hamlet(world.commune, name="Không Nhà", word="thôn", households=0)
    url = reverse("reach:walk", args=[campaign.pk, empty.pk])

    said = world.client("officer").get(url).content.decode()

    assert "Thôn chưa ghi hộ nào" in said
    assert "đều được tiếp cận" not in said


def test_ticks_stay_on_the_page_when_something_is_to_mend(world, campaign):
    answer = page(world, campaign, what="leaflet", done_on="2025-09-29", h0="delivered")

    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Chưa có bản đã duyệt" in html
    assert 'name="h0" value="delivered" checked' in html


def test_only_the_households_without_that_content_stand_on_its_list(world, campaign):
    did(campaign, "visit", unit=world.boards[0], on=TODAY, reached={"delivered": range(10)})

    assert "Chưa nhận tận hộ" in page(world, campaign).content.decode()
    about = page(world, campaign, query="?nd=1.2").context["count"]
    assert (page(world, campaign).context["count"], about) == (30, 40)


def test_the_paper_has_every_door_its_boxes_and_its_code(world, campaign):
    url = reverse("reach:walk_paper", args=[campaign.pk, world.hamlets[0].pk])

    answer = world.client("hamlet").get(url)

    assert answer["Content-Type"] == "application/pdf"
    pdf = pypdfium2.PdfDocument(answer.content)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert all(f"Hộ {n}" in text for n in (1, 12, 40))
    assert "40 hộ" in text


def test_the_paper_of_a_round_has_the_whole_hamlet(world, campaign):
    hamlet, client = world.hamlets[0], world.client("hamlet")
    did(campaign, "visit", unit=world.boards[0], on=TODAY, reached={"delivered": range(30)})
    planned = Activity.objects.create(
        campaign=campaign, kind="leaflet", unit=world.boards[0], place=hamlet,
        title="Phát tờ rơi tháng 10", due_on=TODAY,
    )  # fmt: skip
    address = reverse("reach:walk_paper", args=[campaign.pk, hamlet.pk])

    left, whole = client.get(address), client.get(address, {"viec": planned.pk})

    told = pypdfium2.PdfDocument(left.content)[0].get_textpage().get_text_range()
    assert "10 hộ. Chưa nhận tận hộ" in told
    told = pypdfium2.PdfDocument(whole.content)[0].get_textpage().get_text_range()
    assert "40 hộ. Phát tờ rơi tháng 10: cả thôn." in told


def test_the_list_names_what_the_doors_still_lack(world, campaign):
    address = reverse("reach:walk", args=[campaign.pk, world.hamlets[0].pk])

    said = world.client("hamlet").get(address).content.decode()

    assert [f">{one}<" in said for one in ("Chưa nhận tận hộ", "Chưa tham gia")] == [True, True]
    assert "Chưa đã" not in said


def test_a_round_that_was_filled_meanwhile_does_not_cost_the_ticks(world, campaign):
    planned = did(campaign, "visit", unit=world.boards[0], on=TODAY, reached={"delivered": [9]})
    facts = {"what": str(planned.pk), "done_on": "2025-09-29", "h0": "delivered"}

    answer = page(world, campaign, **facts)

    assert "Xã đã nhận" in answer.content.decode()
    assert marks_of(campaign.activities.exclude(pk=planned.pk).get()) == {"delivered": [0]}


def test_the_phone_keeps_the_list_and_takes_its_form_from_the_queue(world, campaign):
    url = reverse("reach:walk", args=[campaign.pk, world.hamlets[0].pk])
    client, uid = world.client("hamlet"), str(uuid4())
    facts = {"uid": uid, "what": "visit", "done_on": "2025-09-29", "h4": "absent",
             "device_at": "2025-09-28T01:00:00.000Z"}  # fmt: skip

    kept = client.get(url)
    head = {"X-Lantoa-Queue": "1", "X-Lantoa-Me": str(world.people["hamlet"].pk)}
    said = [client.post(url, facts, headers=head).json() for _ in range(2)]

    assert kept["X-Lantoa-Keep"] == str(world.people["hamlet"].pk)
    assert [one["state"] for one in said] == ["received", "received"]
    assert said[0]["at"] == said[1]["at"]
    row = campaign.activities.get()
    assert row.device_at.isoformat() == "2025-09-28T01:00:00+00:00"


def test_a_queued_list_without_a_tick_is_refused_in_words(world, campaign):
    url = reverse("reach:walk", args=[campaign.pk, world.hamlets[0].pk])
    head = {"X-Lantoa-Queue": "1", "X-Lantoa-Me": str(world.people["hamlet"].pk)}
    facts = {"uid": str(uuid4()), "what": "visit", "done_on": "2025-09-29"}

    said = world.client("hamlet").post(url, facts, headers=head).json()

    assert said["state"] == "refused"
    assert any("Chưa đánh dấu hộ nào" in words for words in said["words"])


def test_the_phone_is_told_which_ticks_were_left_out(world, campaign):
    Seat.objects.filter(hamlet=world.hamlets[0], bit=1).update(to_on=TODAY)
    url = reverse("reach:walk", args=[campaign.pk, world.hamlets[0].pk])
    head = {"X-Lantoa-Queue": "1", "X-Lantoa-Me": str(world.people["hamlet"].pk)}
    facts = {"uid": str(uuid4()), "what": "visit", "done_on": "2025-09-29",
             "h0": "delivered", "h1": "delivered"}  # fmt: skip

    said = [world.client("hamlet").post(url, facts, headers=head).json() for _ in range(2)]

    assert [one["words"] for one in said] == [["1 hộ đã chuyển đi nên không ghi."]] * 2
