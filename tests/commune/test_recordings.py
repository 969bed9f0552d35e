"""A recording is known by its tracks: sound is kept, a film and an empty shell are refused."""

from pathlib import Path

import pytest

from lantoa.commune.file_kinds import sort_of
from tests.commune.test_files import keep, refused
from tests.media import MP3, OGG, WAV, WEBM, box, mp4
from tests.world import World

AMR = b"#!AMR\n" + b"\x3c" * 32
LONG = box(b"ftyp", b"isom") + b"\0\0\0\x01mdat" + (32).to_bytes(8, "big") + bytes(16)
SILENT = (
    b"\0\0\0\x18ftypmp42" + bytes(2000),
    b"\0\0\0\x18ftypmp42" + b"soun vide" + bytes(400),
    mp4(),
    mp4(b"hint"),
    mp4(b"soun")[:-60],
    b"\0\0\0\x18ftypmp42" + b"\xff\xff\xff\xffmoov",
    b"\x1a\x45\xdf\xa3" + bytes(300),
    b"OggS" + bytes(range(1, 90)),
    b"ID3\x04" + b"\0\x01" * 2000,
    b"RIFF\x10\0\0\0WAVEfmt " + b"\x01" * 40,
    b"#!AMR\n" + bytes(40),
)


@pytest.mark.parametrize(
    "data",
    [mp4(b"soun"), mp4(b"soun", brand=b"M4A "), LONG + mp4(b"soun"), WEBM, OGG, MP3, WAV, AMR],
)
def test_sound_is_known_as_sound(data: bytes) -> None:
    assert sort_of(data).kind == "audio"


@pytest.mark.parametrize(
    "data", [mp4(b"vide", b"soun"), mp4(b"vide"), WEBM.replace(b"A_OPUS", b"V_VP8"), b"FLV\x01"]
)
def test_a_film_is_known_as_a_film(data: bytes) -> None:
    assert sort_of(data).kind == "video"


@pytest.mark.django_db
@pytest.mark.parametrize("data", SILENT)
def test_a_shell_with_neither_picture_nor_sound_is_refused_in_words(
    world: World, files: Path, data: bytes
) -> None:
    said = refused(world, data, "ghi-am.mp4")

    assert "không có hình và tiếng" in said
    assert "Hãy mở thử trên máy" in said


@pytest.mark.django_db
def test_a_voice_note_of_an_iphone_is_kept(world: World, files: Path) -> None:
    row = keep(world, mp4(b"soun", brand=b"M4A "), "Ghi âm mới.m4a")

    assert (row.mime, row.name) == ("audio/mp4", "Ghi âm mới.m4a")
