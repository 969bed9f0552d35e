"""Writes an official paper as PDF/A-2a: the same words and looks as the Word file's."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from pathlib import Path

from lantoa.kit import official
from lantoa.kit.official_lines import laid_out
from lantoa.kit.official_styles import RULE_SHARE, styles
from lantoa.kit.official_words import Grid, Laid, Line, Part, Photos
from lantoa.kit.paper import typst_pdf

PDF = "application/pdf"
PNG = b"\x89PNG"
SOURCE = Path(__file__).with_name("official.typ")
Told = dict[str, object]


def to_pdf(paper: official.Paper) -> bytes:
    """Return the paper as a PDF/A that is tagged, so that it can be read aloud and searched."""
    laid, files = laid_out(paper), dict[str, bytes]()
    return typst_pdf(
        SOURCE,
        _lines(laid)
        | {
            "parts": _told(laid.parts, files),
            "annexes": [
                {
                    "heading": [asdict(one) for one in sheet.heading],
                    "parts": _told(sheet.parts, files),
                    "landscape": sheet.landscape,
                }
                for sheet in laid.annexes
            ],
            "styles": {one.name: asdict(one) for one in styles(paper.family.sizes)},
            "share": RULE_SHARE,
            "mark": official.DEMO_MARK if paper.demo else "",
            "landscape": paper.landscape,
        },
        files=files,
        standard="a-2a",
    )


def _lines(laid: Laid) -> Told:
    """Return the lines of head, title and foot, and the marks, by the names of their places."""
    told: Told = {}
    for field in fields(Laid):
        held = getattr(laid, field.name)
        if isinstance(held, Line):
            told[field.name] = asdict(held)
        elif isinstance(held, str):
            told[field.name] = held
        elif field.name not in ("parts", "annexes"):
            told[field.name] = [asdict(one) for one in held]
    return told


def _told(parts: Sequence[Part], files: dict[str, bytes]) -> list[Told]:
    return [_part(part, files) for part in parts]


def _part(part: Part, files: dict[str, bytes]) -> Told:
    """Return a part as Typst reads it; pictures go into `files` under names of their own."""
    if isinstance(part, Grid):
        return {"is": "grid"} | asdict(part)
    if isinstance(part, Photos):
        held = []
        for photo in part.held:
            ending = "png" if photo.data.startswith(PNG) else "jpg"
            name = f"photo-{len(files)}.{ending}"
            files[name] = photo.data
            held.append({"file": name, "caption": asdict(photo.caption)})
        return {"is": "photos", "held": held}
    return {"is": "line"} | asdict(part)
