"""Which hints (xem lại giúp) stand on a sender's own work: asked when read, never stored."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from lantoa.commune.models import Unit, User
from lantoa.commune.queries import hats
from lantoa.commune.rules import DOERS
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.outreach.hint_facts import Facts
from lantoa.outreach.hint_models import KeptHint
from lantoa.outreach.hint_rules import Said
from lantoa.outreach.models import Activity
from lantoa.outreach.standing import standing

RECENT = timedelta(days=14)
MOST = 30


@dataclass(frozen=True)
class Hint:
    """A hint on one activity of the person who reads it."""

    activity: Activity
    said: Said


def hints_of(user: User) -> list[Hint]:
    """Return the hints on what the person's units, or the person for them, sent of late."""
    units = [hat.unit.pk for hat in hats(user) if hat.role in DOERS]
    since = clock.today() - RECENT
    rows = _done().filter(Q(unit__in=units, told_how="") | Q(logged_by=user), done_on__gte=since)
    return on(rows.order_by("-received_at", "-pk")[:MOST])


def hints_in(unit: Unit, span: Period) -> list[Hint]:
    """Return the hints on what a unit did in the days of a report."""
    rows = _done().filter(unit=unit, done_on__range=(span.from_on, span.until_on))
    return on(rows.order_by("-done_on", "-pk")[: MOST * 4])


def for_sender(user: User, row: Activity) -> list[Hint]:
    """Return the hints on one activity, if it is the person's own to look at again."""
    own = {unit for hat in hats(user) if hat.role in DOERS for unit in hat.units}
    sent = row.logged_by_id == user.pk or (row.unit_id in own and not row.told_how)
    return on(_done().filter(pk=row.pk)) if sent else []


def _done() -> QuerySet[Activity]:
    rows = standing().filter(state=Activity.DONE, gathered=False)
    return rows.select_related("place", "campaign__commune", "unit").prefetch_related(
        "proofs__file"
    )


def on(asked: QuerySet[Activity]) -> list[Hint]:
    """Return the hints on these activities that nobody has looked at and kept; a few queries."""
    rows = list(asked)
    if not rows:
        return []
    kept = set(KeptHint.objects.filter(activity__in=rows).values_list("activity", "code"))
    facts = Facts(rows)
    return [
        Hint(row, said)
        for row in rows
        for said in facts.said(row)
        if (row.pk, said.code) not in kept
    ]
