"""Files spoilt at random: whatever the bytes, the answer is text or a sentence, never a crash."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from lantoa.intake.encodings import decoded
from lantoa.intake.files import Unreadable, text_in
from tests.intake.letters import OPEN

SEEDS = Path(__file__).parent.parent / "data" / "spoilt"


def small_docx() -> bytes:
    kept = BytesIO()
    document = docx.Document()
    document.add_paragraph("Công văn số 1")
    document.save(kept)
    return kept.getvalue()


def small_picture(form: str) -> bytes:
    kept = BytesIO()
    Image.new("RGB", (60, 80), "white").save(kept, form)
    return kept.getvalue()


WHOLE = {
    "a.pdf": (OPEN / "05.pdf").read_bytes(),
    "a.docx": small_docx(),
    "a.png": small_picture("PNG"),
    "a.tif": small_picture("TIFF"),
    "a.webp": small_picture("WEBP"),
    "a.jpg": small_picture("JPEG"),
}


def opened(name: str, data: bytes) -> None:
    """Fail where the answer is neither text nor a sentence that names the file."""
    try:
        said = text_in(name, data)
    except Unreadable as trouble:
        said = str(trouble) if name in str(trouble) else ""

    assert said


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_a_spoilt_file_is_text_or_a_sentence(name: str, data: st.DataObject) -> None:
    whole = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(1, len(whole)))

    opened(name, bytes(whole[:end]))


@settings(max_examples=150, deadline=None)
@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_are_text_or_a_sentence(data: bytes) -> None:
    opened("a.txt", data)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_unicode_comes_back_as_it_was_or_more_vietnamese(text: str) -> None:
    try:
        assert isinstance(decoded(text.encode()), str)
    except ValueError:
        assert "\0" in text


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*")), ids=lambda p: p.name)
def test_what_once_broke_the_reader_no_longer_does(path: Path) -> None:
    opened(path.name, path.read_bytes())
