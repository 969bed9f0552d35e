"""Quantities that a directive orders of each hamlet, counted against the ledger."""

from pathlib import Path
from uuid import uuid4

import pytest

from lantoa.launch import launch
from lantoa.outreach.models import Activity
from lantoa.outreach.ordered import ordered
from lantoa.plan.models import Assignment, Campaign
from tests.intake.letters import TRUE
from tests.intake.test_family import received
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(world: World, files: Path) -> Campaign:
    return launch(received(world, TRUE), by=world.people["officer"]).campaign


def asks(campaign: Campaign, duty: str) -> None:
    """Let the first duty of the hamlets be this one."""
    row = next(o for o in campaign.assignments.filter(parent=None) if o.spread.count() == 3)
    Assignment.objects.filter(pk=row.pk).update(duty=duty)


def hung(
    world: World, campaign: Campaign, board: int, pieces: int, state: str = "done"
) -> Activity:
    unit = world.boards[board]
    return Activity.objects.create(
        uid=uuid4(), campaign=campaign, kind="visual", unit=unit, place=unit.place, title="Treo",
        state=state, due_on=campaign.from_on, done_on=campaign.from_on, counts={"pieces": pieces},
    )  # fmt: skip


def test_each_hamlets_banners_stand_beside_the_order(world: World, campaign: Campaign) -> None:
    asks(campaign, "mỗi thôn treo 02 băng rôn")
    hung(world, campaign, 0, 1)
    hung(world, campaign, 0, 1)
    hung(world, campaign, 1, 1)
    hung(world, campaign, 1, 5, state="planned")

    [found] = ordered(world.people["officer"], campaign)

    assert (found.words, found.measure, found.enough) == ("mỗi thôn treo 02 băng rôn", "cái", 1)
    short = [(one.unit, one.number, one.asked) for one in found.short]
    assert short == [(world.boards[2], 0, 2), (world.boards[1], 1, 2)]
    page = world.client("officer").get(f"/hoat-dong/chi-tieu/{campaign.pk}/").content.decode()
    assert "1/3 nơi đã đủ" in page


def test_a_corrected_row_counts_once(world: World, campaign: Campaign) -> None:
    asks(campaign, "mỗi thôn treo 02 băng rôn")
    wrong = hung(world, campaign, 0, 9)
    right = hung(world, campaign, 0, 1)
    Activity.objects.filter(pk=right.pk).update(corrects=wrong)

    [found] = ordered(world.people["officer"], campaign)

    assert {one.unit: one.number for one in found.parts}[world.boards[0]] == 1


@pytest.mark.parametrize(
    "duty",
    [
        "vận động 100% hộ cài đặt ứng dụng VNeID",
        "mỗi thôn treo 02 băng rôn mỗi tháng",
        "treo 10 băng rôn tại trung tâm xã",
        "mỗi hộ nhận 01 tờ rơi",
        "mỗi thôn cử 02 người dự tập huấn",
    ],
)
def test_what_the_ledger_has_no_such_number_for_is_not_counted(
    world: World, campaign: Campaign, duty: str
) -> None:
    asks(campaign, duty)

    assert ordered(world.people["officer"], campaign) == []


def test_only_the_office_sees_how_far_the_hamlets_are(world: World, campaign: Campaign) -> None:
    address = f"/hoat-dong/chi-tieu/{campaign.pk}/"

    assert world.client("hamlet").get(address).status_code == 404
    assert "Chỉ tiêu" not in world.client("officer").get(address).content.decode()
