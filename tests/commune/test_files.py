"""The one store of files: what it takes, what it keeps, whom it serves."""

import io
import stat
import zipfile
from pathlib import Path

import docx
import pillow_heif
import pytest
from django.test import Client
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from lantoa.commune import files as store
from lantoa.commune.file_kinds import MOST_UNPACKED
from lantoa.commune.models import File, Unit
from lantoa.kit.errors import NotAllowed, Unfit
from tests.media import MP3, WAV, mp4
from tests.world import World

ALL = frozenset({"image", "pdf", "docx", "text", "audio"})
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def photo(size: tuple[int, int] = (80, 60), kind: str = "JPEG", **more: object) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(out, kind, **more)
    return out.getvalue()


def word(**parts: str | bytes) -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    with zipfile.ZipFile(out, "a") as file:
        for name, body in parts.items():
            file.writestr(name, body)
    return out.getvalue()


def keep(world: World, data: bytes, name: str = "tep.jpg", **more: object) -> File:
    facts = {"unit": world.boards[0], "accept": ALL, **more}
    return store.store_file(world.people["hamlet"], data=data, name=name, **facts)


def refused(world: World, data: bytes, name: str, accept: frozenset[str] = ALL) -> str:
    with pytest.raises(Unfit) as error:
        keep(world, data, name, accept=accept)
    assert not File.objects.exists()
    return str(error.value)


