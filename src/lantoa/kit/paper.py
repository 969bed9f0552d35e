"""Paper: a Typst text and its facts become a PDF/A that any printer takes."""

import io
import json
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import numpy as np
import pillow_heif
import typst
import zxingcpp
from PIL import Image, ImageOps

from lantoa.kit.clock import now

Standard = Literal["a-2a", "a-2b"]
MOST_PIXELS, MOST_UNPACKED_WHOLE, SIDE = 120_000_000, 50_000_000, 3200
PICTURES = ("JPEG", "PNG", "WEBP", "HEIF")
FONTS = Path(__file__).parent / "fonts"

pillow_heif.register_heif_opener()


class Unprintable(Exception):
    """The paper cannot be set: a missing letter, a warning, or a mistake in its source."""


@cache
def _tinos() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def typst_pdf(
    source: str | Path,
    data: Mapping[str, object],
    *,
    files: Mapping[str, bytes] | None = None,
    standard: Standard = "a-2b",
) -> bytes:
    """Return the PDF/A of `source`: a path to a .typ file, or the text of one.

    The source reads `data` with `json(bytes(sys.inputs.data))`; values are what JSON holds.
    It opens `files` by name. `standard` "a-2a" also tags headings and tables for the blind.
    Only Tinos is at hand, so that every machine prints alike, and a letter that it lacks is
    an error, not an empty box. Raises `Unprintable` on any error or warning.
    """
    text = source.read_text("utf-8") if isinstance(source, Path) else source
    with tempfile.TemporaryDirectory(prefix="lantoa-paper-") as name:
        folder = Path(name)
        (folder / "main.typ").write_text(text, "utf-8")
        for one, held in (files or {}).items():
            (folder / one).write_bytes(held)
        return _compiled(folder, data, standard)


def _compiled(folder: Path, data: Mapping[str, object], standard: Standard) -> bytes:
    try:
        pdf, warnings = typst.compile_with_warnings(
            folder / "main.typ",
            root=folder,
            format="pdf",
            font_paths=_tinos(),
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=[standard],
            timestamp=int(now().timestamp()),
        )
    except typst.TypstError as error:
        raise Unprintable(str(error)) from error
    if warnings:
        raise Unprintable("; ".join(str(warning) for warning in warnings))
    return bytes(pdf)


def codes_in(picture: bytes) -> list[str]:
    """Return the texts of the QR codes on a picture (a page photographed); [] for none."""
    try:
        with Image.open(io.BytesIO(picture), formats=PICTURES) as photo:
            is_plain = photo.format == "JPEG" and not photo.info.get("progressive")
            most = MOST_PIXELS if is_plain else MOST_UNPACKED_WHOLE  # only a JPEG is read small
            if photo.width * photo.height > most:
                return []
            photo.draft("L", (SIDE, SIDE))
            upright = ImageOps.exif_transpose(photo).convert("L")
            upright.thumbnail((SIDE, SIDE))
            found = zxingcpp.read_barcodes(np.asarray(upright), zxingcpp.BarcodeFormat.QRCode)  # type: ignore[arg-type]
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return []
    return [one.text for one in found]


def qr_svg(text: str) -> str:
    """Return a QR code of `text` as SVG, for a page or for `typst_pdf`."""
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(code.to_svg(add_quiet_zones=True))
