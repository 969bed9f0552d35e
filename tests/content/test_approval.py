"""Approval: only what the approver read goes out, by the approver's role alone, once."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from lantoa.commune import ground
from lantoa.commune.models import Journal, User
from lantoa.content import actions, queries
from lantoa.content.actions import Wording
from lantoa.content.models import Version
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, AnotherBody, NotAllowed, Unfit
from lantoa.outreach.actions import schedule
from lantoa.outreach.models import Carried
from lantoa.plan.models import Campaign
from tests.content.campaigns import approved, drafted, latest, running, submitted
from tests.world import World

SCAM, PAPERS = "chuyen-doi-so/ba-dau-hieu-lua-dao", "chuyen-doi-so/nop-ho-so-truc-tuyen"
STORY = "chuyen-doi-so/ban-mo-rau-cung-quet-ma"
WORDS = Wording("Ba dấu hiệu", "Tắt máy, hỏi người nhà, báo công an.")


@pytest.fixture
def campaign(world: World) -> Campaign:
    return running(world)


@pytest.fixture
def approver(world: World) -> User:
    return world.people["approver"]


@pytest.fixture
def officer(world: World) -> User:
    return world.people["officer"]


def verbs() -> list[str]:
    return list(Journal.objects.filter(verb__startswith="item.").values_list("verb", flat=True))


def test_an_approved_version_names_who_and_when_and_goes_out(
    world: World, campaign: Campaign, approver: User
) -> None:
    (version,) = approved(world, drafted(campaign, SCAM))

    assert queries.approved(campaign) == [version]
    assert (version.answered_by, version.answered_at) == (approver, clock.now())
    assert verbs() == ["item.submitted", "item.approved"]


def test_a_whole_week_is_approved_at_once(
    world: World, campaign: Campaign, approver: User, officer: User
) -> None:
    actions.submit(queries.ready(officer, campaign), by=officer, uid=uuid4())
    waiting = list(queries.waiting(approver))

    done = actions.approve(waiting, by=approver, uid=uuid4())

    assert len(done) == len(waiting) >= 15
    assert not queries.waiting(approver).exists()


def test_approved_items_find_their_way_into_the_planned_sessions(
    world: World, campaign: Campaign, officer: User, run_jobs: Callable[[], int]
) -> None:
    schedule(campaign, by=officer)
    (version,) = approved(world, drafted(campaign, SCAM))

    run_jobs()

    ahead = Carried.objects.filter(activity__kind="radio", activity__due_on__gte=clock.today())
    assert {carried.version_id for carried in ahead} == {version.pk}


def test_an_approval_sent_twice_is_recorded_once(
    world: World, campaign: Campaign, approver: User
) -> None:
    waiting = submitted(world, drafted(campaign, SCAM))
    uid = uuid4()

    actions.approve(waiting, by=approver, uid=uid)
    actions.approve(waiting, by=approver, uid=uid)

    assert verbs().count("item.approved") == 1
    with pytest.raises(AnotherBody):
        actions.approve([], by=approver, uid=uid)


@pytest.mark.parametrize("role", ["officer", "admin", "viewer", "hamlet", "association"])
def test_nobody_but_the_approver_approves_or_returns(
    world: World, campaign: Campaign, role: str
) -> None:
    (version,) = submitted(world, drafted(campaign, SCAM))

    with pytest.raises(NotAllowed):
        actions.approve([version], by=world.people[role], uid=uuid4())
    with pytest.raises(NotAllowed):
        actions.send_back(version, note="Sửa lại", by=world.people[role], uid=uuid4())
    assert latest(version.item).state == Version.SUBMITTED


def test_approval_can_be_lent_for_some_days(world: World, campaign: Campaign) -> None:
    deputy = world.person("viewer", world.ubnd, key="deputy")
    today = clock.today()
    ground.give_hat(
        deputy, unit=world.ubnd, role="approver", from_on=today, to_on=today + timedelta(days=2)
    )
    first, second = submitted(world, drafted(campaign, SCAM), drafted(campaign, PAPERS))

    actions.approve([first], by=User.objects.get(pk=deputy.pk), uid=uuid4())

    with clock.at(clock.now() + timedelta(days=3)), pytest.raises(NotAllowed):
        actions.approve([second], by=User.objects.get(pk=deputy.pk), uid=uuid4())
    assert queries.approved(campaign) == [latest(first.item)]


def test_a_version_edited_after_the_approver_opened_the_page_is_not_approved(
    world: World, campaign: Campaign, approver: User, officer: User
) -> None:
    (read,) = submitted(world, drafted(campaign, SCAM))
    actions.edit(read.item, wording=WORDS, seen=1, by=officer, uid=uuid4())

    done = actions.approve([read], by=approver, uid=uuid4())

    assert done == []
    assert queries.approved(campaign) == []


def test_the_approved_version_stays_on_air_until_the_edited_one_is_approved(
    world: World, campaign: Campaign, officer: User
) -> None:
    item = drafted(campaign, SCAM)
    (first,) = approved(world, item)

    actions.edit(item, wording=WORDS, seen=1, by=officer, uid=uuid4())
    assert queries.approved(campaign) == [first]

    (second,) = approved(world, item)
    assert queries.approved(campaign) == [second]
    assert second.body == WORDS.body


def test_a_returned_version_carries_a_word_and_must_be_edited_before_it_comes_back(
    world: World, campaign: Campaign, approver: User, officer: User
) -> None:
    item = drafted(campaign, SCAM)
    (version,) = submitted(world, item)

    with pytest.raises(Unfit):
        actions.send_back(version, note="  ", by=approver, uid=uuid4())
    actions.send_back(version, note="Thêm số của Công an xã.", by=approver, uid=uuid4())

    assert latest(item).note == "Thêm số của Công an xã."
    with pytest.raises(Unfit):
        actions.submit([item], by=officer, uid=uuid4())
    actions.edit(item, wording=WORDS, seen=1, by=officer, uid=uuid4())
    assert submitted(world, item)[0].state == Version.SUBMITTED


def test_what_was_withdrawn_goes_out_no_more_and_no_older_version_comes_back(
    world: World, campaign: Campaign, approver: User, officer: User
) -> None:
    item = drafted(campaign, SCAM)
    approved(world, item)
    actions.edit(item, wording=WORDS, seen=1, by=officer, uid=uuid4())
    (second,) = approved(world, item)

    actions.withdraw(second, note="Số điện thoại đã đổi", by=approver, uid=uuid4())

    assert queries.approved(campaign) == []
    with pytest.raises(Unfit):
        actions.withdraw(latest(item), note="Lần nữa", by=approver, uid=uuid4())


def test_an_item_with_blanks_waits_for_its_facts(
    world: World, campaign: Campaign, officer: User
) -> None:
    story = drafted(campaign, STORY)

    with pytest.raises(Unfit, match="13 chỗ chờ điền"):
        actions.submit([story], by=officer, uid=uuid4())
    assert story not in queries.ready(officer, campaign)


def test_two_people_editing_the_same_version_do_not_overwrite_each_other(
    world: World, campaign: Campaign, officer: User
) -> None:
    item = drafted(campaign, SCAM)
    actions.edit(item, wording=WORDS, seen=1, by=officer, uid=uuid4())

    with pytest.raises(AlreadyChanged):
        actions.edit(item, wording=Wording("Khác", "Khác"), seen=1, by=officer, uid=uuid4())
    assert latest(item).body == WORDS.body


@pytest.mark.parametrize(("role", "unit"), [("hamlet", "boards"), ("association", "women")])
def test_a_village_heads_and_an_associations_own_words_need_no_approval(
    world: World, campaign: Campaign, role: str, unit: str
) -> None:
    person = world.people[role]
    owner = world.boards[0] if unit == "boards" else world.women
    item = actions.write(campaign, kind="zalo", wording=WORDS, unit=owner, by=person, uid=uuid4())

    actions.submit([item], by=person, uid=uuid4())

    assert latest(item).state == Version.APPROVED
    assert verbs()[-1] == "item.self_answered"
    assert not queries.waiting(world.people["approver"]).exists()


def test_what_the_team_writes_for_the_commune_is_approved_first(
    world: World, campaign: Campaign
) -> None:
    person = world.people["operator"]
    item = actions.write(
        campaign, kind="bulletin", wording=WORDS, unit=world.team, by=person, uid=uuid4()
    )

    actions.submit([item], by=person, uid=uuid4())

    assert latest(item).state == Version.SUBMITTED


def test_nobody_writes_in_the_name_of_another_unit(world: World, campaign: Campaign) -> None:
    with pytest.raises(NotAllowed):
        actions.write(
            campaign,
            kind="zalo",
            wording=WORDS,
            unit=world.boards[1],
            by=world.people["hamlet"],
            uid=uuid4(),
        )


def test_the_pack_shows_only_the_words_that_changed_since_the_last_approval(
    world: World, campaign: Campaign, officer: User, approver: User
) -> None:
    item = drafted(campaign, SCAM)
    (first,) = approved(world, item)
    body = first.body.replace("tắt máy;", "cúp máy;")
    actions.edit(item, wording=Wording(item.title, body), seen=1, by=officer, uid=uuid4())
    submitted(world, item)

    (line,) = queries.pack(approver).lines

    assert [s.text for s in line.stretches if s.mark == "added"] == ["cúp"]
    assert [s.text for s in line.stretches if s.mark == "removed"] == ["tắt"]
