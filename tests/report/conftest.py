"""A campaign whose duties to report are open."""

import pytest

from lantoa.plan.models import Campaign
from lantoa.report import actions
from tests.reach.ledger import make_campaign
from tests.report.way import READ
from tests.world import World


@pytest.fixture
def campaign(world: World) -> Campaign:
    """Return a campaign with the office's, the hamlets' and the event's duty."""
    made = make_campaign(world)
    actions.open_for(made, READ, by=world.people["officer"])
    return made
