"""Reads one commune's ledger out of the database into a draft for memory."""

from collections import Counter

import numpy as np
from django.db.models import Max, QuerySet

from lantoa.commune.models import Commune, Journal
from lantoa.kit.bits import to_int
from lantoa.outreach.models import Activity, Audience
from lantoa.reach.memory.draft_rows import Act, Rows, Sets
from lantoa.reach.memory.drafts import Draft, Sorts, columns
from lantoa.reach.memory.hamlets import Standing, standing
from lantoa.reach.memory.zones import laid
from lantoa.reach.mouths import mouths
from lantoa.reach.rules import SURETIES


def head_of(commune: Commune) -> int:
    """Return the number of the last line of the commune's journal, 0 before the first."""
    lines = Journal.objects.filter(commune=commune).aggregate(last=Max("seq"))
    return int(lines["last"] or 0)


def harvest(commune: Commune, sorts: Sorts) -> Draft:
    """Return all that the commune's ledger says of its hamlets, of today and of before.

    The journal's head is read first: a change that comes while reading has a later line, and
    whoever compares heads reads the commune again. So no lock and no snapshot are needed.
    """
    mark, ground = head_of(commune), standing(commune)
    done = Activity.objects.filter(
        campaign__commune=commune,
        state=Activity.DONE,
        done_on__isnull=False,
        corrected_by__isnull=True,
    )
    facts = done.order_by("pk").values_list(
        "pk", "campaign_id", "kind", "outlet_id", "done_on", "place_id"
    )
    told, refs = _told(done), _refs(done)
    acts = [
        Act(pk, campaign, kind, outlet or 0, on, place, tuple(refs.get(pk, ())))
        for pk, campaign, kind, outlet, on, place in facts
        if on
    ]
    held = Rows(ground, sorts, mouths(ground.hamlets))
    for act in acts:
        held.take(act, told.get(act.pk, {}))
    return _draft(commune, mark, ground, held)


def _told(done: QuerySet[Activity]) -> dict[int, dict[int, Sets]]:
    found: dict[int, dict[int, Sets]] = {}
    rows = Audience.objects.filter(activity__in=done.values("pk")).order_by()
    for activity, hamlet, mark, bits in rows.values_list(
        "activity_id", "hamlet_id", "mark", "bits"
    ):
        sets = found.setdefault(activity, {}).setdefault(hamlet, {})
        if mark in SURETIES:
            sets[mark] = sets.get(mark, 0) | to_int(bytes(bits))
    return found


def _refs(done: QuerySet[Activity]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    links = Activity.pillars.through.objects.filter(activity__in=done.values("pk"))
    for activity, ref in links.values_list("activity_id", "pillar__ref"):
        found.setdefault(activity, []).append(ref)
    return found


def _draft(commune: Commune, mark: int, ground: Standing, held: Rows) -> Draft:
    hamlets, zones = ground.hamlets.values(), laid(held.voices, held.speaking, ground)
    own = commune.place
    return Draft(
        place=np.array([one.place.pk for one in hamlets], dtype=np.int64),
        commune=np.full(len(hamlets), own.pk),
        province=np.full(len(hamlets), own.parent_id or 0),
        width=np.array([one.width for one in hamlets], dtype=np.int64),
        stands=ground.stands(),
        lasting=ground.lasting(),
        marks=(np.array([commune.pk]), np.array([mark])),
        movers=columns([*ground.movers()], 4),
        away=columns([*ground.absences], 4),
        rows=columns(held.rows, 3),
        row_words=np.frombuffer(b"".join(held.sets), dtype="<u8"),
        zones=columns([*zones.rows], 6),
        zone_words=zones.words,
        pauses=columns([*zones.pauses], 3),
        sessions=columns(held.sessions, 3),
        voices=len(held.voices),
        known=columns([(*row, times) for row, times in sorted(Counter(held.known).items())], 4),
    )
