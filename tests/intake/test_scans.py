"""Scans and photos: what is printed is read, in the order of the lines, with places and doubts."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from benchmarks.intake.photo import photographed
from lantoa.intake.bundle import bundled
from lantoa.intake.files import sheets_in, text_in
from lantoa.intake.reading import read_bundle
from lantoa.intake.sheets import SEEN, Sheet
from tests.intake.error_rates import error_rate
from tests.intake.letters import OPEN


def sheets(*names: str) -> list[Sheet]:
    found = []
    for n, name in enumerate(names):
        found += sheets_in(name, (OPEN / name).read_bytes(), n)
    return found


@pytest.fixture(scope="module")
def third() -> list[Sheet]:
    return sheets("03.jpg", "03.p2.jpg")


def photo(name: str, turn: int = 0) -> bytes:
    kept = BytesIO()
    with Image.open(OPEN / name) as page:
        photographed(page, np.random.default_rng(7), turn).save(kept, "JPEG", quality=90)
    return kept.getvalue()


def test_a_scan_is_read_nearly_without_a_fault(third: list[Sheet]) -> None:
    true = (OPEN / "03.txt").read_text("utf-8")

    assert error_rate(bundled(third, ["03.jpg", "03.p2.jpg"]).text, true) <= 0.02


def test_the_head_of_two_columns_keeps_its_columns(third: list[Sheet]) -> None:
    first = third[0].rows[0]

    assert [cell.text for cell in first.cells][-1] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert len(first.cells) == 2


def test_every_word_has_its_place_on_the_page(third: list[Sheet]) -> None:
    boxes = [mark.box for row in third[0].rows for mark in row.marks]

    assert third[0].how == SEEN
    assert all(0 <= v <= 1 for box in boxes for v in box)
    assert all(w > 0 and h > 0 for _, _, w, h in boxes)
    tops = [row.marks[0].box[1] for row in third[0].rows if row.marks]
    assert tops[0] < 0.12
    assert tops[-1] > 0.7


def test_few_words_of_a_clean_scan_are_doubted(third: list[Sheet]) -> None:
    bundle = bundled(third, ["03.jpg", "03.p2.jpg"])
    doubted = sum(map(len, bundle.doubts.values()))

    assert 0 < doubted < 0.2 * len(bundle.text.split())
    assert read_bundle(bundle).head.number.startswith("27/")


def test_numbers_of_headings_are_whole_and_specks_before_them_are_gone() -> None:
    second = text_in("01.jpg", (OPEN / "01.jpg").read_bytes())

    assert "2.1. Tinh thần cốt lõi" in second
    assert "|" not in second


def test_the_name_under_seal_and_signature_is_read() -> None:
    text = text_in("03.p2.jpg", (OPEN / "01.p2.jpg").read_bytes())

    assert "Lương Thế" in text
    assert "PHÓ CHỦ TỊCH" in text


@cache
def flat() -> str:
    """Return what is read on the flat scan, once for both photos of it."""
    return text_in("05.jpg", (OPEN / "05.jpg").read_bytes())


@pytest.mark.parametrize("turn", [0, 3])
def test_a_slanted_photo_with_a_shadow_is_read(turn: int) -> None:
    text = text_in("anh.jpg", photo("05.jpg", turn))

    assert error_rate(text, flat()) <= 0.06


def test_photos_sent_in_disorder_are_put_in_order(third: list[Sheet]) -> None:
    names = ["IMG_20250828_1.jpg", "IMG_20250828_0.jpg"]

    bundle = bundled([third[1], third[0]], names)

    assert bundle.sheets == (third[0], third[1])
    assert "xếp lại" in " ".join(bundle.notes)


def test_names_that_count_the_pages_are_believed_unless_the_motto_stands_elsewhere(
    third: list[Sheet],
) -> None:
    names = ["trang 1.jpg", "trang 2.jpg"]
    further = replace(third[1], source=0)

    assert bundled([third[1], third[0]], names).sheets == (third[0], third[1])
    assert bundled([further, replace(further, source=1)], names).sheets[0] == further


def test_a_tiff_of_two_pages_is_two_pages(tmp_path: Path) -> None:
    pages = [Image.open(OPEN / name).convert("L") for name in ("03.p2.jpg", "05.p2.jpg")]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])

    found = list(sheets_in("a.tif", (tmp_path / "a.tif").read_bytes()))

    assert len(found) == 2
    assert "Nơi nhận" in found[1].text
