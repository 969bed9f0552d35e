"""Photos: turned upright, made smaller, drawn anew so that nothing hidden comes along."""

import io
import struct
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
TAKEN, EXIF_PART, ORIENTATION = 0x9003, 0x8769, 0x0112
START_OF_PICTURE, NOTES = 0xDA, (0xE1, 0xED, 0xFE)

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


def without_exif(data: bytes) -> bytes:
    """Return a JPEG without what the camera wrote of itself and its place, but for the turn.

    The file is not decoded: its parts are walked through up to the picture. Other kinds of
    picture, and JPEGs with parts that do not add up, come back as they are.
    """
    kept, at, turn = [data[:2]], 2, b""
    while data[:2] == b"\xff\xd8" and data[at : at + 1] == b"\xff" and at + 4 <= len(data):
        kind, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        part = data[at : at + 2 + size]
        if kind == START_OF_PICTURE or size < 2:
            return b"".join([kept[0], turn, *kept[1:], data[at:]])
        if kind in NOTES:
            turn = turn or _turn(part)
        else:
            kept.append(part)
        at += 2 + size
    return data


def _turn(part: bytes) -> bytes:
    """Return an EXIF part that says only how the camera was held; b"" where it was upright."""
    exif = Image.Exif()
    try:
        exif.load(part[4:])
    except (SyntaxError, ValueError, KeyError, OSError, struct.error):
        return b""
    if not (1 < int(exif.get(ORIENTATION, 1) or 1) <= 8):
        return b""
    only = Image.Exif()
    only[ORIENTATION] = int(exif[ORIENTATION])
    body = only.tobytes()
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
