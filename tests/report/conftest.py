"""A campaign whose duties to report are open."""

from uuid import uuid4

import pytest

from lantoa.plan.models import Campaign
from lantoa.report import actions
from tests.reach.ledger import did, make_campaign
from tests.report.way import DAY, READ, sent
from tests.world import World


@pytest.fixture
def campaign(world: World) -> Campaign:
    """Return a campaign with the office's, the hamlets' and the event's duty."""
    made = make_campaign(world)
    actions.open_for(made, READ, by=world.people["officer"])
    return made


@pytest.fixture
def sealed(world, campaign):
    """Return the commune's accepted report: 35 leaflets, ten households reached."""
    did(campaign, "leaflet", unit=world.boards[0], on=DAY, counts={"copies": 35},
        reached={"delivered": range(10)})  # fmt: skip
    own = sent(world, world.boards[0])
    actions.accept(own, by=world.people["officer"], uid=uuid4())
    report = sent(world, world.office, "officer")
    actions.accept(report, by=world.people["approver"], uid=uuid4())
    report.refresh_from_db()
    return report
