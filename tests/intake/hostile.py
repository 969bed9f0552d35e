"""Small files that mean harm, built byte by byte: bombs, locks, pages of impossible size."""

import struct
import zlib
from io import BytesIO

import numpy as np
from PIL import Image

LOCK = b"<< /Filter /Standard /V 1 /R 2 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> /P -4 >>"


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, the first its catalogue."""
    out, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R %b >>\n" % (size, trailer)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return out + head + table + end + b"startxref\n%d\n%%%%EOF\n" % len(out)


def stream(data: bytes, told: bytes = b"") -> bytes:
    """Return a PDF stream with more keys told."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), told, data)


def paper(content: bytes, box: bytes = b"0 0 595 842", resources: bytes = b"<< >>") -> list[bytes]:
    """Return the objects of a PDF of one page, the fifth object is free."""
    return [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [%b] /Contents 4 0 R /Resources %b >>"
        % (box, resources),
        content,
    ]


def locked() -> bytes:
    """Return a PDF that a password locks."""
    return pdf(*paper(stream(b"")), LOCK, trailer=b"/Encrypt 5 0 R /ID [<00><00>]")


def vast() -> bytes:
    """Return a PDF with a page of 350 metres a side."""
    return pdf(*paper(stream(b"0 0 9 9 re f"), box=b"0 0 1000000 1000000"))


def swelling(megabytes: int) -> bytes:
    """Return a PDF whose page is drawn by that many megabytes of blanks."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(megabytes)) + packer.flush()
    return pdf(*paper(stream(packed, b"/Filter /FlateDecode")))


def laughing(deep: int, wide: int) -> bytes:
    """Return a PDF whose page draws a form that draws forms … `wide` ** `deep` in all."""
    forms = []
    for n in range(deep):
        body = b"/N Do " * wide if n + 1 < deep else b"0 0 500 500 re f "
        told = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
        told += b"/Resources << /XObject << /N %d 0 R >> >>" % (6 + n)
        forms.append(stream(body, told))
    names = b"<< /XObject << /F 5 0 R >> >>"
    return pdf(*paper(stream(b"/F Do"), resources=names), *forms)


def picture_bomb(side: int) -> bytes:
    """Return a PNG of `side` pixels each way, all black, in a few KB."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    packer = zlib.compressobj(9)
    row = bytes(1 + (side + 7) // 8)
    packed = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def picture(width: int, height: int, form: str = "PNG") -> bytes:
    """Return a white picture."""
    kept = BytesIO()
    Image.new("L", (width, height), 255).save(kept, form)
    return kept.getvalue()


def fur(side: int = 500) -> bytes:
    """Return a photo without a letter on it: soft light over something with fur."""
    rng = np.random.default_rng(1)
    y, x = np.mgrid[:side, :side]
    light = 120 + 60 * np.sin(x / 70 + y / 90)
    hairs = np.repeat(rng.normal(0, 25, (side, side // 4)), 4, axis=1)
    pixels = np.clip(light + hairs, 0, 255).astype(np.uint8)
    kept = BytesIO()
    Image.fromarray(pixels).save(kept, "JPEG")
    return kept.getvalue()
