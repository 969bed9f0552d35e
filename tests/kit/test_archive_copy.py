"""The PDF keeps for decades: fonts, colours and words are inside it, nothing in it moves or hides.

What ISO 19005-2 (PDF/A-2) asks first, looked for in the file itself; no validator can be had from a
package registry.
"""

import re
import zlib
from datetime import date

import pytest

from lantoa.kit import clock, official
from lantoa.kit.families import FAMILIES, Family
from lantoa.kit.official_pdf import to_pdf
from tests.kit.both_papers import photo
from tests.kit.correct_papers import ANNEXES, BLOCKS
from tests.kit.papers import paper

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def opened(data: bytes) -> str:
    """Return the file with everything that is packed in it laid open."""
    parts = [data]
    for packed in STREAM.findall(data):
        try:
            parts.append(zlib.decompress(packed))
        except zlib.error:
            continue
    return b"\n".join(parts).decode("latin-1")


@pytest.fixture(params=FAMILIES, ids=lambda family: family.code)
def said(request: pytest.FixtureRequest) -> str:
    """Give a paper of each family with annexes and a photo, laid open."""
    family: Family = request.param
    pictures = official.Pictures((official.Picture(photo(), "Ảnh 1. Họp thôn"),))
    annexes = (*ANNEXES, official.Annex("Ảnh", (pictures,), landscape=True))
    with clock.at(clock.local(date(2026, 2, 5), 9)):
        return opened(to_pdf(paper(blocks=BLOCKS, annexes=annexes, family=family)))


def test_it_says_what_it_is_in_its_own_language_and_for_whom_cannot_see(said):
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in said
    assert re.search(r"/Marked\s+true", said)
    assert "/StructTreeRoot" in said
    assert re.search(r"/Lang\s*\(vi", said)
    assert re.search(r"/ID\s*\[", said)


def test_its_colours_are_defined_in_the_file(said):
    assert "/GTS_PDFA1" in said
    assert "/DestOutputProfile" in said


def test_every_font_is_inside_and_every_sign_can_be_read_as_a_letter(said):
    fonts = len(re.findall(r"/Type\s*/FontDescriptor", said))

    assert fonts
    assert len(re.findall(r"/FontFile[23]?\s", said)) == fonts
    assert len(re.findall(r"/ToUnicode\s", said)) >= len(re.findall(r"/Subtype\s*/Type0\b", said))


def test_nothing_shines_through_moves_or_asks_for_a_key(said):
    hidden = r"/SMask\s+\d|/S\s*/Transparency|/(?:ca|CA)\s+0?\.\d"

    assert not re.search(hidden, said)
    assert not re.search(r"/S\s*/(?:JavaScript|Launch|Movie|Sound)|/Encrypt\s|/EmbeddedFile", said)
