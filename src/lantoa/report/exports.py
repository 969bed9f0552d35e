"""All figures that were sent, as a table to keep: one line for each figure of each report."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import OuterRef, QuerySet, Subquery

from lantoa.commune.models import User
from lantoa.commune.queries import visible_to
from lantoa.kit import clock
from lantoa.report.models import Due, Figure, Report

HEADER = (
    "Chế độ báo cáo", "Đơn vị", "Kỳ báo cáo", "Từ ngày", "Đến ngày", "Tình trạng", "Bản",
    "Số văn bản", "Mã số liệu", "Số liệu", "Đơn vị tính", "Kết quả", "Trả lời", "Sổ ghi", "Lý do",
)  # fmt: skip
STATES = {Report.SENT: "Chờ tiếp nhận", Report.ACCEPTED: "Đã tiếp nhận"}
ANSWERS = {
    Figure.VALUE: "Có số",
    Figure.ZERO: "Bằng 0",
    Figure.NONE: "Không phát sinh",
    Figure.BLANK: "Chưa nhập",
}


@dataclass(frozen=True)
class Told:
    """One report that was sent, with its figures in the paper's order."""

    due: Due
    report: Report
    figures: list[Figure]


def sent_reports(user: User, campaign: int | None = None) -> list[Told]:
    """Return the newest sent version of each due that `user` may see; a fixed number of queries."""
    newest = Report.objects.filter(due=OuterRef("due"), state__in=STATES).order_by("-version")
    rows = _with_everything(visible_to(user, Report.objects.all())).filter(
        pk=Subquery(newest.values("pk")[:1])
    )
    if campaign is not None:
        rows = rows.filter(due__regime__campaign=campaign)
    reports = list(rows.order_by("due__until_on", "due__regime", "due__unit__sort_key", "pk"))
    held: dict[int, list[Figure]] = {report.pk: [] for report in reports}
    figures = Figure.objects.filter(report__in=list(held)).select_related("indicator")
    for figure in figures.order_by("indicator__order", "indicator__code"):
        held[figure.report_id].append(figure)
    return [Told(report.due, report, held[report.pk]) for report in reports]


def _with_everything(rows: QuerySet[Report]) -> QuerySet[Report]:
    return rows.select_related("due__regime__commune__place", "due__unit__place", "issued")


def lines(told: list[Told]) -> Iterator[tuple[object, ...]]:
    """Yield the header and one line a figure; numbers are numbers, what was not said is empty."""
    yield HEADER
    for one in told:
        due, report = one.due, one.report
        issued = getattr(report, "issued", None)
        head = (
            due.regime.title, str(due.unit), due.title, f"{due.from_on:%d/%m/%Y}",
            f"{due.until_on:%d/%m/%Y}", STATES[report.state], report.version,
            str(issued) if issued else "",
        )  # fmt: skip
        for figure in one.figures:
            yield (
                *head,
                figure.indicator.code,
                figure.indicator.label,
                figure.indicator.unit_word,
                _plain(figure.value) if figure.state in (Figure.VALUE, Figure.ZERO) else None,
                ANSWERS[figure.state],
                _plain(figure.ledger_value),
                figure.reason,
            )


def _plain(value: Decimal | None) -> Decimal | int | None:
    """Return a whole number without ".0", which Excel in Vietnamese reads as a text or as tens."""
    return int(value) if value is not None and value == int(value) else value


def as_of() -> str:
    """Return today as it stands in the name of a file: "20250929"."""
    return f"{clock.today():%Y%m%d}"
