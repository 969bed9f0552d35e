"""Photos and scans opened: JPEG, PNG, TIFF of many pages, HEIC, WebP become pages of pixels."""

import io
from collections.abc import Iterator

import cv2
import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from lantoa.intake.trouble import AGAIN_PHOTO, Unreadable

Pixels = NDArray[np.uint8]
MOST_PIXELS = 80_000_000
LONGEST_SIDE, LEAST_SIDE = 3600, 30
SHOWN = 1240
FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "HEIF")

pillow_heif.register_heif_opener()
Image.MAX_IMAGE_PIXELS = MOST_PIXELS


def count(name: str, data: bytes) -> int:
    """Return how many pages a picture file holds. Raises `Unreadable`."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as file:
            return int(getattr(file, "n_frames", 1))
    except (OSError, SyntaxError, ValueError, EOFError, UnidentifiedImageError):
        raise Unreadable(f"Không mở được ảnh {name}: tệp hỏng hoặc gửi chưa hết. {AGAIN_PHOTO}")
    except Image.DecompressionBombError:
        raise Unreadable(f"Ảnh {name} quá lớn khi mở ra. Hãy chụp hoặc quét lại ở cỡ nhỏ hơn.")


def pages(name: str, data: bytes) -> Iterator[Pixels]:
    """Yield each page (BGR, upright as the camera says, at most 3600 px a side).

    Raises `Unreadable` for damaged, half-sent, too large and too small pictures.
    """
    for frame in range(count(name, data)):
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as file:
                if frame:
                    file.seek(frame)
                if file.width * file.height > MOST_PIXELS:
                    raise Image.DecompressionBombError
                file.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                upright = ImageOps.exif_transpose(file)
                if min(upright.size) < LEAST_SIDE:
                    raise Unreadable(f"Ảnh {name} quá nhỏ, không đọc được chữ. {AGAIN_PHOTO}")
                upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                yield _pixels(upright)
        except Image.DecompressionBombError:
            raise Unreadable(f"Ảnh {name} quá lớn khi mở ra. Hãy chụp hoặc quét lại ở cỡ nhỏ hơn.")
        except (OSError, SyntaxError, ValueError, EOFError, UnidentifiedImageError):
            raise Unreadable(f"Không mở được ảnh {name}: tệp hỏng hoặc gửi chưa hết. {AGAIN_PHOTO}")


def _pixels(picture: Image.Image) -> Pixels:
    if picture.mode in ("RGBA", "LA", "PA", "P"):
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture.convert("RGBA"))
    if picture.mode.startswith("I"):
        deep = np.asarray(picture, np.float32)
        picture = Image.fromarray((deep / (deep.max() or 1) * 255).astype(np.uint8))
    return np.ascontiguousarray(np.asarray(picture.convert("RGB"), np.uint8)[..., ::-1])


def drawn(page: Pixels) -> tuple[bytes, int, int]:
    """Return a page as a WebP picture for the screen, 1240 px wide at most, with its size."""
    height, width = page.shape[:2]
    if width > SHOWN:
        scale = SHOWN / width
        page = np.asarray(
            cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8
        )
        height, width = page.shape[:2]
    kept = io.BytesIO()
    picture = Image.fromarray(page if page.ndim == 2 else page[..., ::-1])
    picture.save(kept, "WEBP", quality=60, method=2)
    return kept.getvalue(), width, height
