"""The page found in a photo and laid flat, as if a scanner had taken it."""

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
SMALL = 640
LEAST_SHARE, MOST_SHARE = 0.25, 0.985
DARKER, STEP = 14.0, 7.0


def flattened(photo: Pixels) -> Pixels:
    """Return the page of a photo (BGR) laid flat; the photo itself where no whole page shows.

    The page is a bright quadrilateral, a quarter of the picture at least, with something darker
    around it. The corners are mapped to a rectangle with the mean lengths of opposite sides.
    """
    corners = page_corners(photo)
    if corners is None:
        return photo
    top, right, bottom, left = (
        float(np.linalg.norm(corners[k] - corners[(k + 1) % 4])) for k in range(4)
    )
    width, height = round((top + bottom) / 2), round((left + right) / 2)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    lens = cv2.getPerspectiveTransform(corners, flat)
    return np.asarray(
        cv2.warpPerspective(photo, lens, (width, height), flags=cv2.INTER_CUBIC), np.uint8
    )


def page_corners(photo: Pixels) -> NDArray[np.float32] | None:
    """Return the page's corners in pixels (upper left first, clockwise), or None."""
    scale = SMALL / max(photo.shape[:2])
    small = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    best: NDArray[np.float32] | None = None
    most = DARKER
    for mask in _masks(np.asarray(grey, np.uint8)):
        for contour in cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)[0]:
            found = _quadrilateral(np.asarray(contour), grey.size)
            contrast = _contrast(found, np.asarray(grey, np.uint8)) if found is not None else 0.0
            if contrast > most:
                best, most = found, contrast
    return None if best is None else np.asarray(best / scale, np.float32)


def _masks(grey: Pixels) -> list[Pixels]:
    """Return pictures of what may be the page: the bright part, and what edges enclose."""
    bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1]
    edges = cv2.dilate(cv2.Canny(grey, 30, 90), np.ones((3, 3), np.uint8))
    closed = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    return [np.asarray(mask, np.uint8) for mask in (closed, edges)]


def _quadrilateral(contour: NDArray[np.int32], whole: int) -> NDArray[np.float32] | None:
    """Return four corners (upper left first, clockwise) where the outline is a page's."""
    hull = cv2.convexHull(contour)
    if not LEAST_SHARE < cv2.contourArea(hull) / whole < MOST_SHARE:
        return None
    for slack in (0.01, 0.02, 0.04):
        shape = cv2.approxPolyDP(hull, slack * cv2.arcLength(hull, closed=True), closed=True)
        if len(shape) == 4:
            corners = np.asarray(shape, np.float32).reshape(4, 2)
            return _in_order(corners) if _is_square_enough(corners) else None
    return None


def _is_square_enough(corners: NDArray[np.float32]) -> bool:
    """Say whether every angle lies between 55 and 125 degrees."""
    for k in range(4):
        one, two = corners[k - 1] - corners[k], corners[(k + 1) % 4] - corners[k]
        cosine = float(one @ two) / (float(np.linalg.norm(one) * np.linalg.norm(two)) or 1.0)
        if abs(cosine) > 0.57:
            return False
    return True


def _in_order(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    middle = corners.mean(axis=0)
    turn = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    clockwise = corners[np.argsort(turn)]
    return np.asarray(np.roll(clockwise, -int(clockwise.sum(axis=1).argmin()), axis=0), np.float32)


def _contrast(corners: NDArray[np.float32], grey: Pixels) -> float:
    """Return by how much paper is brighter than what lies outside, at its weakest side."""
    middle = corners.mean(axis=0)
    least = 255.0
    for k in range(4):
        share = np.linspace(0.08, 0.92, 40)[:, None]
        side = corners[k] * (1 - share) + corners[(k + 1) % 4] * share
        away = side.mean(axis=0) - middle
        step = STEP * away / (float(np.linalg.norm(away)) or 1.0)
        within, without = _light_at(grey, side - step), _light_at(grey, side + step)
        if within is None:
            return 0.0
        least = min(least, within - without if without is not None else 1.5 * DARKER)
    return least


def _light_at(grey: Pixels, points: NDArray[np.float32]) -> float | None:
    """Return the median light at points; None where most lie outside the picture."""
    x, y = points.round().astype(int).T
    kept = (x >= 0) & (y >= 0) & (x < grey.shape[1]) & (y < grey.shape[0])
    return float(np.median(grey[y[kept], x[kept]])) if kept.mean() > 0.5 else None
