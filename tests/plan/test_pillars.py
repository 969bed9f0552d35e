"""A content keeps its row, and so its work, while numbers move, words change and contents go."""

from dataclasses import replace

import pytest

from lantoa.intake.rules import ReadPillar
from lantoa.kit import clock
from lantoa.plan.models import Campaign
from lantoa.plan.pillars import drop_pillars, renew
from tests.reach.ledger import make_campaign
from tests.world import World

pytestmark = pytest.mark.django_db
FIRST = tuple(ReadPillar(f"2.{n}", title, "", False) for n, title in enumerate("ABCD", 1))


@pytest.fixture
def campaign(world: World) -> Campaign:
    made = make_campaign(world)
    made.pillars.all().delete()
    renew(made, FIRST)
    return made


def rows(campaign: Campaign) -> dict[str, tuple[str, int]]:
    return {row.ref: (row.title, row.pk) for row in campaign.pillars.all()}


def test_numbers_that_change_places_take_their_work_along(campaign: Campaign) -> None:
    before = rows(campaign)
    swapped = (FIRST[0], replace(FIRST[2], ref="2.2"), replace(FIRST[1], ref="2.3"), FIRST[3])

    assert renew(campaign, swapped) == []

    after = rows(campaign)
    assert (after["2.2"], after["2.3"]) == (before["2.3"], before["2.2"])


def test_a_title_in_other_words_stays_the_same_content(campaign: Campaign) -> None:
    before = rows(campaign)

    assert renew(campaign, (*FIRST[:3], replace(FIRST[3], title="D, nói rõ hơn"))) == []

    assert rows(campaign)["2.4"] == ("D, nói rõ hơn", before["2.4"][1])


def test_one_that_is_named_no_more_gives_its_number_up_and_takes_it_again(
    campaign: Campaign,
) -> None:
    before = rows(campaign)
    without = (FIRST[0], *(replace(one, ref=f"2.{n}") for n, one in enumerate(FIRST[2:], 2)))

    (told,) = renew(campaign, without)

    assert told["what"] == "Thôi nội dung trọng tâm 2.2 B"
    after = rows(campaign)
    assert after["2.2-cũ"] == before["2.2"]
    assert (after["2.2"], after["2.3"]) == (before["2.3"], before["2.4"])
    assert [str(row) for row in campaign.pillars.exclude(ended_on=None)] == [
        f"2.2-cũ B (thôi từ {clock.today():%d/%m/%Y})"
    ]
    assert renew(campaign, without) == []
    assert renew(campaign, FIRST) == []
    assert rows(campaign) == before
    assert campaign.standing_pillars().count() == 4


def test_two_that_ended_under_one_number_are_told_apart(campaign: Campaign) -> None:
    renew(campaign, (*FIRST[:3], replace(FIRST[0], ref="2.5", title="E")))
    renew(campaign, (*FIRST[:3], replace(FIRST[0], ref="2.4", title="F")))
    renew(campaign, FIRST[:3])

    assert {row.title: row.ref for row in campaign.pillars.exclude(ended_on=None)} == {
        "D": "2.4-cũ", "E": "2.5-cũ", "F": "2.4-cũ2",
    }  # fmt: skip


def test_only_what_nothing_stands_under_goes(campaign: Campaign) -> None:
    renew(campaign, FIRST[:2])
    kept = campaign.pillars.get(title="C")

    drop_pillars(campaign, but={kept.pk})

    assert [row.title for row in campaign.pillars.all()] == ["A", "B", "C"]
