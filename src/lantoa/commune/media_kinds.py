"""What a recording holds, told by its tracks: sound alone, a film, or nothing at all."""

from collections.abc import Iterator
from itertools import pairwise

SOUND, FILM, NOTHING = "audio", "video", "no track"
HEAD = 65536
PATH = (b"moov", b"trak", b"mdia")
SIZE, LONG_SIZE = 8, 16


def of_boxes(data: bytes) -> str:
    """Return what an MP4, M4A, MOV or 3GP holds (ISO/IEC 14496-12: the handler of each track)."""
    handlers = {data[at + 8 : at + 12] for at, _ in _inside(data, 0, len(data), PATH)}
    if b"vide" in handlers:
        return FILM
    return SOUND if b"soun" in handlers else NOTHING


def _inside(data: bytes, at: int, end: int, path: tuple[bytes, ...]) -> Iterator[tuple[int, int]]:
    """Yield where the handlers below `path` stand."""
    wanted = path[0] if path else b"hdlr"
    for kind, first, last in _boxes(data, at, end):
        if kind == wanted and path:
            yield from _inside(data, first, last, path[1:])
        elif kind == wanted:
            yield first, last


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield the boxes side by side: kind, where the contents begin and end."""
    while at + SIZE <= end:
        size, head = int.from_bytes(data[at : at + 4], "big"), SIZE
        if size == 1:
            size, head = int.from_bytes(data[at + SIZE : at + LONG_SIZE], "big"), LONG_SIZE
        last = end if size == 0 else at + size
        if last > end or last < at + head:
            return
        yield data[at + 4 : at + SIZE], at + head, last
        at = last


def of_matroska(data: bytes) -> str:
    """Return what a WebM or MKV holds: its tracks name their codecs near the beginning."""
    head = data[:HEAD]
    if b"V_VP" in head or b"V_AV1" in head or b"V_MPEG" in head:
        return FILM
    return SOUND if b"A_" in head else NOTHING


def of_ogg(data: bytes) -> str:
    """Return what an Ogg holds: its first pages name their codecs."""
    head = data[:HEAD]
    if b"\x80theora" in head:
        return FILM
    names = (b"OpusHead", b"\x01vorbis", b"Speex   ", b"\x7fFLAC")
    return SOUND if any(name in head for name in names) else NOTHING


def of_wave(data: bytes) -> str:
    """Return what a WAV holds: sound where its list of chunks has some."""
    at = data.find(b"data", 12)
    return SOUND if b"fmt " in data[:HEAD] and 0 < at < len(data) - SIZE else NOTHING


def of_amr(data: bytes) -> str:
    """Return what stands behind the head of an AMR."""
    return SOUND if data[9:].strip(b"\0") else NOTHING


def of_mp3(data: bytes) -> str:
    """Return what stands behind the tags of an MP3: sound begins with eleven bits set."""
    at = 0
    if data[:3] == b"ID3" and len(data) > 10:
        low = [byte & 0x7F for byte in data[6:10]]
        at = 10 + (low[0] << 21 | low[1] << 14 | low[2] << 7 | low[3])
    found = any(one == 0xFF and two & 0xE0 == 0xE0 for one, two in pairwise(data[at : at + HEAD]))
    return SOUND if found else NOTHING
