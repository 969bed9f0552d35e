"""Work of days before a merger or split that is told after it: the old hamlet's, counted once."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from lantoa import regroup
from lantoa.commune.actions import Newcomer
from lantoa.commune.models import Place, PlaceChange, User
from lantoa.commune.queries import hamlet_unit, visible_to
from lantoa.kit import bits, clock
from lantoa.kit.errors import Unfit
from lantoa.outreach import actions as ledger
from lantoa.outreach.actions import Done
from lantoa.outreach.models import Activity, Outlet
from lantoa.outreach.rules import CALL
from lantoa.reach.queries import coverage
from lantoa.report import actions
from lantoa.report.drafting import ledger_answers
from lantoa.report.models import Due, Indicator, Regime
from lantoa.report.rules import answer_of
from lantoa.report.telling import told
from tests.launch.test_sums import CLOSED, changed, stood_in
from tests.outreach.campaigns import group
from tests.reach.ledger import did, make_campaign
from tests.report.way import READ, value

pytestmark = pytest.mark.django_db
BEFORE, DUE = date(2025, 9, 10), date(2025, 9, 7)
INTO = "Sấu Vối"
LATE = {"title": "Họp thôn", "done_on": str(BEFORE), "how": "number", "people": 30}


@pytest.fixture
def campaign(world):
    made = make_campaign(world)
    actions.open_for(made, READ, by=world.people["officer"])
    return made


def merged(world, hamlets=None) -> Place:
    head = world.people["hamlet"]
    (new,) = changed(world, hamlets or world.hamlets[:2], (Newcomer(INTO, "thôn", (head.pk,)),), {})
    world.people["hamlet"] = User.objects.get(pk=head.pk)  # without the hats of before
    return new


def september(unit) -> Due:
    return Due.objects.get(unit=unit, until_on=date(2025, 9, 14))


def drafts(world, *units):
    with clock.at(CLOSED):
        return [actions.draft(september(unit), by=world.people["officer"]) for unit in units]


def planned(campaign, board, **more) -> Activity:
    return Activity.objects.create(
        uid=uuid4(), campaign=campaign, kind="visit", unit=board, place=board.place,
        title="Đến từng nhà", due_on=DUE, key=f"visit:h{board.place_id}:1", **more,
    )  # fmt: skip


def confirmed(world, row, *, on=BEFORE, **done) -> Activity:
    row.refresh_from_db()
    said = Done(done_on=on, counts={"homes": 30}, **done)
    return ledger.confirm(row, uid=uuid4(), done=said, by=world.people["hamlet"])


def test_what_the_new_head_writes_of_the_old_hamlet_is_in_its_report_once(world, campaign):
    did(campaign, "gathering", unit=world.boards[0], on=BEFORE, counts={"people": 10})
    new = merged(world)
    sent = world.client("hamlet").post(
        reverse("outreach:log") + "?loai=gathering",
        LATE | {"campaign": campaign.pk, "place": world.hamlets[0].pk, "uid": str(uuid4())},
    )

    with clock.at(CLOSED):
        old, other = (stood_in(world, board, september) for board in world.boards[:2])
    (commune,) = drafts(world, world.office)

    assert sent.status_code == 302
    assert value(old, "gathering_people") == value(commune, "gathering_people") == answer_of(40)
    assert value(other, "gathering_people").value is None
    with clock.at(CLOSED):
        assert value(stood_in(world, hamlet_unit(new)), "gathering_people").value is None


def test_the_office_writes_for_a_hamlet_that_was_split_what_its_head_tells(world, campaign):
    low, all_of_it = (1 << 25) - 1, (1 << 40) - 1
    into = (Newcomer("Trên", "thôn"), Newcomer("Dưới", "thôn"))
    place = world.hamlets[0]
    changed(world, [place], into, {place.pk: (low, all_of_it ^ low)})

    world.client("officer").post(
        reverse("outreach:log") + "?loai=gathering",
        LATE | {
            "campaign": campaign.pk, "place": place.pk, "uid": str(uuid4()),
            "on_behalf_of": "ông Bảo, trưởng thôn cũ", "told_how": CALL,
        },
    )  # fmt: skip

    (old,) = drafts(world, world.boards[0])
    assert Activity.objects.get(kind="gathering").unit == world.boards[0]
    assert value(old, "gathering_people") == answer_of(30)


def test_overdue_work_that_was_done_before_the_merger_goes_back_to_its_hamlet(world, campaign):
    low, high = (planned(campaign, board) for board in world.boards[:2])
    new = merged(world)
    shift = 40

    ticked = confirmed(
        world, high, marks={new.pk: {"delivered": [shift + 1, shift + 2], "absent": [shift + 5]}}
    )
    whole = confirmed(world, low, whole={new.pk: "delivered"})

    assert (ticked.place, whole.place) == (world.hamlets[1], world.hamlets[0])
    held = {one.mark: bits.unpack(bytes(one.bits)) for one in ticked.audiences.all()}
    assert held == {"delivered": [1, 2], "absent": [5]}
    here = next(part for part in coverage(campaign) if part.hamlet == new)
    assert here.delivered == 42


def test_the_page_of_overdue_work_says_in_which_hamlet_it_was_planned(world, campaign):
    row = planned(campaign, world.boards[0])
    merged(world)

    page = world.client("hamlet").get(reverse("outreach:activity", args=[row.pk]))

    said = page.content.decode()
    assert "(ở thôn Gốc Sấu; làm trước ngày đổi thì tính cho thôn ấy)" in said
    assert "đã dời tay" not in said


def test_the_other_hamlets_households_are_not_ticked_for_days_before_the_merger(world, campaign):
    row = planned(campaign, world.boards[0])
    new = merged(world)

    with pytest.raises(Unfit, match=r"1 hộ đánh dấu không thuộc thôn Gốc Sấu.*21/9/2025"):
        confirmed(world, row, marks={new.pk: {"delivered": [1, 41]}})
    after = confirmed(world, row, on=date(2025, 9, 25), marks={new.pk: {"delivered": [1, 41]}})

    assert after.place == new


def test_overdue_work_that_was_not_done_is_missing_in_the_old_hamlets_report(world, campaign):
    row = planned(campaign, world.boards[0])
    merged(world)
    row.refresh_from_db()

    ledger.miss(row, uid=uuid4(), reason="Mưa lũ", by=world.people["hamlet"])

    with clock.at(CLOSED):
        assert "Mưa lũ" in told(september(world.boards[0]))["missed"][0].text
        assert told(september(world.boards[1]))["missed"] == []


def test_the_head_of_a_merger_of_a_merger_reads_all_that_was_done_before(world, campaign):
    first = did(campaign, "leaflet", unit=world.boards[0], on=date(2025, 9, 16),
                counts={"copies": 10}, reached={"delivered": range(10)})  # fmt: skip
    middle = merged(world)
    last = merged(world, [middle, world.hamlets[2]])

    seen = visible_to(world.people["hamlet"], Activity.objects.all())

    assert list(seen) == [first]
    assert [part.delivered for part in coverage(campaign) if part.hamlet == last] == [10]
    with clock.at(CLOSED):
        assert value(stood_in(world, hamlet_unit(last)), "leaflet_copies") == answer_of(10)


def test_before_two_mergers_only_hamlets_that_stood_are_named(world, campaign):
    middle = merged(world)
    PlaceChange.objects.update(on=date(2025, 9, 20))
    Place.objects.filter(pk=middle.pk).update(from_on=date(2025, 9, 20))
    Place.objects.filter(pk__in=[one.pk for one in world.hamlets[:2]]).update(
        to_on=date(2025, 9, 19)
    )
    middle.refresh_from_db()
    last = merged(world, [middle, world.hamlets[2]])

    with pytest.raises(Unfit) as early:
        ledger.log(
            campaign, kind="visit", unit=hamlet_unit(last), place=last, title="Đến nhà",
            done=Done(done_on=BEFORE, counts={"homes": 1}), uid=uuid4(),
            by=world.people["hamlet"],
        )  # fmt: skip

    assert "(thôn Ao Vối, thôn Đồng Trám, thôn Gốc Sấu)" in str(early.value)


def test_taken_back_what_the_new_head_wrote_is_still_the_old_hamlets(world, campaign):
    new = merged(world)
    ledger.log(
        campaign, kind="gathering", unit=hamlet_unit(new), title="Họp thôn",
        place=Place.objects.get(pk=world.hamlets[0].pk), uid=uuid4(), by=world.people["hamlet"],
        done=Done(done_on=BEFORE, counts={"people": 7}),
    )  # fmt: skip

    regroup.take_back(PlaceChange.objects.get(), by=world.people["officer"], uid=uuid4())

    old, commune = drafts(world, world.boards[0], world.office)
    assert value(old, "gathering_people") == answer_of(7)
    assert value(commune, "gathering_people").value is None


def test_a_group_that_went_along_is_counted_once_by_whom_it_was_then(world, campaign):
    zalo = group(world)
    by_hand = Indicator.objects.get(code="outlets_zalo")
    for regime in Regime.objects.all():
        regime.indicators.add(by_hand)
    with clock.at(CLOSED):
        early = stood_in(world, world.boards[0], september)
    new = merged(world)

    own, commune = drafts(world, world.boards[1], world.office)
    with clock.at(CLOSED):
        later = stood_in(world, hamlet_unit(new))

    assert Outlet.objects.get(pk=zalo.pk).unit == hamlet_unit(new)
    assert value(early, "outlets_zalo") == value(commune, "outlets_zalo") == answer_of(1)
    assert value(own, "outlets_zalo").value is None
    assert value(later, "outlets_zalo") == answer_of(1)
    assert ledger_answers(early.due)["outlets_zalo"] == answer_of(1)
