"""A PDF opened page by page: its text layer where that is sound, else a picture to be read."""

import re
from collections.abc import Callable, Iterator

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from lantoa.intake.encodings import mending
from lantoa.intake.sheets import Box, Row, Run, rows_of, spread
from lantoa.intake.syllables import LETTERS, vietnamese
from lantoa.intake.trouble import Unreadable
from lantoa.kit.pdfium import ONE_AT_A_TIME

Pixels = NDArray[np.uint8]
DPI, SHOWN_DPI, LONGEST_SIDE = 200, 120, 3300
SOUND, OVER_A_SCAN, FEW = 0.5, 0.75, 40
COVERED = 0.5
RUN, GAP = 3, 0.5
__all__ = ["ONE_AT_A_TIME", "drawn_at", "is_sound", "layer_of", "opened", "pages"]
SOFT = re.compile("[\x02\ufffe\u00ad]")


def opened(name: str, data: bytes) -> pypdfium2.PdfDocument:
    """Return the document. Raises `Unreadable` where it is damaged, half-sent or locked."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(
                f"Tệp PDF {name} có mật khẩu nên Lan Tỏa không mở được. Hãy mở bằng mật khẩu, in "
                "hoặc xuất lại thành PDF không khóa, rồi gửi."
            )
        raise damaged(name)


def damaged(name: str) -> Unreadable:
    """Return the refusal of a PDF that is damaged or half-sent."""
    return Unreadable(
        f"Không mở được tệp PDF {name}: tệp hỏng hoặc gửi chưa hết. Hãy gửi lại, hoặc chụp "
        "ảnh các trang rồi gửi ảnh."
    )


def pages(name: str, document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage]:
    """Yield the pages. Raises `Unreadable` at one that cannot be loaded."""
    for n in range(len(document)):
        try:
            page = document[n]
        except pypdfium2.PdfiumError:
            raise damaged(name)
        yield page


def layer_of(page: pypdfium2.PdfPage) -> tuple[Row, ...]:
    """Return the printed lines of the text layer, boxes in points from the upper left corner.

    Letters of old fonts (TCVN3, VNI …) are put right where that makes the page Vietnamese.
    """
    pieces = list(_pieces(page))
    mend = mending("\n".join(text for text, _ in pieces))
    return tuple(rows_of(_runs(pieces, mend)))


def _runs(pieces: list[tuple[str, Box]], mend: Callable[[str], str]) -> Iterator[Run]:
    for text, box in pieces:
        yield spread(mend(text), box)


def _pieces(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Box]]:
    """Yield the layer's pieces of text, each with its place on the page as it is shown.

    A browser that prints sets every letter by itself: there the words are the pieces.
    """
    layer = page.get_textpage()
    if layer.count_rects() * RUN > layer.count_chars():
        for text, rect in _words(layer):
            yield SOFT.sub("-", text), _as_shown(page, rect)
        return
    for n in range(layer.count_rects()):
        rect = layer.get_rect(n)
        text = SOFT.sub("-", layer.get_text_bounded(*rect).strip()).split("\r\n")[0]
        if text:
            yield text, _as_shown(page, rect)


def _words(layer: pypdfium2.PdfTextPage) -> Iterator[tuple[str, Box]]:
    """Yield the words of letters set one by one, each with its place (left, bottom, right, top)."""
    text, at = "", (0.0, 0.0, 0.0, 0.0)
    for n in range(layer.count_chars()):
        letter = chr(pdfium_c.FPDFText_GetUnicode(layer, n))
        left, bottom, right, top = layer.get_charbox(n, loose=True)
        apart = left - at[2] > (top - bottom) * GAP or left < at[0] or bottom > at[3] or top < at[1]
        if text and (letter.isspace() or apart):
            yield text, at
            text = ""
        if not letter.isspace():
            x1, y1, x2, y2 = at if text else (left, bottom, right, top)
            at = (min(x1, left), min(y1, bottom), max(x2, right), max(y2, top))
            text += letter
    if text:
        yield text, at


def _as_shown(page: pypdfium2.PdfPage, rect: tuple[float, float, float, float]) -> Box:
    """Return a rectangle (left, bottom, right, top) as a box of the page, turned as shown."""
    left, bottom, right, top = page.get_cropbox()
    x1, y1, x2, y2 = rect[0] - left, rect[1] - bottom, rect[2] - left, rect[3] - bottom
    wide, high = right - left, top - bottom
    turn = page.get_rotation()
    if turn == 90:
        return y1, x1, y2 - y1, x2 - x1
    if turn == 180:
        return wide - x2, y1, x2 - x1, y2 - y1
    if turn == 270:
        return high - y2, wide - x2, y2 - y1, x2 - x1
    return x1, high - y2, x2 - x1, y2 - y1


def is_sound(page: pypdfium2.PdfPage, rows: tuple[Row, ...]) -> bool:
    """Say whether the text layer can be trusted without a look at the page.

    Garbage of lost encodings, and the invisible layer that a scanner's program wrote in the
    wrong language, are not Vietnamese; a digital seal over a scan has but a few words.
    """
    text = "\n".join(row.text for row in rows)
    words = len(LETTERS.findall(text))
    if not is_scan(page):
        return vietnamese(text) >= SOUND or (words == 0 and not _pictures(page))
    return words >= FEW and vietnamese(text) >= OVER_A_SCAN


def is_scan(page: pypdfium2.PdfPage) -> bool:
    """Say whether pictures cover half of the page or more."""
    width, height = page.get_size()
    shares = [abs((r - l) * (t - b)) for l, b, r, t in _pictures(page)]  # noqa: E741
    return bool(sum(shares) > COVERED * width * height)


def _pictures(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, float]]:
    found = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return [_bounds(one) for one, _ in zip(found, range(2000), strict=False)]


def _bounds(one: pypdfium2.PdfObject) -> tuple[float, float, float, float]:
    left, bottom, right, top = one.get_bounds()
    return float(left), float(bottom), float(right), float(top)


def drawn_at(page: pypdfium2.PdfPage, dpi: int) -> Pixels:
    """Return the page as pixels (BGR) at that many dots an inch, 3300 a side at most."""
    longest = max(1.0, *page.get_size())
    scale = min(dpi / 72, LONGEST_SIDE / longest)
    return np.ascontiguousarray(page.render(scale=scale).to_numpy()[..., :3])
