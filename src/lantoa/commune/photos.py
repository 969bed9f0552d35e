"""Photos: turned upright, made smaller, drawn anew so that nothing hidden comes along."""

import io
from datetime import datetime
from threading import Lock

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from lantoa.kit.clock import ZONE
from lantoa.kit.errors import Unfit

LONGEST_SIDE = 2560
MOST_PIXELS, MOST_UNPACKED_WHOLE = 120_000_000, 50_000_000
ONE_AT_A_TIME = Lock()
QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
TAKEN, EXIF_PART = 0x9003, 0x8769

pillow_heif.register_heif_opener()


def redrawn(data: bytes, *, name: str) -> tuple[bytes, str, datetime | None]:
    """Return the photo anew with its MIME type and when its camera says it was taken.

    One photo at a time: four people's at once would take the memory of a small machine.
    Upright, at most 2560 px a side, without EXIF (place, camera, thumbnail). PNG stays PNG, all
    else becomes JPEG. Raises `Unfit` for damaged photos and for bombs.
    """
    with ONE_AT_A_TIME:
        return _redrawn(data, name)


def _redrawn(data: bytes, name: str) -> tuple[bytes, str, datetime | None]:
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as photo:
            if photo.width * photo.height > _most_pixels(photo):
                raise Unfit(
                    f"Ảnh {name} quá lớn ({photo.width} × {photo.height} điểm ảnh). "
                    "Hãy chụp lại ở cỡ nhỏ hơn rồi gửi."
                )
            taken_at = _taken_at(photo)
            photo.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            is_png = photo.format == "PNG"
            upright = ImageOps.exif_transpose(photo)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return (*_written(upright, is_png=is_png), taken_at)
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        UnidentifiedImageError,
        Image.DecompressionBombError,
    ):
        raise Unfit(f"Không mở được ảnh {name}: tệp hỏng hoặc gửi chưa hết. Hãy gửi lại ảnh.")


def _most_pixels(photo: Image.Image) -> int:
    """Return how large a photo may be: only a plain JPEG can be read small from the start."""
    in_one_pass = photo.format == "JPEG" and not photo.info.get("progressive")
    return MOST_PIXELS if in_one_pass else MOST_UNPACKED_WHOLE


def _written(photo: Image.Image, *, is_png: bool) -> tuple[bytes, str]:
    out = io.BytesIO()
    if is_png:
        clean = photo if photo.mode in ("1", "L", "RGB", "RGBA") else photo.convert("RGBA")
        clean.info = {}
        clean.save(out, "PNG", optimize=True)
        return out.getvalue(), "image/png"
    if photo.mode in ("RGBA", "LA", "PA"):
        white = Image.new("RGBA", photo.size, "white")
        photo = Image.alpha_composite(white, photo.convert("RGBA"))
    plain = photo.convert("RGB")
    plain.info = {}
    plain.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue(), "image/jpeg"


def _taken_at(photo: Image.Image) -> datetime | None:
    said = str(photo.getexif().get_ifd(EXIF_PART).get(TAKEN, ""))
    try:
        return datetime.strptime(said[:19], "%Y:%m:%d %H:%M:%S").replace(tzinfo=ZONE)
    except ValueError:
        return None
