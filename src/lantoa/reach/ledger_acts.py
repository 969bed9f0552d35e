"""The activities that may have touched some hamlets, and what their audiences say."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from lantoa.kit.bits import stored_to_int
from lantoa.kit.periods import Period
from lantoa.kit.rows import ask, hidden, listed, marks
from lantoa.outreach.models import MARKS
from lantoa.plan.models import Campaign
from lantoa.plan.queries import Work
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


REFS = """(
    SELECT {listed}(pillar.ref, ',') FROM lantoa_activity_pillars AS serves
    JOIN lantoa_pillar AS pillar ON pillar.id = serves.pillar_id WHERE serves.activity_id = """
ACT = f"done.id, done.kind, done.done_on, done.outlet_id, done.place_id, {REFS} done.id)"
IS_DONE = """
    done.campaign_id {whose} AND done.state = 'done' AND done.done_on BETWEEN %s AND %s
        AND done.id NOT IN (SELECT newer.corrects_id FROM lantoa_activity AS newer
            WHERE newer.campaign_id {whose} AND newer.corrects_id IS NOT NULL)"""
NEAR = f"""
    SELECT told.hamlet_id, told.mark, told.bits, {ACT}
    FROM lantoa_audience AS told JOIN lantoa_activity AS done ON done.id = told.activity_id
    WHERE {{hidden}}told.hamlet_id IN ({{places}}) AND {IS_DONE}
    UNION ALL SELECT NULL, NULL, NULL, {ACT} FROM lantoa_activity AS done
    WHERE done.place_id IN ({{places}}) AND done.outlet_id IS NOT NULL AND {IS_DONE}
    UNION ALL
    SELECT done.place_id, count(*), NULL, NULL, NULL, done.done_on, NULL, NULL, NULL
    FROM lantoa_activity AS done
    WHERE done.place_id IN ({{places}}) AND done.outlet_id IS NULL AND NOT EXISTS (
        SELECT 1 FROM lantoa_audience AS told
        WHERE told.activity_id = done.id AND {{hidden}}told.hamlet_id IN ({{places}})) AND {IS_DONE}
    GROUP BY done.place_id, done.done_on"""  # noqa: S608
SAID = f"""
    SELECT kind, outlet_id, place_id, {REFS} one), said FROM (
        SELECT kind, outlet_id, place_id, min(id) AS one,
            {{listed}}(CAST({{day}} AS text) || ' ' || CAST(id AS text), ',') AS said
        FROM (
            SELECT done.id, done.kind, done.done_on, done.outlet_id, done.place_id, (
                SELECT {{listed}}(CAST(serves.pillar_id AS text), ',')
                FROM lantoa_activity_pillars AS serves
                WHERE serves.activity_id = done.id) AS pillars
            FROM lantoa_activity AS done
            WHERE done.outlet_id IN ({{outlets}}) AND done.place_id NOT IN ({{places}})
                AND {IS_DONE}) AS each_one
        GROUP BY kind, outlet_id, place_id, pillars) AS sorts"""  # noqa: S608
"""By hand: as one question with OR it reads the whole campaign. What an outlet said comes as one
row a sort, its days (by number) and ids in one text: of a year of broadcasts that is most of the
time. The replaced rows are few and asked for once, not row by row."""
DAYS = {"postgresql": "done_on - DATE '0001-01-01' + 1", "sqlite": "julianday(done_on) - 1721424.5"}

ONE, EVERY = "= %s", "IN (SELECT id FROM lantoa_campaign WHERE commune_id = %s)"

Told = dict[int, dict[int, dict[str, int]]]
"""Activity → place → surety → households; an empty row says that nobody was reached."""
Quiet = tuple[int, date, int]
"""Place, day and how many activities took place there without naming anybody."""


def acts_near(
    work: Work, period: Period, places: Iterable[int]
) -> tuple[dict[int, Act], Told, list[Quiet]]:
    """Return what was done in the period that has an audience in the places, or an outlet and took
    place there, by id; what its audiences there say; and how much else took place there and when,
    naming nobody.

    A row that a correction replaced counts no more.
    """
    near = list(places)
    told: Told = {}
    acts: dict[int, Act] = {}
    silent: list[Quiet] = []
    words = {"places": marks(near), "hidden": hidden(near), "whose": whose(work)}
    asked = NEAR.format(listed=listed(), **words)
    facts = [*near, *done_facts(work, period)]
    rows = ask(asked, [*facts, *facts, *near, *facts])
    for place, number, bits, pk, kind, on, outlet, at, refs in rows:
        if pk is None:
            silent.append((place, on, number))
            continue
        acts[pk] = Act(pk, kind, on, outlet, at, _refs(refs))
        if place is not None:
            sets = told.setdefault(pk, {}).setdefault(place, {})
            if (mark := MARKS[number - 1]) in SURETIES:
                sets[mark] = stored_to_int(bits)
    return acts, told, silent


def done_facts(work: Work, period: Period) -> tuple[int, str, str, int]:
    """Return the facts of `IS_DONE`."""
    return work.pk, str(period.from_on), str(period.until_on), work.pk


def whose(work: Work) -> str:
    """Return what `IS_DONE` says of the campaign: this one, or any of the commune."""
    return ONE if isinstance(work, Campaign) else EVERY


def said_by(
    work: Work, period: Period, outlets: Iterable[int], *, elsewhere: Iterable[int]
) -> list[Said]:
    """Return what the outlets said in the period, but for what took place in `elsewhere`."""
    mouths, near = list(outlets), list(elsewhere)
    if not mouths:
        return []
    day = f"CAST({DAYS[connection.vendor]} AS integer)"
    words = {"places": marks(near), "outlets": marks(mouths), "whose": whose(work)}
    asked = SAID.format(listed=listed(), day=day, **words)
    return [
        Said(kind, outlet, place, _refs(refs), _in_time(text))
        for kind, outlet, place, refs, text in ask(
            asked, [*mouths, *near, *done_facts(work, period)]
        )
    ]


@lru_cache(maxsize=64)
def _in_time(text: str) -> tuple[tuple[date, int], ...]:
    """Return days and ids in time; an outlet's text is asked again until it speaks again."""
    pairs = (pair.split(" ") for pair in text.split(","))
    return tuple(sorted((date.fromordinal(int(day)), int(pk)) for day, pk in pairs))


@lru_cache(maxsize=64)
def _refs(listed: str | None) -> tuple[str, ...]:
    return tuple(sorted(listed.split(","))) if listed else ()
