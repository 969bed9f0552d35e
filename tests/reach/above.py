"""The pages above a commune as a reader sees them, and work for them to tell of."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse
from django.urls import reverse

from lantoa.commune.models import Place, Unit
from lantoa.plan.models import Campaign
from lantoa.reach.tallying import open_periods, rebuild
from tests.reach.ledger import did, make_campaign
from tests.world import World

DAY = date(2025, 9, 10)


def worked(world: World, reached: Sequence[int]) -> Campaign:
    """Return a campaign in which each hamlet's leaflets reached so many households."""
    made = make_campaign(world)
    for board, number in zip(world.boards, reached, strict=False):
        did(made, "leaflet", unit=board, on=DAY, reached={"delivered": range(number)})
    open_periods(made)
    rebuild(made)
    return made


def with_nation(world: World) -> World:
    """Give the world a reader of the whole nation ("nation")."""
    board = Unit(kind="province", place=Place.objects.get(code="VN")).named("Bộ")
    board.save()
    world.person("province", board, key="nation")
    return world


def page(world: World, role: str, code: str, **asked: str) -> HttpResponse:
    """Return the page of a place, asked by a role."""
    return world.client(role).get(reverse("reach:area", args=[code]), asked)


def plain(answer: HttpResponse) -> str:
    """Return the words of a page, with ordinary blanks."""
    return answer.content.decode().replace("\u00a0", " ")
