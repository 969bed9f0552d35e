"""A campaign that runs: everything planned, everything ready approved and put into place."""

from pathlib import Path

import pytest

from lantoa.outreach import actions
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from tests.outreach.campaigns import approve_all, of_kind, scheduled
from tests.world import World


@pytest.fixture
def campaign(world: World, files: Path) -> Campaign:
    """Return the running campaign."""
    made = scheduled(world)
    approve_all(world, made)
    actions.fill_sessions(made, from_on=made.from_on, until_on=made.until_on, by=None)
    return made


@pytest.fixture
def round_(world: World, campaign: Campaign) -> Activity:
    """Return the leaflet round of the first hamlet, still to be done."""
    return next(row for row in of_kind(campaign, "leaflet") if row.unit == world.boards[0])
