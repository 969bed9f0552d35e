"""What residents find: approved words alone, the week's hours, no number of people, no account."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from lantoa.content import actions as content
from lantoa.content import queries as items
from lantoa.content.models import Version
from lantoa.outreach.actions import fill_sessions
from lantoa.plan.models import Campaign
from lantoa.public import queries
from tests.counting import questions
from tests.home.campaigns import launched
from tests.world import World


@pytest.fixture
def campaign(world: World) -> Campaign:
    return launched(world)


def approve_some(world: World, campaign: Campaign, count: int = 4) -> list[Version]:
    officer, approver = world.people["officer"], world.people["approver"]
    content.submit(items.ready(officer, campaign)[:count], by=officer, uid=uuid4())
    return content.approve(list(items.waiting(approver)), by=approver, uid=uuid4())


def page(client: Client, path: str = "/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_any_campaign_the_front_page_is_the_door(world: World, client: Client) -> None:
    assert "Tên đăng nhập" in page(client)


def test_a_visitor_at_the_front_page_reads_the_campaign(client: Client, campaign: Campaign) -> None:
    text = page(client)

    assert "Đợt này nói về gì" in text
    assert "Bình dân học vụ số" in text
    assert "Cán bộ đăng nhập" in text


def test_only_approved_words_are_shown(world: World, client: Client, campaign: Campaign) -> None:
    before = page(client, f"/xa/dot/{campaign.pk}/tin/")
    approved = [v for v in approve_some(world, campaign) if v.item.kind in queries.TO_READ]
    drafts = items.ready(world.people["officer"], campaign)

    after = page(client, f"/xa/dot/{campaign.pk}/tin/")

    assert "Chưa có tin nào" in before
    assert approved
    assert all(version.title in after for version in approved)
    assert not any(draft.title in after for draft in drafts if draft.kind in queries.TO_READ)


def test_a_withdrawn_text_is_gone_for_residents(
    world: World, client: Client, campaign: Campaign
) -> None:
    version = next(v for v in approve_some(world, campaign) if v.item.kind in queries.TO_READ)
    there = client.get(f"/xa/tin/{version.item_id}/")

    content.withdraw(version, note="Sai số điện thoại", by=world.people["approver"], uid=uuid4())
    gone = client.get(f"/xa/tin/{version.item_id}/")

    assert (there.status_code, gone.status_code) == (200, 404)


def test_the_weeks_hours_and_what_is_on_air_are_told(
    world: World, client: Client, campaign: Campaign
) -> None:
    approve_some(world, campaign, 9)
    fill_sessions(
        campaign,
        from_on=date(2025, 9, 29),
        until_on=date(2025, 10, 5),
        by=world.people["officer"],
    )

    text = page(client, f"/xa/dot/{campaign.pk}/")

    assert "Trên loa hôm nay, thứ Hai 29/9" in text
    assert "05:30" in text
    assert "29/9, hôm nay" in text


def test_the_countdown_goes_to_the_letters_peak(client: Client, campaign: Campaign) -> None:
    text = page(client)

    assert "ngày nữa đến" in text
    assert re.search(r"<b>11</b>", text)
    assert "10/10" in text


def test_no_garbled_word_of_the_letter_reaches_a_resident(
    client: Client, campaign: Campaign
) -> None:
    text = page(client)

    assert campaign.directive.garbled
    assert not re.search(r"[¢£€ﬁﬂ]|td0|churc", text)


def test_the_public_page_names_no_resident_and_counts_nobody(
    world: World, client: Client, campaign: Campaign
) -> None:
    text = re.sub(r"<[^>]+>", " ", page(client))

    assert not any(person.full_name in text for person in world.people.values())
    assert not re.search(r"\d+\s*(hộ|người|lượt người)\b", text)


def test_a_closed_campaign_is_no_longer_public(client: Client, campaign: Campaign) -> None:
    Campaign.objects.filter(pk=campaign.pk).update(state=Campaign.CLOSED)

    assert client.get(f"/xa/dot/{campaign.pk}/").status_code == 404
    assert "chưa có đợt tuyên truyền" in page(client, "/xa/")


def test_reading_needs_no_script_and_no_account(
    world: World, client: Client, campaign: Campaign
) -> None:
    version = next(v for v in approve_some(world, campaign) if v.item.kind in queries.TO_READ)

    text = page(client, f"/xa/tin/{version.item_id}/")

    assert version.title in text
    assert "sessionid" not in client.cookies


def test_more_texts_ask_no_more_of_the_database(
    world: World, client: Client, campaign: Campaign
) -> None:
    approve_some(world, campaign, 1)
    few = questions(lambda: page(client))
    approve_some(world, campaign, 12)

    many = questions(lambda: page(client))

    assert many <= few + 1
