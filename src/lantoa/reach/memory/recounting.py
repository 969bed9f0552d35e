"""Counts a month and a quarter of every commune anew at once, from the acts in memory."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from django.db import connection, transaction
from django.db.models import Max

from lantoa.commune.actions import journal
from lantoa.commune.models import Commune, Journal
from lantoa.plan.models import Campaign
from lantoa.reach.memory.bulk_rows import keep_all
from lantoa.reach.memory.passes import passes
from lantoa.reach.memory.tallied import Rolled, rolled
from lantoa.reach.memory.upkeep import Settled, settled
from lantoa.reach.spans import Span

Told = Callable[[int, int], None]
Row = tuple[object, ...]
AT_ONCE = 200
"""So many campaigns are compared and written in one transaction, their communes held."""
HANDS = 2
Work = Callable[[Sequence[Campaign]], "Recounted"]


@dataclass
class Recounted:
    """What was counted from memory; `left` are campaigns (ids) to be counted from the ledger."""

    campaigns: int = 0
    rows: int = 0
    different: int = 0
    left: list[int] = field(default_factory=list)

    def add(self, part: "Recounted") -> None:
        """Add what was counted of other campaigns."""
        self.campaigns += part.campaigns
        self.rows += part.rows
        self.different += part.different
        self.left += part.left


def recount(day: date, *, told: Told = lambda done, of: None) -> Recounted:
    """Count the month and the quarter that hold `day` anew wherever the file of acts is up to date.

    The numbers come from that file; what stands is compared in the database and mended where it
    says something else, commune by commune under its lock. A commune whose journal has moved on
    since the file was made is `left`: counting it from its ledger is exact and slower.
    """
    campaigns = list(Campaign.objects.select_related("commune__place").order_by("commune", "pk"))
    file = settled()
    found = Recounted(left=[one.pk for one in campaigns if one.commune_id not in file.heads])
    here = [one for one in campaigns if one.commune_id in file.heads]
    for (_, spans), held in passes(here, day).items():
        counted = [_Counted.of(file, span, held) for span in spans]
        some = [held[first : first + AT_ONCE] for first in range(0, len(held), AT_ONCE)]
        for part in _by_all_hands(partial(_settle, counted=counted, file=file), some):
            found.add(part)
            told(found.campaigns + len(found.left), len(campaigns))
    return found


def _by_all_hands(work: Work, parts: Sequence[Sequence[Campaign]]) -> Iterator[Recounted]:
    """Do the parts in order; on PostgreSQL two at a time: it writes one while one is made."""
    if len(parts) == 1 or connection.vendor != "postgresql":
        yield from map(work, parts)
        return
    with ThreadPoolExecutor(HANDS, thread_name_prefix="recount") as hands:
        yield from hands.map(partial(_alone, work), parts)


def _alone(work: Work, part: Sequence[Campaign]) -> Recounted:
    try:
        return work(part)
    finally:
        connection.close()


@dataclass(frozen=True)
class _Counted:
    """One period counted: a row a hamlet, and beside them the communes' sums by campaign (id)."""

    span: Span
    hamlets: Rolled
    sums: dict[int, Row]

    @classmethod
    def of(cls, file: Settled, span: Span, campaigns: Sequence[Campaign]) -> "_Counted":
        """Count the campaigns (of a commune one at most) in the span's days."""
        hamlets = rolled(file.acts, span.period, [one.pk for one in campaigns])
        parts = [file.run(one.commune.place_id) for one in campaigns]
        sums = hamlets.summed(parts, [one.commune.place_id for one in campaigns])
        rows = sums.rows(slice(0, len(campaigns)))
        return cls(span, hamlets, {one.pk: row for one, row in zip(campaigns, rows, strict=True)})

    def rows(self, one: Campaign, part: slice) -> Iterator[Row]:
        """Yield the rows of a campaign's hamlets as they are stored, and its commune's."""
        same = (self.span.grain, self.span.from_on, self.span.until_on)
        for place, *numbers in (*self.hamlets.rows(part), self.sums[one.pk]):
            yield one.pk, place, *same, *numbers


@transaction.atomic
def _settle(some: Sequence[Campaign], *, counted: Sequence[_Counted], file: Settled) -> Recounted:
    """Write what was counted of some campaigns, their communes held until the commit.

    A commune whose journal has moved since is left.
    """
    heads = _held({one.commune_id for one in some})
    still = {pk: heads.get(pk, 0) == file.heads[pk] for pk in (one.commune_id for one in some)}
    kept = [one for one in some if still[one.commune_id]]
    left = [one.pk for one in some if not still[one.commune_id]]
    if not kept or not counted:
        return Recounted(len(kept), left=left)
    rows = [
        row
        for span in counted
        for one in kept
        for row in span.rows(one, file.run(one.commune.place_id))
    ]
    days = [one.span.from_on for one in counted]
    mended = keep_all(rows, [one.pk for one in kept], [one.span.grain for one in counted], days)
    for one in kept:
        if number := mended.get(one.pk):
            facts: dict[str, object] = {"rows": number, "different": number, "days": 0}
            line = journal(None, "reach.mended", one, facts, commune=one.commune)
            file.heads[one.commune_id] = line.seq
    return Recounted(len(kept), len(rows), sum(mended.values()), left)


def _held(communes: Iterable[int]) -> dict[int, int]:
    """Hold the communes (ids), always in one order, and return where their journals end."""
    rows = Commune.objects.filter(pk__in=communes).order_by("pk").select_for_update(no_key=True)
    lines = Journal.objects.filter(commune__in=[row.pk for row in rows.only("pk")])
    return dict(lines.order_by().values_list("commune").annotate(last=Max("seq")))
