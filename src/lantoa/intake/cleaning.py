"""A picture of a page made fit to be read: even light, no seal over the name, lines level."""

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
WIDTH = 1654
COLOUR, TINT = 50, 18
SEAL = 0.04
STEEPEST = 8.0
LETTER = 60
WHITE = 265


def cleaned(page: Pixels) -> tuple[Pixels, float]:
    """Return a page (BGR) in grey, near 200 dots an inch (A4), level; and the turn in degrees.

    Light is made even only where it is not: on a flat scan that would cost letters.
    """
    page = _sized(page)
    if is_uneven(page):
        page = even(page)
    grey = without_seals(page)
    angle = slant(grey)
    return without_rules(turned(grey, angle)), angle


def _sized(page: Pixels) -> Pixels:
    short = min(page.shape[:2])
    if 0.9 * WIDTH <= short <= 1.25 * WIDTH:
        return page
    scale = WIDTH / short
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(page, None, fx=scale, fy=scale, interpolation=way), np.uint8)


def paper_of(page: Pixels) -> Pixels:
    """Return the paper without its print: the light that fell on it, channel by channel."""
    small = cv2.resize(page, None, fx=0.125, fy=0.125, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((9, 9), np.uint8)), 21)
    size = (page.shape[1], page.shape[0])
    return np.asarray(cv2.resize(paper, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def is_uneven(page: Pixels) -> bool:
    """Say whether light falls unevenly, or is coloured, or dim."""
    paper = paper_of(page)[::16, ::16].reshape(-1, 3).astype(np.float32)
    grey = paper.mean(axis=1)
    cast = float(np.ptp(paper.mean(axis=0)))
    return float(np.ptp(np.percentile(grey, [5, 95]))) > 24 or cast > 14 or float(grey.mean()) < 170


def even(page: Pixels) -> Pixels:
    """Return the page with its light divided out: paper white everywhere, its noise gone."""
    paper = np.maximum(paper_of(page), 40)
    return np.asarray(cv2.divide(page, paper, scale=WHITE), np.uint8)


def without_seals(page: Pixels) -> Pixels:
    """Return the page in grey, with seals and signatures in coloured ink made pale.

    A seal is coloured ink that hangs together over 4 % of the page's height or more: coloured
    letters are smaller and stay. In its box the brightest channel counts, in which red and blue
    are almost paper, while black print under the seal stays black.
    """
    brightest, darkest = page.max(axis=2), page.min(axis=2)
    grey = np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), np.uint8)
    colour = cv2.subtract(brightest, darkest)
    ink = cv2.dilate((colour > COLOUR).astype(np.uint8), np.ones((5, 5), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(ink)
    for x, y, w, h, _area in boxes[1:count]:
        if max(w, h) > SEAL * page.shape[0]:
            part = np.s_[y : y + h, x : x + w]
            tinted = cv2.dilate((colour[part] > TINT).astype(np.uint8), np.ones((3, 3), np.uint8))
            grey[part] = np.where(tinted > 0, brightest[part], grey[part])
    return grey


def without_rules(grey: Pixels) -> Pixels:
    """Return a level page without the ruled lines of tables, which glue words of a cell together.

    A rule is thin and runs over 6 % of the width or 4 % of the height; a letter never does.
    """
    height, width = grey.shape
    ink = cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12
    )
    found = np.zeros_like(grey)
    for shape in ((width // 16, 1), (1, height // 25)):
        lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape[::-1], np.uint8))
        count, labels, boxes, _ = cv2.connectedComponentsWithStats(lines)
        thin = [k for k in range(1, count) if min(boxes[k][2], boxes[k][3]) <= 14]
        found[np.isin(labels, thin)] = 255
    return np.where(cv2.dilate(found, np.ones((3, 3), np.uint8)) > 0, np.uint8(255), grey)


def slant(grey: Pixels) -> float:
    """Return by how many degrees lines of print climb, at most 8 either way.

    The right turn is the one that makes rows of pixels differ most from their neighbours.
    """
    ink = _ink(grey)
    coarse = max(np.arange(-STEEPEST, STEEPEST + 0.1, 0.5), key=lambda a: _order(ink, a))
    return float(max(np.arange(coarse - 0.4, coarse + 0.41, 0.1), key=lambda a: _order(ink, a)))


def lines_lie_flat(page: Pixels) -> bool:
    """Say whether lines of print run from side to side, not from top to bottom."""
    ink = _ink(np.asarray(cv2.cvtColor(page, cv2.COLOR_BGR2GRAY), np.uint8))
    angles = np.arange(-4, 4.1, 1.0)
    flat = max(_order(ink, angle) for angle in angles)
    return flat >= max(_order(np.ascontiguousarray(ink.T), angle) for angle in angles)


def _ink(grey: Pixels) -> NDArray[np.float32]:
    """Return a small picture of the print: 1 is ink, 0 paper, edges and seals left out."""
    scale = 800 / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(small, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 15)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink)
    letters = np.array([max(box[2], box[3]) < LETTER for box in boxes[:count]], np.float32)
    letters[0] = 0
    return np.asarray(letters[labels], np.float32)


def _order(ink: NDArray[np.float32], angle: float) -> float:
    sums = _rotated(ink, angle, 0, cv2.INTER_NEAREST).sum(axis=1)
    return float(((sums[1:] - sums[:-1]) ** 2).sum())


def turned(grey: Pixels, angle: float) -> Pixels:
    """Return the page turned back by `angle` degrees, same size, white at the corners."""
    if abs(angle) < 0.05:
        return grey
    return np.asarray(_rotated(grey, angle, 255, cv2.INTER_CUBIC), np.uint8)


def _rotated(
    page: NDArray[np.float32] | Pixels, angle: float, paper: int, way: int
) -> NDArray[np.float32]:
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
    return np.asarray(cv2.warpAffine(page, turn, (width, height), flags=way, borderValue=paper))
