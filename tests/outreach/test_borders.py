"""Nobody writes into the ledger for a place that is not theirs."""

from uuid import uuid4

import pytest

from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.outreach.actions import Done, log
from lantoa.outreach.models import Activity
from tests.outreach.campaigns import running
from tests.world import World


def test_a_head_cannot_log_work_in_the_neighbours_hamlet(world: World) -> None:
    campaign = running(world)
    told = Done(done_on=clock.today(), counts={"people": 12})

    with pytest.raises(Unfit, match="không phụ trách"):
        log(
            campaign,
            kind="gathering",
            unit=world.boards[0],
            place=world.hamlets[1],
            title="Họp ở thôn bên",
            done=told,
            uid=uuid4(),
            by=world.people["hamlet"],
        )

    assert not Activity.objects.filter(title="Họp ở thôn bên").exists()
