"""The page pictures as the review page draws them: where each source line stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from lantoa.intake.models import PageImage

MARGIN = 4


@dataclass(frozen=True)
class Box:
    """Where one source line stands on the page, in pixels of its picture."""

    line: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Sheet:
    """One page: its picture, size in pixels, and the boxes of its lines."""

    image: PageImage
    boxes: tuple[Box, ...]


def sheets(images: Iterable[PageImage]) -> list[Sheet]:
    """Return the pages that have a picture, in reading order."""
    return [
        Sheet(image, tuple(_box(image, line) for line in image.lines))
        for image in images
        if image.file_id is not None
    ]


def _box(image: PageImage, line: dict[str, object]) -> Box:
    x, y, width, height = (float(str(part)) for part in list(line["box"]))  # type: ignore[call-overload]
    return Box(
        int(str(line["line"])),
        max(0, round(x * image.width) - MARGIN),
        max(0, round(y * image.height) - MARGIN),
        round(width * image.width) + 2 * MARGIN,
        round(height * image.height) + 2 * MARGIN,
    )
