"""A running campaign with outlets and approved items, by the same actions as a real one."""

import io
from datetime import date
from uuid import uuid4

from django.http import HttpResponse
from PIL import Image

from lantoa.content import actions as content
from lantoa.content.models import Item, Version
from lantoa.intake import actions as intake
from lantoa.kit.bits import count
from lantoa.outreach import actions
from lantoa.outreach.actions import Done
from lantoa.outreach.models import Activity, Outlet
from lantoa.plan.actions import build
from lantoa.plan.models import Campaign
from tests.content.letters import DATA
from tests.world import World

FIRST = date(2025, 8, 1)
DAY = date(2025, 9, 28)


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


def photo() -> io.BytesIO:
    """Return a picture as a phone would send it, with where it was taken hidden in it."""
    out = io.BytesIO()
    picture = Image.new("RGB", (640, 480), "olive")
    exif = picture.getexif()
    exif[0x010F] = "May anh"
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(out, "JPEG", exif=exif)
    out.seek(0)
    out.name = "phat-to-roi.jpg"
    return out


def send(world: World, role: str, url: str, **typed: object) -> HttpResponse:
    """Post a form as that person does, with a fresh uid."""
    return world.client(role).post(url, {"uid": str(uuid4()), **typed})


def handed(world: World, **more: object) -> Done:
    """Return a round in the first hamlet: 30 handed out, 5 absent, 3 away."""
    hamlet = world.hamlets[0].pk
    marks = {"delivered": range(30), "absent": range(30, 35), "away": range(35, 38)}
    told = {mark: list(bits) for mark, bits in marks.items()}
    return Done(done_on=DAY, counts={"copies": 30}, marks={hamlet: told}, **more)


def sizes(activity: Activity) -> dict[str, int]:
    """Return how many households each mark holds."""
    return {row.mark: count(bytes(row.bits)) for row in activity.audiences.all()}
