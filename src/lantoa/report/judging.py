"""Whether a draft can be sent: what is missing, what is no number, what is hard to believe."""

from collections.abc import Iterator, Mapping, Sequence

from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.report import drafting, queries
from lantoa.report.bounds import beyond, homes_of, unlikely
from lantoa.report.models import Figure, Report
from lantoa.report.rules import BLANK, read_answer


class InFigures(Unfit):
    """Figures that keep a report from being sent: `said` holds a sentence each, by their codes."""

    def __init__(self, said: Mapping[str, str]) -> None:
        super().__init__(" ".join(said.values()), field=next(iter(said)))
        self.said = dict(said)


class Unlikely(InFigures):
    """Figures that are hard to believe; a person may say that they are right all the same."""


def must_be_whole(report: Report, *, is_sure: bool) -> None:
    """Raise `Unfit` while the period runs, something is missing, is no number or unexplained.

    Raises `Unlikely` for what is hard to believe, unless a person is sure of it.
    """
    if clock.today() <= report.due.until_on:
        last = report.due.until_on
        raise Unfit(f"Kỳ này đến hết {last.day}/{last.month} mới chốt số liệu. Bản nháp được giữ.")
    figures = queries.figures(report)
    blank = sum(figure.state == BLANK and not figure.typed for figure in figures)
    if blank:
        raise Unfit(
            f"Còn {blank} mục chưa nhập. Nhập số, hoặc bấm “Các mục còn trống: không phát sinh”."
        )
    if wrong := {code: words for code, words in _said(figures) if words}:
        raise InFigures(wrong)
    if not is_sure and (doubts := doubted(report, figures)):
        raise Unlikely(doubts)


def _said(figures: Sequence[Figure]) -> Iterator[tuple[str, str]]:
    for figure in figures:
        words = _wrong(figure)
        yield figure.indicator.code, f"{figure.indicator.label}: {words}" if words else ""


def _wrong(figure: Figure) -> str:
    said = queries.answer(figure)
    if figure.typed:
        return unread(figure.typed)
    if not drafting.is_unlike(figure, said):
        return ""
    if words := beyond(figure, said):
        return words
    return (
        ""
        if figure.reason
        else "số này khác sổ hoạt động. Ghi lý do, hoặc ghi thêm hoạt động còn thiếu rồi lấy lại "
        "số. Bản nháp được giữ."
    )


def unread(typed: str) -> str:
    """Return why what was typed is no number; "" where it is one."""
    try:
        read_answer(typed)
    except ValueError as error:
        return str(error)
    return ""


def doubted(report: Report, figures: Sequence[Figure]) -> dict[str, str]:
    """Return what is hard to believe among the figures that people wrote, by their codes."""
    said = [figure for figure in figures if figure.value and drafting.is_by_hand(figure)]
    homes = homes_of(report.due) if said else 0
    found = {figure.indicator.code: unlikely(figure, report.due.unit, homes) for figure in said}
    return {code: words for code, words in found.items() if words}
