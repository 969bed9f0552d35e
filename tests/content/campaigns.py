"""A campaign as a directive makes it, for the tests of its items."""

from uuid import uuid4

from lantoa.content import actions
from lantoa.content.models import Item, Version
from lantoa.intake import actions as intake
from lantoa.plan.actions import build
from lantoa.plan.models import Campaign
from tests.content.letters import DATA
from tests.world import World


def running(world: World, name: str = "396-UBND-VHXH.eng.txt") -> Campaign:
    """Return a campaign built from a directive, its items drafted."""
    officer = world.people["officer"]
    data = (DATA / name).read_bytes()
    files = [intake.Upload(name=name, data=data)]
    directive = intake.receive(by=officer, files=files, uid=uuid4())
    campaign = build(directive, by=officer)
    actions.draft(campaign, by=officer)
    return campaign


def drafted(campaign: Campaign, key: str) -> Item:
    """Return the item drafted under `key`."""
    return campaign.items.get(key=key)


def latest(item: Item) -> Version:
    """Return the item's newest version, fresh from the table."""
    return item.versions.order_by("-n")[0]


def submitted(world: World, *items: Item) -> list[Version]:
    """Let the officer submit items; return the waiting versions."""
    actions.submit(items, by=world.people["officer"], uid=uuid4())
    return [latest(item) for item in items]


def approved(world: World, *items: Item) -> list[Version]:
    """Let the officer submit and the approver approve; return the approved versions."""
    waiting = submitted(world, *items)
    return actions.approve(waiting, by=world.people["approver"], uid=uuid4())
