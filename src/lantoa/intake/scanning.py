"""Printed words seen on a picture of a page: Tesseract with the Vietnamese model that ships.

The model: data/tesseract (its origin, licence and hash stand in ORIGIN.md there).
"""

import gzip
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

import cv2
import numpy as np
import tesserocr
from numpy.typing import NDArray

from lantoa.intake.cleaning import cleaned, lines_lie_flat
from lantoa.intake.sheets import Box, Mark, Row, Run, around, rows_of
from lantoa.intake.syllables import is_syllable, parted, vietnamese

Pixels = NDArray[np.uint8]
MODEL = Path(__file__).parent / "data" / "tesseract" / "vie.traineddata.gz"
SHA256 = "2284f610f262a1b19ec8df9f196b9ff6ce38ddb4a66329e998941df4b8961c8d"
DPI = 200
GAP = 1.4
NOISE, PALE = 0.3, 0.5
PIECES = re.compile(r"\d+\W*|[^\W\d_]+\W*")
SPECKS = re.compile(r"^[:;,.|`´]+(?=\w)|[|_~`´^\\<>]+$")
LEVEL = re.compile(r"\d{1,2}\.")
ONE = re.compile(r"(?<=[^\W\d_])[lI](?=\d)")
STOPS = ".,;:"
ALIKE = str.maketrans("ðÐ", "đĐ")


class NoModel(Exception):
    """The shipped model is missing or is not the one that was shipped."""


@cache
def engine() -> tesserocr.PyTessBaseAPI:
    """Return the one engine of this process, on one core. Raises `NoModel`."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    cv2.setNumThreads(1)
    packed = MODEL.read_bytes() if MODEL.is_file() else b""
    if hashlib.sha256(packed).hexdigest() != SHA256:
        raise NoModel(MODEL.name)
    with tempfile.TemporaryDirectory(prefix="lantoa-") as folder:
        (Path(folder) / "vie.traineddata").write_bytes(gzip.decompress(packed))
        return tesserocr.PyTessBaseAPI(
            path=folder, lang="vie", psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY
        )


def seen(page: Pixels) -> tuple[tuple[Row, ...], Pixels]:
    """Return the printed lines on a page (BGR) and the page as it was read, boxes in its pixels.

    The page may lie in any quarter turn. Raises `NoModel`.
    """
    upright = page if lines_lie_flat(page) else np.ascontiguousarray(np.rot90(page))
    rows, clean = _read(upright)
    if vietnamese(_text(rows)) < 0.4:
        again, other = _read(np.ascontiguousarray(np.rot90(upright, 2)))
        if _worth(again) > _worth(rows):
            return again, other
    return rows, clean


def _text(rows: tuple[Row, ...]) -> str:
    return "\n".join(row.text for row in rows)


def _worth(rows: tuple[Row, ...]) -> float:
    """Return how much was surely read: each word of letters by its confidence."""
    marks = [mark for row in rows for mark in row.marks if is_syllable(mark.text.strip(".,;:()-"))]
    return sum(mark.confidence for mark in marks)


def _read(page: Pixels) -> tuple[tuple[Row, ...], Pixels]:
    clean, _ = cleaned(page)
    height, width = clean.shape
    api = engine()
    api.SetImageBytes(clean.tobytes(), width, height, 1, width)
    api.SetSourceResolution(DPI)
    api.Recognize()
    runs = [part for line in _lines(api) for part in _cells(_numbered(line))]
    return tuple(rows_of(runs, apart=GAP / 2)), clean


def _lines(api: tesserocr.PyTessBaseAPI) -> Iterator[list[Mark]]:
    """Yield Tesseract's lines as words, what is surely no word left out."""
    words = api.GetIterator()
    line: list[Mark] = []
    for word in tesserocr.iterate_level(words, tesserocr.RIL.WORD) if words else ():
        if word.IsAtBeginningOf(tesserocr.RIL.TEXTLINE) and line:
            yield line
            line = []
        if not word.Empty(tesserocr.RIL.WORD):
            left, top, right, bottom = word.BoundingBox(tesserocr.RIL.WORD)
            text = SPECKS.sub("", word.GetUTF8Text(tesserocr.RIL.WORD).strip()).translate(ALIKE)
            surely = word.Confidence(tesserocr.RIL.WORD) / 100
            box = (float(left), float(top), float(right - left), float(bottom - top))
            line += [one for one in _words(text, box, surely) if not _is_noise(one)]
    if line:
        yield line


def _numbered(line: list[Mark]) -> list[Mark]:
    """Return the line, the number it begins with in one piece: "2. 1." is "2.1."."""
    if len(line) < 3 or not all(LEVEL.fullmatch(mark.text) for mark in line[:2]):
        return line
    box = around(mark.box for mark in line[:2])
    surely = min(mark.confidence for mark in line[:2])
    return [Mark(line[0].text + line[1].text, box, surely), *line[2:]]


def _words(text: str, box: Box, surely: float) -> list[Mark]:
    """Return the word, or the words that were glued together, each over its share of the box."""
    each, at, marks = box[2] / max(1, len(text)), box[0], []
    for part in _parts(text):
        marks.append(Mark(part, (at, box[1], each * len(part), box[3]), surely))
        at += each * len(part)
    return marks


def _parts(text: str) -> list[str]:
    """Return what a glued word holds: "Cử45" is two words, "chuẩn;bị" too; codes stay whole."""
    if is_syllable(text.strip(STOPS)):
        return [text]
    parts: list[str] = []
    text = ONE.sub("1", text)
    for piece in PIECES.findall(text):
        core = piece.rstrip(STOPS)
        found = parted(core) if core else ("",)
        parts += [*found[:-1], found[-1] + piece[len(core) :]]
    whole = len(parts) > 1 and all(map(_is_plain, parts))
    return parts if whole else [text]


def _is_plain(part: str) -> bool:
    """Say whether a part is a number or a syllable, so that parting made words of it."""
    core = part.strip(STOPS)
    return core.isdigit() or (is_syllable(core) and core[1:].islower() and len(core) > 1)


def _is_noise(mark: Mark) -> bool:
    """Say whether specks, a seal's edge or a stroke of a pen were taken for a word."""
    core = mark.text.strip(".,;:()-/")
    if not mark.text or mark.confidence < NOISE:
        return not is_syllable(core)
    return mark.confidence < PALE and not any(c.isalnum() for c in core)


def _cells(line: list[Mark]) -> Iterator[Run]:
    """Yield the parts of a line that wide white sets apart: columns that Tesseract ran together."""
    if not line:
        return
    high = median(mark.box[3] for mark in line)
    part = [line[0]]
    for mark in line[1:]:
        if mark.box[0] - (part[-1].box[0] + part[-1].box[2]) > GAP * high:
            yield Run(tuple(part))
            part = []
        part.append(mark)
    yield Run(tuple(part))
