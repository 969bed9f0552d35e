"""A program: lays campaigns whose tallies say nothing, and tells what the tallies say."""

import hashlib
import sys
from datetime import date

import django

django.setup()

from lantoa.commune.chain import verify  # noqa: E402
from lantoa.commune.models import Commune  # noqa: E402
from lantoa.kit import clock  # noqa: E402
from lantoa.plan.models import Campaign  # noqa: E402
from lantoa.reach.actions import rebuild  # noqa: E402
from lantoa.reach.models import Tally  # noqa: E402
from tests.reach.ledger import did, make_campaign  # noqa: E402
from tests.world import NOW, make_world  # noqa: E402

CAMPAIGNS = 12


def said() -> str:
    """Return the hash of every tally; rows have no number here, for they may be made anew."""
    names = [one.attname for one in Tally._meta.concrete_fields if not one.primary_key]
    rows = sorted(map(repr, Tally.objects.values_list(*names)))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def lay() -> None:
    """Lay campaigns, count them once and say what is right; then spoil the count."""
    with clock.at(NOW):
        world = make_world()
        for number in range(CAMPAIGNS):
            reached = {"delivered": range(number + 1)}
            campaign = make_campaign(world)
            did(campaign, "visit", unit=world.boards[0], on=date(2025, 9, 20), reached=reached)
    for campaign in Campaign.objects.select_related("commune__place"):
        rebuild(campaign)
    print(said())
    Tally.objects.update(delivered=1)


def tell() -> None:
    """Print what the tallies say, how many a rebuild mends, what is wrong with the journal."""
    print(said())
    campaigns = Campaign.objects.select_related("commune__place")
    print(sum(rebuild(campaign).different for campaign in campaigns))
    print([line for commune in Commune.objects.all() for line in verify(commune)])


{"lay": lay, "tell": tell}[sys.argv[1]]()
