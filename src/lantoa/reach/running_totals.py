"""Running totals (số cộng dồn) of a campaign's work: any period is one row less another."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from django.db.models import F, OuterRef, QuerySet, Subquery

from lantoa.channels.base import all_channels
from lantoa.commune.models import Commune
from lantoa.kit.periods import Period
from lantoa.kit.rows import ask, put
from lantoa.outreach.models import Activity, Carried
from lantoa.plan.models import Campaign
from lantoa.reach.models import RunningTotal

THOUSANDTHS = 1000
ASKED_AT_ONCE = 500
COLUMNS = ("campaign_id", "on", "totals")
Totals = dict[str, int]


def figures(commune: Commune, period: Period) -> dict[str, Decimal]:
    """Return what was done in the commune in these days, by indicator code; codes of nothing done
    are missing, which is not the same as zero.

    Two rows of each campaign are read, one less the other, however much was done between them.
    """
    return _between(Campaign.objects.filter(commune=commune), period)


def figures_of(campaign: Campaign, period: Period) -> dict[str, Decimal]:
    """Return the same for one campaign."""
    return _between(Campaign.objects.filter(pk=campaign.pk), period)


def _between(campaigns: QuerySet[Campaign], period: Period) -> dict[str, Decimal]:
    rows = RunningTotal.objects.filter(campaign=OuterRef("pk")).order_by("-on").values("totals")
    ends = campaigns.order_by().annotate(
        last=Subquery(rows.filter(on__lte=period.until_on)[:1]),
        before=Subquery(rows.filter(on__lt=period.from_on)[:1]),
    )
    found: Totals = {}
    for last, before in ends.values_list("last", "before"):
        found = _added(found, _added(last or {}, before or {}, -1))
    return {code: Decimal(number) / THOUSANDTHS for code, number in found.items()}


def _added(one: Totals, other: Totals, sign: int = 1) -> Totals:
    sums = {code: one.get(code, 0) + sign * other.get(code, 0) for code in {*one, *other}}
    return {code: number for code, number in sorted(sums.items()) if number}


def retotal(campaign: Campaign, days: Iterable[date]) -> None:
    """Bring the totals up to the ledger: these days counted anew, later days by the difference.

    Called inside the change's own transaction, under the commune's lock.
    """
    for day in sorted(set(days)):
        now = totals_of(campaign, [day]).get(day, {})
        rows = RunningTotal.objects.filter(campaign=campaign)
        earlier = rows.filter(on__lt=day).order_by("-on").values_list("totals", flat=True).first()
        before = earlier or {}
        later = {row.on: row for row in rows.filter(on__gte=day)}
        here = later.pop(day, None)
        change = _added(now, _added(here.totals, before, -1) if here else {}, -1)
        if here is not None and not now:
            here.delete()
        elif now:
            later[day] = here or RunningTotal(campaign=campaign, on=day, totals=before)
        if change:
            _put(campaign, {row.on: _added(row.totals, change) for row in later.values()})


SINCE = """
    SELECT "on", totals FROM lantoa_runningtotal WHERE campaign_id = %s AND "on" >= COALESCE(
        (SELECT max("on") FROM lantoa_runningtotal WHERE campaign_id = %s AND "on" <= %s), %s)"""
"""The rows from the day on, and the last one before where the day has none."""


def grow(campaign: Campaign, day: date, more: Totals) -> None:
    """Add what new work of a day comes to, to that day and every later one.

    Two statements, however much was done that day; under the commune's lock.
    """
    if not more:
        return
    standing = {
        on: cast(Totals, json.loads(totals))
        for on, totals in ask(SINCE, [campaign.pk, campaign.pk, str(day), str(day)])
    }
    before = next((totals for on, totals in standing.items() if on < day), {})
    grown = {day: before, **{on: totals for on, totals in standing.items() if on >= day}}
    _put(campaign, {on: _added(totals, more) for on, totals in grown.items()})


def _put(campaign: Campaign, by_day: Mapping[date, Totals]) -> None:
    rows = ((campaign.pk, str(on), json.dumps(totals)) for on, totals in by_day.items())
    put(RunningTotal._meta.db_table, COLUMNS, rows, over=COLUMNS[:2])


def rebuild_totals(campaign: Campaign) -> int:
    """Add the whole campaign up anew; return how many days had said something else."""
    stored = dict(RunningTotal.objects.filter(campaign=campaign).values_list("on", "totals"))
    wanted: dict[date, Totals] = {}
    sums: Totals = {}
    for day, more in sorted(totals_of(campaign).items()):
        sums = _added(sums, more)
        wanted[day] = sums
    different = sum(stored.get(day) != wanted.get(day) for day in {*stored, *wanted})
    if different:
        RunningTotal.objects.filter(campaign=campaign).delete()
        RunningTotal.objects.bulk_create(
            RunningTotal(campaign=campaign, on=day, totals=totals) for day, totals in wanted.items()
        )
    return different if stored else 0


def totals_of(campaign: Campaign, days: Iterable[date] | None = None) -> dict[date, Totals]:
    """Return what each day's work adds up to, straight from the ledger; idle days are missing."""
    acts = Activity.objects.filter(
        campaign=campaign, state=Activity.DONE, corrected_by__isnull=True, done_on__isnull=False
    )
    acts = acts if days is None else acts.filter(done_on__in=list(days))
    rows = acts.order_by().annotate(day=F("done_on")).values_list("pk", "day", "kind", "counts")
    held = list(rows)
    brought = _brought([pk for pk, _, kind, _ in held if _asks_what_was_brought(kind)])
    found: dict[date, Counter[str]] = {}
    for pk, day, kind, counts in held:
        found.setdefault(day, Counter()).update(told(kind, counts, brought[pk]))
    summed = {day: _added(dict(sums), {}) for day, sums in found.items()}
    return {day: totals for day, totals in summed.items() if totals}


def _asks_what_was_brought(kind: str) -> bool:
    channel = all_channels().get(kind)
    return channel is not None and any(one.of == "carried" for one in channel.counts)


def _brought(activities: Sequence[int]) -> Counter[int]:
    """Count what each of these activities (ids) brought; asks nothing where there are none."""
    found: Counter[int] = Counter()
    for start in range(0, len(activities), ASKED_AT_ONCE):
        some = activities[start : start + ASKED_AT_ONCE]
        rows = Carried.objects.filter(activity__in=some).order_by()
        found.update(rows.values_list("activity_id", flat=True))
    return found


def told(kind: str, counts: Mapping[str, float], brought: int) -> Totals:
    """Return what one activity adds to the figures, in thousandths."""
    channel = all_channels().get(kind)
    found: Totals = {}
    for one in channel.counts if channel else ():
        known = {"activity": 1.0, "carried": float(brought)}
        value = known[one.of] if one.of in known else counts.get(one.of) or 0
        found[one.code] = round(value * THOUSANDTHS)
    return found
