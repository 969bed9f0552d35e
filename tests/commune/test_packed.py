"""A packed file is judged by its list of parts, and the list is never longer than a document's."""

import io
import random
import struct
import time
import zipfile

import pytest

from lantoa.commune.file_kinds import MOST_PARTS, sort_of


def packed() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("[Content_Types].xml", "x")
        file.writestr("word/document.xml", "y")
    return out.getvalue()


def listing(parts: int, *, said: int) -> bytes:
    """Return a ZIP whose list names one part again and again, with a ZIP64 end that says `said`."""
    name = b"word/document.xml"
    part = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0) + name
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, *[0] * 7, len(name), *[0] * 6) + name
    listed, at = entry * parts, len(part)
    far = struct.pack("<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, said, said, len(listed), at)
    there = struct.pack("<4sIQI", b"PK\x06\x07", 0, at + len(listed), 1)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, *[0xFFFF] * 2, *[0xFFFFFFFF] * 2, 0)
    return part + listed + far + there + end


def test_a_million_parts_are_refused_before_anybody_counts_them() -> None:
    data, began = listing(600_000, said=1), time.process_time()

    sort = sort_of(data)

    assert sort.kind == "bomb"
    assert time.process_time() - began < 1.5


def test_a_list_that_lies_about_its_length_is_counted_by_what_is_there() -> None:
    assert sort_of(listing(MOST_PARTS + 1, said=2)).kind == "bomb"
    assert sort_of(listing(3, said=2**63)).kind == "archive"


@pytest.mark.parametrize("seed", range(3))
def test_a_spoilt_packed_file_is_judged_and_never_breaks(seed: int) -> None:
    draw = random.Random(seed)

    for whole in (packed(), listing(5, said=5)):
        for _ in range(300):
            spoilt = bytearray(whole)
            for _ in range(draw.randint(1, 5)):
                spoilt[-draw.randint(1, 120)] = draw.choice([0, 255, draw.randrange(256)])
            assert sort_of(bytes(spoilt)).kind
