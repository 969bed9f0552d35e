"""A running campaign with outlets and approved items, by the same actions as a real one."""

from datetime import date
from uuid import uuid4

from lantoa.content import actions as content
from lantoa.content.models import Item, Version
from lantoa.intake import actions as intake
from lantoa.outreach import actions
from lantoa.outreach.models import Activity, Outlet
from lantoa.plan.actions import build
from lantoa.plan.models import Campaign
from tests.content.letters import DATA
from tests.world import World

FIRST = date(2025, 8, 1)


def running(world: World, name: str = "396-UBND-VHXH.eng.txt") -> Campaign:
    """Return a campaign built from a directive, nothing scheduled yet."""
    officer = world.people["officer"]
    files = [intake.Upload(name=name, data=(DATA / name).read_bytes())]
    directive = intake.receive(by=officer, files=files, uid=uuid4())
    return build(directive, by=officer)


def station(world: World) -> Outlet:
    """Return the radio station of the team, with one cluster for each hamlet."""
    radio = actions.add_outlet(
        world.commune, kind="radio", name="Đài truyền thanh xã", unit=world.team, by=None
    )
    for hamlet in world.hamlets:
        actions.add_outlet(
            world.commune,
            kind="radio",
            name=f"Cụm loa {hamlet.name}",
            unit=world.team,
            parent=radio,
            place=hamlet,
            reaches=[(hamlet, None)],
            from_on=FIRST,
            by=None,
        )
    return radio


def group(world: World, number: int = 0) -> Outlet:
    """Return a hamlet's Zalo group with half of its households."""
    return actions.add_outlet(
        world.commune,
        kind="zalo",
        name=f"Nhóm Zalo {world.hamlets[number].name}",
        unit=world.boards[number],
        place=world.hamlets[number],
        reaches=[(world.hamlets[number], range(0, 40, 2))],
        from_on=FIRST,
        by=None,
    )


def scheduled(world: World) -> Campaign:
    """Return a campaign with a station and everything planned."""
    station(world)
    campaign = running(world)
    actions.schedule(campaign, by=world.people["officer"])
    return campaign


def approve_all(world: World, campaign: Campaign) -> list[Version]:
    """Let the office draft and submit what is ready, and the leader approve it."""
    officer, approver = world.people["officer"], world.people["approver"]
    content.draft(campaign, by=officer)
    ready = [
        item
        for item in Item.objects.filter(campaign=campaign)
        if "[" not in item.versions.order_by("-n")[0].body
    ]
    waiting = content.submit(ready, by=officer, uid=uuid4())
    return content.approve(waiting, by=approver, uid=uuid4())


def of_kind(campaign: Campaign, kind: str, **more: object) -> list[Activity]:
    """Return the campaign's activities of one kind in time."""
    return list(campaign.activities.filter(kind=kind, **more).order_by("due_on", "pk"))