@pytest.mark.parametrize(
    ("data", "mime"),
    [
        (photo(), "image/jpeg"),
        (photo(kind="PNG"), "image/png"),
        (photo(kind="WEBP"), "image/jpeg"),
        (PDF, "application/pdf"),
        (word(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("Kính gửi Ủy ban nhân dân xã".encode(), "text/plain"),
        ("Kính gửi".encode("utf-16"), "text/plain"),
        (MP3, "audio/mpeg"),
        (WAV, "audio/wav"),
    ],
)
def test_a_file_is_known_by_its_bytes_and_not_by_its_name(
    world: World, files: Path, data: bytes, mime: str
) -> None:
    assert keep(world, data, "lạ.xyz").mime == mime


def test_what_was_kept_is_read_again(world: World, files: Path) -> None:
    assert store.read_file(keep(world, PDF, "a.pdf")) == PDF


def test_the_same_photo_twice_is_one_file_on_the_disk(world: World, files: Path) -> None:
    data = photo()

    first, again = keep(world, data), keep(world, data)
    other = store.store_file(
        world.people["hamlet2"], data=data, name="a", unit=world.boards[1], accept=ALL
    )

    assert first == again
    assert other != first, "another hamlet's photo has its own owner"
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1


def test_only_the_house_itself_can_read_the_store(world: World, files: Path) -> None:
    path = store.path_of(keep(world, PDF).sha256)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_photo_loses_the_place_it_was_taken_and_stands_upright(world: World, files: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "MayAnhBiMat"
    exif.get_ifd(0x8769)[0x9003] = "2025:09:22 07:15:00"
    exif.get_ifd(0x8825)[1] = "N"

    row = keep(world, photo((120, 60), exif=exif))

    data = store.read_file(row)
    kept = Image.open(io.BytesIO(data))
    assert kept.size == (60, 120)
    assert not kept.getexif()
    assert b"MayAnhBiMat" not in data
    assert str(row.taken_at) == "2025-09-22 07:15:00+07:00"


def test_hidden_words_of_a_png_do_not_come_along(world: World, files: Path) -> None:
    words = PngInfo()
    words.add_text("GPS", "bi mat")
    data = photo(kind="PNG", pnginfo=words)

    kept = store.read_file(keep(world, data))

    assert b"bi mat" in data
    assert b"bi mat" not in kept


def test_a_large_photo_becomes_at_most_2560_points_long(world: World, files: Path) -> None:
    row = keep(world, photo((4000, 1000)))

    assert Image.open(io.BytesIO(store.read_file(row))).size == (2560, 640)


def test_a_phone_s_heic_photo_is_kept_as_a_jpeg(world: World, files: Path) -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.effect_noise((64, 48), 50).convert("RGB")).save(out)

    row = keep(world, out.getvalue(), "IMG_0001.HEIC")

    assert (row.mime, row.name) == ("image/jpeg", "IMG_0001.jpg")


def test_what_hides_behind_a_photo_is_cut_off(world: World, files: Path) -> None:
    polyglot = photo() + b"<script>alert(1)</script>PK\x03\x04"

    assert b"<script>" not in store.read_file(keep(world, polyglot))


def test_a_web_page_named_jpg_is_no_photo(world: World, files: Path) -> None:
    said = refused(world, b"<html><script>alert(1)</script>", "a.jpg", frozenset({"image"}))

    assert "chỗ này chỉ nhận ảnh" in said


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"", "rong.pdf", "không có nội dung"),
        (b" \r\n\x00", "rong.txt", "không có nội dung"),
        (mp4(b"vide"), "a.mp4", "phim"),
        (b"MZ\x90\x00" + b"\x01" * 60, "bao-cao.pdf", "chương trình máy tính"),
        (b"\x7fELF" + b"\x02" * 60, "a", "chương trình máy tính"),
        (b"#!/bin/sh\nrm -rf /", "a.txt", "chương trình máy tính"),
        (word(**{"word/vbaProject.bin": "x"}), "a.docx", "macro"),
        (b"PK\x03\x04 hong", "a.docx", "gửi chưa hết"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "đời cũ"),
        (photo()[:300], "a.jpg", "tệp hỏng"),
        (bytes(range(1, 256)) * 4, "a.dat", "không biết"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(
    world: World, files: Path, data: bytes, name: str, word: str
) -> None:
    assert word in refused(world, data, name)


def test_forty_megabytes_and_one_byte_are_too_much(world: World, files: Path) -> None:
    assert "nặng hơn 40 MB" in refused(world, b"a" * (40 * 2**20 + 1), "a.txt")


def test_a_word_file_that_would_fill_the_disk_is_not_unpacked(world: World, files: Path) -> None:
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/media/a.bin", b"\x00" * (MOST_UNPACKED + 1))

    assert len(out.getvalue()) < 2**20
    assert "quá lớn khi mở ra" in refused(world, out.getvalue(), "a.docx")


def test_a_packed_file_within_a_packed_file_is_never_opened(world: World, files: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a", b"\x00" * (MOST_UNPACKED + 1))
    nested = word(**{"word/media/a.zip": inner.getvalue()})

    assert keep(world, nested, "a.docx").bytes < 2**20


def test_a_photo_that_would_fill_the_memory_is_not_unpacked(world: World, files: Path) -> None:
    out = io.BytesIO()
    Image.new("1", (30000, 30000)).save(out, "PNG")

    assert refused(world, out.getvalue(), "a.png")


def test_nobody_adds_files_to_another_hamlet(world: World, files: Path) -> None:
    with pytest.raises(NotAllowed):
        keep(world, PDF, unit=world.boards[1])


def test_a_name_brings_no_folder_and_no_trick() -> None:
    assert store.clean_name("../../etc/passwd") == "passwd"
    assert store.clean_name("C:\\anh\\ảnh bìa.jpg") == "ảnh bìa.jpg"
    assert store.clean_name("a\u202egpj.exe\r\nX: 1") == "agpj.exeX 1"
    assert store.clean_name("...") == "tep"


def test_bytes_changed_on_the_disk_are_noticed(world: World, files: Path) -> None:
    row = keep(world, PDF, "a.pdf")
    store.path_of(row.sha256).write_bytes(b"%PDF-khac")

    with pytest.raises(Unfit, match="bản sao lưu"):
        store.read_file(row)


def address(row: File) -> str:
    return f"/dia-ban/tep/{row.pk}/"


def test_a_file_is_served_through_the_policy(world: World, files: Path) -> None:
    row = keep(world, photo())

    answers = {
        role: world.client(role).get(address(row)).status_code
        for role in ("hamlet", "officer", "viewer", "hamlet2", "association", "stranger")
    }

    assert answers == {
        "hamlet": 200, "officer": 200, "viewer": 200,
        "hamlet2": 404, "association": 404, "stranger": 404,
    }  # fmt: skip
    assert Client().get(address(row)).status_code == 302


def test_a_public_photo_needs_no_sign_in(world: World, files: Path) -> None:
    row = keep(world, photo(), privacy="public")

    assert Client().get(address(row)).status_code == 200


def test_a_browser_never_guesses_what_a_file_is(world: World, files: Path) -> None:
    page = keep(world, b"<html><script>alert(1)</script></html>", "trang.html")
    paper = keep(world, word(), 'ke "hoach".docx')

    shown = world.client("hamlet").get(address(page))
    loaded = world.client("hamlet").get(address(paper))

    assert shown["Content-Type"].startswith("text/plain")
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert "script-src 'self'" in shown["Content-Security-Policy"]
    assert loaded["Content-Disposition"].startswith("attachment")
    assert loaded["Content-Type"] == "application/octet-stream"


def test_a_player_can_ask_for_a_part(world: World, files: Path) -> None:
    row = keep(world, MP3, "ban-tin.mp3")

    part = world.client("hamlet").get(address(row), headers={"range": "bytes=2-5"})

    assert part.status_code == 206
    assert part.content == MP3[2:6]
    assert part["Content-Range"] == f"bytes 2-5/{len(MP3)}"


def test_the_house_s_own_machine_keeps_what_it_made(world: World, files: Path) -> None:
    office: Unit = world.office

    row = store.store_file(None, data=MP3, name="a.mp3", unit=office, accept=frozenset({"audio"}))

    assert (row.by, row.unit) == (None, office)
