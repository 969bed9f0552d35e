"""What rounds and meetings gave before: whom they sought, whom they reached first."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place
from lantoa.commune.queries import hamlets, seating
from lantoa.kit import clock
from lantoa.kit.bits import to_int
from lantoa.kit.periods import Period
from lantoa.outreach.models import Audience
from lantoa.plan.models import Campaign
from lantoa.reach.contacts import done
from lantoa.reach.proposing_rules import Round, Yielded, both, yielded
from lantoa.reach.rules import ENGAGED, union

DOORS, MEETING = "doors", "gathering"
SOUGHT = ("delivered", "engaged", "absent", "refused", "away")


def before(campaign: Campaign, hamlet: Place) -> tuple[dict[str, Yielded], dict[str, Yielded], int]:
    """Return what rounds and meetings gave before, in this hamlet and in the commune's others, and
    the households here (bits) that the newest round at their door found living away.
    """
    rounds, today = _rounds(campaign), clock.today()
    met = [place for place, marks in rounds.items() if place == hamlet.pk or _met(marks)]
    seated = {place: one.on(today) for place, one in seating(met, away=False).items()}
    here, around = seated.get(hamlet.pk, 0), dict[str, Yielded]()
    for place, marks in rounds.items():
        if place != hamlet.pk:
            for kind, one in yielded(_sought(marks, seated.get(place, 0)), -1).items():
                around[kind] = both(around.get(kind), one)
    own = rounds.get(hamlet.pk, {})
    return yielded(_sought(own, here), here), around, _gone(own)


Marks = dict[int, tuple[str, dict[str, int]]]
"""Activity → its kind of work and the households by mark, in time."""


def _rounds(campaign: Campaign) -> dict[int, Marks]:
    kinds = {
        kind: MEETING if channel.surety == ENGAGED else DOORS
        for kind, channel in all_channels().items()
        if channel.crowd == "ticks"
    }
    here = list(hamlets(campaign.commune).values_list("pk", flat=True))
    acts = done(campaign, Period(campaign.from_on, clock.today())).filter(kind__in=kinds)
    rows = Audience.objects.filter(hamlet__in=here, mark__in=SOUGHT)
    rows = rows.filter(Exists(acts.filter(pk=OuterRef("activity"))))
    rows = rows.order_by("activity__done_on", "activity_id")
    found: dict[int, Marks] = {}
    for place, activity, kind, mark, bits in rows.values_list(
        "hamlet_id", "activity_id", "activity__kind", "mark", "bits"
    ):
        marks = found.setdefault(place, {}).setdefault(activity, (kinds[kind], {}))[1]
        marks[mark] = to_int(bytes(bits))
    return found


def _gone(marks: Marks) -> int:
    gone = 0
    for kind, by_mark in marks.values():
        if kind == DOORS:
            gone = gone & ~union(by_mark.values()) | by_mark.get("away", 0)
    return gone


def _met(marks: Marks) -> bool:
    """Say whether a meeting was held: it sought all who sit in the hamlet."""
    return any(kind == MEETING for kind, _ in marks.values())


def _sought(marks: Marks, seated: int) -> Iterable[Round]:
    for kind, by_mark in marks.values():
        given = by_mark.get("delivered", 0) | by_mark.get("engaged", 0)
        knocked = given | by_mark.get("absent", 0) | by_mark.get("refused", 0)
        yield Round(kind, seated if kind == MEETING else knocked, given)
