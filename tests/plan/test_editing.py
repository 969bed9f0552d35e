"""A plan that people changed by hand: their words and days stand, whatever is read again."""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from lantoa.intake.actions import take_out
from lantoa.kit.errors import NotAllowed, Unfit
from lantoa.plan.actions import build, change_window, edit_assignment
from lantoa.plan.models import Assignment, Campaign
from tests.home.campaigns import launched
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(world: World, files: Path) -> Campaign:
    """Return the letter's campaign."""
    return launched(world)


def of_first_unit(campaign: Campaign) -> list[Assignment]:
    """Return the duties of the unit that the letter names first."""
    named = campaign.directive.fields["assignments"][0]["unit"]
    return list(campaign.assignments.filter(named=named[:500]).order_by("order"))


def edited(world: World, row: Assignment, **facts: object) -> Assignment:
    """Return the duty as the officer changed it."""
    asked = {"duty": row.duty, "unit_id": row.unit_id, "role": row.role, "due_on": None} | facts
    return edit_assignment(row, **asked, by=world.people["officer"], uid=uuid4())


def test_a_duty_that_a_person_wrote_outlives_its_place_in_the_letter(world, campaign):
    first, *others = of_first_unit(campaign)
    mine = edited(world, first, duty="Trực tổng đài cả ngày lễ")
    officer = world.people["officer"]
    take_out(campaign.directive, row="assignments.0", by=officer, uid=uuid4())

    again = build(type(campaign.directive).objects.get(pk=campaign.directive_id), by=officer)

    kept = set(again.assignments.values_list("pk", flat=True))
    assert mine.pk in kept
    assert not {row.pk for row in others} & kept
    assert [d["yours"] for d in again.differences] == ["Trực tổng đài cả ngày lễ"]


def test_a_campaign_does_not_end_before_it_begins(world, campaign):
    officer = world.people["officer"]

    with pytest.raises(Unfit) as refused:
        change_window(
            campaign,
            from_on=date(2025, 10, 2),
            until_on=date(2025, 10, 1),
            by=officer,
            uid=uuid4(),
        )

    assert refused.value.field == "until_on"


def test_a_campaign_of_one_day_is_a_campaign(world, campaign):
    day = date(2025, 10, 1)

    change_window(campaign, from_on=day, until_on=day, by=world.people["officer"], uid=uuid4())

    campaign.refresh_from_db()
    assert (campaign.from_on, campaign.until_on) == (day, day)
    assert not campaign.window_is_proposed


def test_the_days_that_a_person_set_stay_when_the_letter_is_read_again(world, campaign):
    days = {"from_on": date(2025, 9, 1), "until_on": date(2025, 9, 30)}
    officer = world.people["officer"]
    change_window(campaign, **days, by=officer, uid=uuid4())

    again = build(campaign.directive, by=officer)

    assert (again.from_on, again.until_on) == (days["from_on"], days["until_on"])
    assert "Thời gian đợt" in [told["what"] for told in again.differences]


@pytest.mark.parametrize("wrong", [{"duty": "  "}, {"unit_id": 0}])
def test_a_duty_without_words_or_for_a_unit_elsewhere_is_refused(world, campaign, wrong):
    first = of_first_unit(campaign)[0]

    with pytest.raises(Unfit):
        edited(world, first, **wrong)

    assert Assignment.objects.get(pk=first.pk).edited_at is None


def test_only_the_office_changes_a_plan(world, campaign):
    first = of_first_unit(campaign)[0]

    for role in ("hamlet", "association", "viewer", "stranger"):
        with pytest.raises(NotAllowed):
            edit_assignment(
                first,
                duty="Việc khác",
                unit_id=None,
                role="lead",
                due_on=None,
                by=world.people[role],
                uid=uuid4(),
            )
