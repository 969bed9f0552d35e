"""The letter changed in one thing: the answer follows, on the true and on the garbled text."""

from datetime import date

import pytest

from lantoa.intake.reading import form, read_text
from tests.intake.letters import GARBLED, TRUE, changed

both = pytest.mark.parametrize("garbled", [False, True], ids=["true", "garbled"])


def letter(garbled: bool) -> str:
    return GARBLED if garbled else TRUE


@both
def test_another_number(garbled: bool) -> None:
    text = changed(letter(garbled), ("396 /UBND-VHXH", "1207/UBND-KT"))

    assert read_text(text).head.number == "1207/UBND-KT"


@both
def test_another_day_moves_the_window(garbled: bool) -> None:
    old, new = (("ngay 23 thang 8", "ngay 05 thang 9") if garbled else
                ("ngày 23 tháng 8", "ngày 05 tháng 9"))  # fmt: skip

    reading = read_text(changed(letter(garbled), (old, new)))

    assert reading.head.issued_on == date(2025, 9, 5)
    assert reading.window.from_on == date(2025, 9, 6)


@both
def test_another_commune_of_the_same_province(garbled: bool) -> None:
    pairs = (
        [("Hiru Liing", "Van Nhan"), ("Hiru Ling", "Vian Nham"), ("Hitu Liing", "Van Nham"),
         ("HUU LONG", "VAN NHAM")]
        if garbled
        else [("Hữu Lũng", "Vân Nham"), ("HỮU LŨNG", "VÂN NHAM")]
    )  # fmt: skip

    answer = form(read_text(changed(letter(garbled), *pairs)))

    assert answer["place"] == "Vân Nham"
    assert answer["issuer"] == "UBND xã Vân Nham"
    assert answer["assignments"][2]["unit"].endswith("khu vực Vân Nham")


@both
def test_another_peak(garbled: bool) -> None:
    reading = read_text(changed(letter(garbled), ("(10/10)", "(20/11)")))

    assert [day.on for day in reading.days if day.peak] == [date(2025, 11, 20)]
    assert reading.window.until_on == date(2025, 11, 20)


@both
def test_one_unit_less(garbled: bool) -> None:
    text = letter(garbled)
    low = text.index("- Moi Poi" if garbled else "- Mời Đội")
    high = text.index("- Cac thon, khu phé" if garbled else "- Các thôn, khu phố")

    reading = read_text(text[:low] + text[high:])

    assert len(reading.assignments) == 3
    assert not any(one.invited for one in reading.assignments)


@both
def test_one_unit_more(garbled: bool) -> None:
    text = letter(garbled)
    at = text.index("- Cac thon, khu phé" if garbled else "- Các thôn, khu phố")
    more = (
        "- Tram Y té xa: phéi hgp tuyén truyén trong cac budi kham bénh; phat to roi cho ngudi dan."
        if garbled
        else "- Trạm Y tế xã: phối hợp tuyên truyền trong các buổi khám bệnh; phát tờ rơi cho "
        "người dân."
    )

    reading = read_text(text[:at] + more + "\n\n" + text[at:])

    assert [one.unit.text for one in reading.assignments][3] == "Trạm Y tế xã"
    assert len(reading.assignments[3].duties) == 2
    assert len(reading.assignments) == 5


@both
@pytest.mark.parametrize(
    ("sections", "child", "refs"),
    [
        (("4. ", "5. ", "6. ", "7. "), "5.", ["5.1", "5.2", "5.3", "5.4"]),
        (("2. ", "3. ", "4. ", "5. "), "3.", ["3.1", "3.2", "3.3", "3.4"]),
        (("I. ", "II. ", "III. ", "IV. "), "", ["II.1", "II.2", "II.3", "II.4"]),
        (("A. ", "B. ", "C. ", "D. "), "", ["B.1", "B.2", "B.3", "B.4"]),
    ],
    ids=["5.1", "3.1", "II.1", "B.1"],
)
def test_other_pillar_numbers(
    garbled: bool, sections: tuple[str, ...], child: str, refs: list[str]
) -> None:
    headings = (
        ["Trién khai sau", "No¢i dung trong", "Hinh thirc", "Phan cong thuc"]
        if garbled
        else ["Triển khai sâu", "Nội dung trọng", "Hình thức", "Phân công thực"]
    )
    pairs = [(f"2.{n}.", f"@{n}.") for n in range(1, 5)]
    pairs += [(f"{n}. {words}", sections[n - 1] + words) for n, words in enumerate(headings, 1)]

    reading = read_text(changed(letter(garbled), *pairs).replace("@", child))

    assert [one.ref for one in reading.pillars] == refs


@both
def test_a_fifth_pillar(garbled: bool) -> None:
    text = letter(garbled)
    at = text.index("3. Hinh thirc" if garbled else "3. Hình thức")
    more = (
        "2.5. An toan thong tin trén mang\nHudng dan ngudi dan nhan ra tin gia, lira dao.\n\n"
        if garbled
        else "2.5. An toàn thông tin trên mạng\nHướng dẫn người dân nhận ra tin giả, lừa đảo.\n\n"
    )

    reading = read_text(text[:at] + more + text[at:])

    assert [one.ref for one in reading.pillars] == ["2.1", "2.2", "2.3", "2.4", "2.5"]
    assert reading.pillars[4].title.text == "An toàn thông tin trên mạng"


@both
def test_a_printed_period_leaves_no_point_open(garbled: bool) -> None:
    old, new = (("theo dinh\nky", "hang thang") if garbled else
                ("theo định\nkỳ", "hằng tháng"))  # fmt: skip

    reading = read_text(changed(letter(garbled), (old, new)))

    assert reading.reports[1].every == "monthly"
    assert "period-undefined" not in [point.code for point in reading.points]
