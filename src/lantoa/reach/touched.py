"""What an activity touches: its campaign, the hamlets it may have reached, its days and figures."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import connection

from lantoa.commune.models import Commune, Place
from lantoa.kit.rows import ask, marks
from lantoa.plan.models import Campaign
from lantoa.reach.running_totals import Totals, told

FACTS = """
    SELECT done.id, done.campaign_id, done.done_on, done.outlet_id, done.place_id, place.kind,
        done.kind, done.counts,
        (SELECT count(*) FROM lantoa_carried AS carried WHERE carried.activity_id = done.id),
        told.hamlet_id
    FROM lantoa_activity AS done JOIN lantoa_place AS place ON place.id = done.place_id
    LEFT JOIN lantoa_audience AS told ON told.activity_id = done.id
    WHERE done.id IN ({ids}) AND done.done_on IS NOT NULL"""
ZONES = """
    SELECT zone.hamlet_id FROM lantoa_zone AS zone
    JOIN lantoa_outlet AS outlet ON outlet.id = zone.outlet_id
    WHERE outlet.id = %s OR outlet.parent_id = %s"""
CAMPAIGNS = """
    SELECT campaign.id, campaign.from_on, commune.id, commune.place_id, commune.settings
    FROM lantoa_campaign AS campaign JOIN lantoa_commune AS commune
        ON commune.id = campaign.commune_id
    WHERE campaign.id IN ({ids}) ORDER BY commune.id, campaign.id"""


@dataclass
class Touched:
    """Of one campaign: hamlets (ids), days, and what each activity adds to the figures."""

    hamlets: set[int] = field(default_factory=set)
    days: set[date] = field(default_factory=set)
    figures: list[tuple[date, Totals]] = field(default_factory=list)


def touched_by(activities: Iterable[int]) -> dict[int, Touched]:
    """Return by campaign (id) what these activities touch; those not done yet touch nothing."""
    found: dict[int, Touched] = {}
    known, asked = set(), list(activities)
    for pk, campaign, day, outlet, place, where, kind, counts, brought, hamlet in ask(
        FACTS.format(ids=marks(asked)), asked
    ):
        one = found.setdefault(campaign, Touched())
        one.hamlets |= {hamlet} if hamlet else set()
        if pk in known:
            continue
        known.add(pk)
        one.days.add(day)
        one.figures.append((day, told(kind, json.loads(counts), brought)))
        one.hamlets |= {place} if where == Place.HAMLET else set()
        if outlet is not None:
            one.hamlets |= {zoned for (zoned,) in ask(ZONES, [outlet, outlet])}
    return found


def held(campaigns: Iterable[int]) -> list[Campaign]:
    """Return these campaigns (ids) with their communes held until the commit, always in one order.

    They know what counting asks: the first day, the commune's place and settings; the rest is
    read when asked for.
    """
    asked = sorted(campaigns)
    lock = " FOR NO KEY UPDATE OF commune" if connection.features.has_select_for_update else ""
    found = []
    for pk, from_on, commune, place, settings in ask(
        CAMPAIGNS.format(ids=marks(asked)) + lock, asked
    ):
        facts = (commune, place, json.loads(settings))
        row = Campaign.from_db("default", ["id", "commune_id", "from_on"], [pk, commune, from_on])
        row.commune = Commune.from_db("default", ["id", "place_id", "settings"], list(facts))
        found.append(row)
    return found
