"""The activities that may have touched some hamlets, and what their audiences say."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from lantoa.kit.bits import stored_to_int
from lantoa.kit.periods import Period
from lantoa.kit.rows import ask, listed, marks
from lantoa.outreach.models import MARKS
from lantoa.plan.models import Campaign
from lantoa.reach.rules import SURETIES


class Said(NamedTuple):
    """What one outlet said by one channel on the same pillars: days and ids (`on`) in time."""

    kind: str
    outlet: int
    place: int
    refs: tuple[str, ...]
    on: tuple[tuple[date, int], ...]


class Act(NamedTuple):
    """The facts of an activity that reach asks for; `refs` the numbers of its pillars, in order."""

    pk: int
    kind: str
    on: date
    outlet: int | None
    place: int
    refs: tuple[str, ...]


ACT = """
    done.id, done.kind, done.done_on, done.outlet_id, done.place_id, (
        SELECT {listed}(pillar.ref, ',') FROM lantoa_activity_pillars AS serves
        JOIN lantoa_pillar AS pillar ON pillar.id = serves.pillar_id
        WHERE serves.activity_id = done.id)"""
IS_DONE = """
    done.campaign_id = %s AND done.state = 'done' AND done.done_on BETWEEN %s AND %s
        AND NOT EXISTS (
            SELECT 1 FROM lantoa_activity AS newer WHERE newer.corrects_id = done.id)"""
TOLD = f"""
    SELECT told.hamlet_id, told.mark, told.bits, {ACT}
    FROM lantoa_audience AS told JOIN lantoa_activity AS done ON done.id = told.activity_id
    WHERE told.hamlet_id IN ({{places}}) AND {IS_DONE}"""  # noqa: S608
HERE = f"""
    SELECT {ACT} FROM lantoa_activity AS done
    WHERE done.place_id IN ({{places}}) AND done.outlet_id IS NOT NULL AND {IS_DONE}"""  # noqa: S608
QUIET = f"""
    SELECT done.place_id, done.done_on, count(*) FROM lantoa_activity AS done
    WHERE done.place_id IN ({{places}}) AND done.outlet_id IS NULL AND NOT EXISTS (
        SELECT 1 FROM lantoa_audience AS told
        WHERE told.activity_id = done.id AND told.hamlet_id IN ({{places}})) AND {IS_DONE}
    GROUP BY done.place_id, done.done_on"""  # noqa: S608
SAID = f"""
    SELECT kind, outlet_id, place_id, refs, {{listed}}({{day}} || ' ' || CAST(id AS text), ',')
    FROM (SELECT {ACT} AS refs FROM lantoa_activity AS done
        WHERE done.outlet_id IN ({{outlets}}) AND done.place_id NOT IN ({{places}})
            AND {IS_DONE}) AS said
    GROUP BY kind, outlet_id, place_id, refs"""  # noqa: S608
"""By hand: as one question with OR it reads the whole campaign. What an outlet said comes as one
row a sort, its days and ids in one text: of a year of broadcasts that is most of the time."""

Told = dict[int, dict[int, dict[str, int]]]
"""Activity → place → surety → households; an empty row says that nobody was reached."""


def acts_near(
    campaign: Campaign, period: Period, places: Iterable[int]
) -> tuple[dict[int, Act], Told]:
    """Return what was done in the period that has an audience in the places, or an outlet and took
    place there, by id; and what its audiences there say.

    A row that a correction replaced counts no more. The others that took place there: `quiet`.
    """
    near = list(places)
    facts = (campaign.pk, str(period.from_on), str(period.until_on))
    told: Told = {}
    acts: dict[int, Act] = {}
    asked = TOLD.format(places=marks(near), listed=listed())
    for place, number, bits, pk, *act in ask(asked, [*near, *facts]):
        sets = told.setdefault(pk, {}).setdefault(place, {})
        if (mark := MARKS[number - 1]) in SURETIES:
            sets[mark] = stored_to_int(bits)
        acts[pk] = _act(pk, *act)
    for pk, *act in ask(HERE.format(places=marks(near), listed=listed()), [*near, *facts]):
        acts[pk] = _act(pk, *act)
    return acts, told


def quiet(campaign: Campaign, period: Period, places: Iterable[int]) -> list[tuple[int, date, int]]:
    """Return how many activities took place where and when without naming anybody there."""
    near = list(places)
    facts = (campaign.pk, str(period.from_on), str(period.until_on))
    return [
        (place, on, number)
        for place, on, number in ask(QUIET.format(places=marks(near)), [*near, *near, *facts])
    ]


def said_by(
    campaign: Campaign, period: Period, outlets: Iterable[int], *, elsewhere: Iterable[int]
) -> list[Said]:
    """Return what the outlets said in the period, but for what took place in `elsewhere`."""
    mouths, near = list(outlets), list(elsewhere)
    if not mouths:
        return []
    facts = (campaign.pk, str(period.from_on), str(period.until_on))
    is_there = connection.vendor == "postgresql"
    asked = SAID.format(
        places=marks(near),
        outlets=marks(mouths),
        listed=listed(),
        day="to_char(done_on, 'YYYY-MM-DD')" if is_there else "done_on",
    )
    return [
        Said(kind, outlet, place, _refs(refs), _in_time(text))
        for kind, outlet, place, refs, text in ask(asked, [*mouths, *near, *facts])
    ]


@lru_cache(maxsize=64)
def _in_time(text: str) -> tuple[tuple[date, int], ...]:
    """Return days and ids in time; an outlet's text is asked again until it speaks again."""
    pairs = (pair.split(" ") for pair in text.split(","))
    return tuple(sorted((date.fromisoformat(day), int(pk)) for day, pk in pairs))


def _act(
    pk: int, kind: str, on: date, outlet: int | None, place: int, refs: str | None
) -> Act:  # fmt: skip
    return Act(pk, kind, on, outlet, place, _refs(refs))


def _refs(listed: str | None) -> tuple[str, ...]:
    return tuple(sorted(listed.split(","))) if listed else ()
