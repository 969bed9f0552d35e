"""The office's list of who still has what to do does not slow down with fifty hamlets."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from lantoa.commune import ground
from lantoa.commune.models import Unit
from lantoa.kit import clock
from lantoa.outreach.models import Activity
from lantoa.urge.actions import remind
from tests.counting import questions
from tests.outreach.conftest import campaign as campaign

pytestmark = pytest.mark.django_db
LATE = date(2025, 9, 20)


def late_duty(campaign, board: Unit) -> None:
    Activity.objects.create(
        campaign=campaign, kind="leaflet", unit=board, place=board.place, title="Phát tờ rơi",
        due_on=LATE,
    )  # fmt: skip


def test_the_list_asks_no_more_for_fifty_hamlets_than_for_three(world, campaign):
    client, address = world.client("officer"), reverse("urge:list")
    for board in world.boards:
        late_duty(campaign, board)
    remind(clock.now() - timedelta(hours=12))
    few = questions(lambda: client.get(address))
    for number in range(47):
        made = ground.add_hamlet(world.commune, name=f"Bản {number}", word="bản", households=2)
        board = Unit.objects.get(place=made)
        world.person("hamlet", board, key=f"head{number}")
        late_duty(campaign, board)
    remind(clock.now() - timedelta(hours=12))

    page = client.get(address)

    assert page.content.decode().count("Bản ") >= 47
    assert questions(lambda: client.get(address)) == few
