"""A program: one of several people who decide the same thing at the same moment.

`python clashers.py lay`, then at once `python clashers.py VERB SEED` for each person, where VERB is
a method of `Clasher`. Each prints what came of its steps; an error that is not the house's own is
printed as BROKE.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from uuid import uuid4

import django

django.setup()

from lantoa import launch, regroup  # noqa: E402
from lantoa.commune.actions import Newcomer, Regrouping  # noqa: E402
from lantoa.commune.models import Place, PlaceChange, Seat, User  # noqa: E402
from lantoa.commune.queries import hamlet_unit  # noqa: E402
from lantoa.intake.models import Directive  # noqa: E402
from lantoa.kit import clock  # noqa: E402
from lantoa.kit.errors import AlreadyChanged, NotAllowed, NotThere, Unfit  # noqa: E402
from lantoa.outreach.actions import Done, confirm, log  # noqa: E402
from lantoa.outreach.models import Activity  # noqa: E402
from lantoa.plan.models import Campaign  # noqa: E402
from lantoa.reach import recall_actions  # noqa: E402
from lantoa.reach.actions import rebuild  # noqa: E402
from lantoa.reach.recall_models import RecallDoor, RecallSheet  # noqa: E402
from lantoa.reach.walk_actions import Walk, bring_back  # noqa: E402
from tests.intake.letters import TRUE  # noqa: E402
from tests.intake.test_family import RECALL, received  # noqa: E402
from tests.world import NOW, make_world  # noqa: E402

EACH = 8
DAY = date(2025, 9, 22)
REFUSED = (AlreadyChanged, NotAllowed, NotThere, Unfit)


def lay() -> None:
    """Make a commune with a running campaign, a paper that recalls it, and an open recall sheet."""
    with clock.at(NOW):
        world = make_world()
        officer = world.people["officer"]
        campaign = launch.launch(received(world, TRUE), by=officer).campaign
        received(world, RECALL)
        for board in world.boards[:2]:
            for _ in range(EACH):
                Activity.objects.create(
                    uid=uuid4(), campaign=campaign, kind="visit", unit=board, place=board.place,
                    title="Đến từng nhà", due_on=DAY,
                )  # fmt: skip
        recall_actions.draw(
            campaign, question="Bà con có biết không?", pillar="", by=officer, uid=uuid4(),
            askers={world.hamlets[0].pk: world.boards[1]}, places=[world.hamlets[0]],
        )  # fmt: skip
        RecallDoor.objects.filter(order__lte=8).update(answer="heard")


class Clasher:
    """Does one thing, or many of a kind, by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.by = User.objects.get(username="officer")
        self.campaign = Campaign.objects.select_related("commune__place").get()
        self.hamlets = list(Place.objects.filter(kind="hamlet").order_by("pk")[:2])

    def recall(self) -> list[Callable[[], object]]:
        paper = Directive.objects.order_by("pk").last()
        return [lambda: launch.recall(paper, by=self.by, uid=uuid4())]

    def fill(self) -> list[Callable[[], object]]:
        rows = list(Activity.objects.filter(kind="visit", state=Activity.PLANNED, due_on=DAY))
        self.chance.shuffle(rows)
        return [lambda row=row: confirm(row, uid=uuid4(), done=self.done(row.place), by=self.by)
                for row in rows]  # fmt: skip

    def log(self) -> list[Callable[[], object]]:
        return [self._log for _ in range(EACH)]

    def _log(self) -> None:
        place = self.chance.choice(self.hamlets)
        unit = hamlet_unit(place)
        if unit is None:
            raise NotThere
        facts = {"unit": unit, "place": place, "title": "Đến nhà", "by": self.by}
        log(self.campaign, kind="visit", done=self.done(place), uid=uuid4(), **facts)

    def walk(self) -> list[Callable[[], object]]:
        return [self._walk for _ in range(EACH)]

    def _walk(self) -> None:
        ticks = {"delivered": self.chance.sample(range(40), 3)}
        place = self.chance.choice(list(Place.objects.filter(kind="hamlet")))
        walk = Walk(kind="visit", done_on=clock.today(), ticks=ticks)
        bring_back(self.campaign, place, walk, by=self.by, uid=uuid4())

    def merge(self) -> list[Callable[[], object]]:
        said = Regrouping(
            DAY, tuple(one.pk for one in self.hamlets), (Newcomer("Sấu Vối", "thôn", ()),), {}
        )
        commune = self.campaign.commune
        return [lambda: regroup.regroup(commune, said=said, by=self.by, uid=uuid4())]

    def undo(self) -> list[Callable[[], object]]:
        change = PlaceChange.objects.get()
        return [lambda: regroup.take_back(change, by=self.by, uid=uuid4())]

    def close(self) -> list[Callable[[], object]]:
        sheet = RecallSheet.objects.get()
        return [lambda: recall_actions.close(sheet, by=self.by, uid=uuid4())]

    def done(self, place: Place) -> Done:
        some = self.chance.sample(range(40), 4)
        return Done(clock.today(), counts={"homes": 4}, marks={place.pk: {"delivered": some}})


def act(verb: str, seed: int) -> str:
    """Do it when told; return how often what came of it."""
    steps, told = getattr(Clasher(seed), verb)(), Counter()
    print("ready", flush=True)
    sys.stdin.readline()
    for step in steps:
        try:
            step()
            told["done"] += 1
        except REFUSED as error:
            told[type(error).__name__] += 1
        except Exception as error:
            told[f"BROKE({type(error).__name__}: {error})".replace("\n", " ")] += 1
    return f"{verb} " + " ".join(f"{what}={number}" for what, number in sorted(told.items()))


def tell() -> str:
    """Say what stands: rows that a rebuild mends, changes, seats that somebody sits on twice."""
    campaign = Campaign.objects.select_related("commune__place").get()
    held = Seat.objects.filter(to_on__isnull=True)
    twice = held.count() - held.values("household").distinct().count()
    changes = PlaceChange.objects.count()
    sheet = RecallSheet.objects.get()
    gone = [code for one in PlaceChange.objects.exclude(undone_at=None) for code in one.after]
    lost = Activity.objects.filter(state=Activity.DONE, place__code__in=gone)
    return (
        f"different={rebuild(campaign).different} changes={changes} seats={held.count()} "
        f"twice={twice} heard={sheet.heard} doors={sheet.doors.count()} "
        f"orphans={lost.count()} planned={Activity.objects.filter(state=Activity.PLANNED).count()}"
    )


if __name__ == "__main__":
    if sys.argv[1] == "lay":
        lay()
    else:
        with clock.at(NOW):
            print(tell() if sys.argv[1] == "tell" else act(sys.argv[1], int(sys.argv[2])))
