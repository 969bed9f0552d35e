"""Drafting again adds and renews; what people hold is kept, and the difference is shown."""

from uuid import uuid4

import pytest

from lantoa.content import actions, drafting
from lantoa.content.actions import Wording
from lantoa.content.models import Item, Version
from lantoa.kit.errors import NotAllowed
from lantoa.plan.models import Campaign
from tests.content.campaigns import drafted, latest, running, submitted
from tests.world import World

SCAM = "chuyen-doi-so/ba-dau-hieu-lua-dao"
ARTICLE = "chuyen-doi-so/viec-tu-nay-den-cuoi-nam"


@pytest.fixture
def campaign(world: World) -> Campaign:
    return running(world)


def renumber(campaign: Campaign, number: str) -> None:
    """Let the directive carry another number, as a correction in intake leaves it."""
    campaign.directive.fields = {**campaign.directive.fields, "number": number}
    campaign.directive.number = number
    campaign.directive.save()


def test_a_confirmed_letter_gives_its_items_as_drafts_of_the_office(
    world: World, campaign: Campaign
) -> None:
    items = list(campaign.items.all())

    assert len(items) >= 18
    assert {item.unit for item in items} == {world.office}
    assert {latest(item).state for item in items} == {Version.DRAFT}
    assert {p.ref for item in items for p in item.pillars.all()} == {"2.1", "2.2", "2.3", "2.4"}


def test_drafting_twice_changes_nothing(world: World, campaign: Campaign) -> None:
    before = list(Version.objects.values_list("item__key", "n", "fingerprint").order_by("pk"))

    actions.draft(campaign, by=world.people["officer"])

    after = list(Version.objects.values_list("item__key", "n", "fingerprint").order_by("pk"))
    assert after == before


def test_untouched_drafts_follow_a_corrected_letter(world: World, campaign: Campaign) -> None:
    renumber(campaign, "999/UBND-VX")

    actions.draft(campaign, by=world.people["officer"])

    article = latest(drafted(campaign, ARTICLE))
    assert article.n == 2
    assert "số 999/UBND-VX" in article.body
    assert latest(drafted(campaign, SCAM)).n == 1
    assert drafting.differences(campaign) == []


def test_an_edited_item_is_kept_and_its_difference_shown(world: World, campaign: Campaign) -> None:
    officer = world.people["officer"]
    article = drafted(campaign, ARTICLE)
    words = Wording(article.title, latest(article).body + "\n\nThôn mình bắt đầu từ tối thứ Bảy.")
    actions.edit(article, wording=words, seen=1, by=officer, uid=uuid4())
    renumber(campaign, "999/UBND-VX")

    actions.draft(campaign, by=officer)

    assert latest(article).body.endswith("tối thứ Bảy.")
    (difference,) = drafting.differences(campaign)
    assert difference.item == article
    assert "số 999/UBND-VX" in difference.composed


def test_the_redrafted_text_can_be_taken_over_as_the_next_version(
    world: World, campaign: Campaign
) -> None:
    officer = world.people["officer"]
    article = drafted(campaign, ARTICLE)
    actions.edit(
        article, wording=Wording(article.title, "Bản riêng"), seen=1, by=officer, uid=uuid4()
    )
    renumber(campaign, "999/UBND-VX")
    told = drafting.difference(article)
    assert told is not None

    words = Wording(told.title, told.composed)
    actions.edit(article, wording=words, seen=2, by=officer, uid=uuid4())

    assert "số 999/UBND-VX" in latest(article).body
    page = world.client("officer").get(f"/noi-dung/{article.pk}/").content.decode()
    assert "Lấy bản soạn lại" not in page


def test_a_submitted_item_is_not_changed_under_the_approvers_eyes(
    world: World, campaign: Campaign
) -> None:
    (waiting,) = submitted(world, drafted(campaign, ARTICLE))
    renumber(campaign, "999/UBND-VX")

    actions.draft(campaign, by=world.people["officer"])

    assert latest(drafted(campaign, ARTICLE)) == waiting
    assert [found.item.key for found in drafting.differences(campaign)] == [ARTICLE]


def test_a_draft_that_the_letter_no_longer_gives_goes_unless_people_hold_it(
    world: World, campaign: Campaign
) -> None:
    officer = world.people["officer"]
    kept = Item.objects.create(
        campaign=campaign, unit=world.office, kind="bulletin", source="theme", key="cu/da-sua"
    )
    dropped = Item.objects.create(
        campaign=campaign, unit=world.office, kind="bulletin", source="theme", key="cu/chua-sua"
    )
    for item in (kept, dropped):
        Version.objects.create(
            item=item, n=1, title="Cũ", body="Cũ", fingerprint="-", made_at=campaign.launched_at
        )
    actions.edit(kept, wording=Wording("Cũ", "Đã sửa"), seen=1, by=officer, uid=uuid4())

    actions.draft(campaign, by=officer)

    keys = set(campaign.items.values_list("key", flat=True))
    assert "cu/da-sua" in keys
    assert "cu/chua-sua" not in keys
    assert [found.why for found in drafting.differences(campaign)] == [drafting.GONE]


@pytest.mark.parametrize("role", ["approver", "viewer", "hamlet", "association", "stranger"])
def test_only_the_office_has_items_drafted(world: World, campaign: Campaign, role: str) -> None:
    with pytest.raises(NotAllowed):
        actions.draft(campaign, by=world.people[role])
