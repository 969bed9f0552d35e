"""Printing: a parcel's words laid out on a sheet, as PDF."""

import re
from io import BytesIO
from pathlib import Path

import pypdfium2

from lantoa.channels.base import Parcel, said_minutes
from lantoa.kit.markdown import as_plain
from lantoa.kit.paper import qr_svg, typst_pdf
from lantoa.kit.pdfium import ONE_AT_A_TIME
from lantoa.kit.say import date_in_full

FOLDER = Path(__file__).parent
PDF = "application/pdf"


def blocks(body: str) -> list[dict[str, str]]:
    """Return Markdown as printed blocks: h (heading), li, ol (with its number), p."""
    found: list[dict[str, str]] = []
    for part in re.split(r"\n\s*\n|\n(?=#)|(?<=\n)(?=#)", body.strip()):
        heading = re.fullmatch(r"#{1,6}\s+(.*?)\s*#*", part.strip())
        if heading:
            found.append({"kind": "h", "text": as_plain(heading[1])})
        else:
            found += [_block(line) for line in as_plain(part).splitlines() if line.strip()]
    return found


def _block(line: str) -> dict[str, str]:
    if bullet := re.match(r"\s*- (.*)", line):
        return {"kind": "li", "text": bullet[1]}
    if number := re.match(r"\s*(\d{1,2})\. (.*)", line):
        return {"kind": "ol", "number": number[1], "text": number[2]}
    return {"kind": "p", "text": line.strip()}


def when(parcel: Parcel) -> str:
    """Return the day and hour of a parcel in words, or "" where it has none."""
    if parcel.on is None:
        return ""
    day = f"Ngày {date_in_full(parcel.on)}"
    return f"{day}, {parcel.at:%H:%M}" if parcel.at else day


def sheet(name: str, parcel: Parcel, *, body: str | None = None, **facts: object) -> bytes:
    """Return the PDF of the sheet `name` (a .typ file of this folder) for `parcel`."""
    common = {
        "title": parcel.title,
        "blocks": blocks(parcel.body if body is None else body),
        "head": ", ".join(filter(None, (parcel.unit, parcel.commune))),
        "place": parcel.place,
        "when": when(parcel),
        "foot": parcel.commune,
        "watermark": parcel.watermark,
        "fingerprint": parcel.fingerprint[:8],
        "url": parcel.url,
        "qr": qr_svg(parcel.url) if parcel.url else "",
        "length": "",
        "notes": [],
    }
    source = (FOLDER / "base.typ").read_text("utf-8") + (FOLDER / f"{name}.typ").read_text("utf-8")
    return typst_pdf(source, {**common, **facts})


def pages(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    with ONE_AT_A_TIME:
        return len(pypdfium2.PdfDocument(BytesIO(pdf)))


def length(seconds: float) -> str:
    """Return a reading time in words for a sheet."""
    return said_minutes(seconds)
