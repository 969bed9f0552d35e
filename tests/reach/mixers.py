"""A program: one of some people who change a hamlet at the same moment, each by chance.

`python mixers.py SEED` beside others, after `writers.py lay`: logs of visits, corrections of
anybody's, moves out, in and back, of few households, so that they meet. What the house refuses
because somebody else was quicker is not done again. Asked to `tell`, it prints how many rows of
tallies and days of figures a rebuild finds wrong, and how many were there.
"""

import random
import sys
from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

import django

django.setup()

from lantoa.commune.models import Household, Place, Seat, User  # noqa: E402
from lantoa.commune.moves import move_away, move_to  # noqa: E402
from lantoa.commune.queries import hamlet_unit  # noqa: E402
from lantoa.kit import clock  # noqa: E402
from lantoa.kit.errors import AlreadyChanged, Unfit  # noqa: E402
from lantoa.outreach.actions import Done, correct, log  # noqa: E402
from lantoa.outreach.models import Activity  # noqa: E402
from lantoa.plan.models import Campaign  # noqa: E402
from lantoa.reach.actions import rebuild  # noqa: E402
from lantoa.reach.models import Tally  # noqa: E402
from lantoa.reach.running_totals import rebuild_totals  # noqa: E402
from tests.world import NOW  # noqa: E402

EACH = 14
FEW = 8
FIRST = date(2025, 9, 22)
"""Few days of one week and the next, one month: the same rows of tallies are touched."""


class Mixer:
    """Does one thing after another in the first two hamlets, by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.campaign = Campaign.objects.select_related("commune__place").get()
        self.by = User.objects.get(username="officer")
        self.hamlets = list(Place.objects.filter(kind="hamlet").order_by("pk")[:2])

    def done(self, hamlet: Place) -> Done:
        on = FIRST + timedelta(days=self.chance.randrange(7))
        rows = Seat.objects.filter(hamlet=hamlet, from_on__lte=on, to_on__isnull=True, bit__lt=FEW)
        here = list(rows.values_list("bit", flat=True))
        some = self.chance.sample(here, self.chance.randint(0, len(here)))
        half = len(some) // 2
        marks = {"delivered": sorted(some[:half]), "absent": sorted(some[half:])}
        return Done(on, counts={"homes": len(some)}, marks={hamlet.pk: marks})

    def log(self) -> None:
        hamlet = self.chance.choice(self.hamlets)
        facts = {"unit": hamlet_unit(hamlet), "place": hamlet, "title": "Đến nhà", "by": self.by}
        log(self.campaign, kind="visit", done=self.done(hamlet), uid=uuid4(), **facts)

    def correct(self) -> None:
        row = self.chance.choice(
            list(Activity.objects.filter(kind="visit").order_by("pk")) or [None]
        )
        if row:
            correct(row, uid=uuid4(), done=self.done(row.place), by=self.by)

    def move(self) -> None:
        home = Household.objects.order_by("pk")[self.chance.randrange(FEW)]
        facts = {"by": self.by, "uid": uuid4()}
        if self.chance.random() < 0.3:
            move_away(home, **facts)
        else:
            move_to(home, hamlet=self.chance.choice(self.hamlets), on=NOW.date(), **facts)

    def work(self) -> Counter[str]:
        """Return how often what was done, and how often the house refused."""
        told: Counter[str] = Counter()
        for _ in range(EACH):
            step = self.chance.choice([self.log, self.log, self.correct, self.correct, self.move])
            try:
                step()
            except (AlreadyChanged, Unfit) as error:
                told[type(error).__name__] += 1
            else:
                told[step.__name__] += 1
        return told


def tell() -> None:
    """Print what a rebuild finds wrong: rows, days, of how many rows."""
    campaign = Campaign.objects.select_related("commune__place").get()
    print(rebuild(campaign).different, rebuild_totals(campaign), Tally.objects.count())


def mix(seed: int) -> None:
    """Wait for the word, then work; print what was done and refused."""
    mixer = Mixer(seed)
    print("ready", flush=True)
    sys.stdin.readline()
    print(*(f"{what}={number}" for what, number in sorted(mixer.work().items())))


if __name__ == "__main__":
    with clock.at(NOW):
        asked = sys.argv[1]
        tell() if asked == "tell" else mix(int(asked))
