"""The real letter, true and garbled, and the same letter changed."""

import json
import re
import subprocess
import sys
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from lantoa.intake import reading as readings
from lantoa.intake.garbling import garbled_lines
from lantoa.intake.reading import Reading, form
from tests.intake.letters import GARBLED, LETTER, OPEN, TRUE, changed

UNITS = [
    "Phòng Văn hóa - Xã hội",
    "Các tổ chức chính trị xã hội (Hội Nông dân, Hội Liên hiệp phụ nữ, Đoàn Thanh niên...)",
    "Đội văn hóa, Thể thao và Truyền thông khu vực Hữu Lũng",
    "Các thôn, khu phố trên địa bàn xã",
]
both = pytest.mark.parametrize("text", [TRUE, GARBLED], ids=["true", "garbled"])


@cache
def read_text(text: str) -> Reading:
    """Return the reading, made once for all tests of the same text."""
    return readings.read_text(text)


def units(reading: Reading) -> list[str]:
    return [one.unit.text.replace("–", "-") for one in reading.assignments]


@both
def test_the_letter_gives_its_four_groups_in_order(text: str) -> None:
    reading = read_text(text)

    assert units(reading) == UNITS
    assert [one.invited for one in reading.assignments] == [False, False, True, False]


@both
def test_the_letter_gives_pillars_2_1_to_2_4_with_titles(text: str) -> None:
    reading = read_text(text)

    assert [one.ref for one in reading.pillars] == ["2.1", "2.2", "2.3", "2.4"]
    assert reading.pillars[1].title.text == "Phong trào “Bình dân học vụ số”"
    assert reading.pillars[2].title.text.startswith(
        "Lồng ghép nội dung tuyên truyền Nghị quyết 57 vào sinh hoạt chi bộ, họp thôn, khu phố"
    )
    assert reading.pillars[3].title.text.startswith("Tuyên truyền cao điểm Ngày Chuyển đổi số")


@both
def test_the_letter_gives_three_duties_to_report(text: str) -> None:
    reports = form(read_text(text))["reporting"]

    assert [one["every"] for one in reports] == ["periodic", "periodic", "event"]
    assert [one["due"] for one in reports] == ["theo quy định", "theo định kỳ", None]
    assert reports[2]["from"] == "các đơn vị"


@both
def test_the_letters_window_is_proposed_from_the_day_after_it_to_its_last_peak(text: str) -> None:
    reading = read_text(text)

    assert [day.on for day in reading.days if day.peak] == [date(2025, 10, 10)]
    assert (reading.window.from_on, reading.window.until_on) == (
        date(2025, 8, 24),
        date(2025, 10, 10),
    )
    assert not reading.window.printed


@both
def test_what_the_letter_leaves_open_has_a_proposed_answer_among_its_choices(text: str) -> None:
    points = read_text(text).points

    codes = [one.code for one in points]
    assert {"period-undefined", "no-report-deadline", "date-undefined"} <= set(codes)
    assert codes.count("addressee-without-duty") >= 3
    for point in points:
        assert point.proposed in [key for key, _ in point.choices]


def test_the_radio_is_asked_for_every_day() -> None:
    radio = next(one for one in read_text(GARBLED).vehicles if one.kind == "radio")

    assert radio.every == "daily"


def test_only_wrongly_read_text_is_called_garbled() -> None:
    assert read_text(GARBLED).garbled
    assert not read_text(TRUE).garbled
    for path in OPEN.glob("0*.txt"):
        lines = path.read_text("utf-8").split("\n")
        assert bool(garbled_lines(lines)) == path.name.endswith(".eng.txt")


def test_words_outside_the_closed_lists_stay_as_they_came_and_are_marked() -> None:
    text = changed(GARBLED, ("tham gia, hinh thanh", "xqzwk gia, hinh thanh"))

    quote = read_text(text).pillars[1].body

    assert "xqzwk" in quote.text
    assert not quote.sure


def test_every_line_of_the_source_keeps_its_place() -> None:
    reading = read_text(GARBLED)

    assert len(reading.lines) == len(GARBLED.split("\n"))
    assert "57-NQ/TW" in reading.lines[reading.head.subject.first_line + 1]
    team = reading.assignments[2]
    assert "Poi" in GARBLED.split("\n")[team.unit.first_line]


def test_keys_of_the_form_are_always_there() -> None:
    wanted = set(json.loads(LETTER.with_suffix(".json").read_text())) | {"text"}

    assert set(form(read_text("Không có gì"))) == wanted
    assert set(form(read_text(""))) == wanted


def test_no_sentence_of_the_letter_stands_in_the_lists() -> None:
    data = Path(__file__).parents[2] / "src" / "lantoa" / "intake"
    lists = [*data.glob("*.py"), *(data / "data").glob("*.txt")]
    entries = [
        " ".join(re.findall(r"\w+", entry.lower()))
        for path in lists
        for entry in re.split(r"[|\n]", path.read_text(encoding="utf-8"))
    ]
    words = re.findall(r"\w+", TRUE.lower())
    runs = {" ".join(words[n : n + 11]) for n in range(len(words) - 10)}

    assert not [run for run in runs if any(run in entry for entry in entries)]
    assert not any("hữu lũng" in entry for entry in entries)


def test_reading_needs_no_django() -> None:
    code = (
        "import sys; from lantoa.intake.reading import main; "
        "main(sys.argv[1:]); sys.exit('django' in sys.modules)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, f"{LETTER}.txt"],
        capture_output=True,
        env={"PYTHONPATH": str(Path(__file__).parents[2] / "src")},
    )

    assert done.returncode == 0
    assert (
        json.loads(done.stdout)["number"]
        == json.loads(LETTER.with_suffix(".json").read_text())["number"]
    )
