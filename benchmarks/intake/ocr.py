"""Raw Tesseract beside Lan Tỏa's reading, on the same scans and on photos of the same pages."""

import io
import time
from collections.abc import Callable
from pathlib import Path
from statistics import mean

import numpy as np
from PIL import Image

from benchmarks.intake.photo import photographed
from lantoa.intake.files import text_in
from lantoa.intake.scanning import DPI, engine
from tests.intake.error_rates import error_rate

OPEN = Path(__file__).parents[2] / "tests" / "data" / "directives"
NAMES = ("01", "02", "03", "04", "05", "06")
Pages = list[bytes]


def scans(name: str) -> Pages:
    """Return the scanned pages of a directive."""
    return [(OPEN / f"{name}{part}.jpg").read_bytes() for part in ("", ".p2")]


def photos(name: str) -> Pages:
    """Return photos of the same pages: slanted, shaded, on a table; the same each time."""
    taken = []
    for n, page in enumerate(scans(name)):
        kept = io.BytesIO()
        with Image.open(io.BytesIO(page)) as sheet:
            photographed(sheet, np.random.default_rng(10 * int(name) + n)).save(kept, "JPEG")
        taken.append(kept.getvalue())
    return taken


def raw(page: bytes) -> str:
    """Return what the same Tesseract and model read when the file is handed to them as it is."""
    api = engine()
    with Image.open(io.BytesIO(page)) as picture:
        api.SetImage(picture.convert("RGB"))
    api.SetSourceResolution(DPI)
    return str(api.GetUTF8Text())


def ours(page: bytes) -> str:
    """Return what Lan Tỏa reads."""
    return text_in("trang.jpg", page)


def row(
    what: str, pages: Callable[[str], Pages], read: Callable[[bytes], str]
) -> dict[str, object]:
    """Return the mean word error rate of the documents and processor seconds a page."""
    rates, spent, count = [], 0.0, 0
    for name in NAMES:
        files = pages(name)
        began = time.process_time()
        text = "\n".join(map(read, files))
        spent, count = spent + time.process_time() - began, count + len(files)
        rates.append(error_rate(text, (OPEN / f"{name}.txt").read_text("utf-8")))
    worst = round(max(rates), 4)
    return {
        "row": what,
        "wer": round(mean(rates), 4),
        "worst": worst,
        "s_page": round(spent / count, 2),
    }


def rows() -> list[dict[str, object]]:
    """Return the rows of this section, each pair on the same files."""
    engine()
    return [
        row("scan, raw Tesseract", scans, raw),
        row("scan, Lan Tỏa", scans, ours),
        row("photo, raw Tesseract", photos, raw),
        row("photo, Lan Tỏa", photos, ours),
    ]
