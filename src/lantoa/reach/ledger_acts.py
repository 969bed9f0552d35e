"""The activities that may have touched some hamlets, in one statement with an index a way."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import connection

from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign


class Act(NamedTuple):
    """The facts of an activity that reach asks for; `refs` the numbers of its pillars, in order."""

    pk: int
    kind: str
    on: date
    outlet: int | None
    place: int
    refs: tuple[str, ...]


NEAR = """
    WITH near AS (
        SELECT activity_id AS id FROM lantoa_audience WHERE hamlet_id IN ({places})
        UNION SELECT id FROM lantoa_activity WHERE place_id IN ({places})
        UNION SELECT id FROM lantoa_activity WHERE outlet_id IN ({outlets}) AND campaign_id = %s
            AND done_on BETWEEN %s AND %s
    )
    SELECT done.id, done.kind, done.done_on, done.outlet_id, done.place_id, (
        SELECT {listed}(pillar.ref, ',') FROM lantoa_activity_pillars AS serves
        JOIN lantoa_pillar AS pillar ON pillar.id = serves.pillar_id
        WHERE serves.activity_id = done.id)
    FROM near JOIN lantoa_activity AS done ON done.id = near.id
    WHERE done.campaign_id = %s AND done.state = 'done' AND done.done_on BETWEEN %s AND %s
        AND NOT EXISTS (
            SELECT 1 FROM lantoa_activity AS newer WHERE newer.corrects_id = done.id)
    ORDER BY done.done_on, done.id"""


def acts_near(
    campaign: Campaign, period: Period, places: Iterable[int], outlets: Iterable[int]
) -> list[Act]:
    """Return what was done in the period that has an audience in the places, took place there, or
    came from one of the outlets, in time. A row that a correction replaced counts no more.

    Written by hand: with OR it reads the whole campaign, as querysets it is three questions.
    """
    near, mouths = ([*held] or [0] for held in (places, outlets))
    asked = NEAR.format(
        places=", ".join(["%s"] * len(near)),
        outlets=", ".join(["%s"] * len(mouths)),
        listed="string_agg" if connection.vendor == "postgresql" else "group_concat",
    )
    facts = (campaign.pk, str(period.from_on), str(period.until_on))
    with connection.cursor() as cursor:
        cursor.execute(asked, [*near, *near, *mouths, *facts, *facts])
        return [
            Act(pk, kind, on, outlet, place, tuple(sorted(refs.split(","))) if refs else ())
            for pk, kind, on, outlet, place, refs in cursor.fetchall()
        ]
