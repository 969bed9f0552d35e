"""The code sheets on paper: big boxes, a QR code with unit, month and version on every page."""

from collections.abc import Sequence
from pathlib import Path

from lantoa.channels.base import all_channels
from lantoa.kit import clock
from lantoa.kit.official import DEMO_MARK
from lantoa.kit.official_words import printable
from lantoa.kit.paper import qr_svg, typst_pdf
from lantoa.kit.say import date_in_full, day, start
from lantoa.outreach import sheet_queries
from lantoa.outreach.rules import marks_allowed
from lantoa.outreach.sheet_models import CodeSheet, SheetLine
from lantoa.outreach.sheet_rules import FREE_KINDS, figures

SHEET = Path(__file__).with_name("code_sheet.typ")
PDF = "application/pdf"


def code_sheets_pdf(
    sheets: Sequence[CodeSheet], *, start: str, is_demo: bool, commune: str
) -> bytes:
    """Return the sheets as one PDF, each from a page of its own; `start` is what a code opens."""
    return typst_pdf(
        SHEET,
        {
            "on": date_in_full(clock.today()),
            "watermark": DEMO_MARK if is_demo else "",
            "sheets": [_sheet(one, at=f"{start}?ma={one.code}", commune=commune) for one in sheets],
        },
    )


def _sheet(sheet: CodeSheet, *, at: str, commune: str) -> dict[str, object]:
    return {
        "head": printable(f"{start(str(sheet.unit))}, {commune}"),
        "month": f"tháng {sheet.month.month}/{sheet.month.year}",
        "code": sheet.code,
        "qr": qr_svg(at),
        "lines": [_line(line) for line in sheet_queries.lines(sheet)],
        "kinds": [
            f"{number} {all_channels()[kind].label}"
            for number, kind in enumerate(FREE_KINDS, start=1)
        ],
    }


def _line(line: SheetLine) -> dict[str, object]:
    row, channel = line.planned, sheet_queries.channel_of(line)
    if row is None or channel is None:
        return {"n": str(line.order), "free": True, "figures": [""], "whole": False}
    return {
        "n": str(line.order),
        "free": False,
        "title": printable(row.title),
        "due": day(row.due_on),
        "figures": [ask.unit for ask in figures(channel)],
        "whole": "delivered" in marks_allowed(channel),
    }
