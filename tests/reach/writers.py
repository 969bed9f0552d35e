"""A program: lays a small commune, or logs visits in its first hamlet beside other writers.

`python writers.py lay`, then `python writers.py NUMBER` at once for each writer; the one that
is asked to `tell` prints what the tallies say and how many rows a rebuild finds wrong.
"""

import sys
from datetime import date
from uuid import uuid4

import django

django.setup()

from lantoa.commune.models import Unit, User  # noqa: E402
from lantoa.kit import clock  # noqa: E402
from lantoa.outreach.actions import Done, log  # noqa: E402
from lantoa.plan.models import Campaign  # noqa: E402
from lantoa.reach.actions import open_periods, rebuild  # noqa: E402
from lantoa.reach.models import Tally  # noqa: E402
from tests.reach.ledger import make_campaign  # noqa: E402
from tests.world import NOW, make_world  # noqa: E402

EACH = 4


def lay() -> None:
    """Make the commune, nothing done in it yet."""
    with clock.at(NOW):
        open_periods(make_campaign(make_world()))


def write(number: int) -> None:
    """Log visits of the first hamlet, each to two households that nobody else visits."""
    campaign = Campaign.objects.select_related("commune__place").get()
    board = Unit.objects.filter(kind="hamlet").select_related("place").order_by("pk")[0]
    by = User.objects.get(username="officer")
    print("ready", flush=True)
    sys.stdin.readline()
    for turn in range(EACH):
        bit = 2 * (number * EACH + turn)
        done = Done(
            date(2025, 9, 10),
            counts={"homes": 2},
            marks={board.place_id: {"delivered": [bit, bit + 1]}},
        )
        facts = {"unit": board, "place": board.place, "title": "Đến từng nhà", "by": by}
        log(campaign, kind="visit", done=done, uid=uuid4(), **facts)


def tell() -> None:
    """Print the hamlet's and the commune's delivered households, and what a rebuild mends."""
    rows = Tally.objects.filter(grain="campaign", delivered__gt=0).order_by("place__kind")
    campaign = Campaign.objects.select_related("commune__place").get()
    told = [f"{row.place.kind} {row.delivered} {row.activities}" for row in rows]
    print("; ".join(told), rebuild(campaign).different)


if __name__ == "__main__":
    with clock.at(NOW):
        asked = sys.argv[1]
        {"lay": lay, "tell": tell}[asked]() if asked.isalpha() else write(int(asked))
