"""What rounds and meetings gave before: whom they sought, whom they reached first."""

from collections.abc import Iterable

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place
from lantoa.commune.queries import seating
from lantoa.kit import clock
from lantoa.kit.bits import stored_to_int
from lantoa.kit.periods import Period
from lantoa.kit.rows import ask, marks
from lantoa.outreach.models import MARKS
from lantoa.plan.models import Campaign
from lantoa.reach.ledger_acts import IS_DONE, done_facts, whose
from lantoa.reach.proposing_rules import Round, Yielded, both, yielded
from lantoa.reach.rules import ENGAGED, union

DOORS, MEETING = "doors", "gathering"
SOUGHT = ("delivered", "engaged", "absent", "refused", "away")


def before(campaign: Campaign, hamlet: Place) -> tuple[dict[str, Yielded], dict[str, Yielded], int]:
    """Return what rounds and meetings gave before, in this hamlet and in the commune's others, and
    the households here (bits) that the newest round at their door found living away.
    """
    rounds, today = _rounds(campaign), clock.today()
    met = [place for place, held in rounds.items() if place == hamlet.pk or _met(held)]
    seated = {place: one.on(today) for place, one in seating(met, away=False).items()}
    here, around = seated.get(hamlet.pk, 0), dict[str, Yielded]()
    for place, held in rounds.items():
        if place != hamlet.pk:
            for kind, one in yielded(_sought(held, seated.get(place, 0)), -1).items():
                around[kind] = both(around.get(kind), one)
    own = rounds.get(hamlet.pk, {})
    return yielded(_sought(own, here), here), around, _gone(own)


Marks = dict[int, tuple[str, dict[str, int]]]
"""Activity → its kind of work and the households by mark, in time."""


ROUNDS = f"""
    SELECT told.hamlet_id, done.id, done.kind, told.mark, told.bits
    FROM lantoa_place AS hamlet JOIN lantoa_audience AS told ON told.hamlet_id = hamlet.id
    JOIN lantoa_activity AS done ON done.id = told.activity_id
    WHERE hamlet.parent_id = %s AND hamlet.kind = 'hamlet' AND hamlet.to_on IS NULL
        AND done.kind IN ({{kinds}}) AND {IS_DONE} ORDER BY done.done_on, done.id"""  # noqa: S608


def _rounds(campaign: Campaign) -> dict[int, Marks]:
    kinds = {
        kind: MEETING if channel.surety == ENGAGED else DOORS
        for kind, channel in all_channels().items()
        if channel.crowd == "ticks"
    }
    span = Period(campaign.from_on, clock.today())
    asked = ROUNDS.format(kinds=marks(list(kinds)), whose=whose(campaign))
    facts = [campaign.commune.place_id, *kinds, *done_facts(campaign, span)]
    found: dict[int, Marks] = {}
    for place, activity, kind, number, bits in ask(asked, facts):
        if (mark := MARKS[number - 1]) in SOUGHT:
            told = found.setdefault(place, {}).setdefault(activity, (kinds[kind], {}))[1]
            told[mark] = stored_to_int(bits)
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
