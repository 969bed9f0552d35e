"""Bảng kê khối lượng: what was done over some days, by channel and outlet, to be paid for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, QuerySet

from lantoa.channels.base import all_channels
from lantoa.commune.models import User
from lantoa.commune.queries import visible_to
from lantoa.kit.periods import Period
from lantoa.kit.say import num, start
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from lantoa.reach.queries import done
from lantoa.report.indicators import ORDER

OVER_TIMES = {"người": "lượt người", "hộ": "lượt hộ", "bảng": "lượt bảng", "điểm": "lượt điểm"}
"""What comes again at another time is counted again: the word of its sum."""
POSTS = "bài"
HEADER = ("TT", "Hình thức", "Điểm tuyên truyền, đơn vị", "Khối lượng", "Đơn vị tính", "Số lượng")
DETAIL = (
    "TT",
    "Ngày",
    "Hình thức",
    "Điểm tuyên truyền, đơn vị",
    "Việc",
    "Khối lượng",
    "Minh chứng",
)


@dataclass
class Volume:
    """What one outlet or unit did through one channel: {what was counted: how much}."""

    channel: str
    where: str
    amounts: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    days: set[date] = field(default_factory=set)

    def add(self, label: str, unit: str, amount: Decimal | int) -> None:
        """Add an amount of what `label` names, counted in `unit`."""
        self.amounts[label, unit] = self.amounts.get((label, unit), Decimal(0)) + amount


def volumes(user: User, campaign: Campaign, period: Period) -> list[Volume]:
    """Return what was done, of what `user` may see; corrected rows count once.

    Two queries, however long the ledger. A row that single receipts fill is no activity held.
    """
    found: dict[tuple[str, str], Volume] = {}
    for act in _acts(user, campaign, period):
        where, channel = _where(act), all_channels()[act.kind]
        row = found.setdefault((act.kind, where), Volume(channel.label, where))
        row.add("Số lần thực hiện", "lần", 1)
        _add(row, act)
        row.days.update([act.done_on] if act.done_on else [])
    place = {kind: number for number, kind in enumerate(ORDER)}
    return [
        found[key] for key in sorted(found, key=lambda key: (place.get(key[0], len(place)), key[1]))
    ]


def _acts(user: User, campaign: Campaign, period: Period) -> QuerySet[Activity]:
    acts = visible_to(user, done(campaign, period)).select_related("outlet", "unit__place")
    held = acts.filter(kind__in=list(all_channels()), gathered=False)
    return held.annotate(items=Count("carried", distinct=True))


def _where(act: Activity) -> str:
    return act.outlet.name if act.outlet else start(str(act.unit))


def _add(row: Volume, act: Activity) -> None:
    """Add what the activity carried and counted; posts are items counted already."""
    asks = all_channels()[act.kind].asks
    items = getattr(act, "items", 0)
    if items and not any(ask.unit == POSTS for ask in asks):
        row.add("Tin, bài đã đưa", "lượt", items)
    for ask in asks:
        amount = act.counts.get(ask.key)
        if isinstance(amount, int | float) and amount:
            row.add(ask.label, OVER_TIMES.get(ask.unit, ask.unit), Decimal(str(amount)))


def lines(rows: Iterable[Volume]) -> list[tuple[str, str, str, str, str, Decimal]]:
    """Return one line for each amount: number, channel, outlet, what, unit, how much."""
    return [
        (str(number), row.channel, row.where, label, unit, amount)
        for number, (row, label, unit, amount) in enumerate(
            ((row, label, unit, amount) for row in rows
             for (label, unit), amount in row.amounts.items()),
            start=1,
        )
    ]  # fmt: skip


def detail(user: User, campaign: Campaign, period: Period) -> list[tuple[object, ...]]:
    """Return every activity by its day: number, day, channel, where, what it was, how much, proofs.

    What the sums are made of, to be held against them; three queries.
    """
    rows: list[tuple[object, ...]] = []
    held = _acts(user, campaign, period).annotate(photos=Count("proofs", distinct=True))
    for act in held.order_by("done_on", "pk"):
        row = Volume("", "")
        _add(row, act)
        told = "; ".join(f"{label}: {num(n)} {unit}" for (label, unit), n in row.amounts.items())
        channel = all_channels()[act.kind].label
        day = f"{act.done_on:%d/%m/%Y}" if act.done_on else ""
        rows.append((len(rows) + 1, day, channel, _where(act), act.title, told, act.photos))
    return rows
