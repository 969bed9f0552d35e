"""The work done laid out for payment: a table a channel, a line a place, the days, the sum."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from lantoa.kit.official import Block, Heading, Paper, Paragraph, Table
from lantoa.kit.periods import Period
from lantoa.kit.say import num, on, span, start
from lantoa.plan.models import Campaign
from lantoa.report import letterhead
from lantoa.report.volumes import Volume

MOST_SPANS = 4
"""Runs of days that a line names one by one; more are told as from, until and how many."""
SOURCE = (
    "Số liệu lấy từ sổ hoạt động, mỗi hoạt động đã ghi khi làm xong. Từng hoạt động có trong tệp "
    "Excel kèm theo."
)
PLACE, DAYS, SUM = "Nơi thực hiện", "Ngày thực hiện", "Cộng"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
         "XV", "XVI", "XVII", "XVIII", "XIX", "XX")  # fmt: skip
Amount = tuple[str, str]


@dataclass(frozen=True)
class Line:
    """One place: how much of each of its group's `amounts` (None: none there), on which days."""

    where: str
    cells: list[Decimal | None]
    days: str


@dataclass
class Group:
    """One channel: what was counted there (label, unit), its places, what they come to."""

    channel: str
    amounts: list[Amount] = field(default_factory=list)
    rows: list[Volume] = field(default_factory=list)

    @property
    def heads(self) -> list[str]:
        """Return the columns of numbers: "Số tờ đã phát (tờ)"."""
        return [f"{label} ({unit})" for label, unit in self.amounts]

    @property
    def lines(self) -> list[Line]:
        """Return a line for each place."""
        return [
            Line(row.where, [row.amounts.get(one) for one in self.amounts], days_in_words(row.days))
            for row in self.rows
        ]

    @property
    def sums(self) -> list[Decimal]:
        """Return what each column comes to."""
        return [
            sum((row.amounts.get(one, Decimal(0)) for row in self.rows), Decimal(0))
            for one in self.amounts
        ]

    @property
    def adds(self) -> bool:
        """Say whether there is anything to add."""
        return len(self.rows) > 1


def groups(rows: Iterable[Volume]) -> list[Group]:
    """Return the volumes by channel, in the order that they come."""
    found: dict[str, Group] = {}
    for row in rows:
        group = found.setdefault(row.channel, Group(row.channel))
        group.rows.append(row)
        group.amounts += [one for one in row.amounts if one not in group.amounts]
    return list(found.values())


def days_in_words(days: Collection[date]) -> str:
    """Return "27/8, 1/9–5/9"; of many runs the first and last day and how many: "… (25 ngày)"."""
    known = sorted(days)
    runs = [
        [day for _, day in run]
        for _, run in groupby(enumerate(known), key=lambda one: one[1] - timedelta(days=one[0]))
    ]
    if len(runs) > MOST_SPANS:
        return f"{span(known[0], known[-1])} ({len(known)} ngày)"
    return ", ".join(on(run[0]) if len(run) == 1 else span(run[0], run[-1]) for run in runs)


def to_paper(campaign: Campaign, period: Period, rows: Iterable[Volume]) -> Paper:
    """Return the tables as a paper of the office, to go with papers of payment."""
    first, last = f"{period.from_on:%d/%m/%Y}", f"{period.until_on:%d/%m/%Y}"
    return Paper(
        head=letterhead.office_head(campaign.commune),
        kind="Bảng kê khối lượng",
        title=f"{start(campaign.title)}, từ ngày {first} đến ngày {last}",
        blocks=(Paragraph(SOURCE), *_blocks(rows)),
        signer=letterhead.office_signer(),
        demo=campaign.commune.is_demo,
    )


def _blocks(rows: Iterable[Volume]) -> tuple[Block, ...]:
    """Return the groups as the paper shows them."""
    found: list[Block] = []
    for number, group in zip(ROMAN, groups(rows), strict=False):
        found += [Heading(f"{number}. {group.channel}"), _table(group)]
    return tuple(found)


def _table(group: Group) -> Table:
    lines = [
        (str(n), line.where, *map(_told, line.cells), line.days)
        for n, line in enumerate(group.lines, start=1)
    ]
    if group.adds:
        lines.append(("", SUM, *map(num, group.sums), ""))
    many = len(group.amounts)
    shares = (1, 6, *(3,) * many, 5)
    return Table(
        ("TT", PLACE, *group.heads, DAYS), tuple(lines), shares, frozenset(range(2, 2 + many))
    )


def _told(amount: Decimal | None) -> str:
    return "" if amount is None else num(amount)
