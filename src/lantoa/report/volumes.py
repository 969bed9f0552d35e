"""Bảng kê khối lượng: what was done over some days, by channel and outlet, to be paid for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count

from lantoa.channels.base import Ask, all_channels
from lantoa.commune.models import User
from lantoa.commune.queries import visible_to
from lantoa.kit.official import Paper, Paragraph, Table
from lantoa.kit.periods import Period
from lantoa.kit.say import num, start
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign
from lantoa.reach.queries import done
from lantoa.report import letterhead
from lantoa.report.indicators import ORDER

OVER_TIMES = {"người": "lượt người", "hộ": "lượt hộ", "bảng": "lượt bảng", "điểm": "lượt điểm"}
"""What comes again at another time is counted again: the word of its sum."""
HEADER = ("TT", "Hình thức", "Điểm tuyên truyền, đơn vị", "Khối lượng", "Đơn vị tính", "Số lượng")


@dataclass
class Volume:
    """What one outlet or unit did through one channel: {what was counted: how much}."""

    channel: str
    where: str
    amounts: dict[tuple[str, str], Decimal] = field(default_factory=dict)

    def add(self, label: str, unit: str, amount: Decimal | int) -> None:
        """Add an amount of what `label` names, counted in `unit`."""
        self.amounts[label, unit] = self.amounts.get((label, unit), Decimal(0)) + amount


def volumes(user: User, campaign: Campaign, period: Period) -> list[Volume]:
    """Return what was done, of what `user` may see; corrected rows count once.

    Two queries, however long the ledger. A row that single receipts fill is no activity held.
    """
    acts = visible_to(user, done(campaign, period)).select_related("outlet", "unit__place")
    found: dict[tuple[str, str], Volume] = {}
    for act in acts.annotate(items=Count("carried", distinct=True)):
        channel = all_channels().get(act.kind)
        if channel is None or act.gathered:
            continue
        where = act.outlet.name if act.outlet else start(str(act.unit))
        row = found.setdefault((act.kind, where), Volume(channel.label, where))
        row.add("Số lần thực hiện", "lần", 1)
        if act.items:
            row.add("Tin, bài đã đưa", "lượt", act.items)
        _add_counts(row, act, channel.asks)
    place = {kind: number for number, kind in enumerate(ORDER)}
    return [
        found[key] for key in sorted(found, key=lambda key: (place.get(key[0], len(place)), key[1]))
    ]


def _add_counts(row: Volume, act: Activity, asks: Iterable[Ask]) -> None:
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


def totals(rows: Iterable[Volume]) -> list[tuple[str, str, str, Decimal]]:
    """Return what each channel comes to: channel, what, unit, how much."""
    found: dict[tuple[str, str, str], Decimal] = {}
    for row in rows:
        for (label, unit), amount in row.amounts.items():
            key = (row.channel, label, unit)
            found[key] = found.get(key, Decimal(0)) + amount
    return [(*key, amount) for key, amount in found.items()]


def to_paper(campaign: Campaign, period: Period, rows: list[Volume]) -> Paper:
    """Return the table as a paper of the office, to go with papers of payment."""
    first, last = f"{period.from_on:%d/%m/%Y}", f"{period.until_on:%d/%m/%Y}"
    table = tuple((*line[:5], num(line[5])) for line in lines(rows))
    sums = tuple((*line[:3], num(line[3])) for line in totals(rows))
    return Paper(
        head=letterhead.office_head(campaign.commune),
        kind="Bảng kê khối lượng",
        title=f"{start(campaign.title)}, từ ngày {first} đến ngày {last}",
        blocks=(
            Paragraph("Số liệu lấy từ sổ hoạt động, mỗi hoạt động đã ghi khi làm xong."),
            Table(HEADER, table, (2, 6, 8, 6, 4, 4), frozenset({5})),
            Paragraph("Cộng theo hình thức:"),
            Table(("Hình thức", "Khối lượng", "Đơn vị tính", "Số lượng"), sums, (6, 6, 4, 4),
                  frozenset({3})),
        ),
        signer=letterhead.office_signer(),
        demo=campaign.commune.is_demo,
    )  # fmt: skip
