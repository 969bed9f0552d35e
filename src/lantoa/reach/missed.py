"""Whom nothing reached in one hamlet, asked of the few rows that can tell."""

from functools import cache

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place
from lantoa.commune.queries import Passage, lineage, seating
from lantoa.kit.bits import stored_to_int
from lantoa.kit.periods import Period
from lantoa.kit.rows import ask, marks
from lantoa.outreach.models import MARKS
from lantoa.plan.models import Campaign
from lantoa.reach import rules
from lantoa.reach.contacts import read
from lantoa.reach.mouths import ZONED

RESULTS = {"absent": "Vắng nhà", "away": "Đi làm ăn xa", "refused": "Không nhận"}

Results = list[tuple[str, int]]

TOLD = """
    SELECT told.hamlet_id, told.mark, told.bits, told.activity_id
    FROM lantoa_audience AS told JOIN lantoa_activity AS done ON done.id = told.activity_id
    WHERE told.hamlet_id IN ({places}) AND done.campaign_id = %s AND done.state = 'done'
        AND done.done_on BETWEEN %s AND %s
        AND NOT EXISTS (
            SELECT 1 FROM lantoa_activity AS newer WHERE newer.corrects_id = done.id)
    ORDER BY done.done_on DESC, done.id DESC"""
FOREBEARS = "SELECT 1 FROM lantoa_succession WHERE after_id = %s"


def left_out(
    campaign: Campaign,
    hamlet: Place,
    period: Period,
    *,
    surety: str = rules.DELIVERED,
    pillar: str = "",
) -> tuple[int, Results]:
    """Return the households (bits) of the hamlet that no contact so sure reached in these days.

    Beside them what rounds found at doors, the newest first: (words, households). Zones are asked
    only for what zones can give: a broadcast delivers to nobody. Three statements, written by hand
    (the question is asked at every door: half of its time was making the SQL), more with zones.
    """
    forebears = _forebears(hamlet.pk)
    rows = _told(campaign, hamlet, period, forebears)
    results = [(RESULTS[mark], bits) for mark, bits, _ in rows if mark in RESULTS]
    if _zones_can_give(surety):
        known = read(campaign, period, [hamlet.pk])[hamlet.pk]
        held = (c for c in known.during(period) if not pillar or pillar in c.pillars)
        return known.seating.on(period.until_on) & ~rules.reached(held, surety), results
    sure = rules.SURETIES[rules.SURETIES.index(surety) :]
    serving = _serving(campaign, pillar) if pillar else None
    reached = rules.union(
        bits
        for mark, bits, activity in rows
        if mark in sure and (serving is None or activity in serving)
    )
    seated = seating([hamlet.pk], away=False)[hamlet.pk].on(period.until_on)
    return seated & ~reached, results


@cache
def _zones_can_give(surety: str) -> bool:
    weaker = rules.SURETIES.index(surety)
    return any(
        rules.SURETIES.index(channel.surety) >= weaker
        for channel in all_channels().values()
        if channel.crowd in ZONED
    )


def _forebears(hamlet: int) -> list[Passage]:
    return lineage([hamlet])[hamlet] if ask(f"{FOREBEARS} LIMIT 1", [hamlet]) else []


def _told(
    campaign: Campaign, hamlet: Place, period: Period, forebears: list[Passage]
) -> list[tuple[str, int, int]]:
    """Return (mark, households, activity) of the audiences, the newest first."""
    carry = {passage.before: passage for passage in forebears}
    places = [hamlet.pk, *carry]
    facts = (campaign.pk, str(period.from_on), str(period.until_on))
    found = []
    for place, number, bits, activity in ask(TOLD.format(places=marks(places)), [*places, *facts]):
        held, mark = stored_to_int(bits), MARKS[number - 1]
        found.append((mark, carry[place].carry(held) if place in carry else held, activity))
    return found


def _serving(campaign: Campaign, pillar: str) -> set[int]:
    rows = campaign.activities.filter(pillars__ref=pillar).order_by()
    return set(rows.values_list("pk", flat=True))
