"""The letter changed harder: other numbers, places, peaks, windows, periods and misread heads."""

import unicodedata
from datetime import date

import pytest

from lantoa.intake.reading import form, read_text
from tests.intake.letters import GARBLED, TRUE, changed

both = pytest.mark.parametrize("garbled", [False, True], ids=["true", "garbled"])


def letter(garbled: bool) -> str:
    return GARBLED if garbled else TRUE


def bare(text: str) -> str:
    """Return the text without marks, as a wrong reading leaves a name."""
    folded = text.replace("Đ", "D").replace("đ", "d")
    return "".join(unicodedata.normalize("NFD", char)[0] for char in folded)


def moved(garbled: bool, kind: str, name: str, province: str) -> str:
    """Return the letter as another commune would have sent it."""
    say = bare if garbled else str
    misread = ("Hiru Liing", "Hiru Ling", "Hitu Liing") if garbled else ("Hữu Lũng",)
    shouted = "XA HUU LONG" if garbled else "XÃ HỮU LŨNG"
    pairs = [(old, say(name)) for old in misread]
    pairs += [(shouted, say(f"{kind} {name}").upper()), (say("tỉnh Lạng Sơn"), say(province))]
    return changed(letter(garbled), *pairs)


@both
@pytest.mark.parametrize(
    ("kind", "name", "province"),
    [
        ("phường", "Tân Thành", "tỉnh Cà Mau"),
        ("phường", "An Nhơn Đông", "tỉnh Gia Lai"),
        ("phường", "1 Bảo Lộc", "tỉnh Lâm Đồng"),
        ("xã", "A Lưới 3", "thành phố Huế"),
        ("xã", "Nậm Mạ", "tỉnh Lai Châu"),
        ("xã", "Lao Chải", "tỉnh Lào Cai"),
        ("xã", "Thanh Ba", "tỉnh Phú Thọ"),
        ("đặc khu", "Bạch Long Vĩ", "thành phố Hải Phòng"),
    ],
)
def test_any_commune_of_the_list(garbled: bool, kind: str, name: str, province: str) -> None:
    answer = form(read_text(moved(garbled, kind, name, province)))

    assert answer["place"] == name
    assert answer["issuer"] == f"UBND {kind} {name}"
    assert len(answer["assignments"]) == 4  # type: ignore[arg-type]


@both
@pytest.mark.parametrize("number", ["05/UBND-VX", "1396/UBND-KT", "12-CV/ĐU", "396A/UBND-VHXH"])
def test_numbers_of_other_forms(garbled: bool, number: str) -> None:
    text = changed(letter(garbled), ("396 /UBND-VHXH", number))

    assert read_text(text).head.number == number


@both
@pytest.mark.parametrize(
    ("days", "start", "end"),
    [
        ("từ ngày 01/9/2025 đến ngày 31/12/2025", date(2025, 9, 1), date(2025, 12, 31)),
        ("từ ngày 01/12/2025 đến ngày 15/02/2026", date(2025, 12, 1), date(2026, 2, 15)),
        ("từ ngày 01 đến ngày 30 tháng 11 năm 2025", date(2025, 11, 1), date(2025, 11, 30)),
        ("từ tháng 9 đến tháng 12 năm 2025", date(2025, 9, 1), date(2025, 12, 31)),
        ("từ tháng 9/2025 đến tháng 02/2026", date(2025, 9, 1), date(2026, 2, 28)),
        ("từ nay đến hết ngày 30/11/2025", date(2025, 8, 24), date(2025, 11, 30)),
    ],
)
def test_a_printed_window(garbled: bool, days: str, start: date, end: date) -> None:
    at = "véi nhitng ndi dung sau:" if garbled else "với những nội dung sau:"
    printed = (bare(days) if garbled else days) + " " + at

    window = read_text(changed(letter(garbled), (at, printed))).window

    assert (window.from_on, window.until_on) == (start, end)


@both
def test_two_peaks(garbled: bool) -> None:
    old, new = ("(10/10)", "(20/11) va Ngay Phu nw (20/10)" if garbled else
                "(20/11) và Ngày Phụ nữ (20/10)")  # fmt: skip

    reading = read_text(changed(letter(garbled), (old, new)))

    peaks = sorted(str(day.on) for day in reading.days if day.peak)
    assert peaks == ["2025-10-20", "2025-11-20"]


@both
@pytest.mark.parametrize(
    ("period", "every", "due"),
    [
        ("trước ngày 25 hằng tháng", "monthly", "trước ngày 25 hằng tháng"),
        ("chậm nhất ngày 05 tháng sau", "monthly", "chậm nhất ngày 05 tháng sau"),
        ("vào thứ Sáu hằng tuần", "weekly", "thứ Sáu hằng tuần"),
        ("hai tuần một lần", "biweekly", None),
        ("trước ngày 30/11/2025", "once", "trước ngày 30/11/2025"),
    ],
)
def test_another_period_of_reporting(
    garbled: bool, period: str, every: str, due: str | None
) -> None:
    old = "theo dinh\nky" if garbled else "theo định\nkỳ"

    report = read_text(changed(letter(garbled), (old, bare(period) if garbled else period)))

    one = report.reports[1]
    assert one.every == every
    if due:
        assert due in one.due.text
    assert "period-undefined" not in [point.code for point in report.points]


@both
def test_a_letter_without_named_contents_has_no_pillars(garbled: bool) -> None:
    text = letter(garbled)
    low = text.index("2. No¢i dung" if garbled else "2. Nội dung")
    high = text.index("3. Hinh thirc" if garbled else "3. Hình thức")

    reading = read_text(text[:low] + text[high:])

    assert reading.pillars == []
    assert len(reading.assignments) == 4


@both
def test_a_unit_that_no_list_knows(garbled: bool) -> None:
    text = letter(garbled)
    at = text.index("- Cac thon, khu phé" if garbled else "- Các thôn, khu phố")
    more = "- Câu lạc bộ Hát then Khuôn Dầu xây dựng tiết mục văn nghệ; biểu diễn tại các thôn."

    reading = read_text(text[:at] + (bare(more) if garbled else more) + "\n\n" + text[at:])

    assert len(reading.assignments) == 5
    assert len(reading.assignments[3].duties) == 2


@pytest.mark.parametrize(
    ("printed", "misread"),
    [("Kinh guri:", "Kinh git:"), ("VIV tuyén", "VW tuyén"), ("S6:396 /", "$6:396/")],
)
def test_a_misread_head_is_still_a_head(printed: str, misread: str) -> None:
    answer = form(read_text(changed(GARBLED, (printed, misread))))

    assert answer["number"] == "396/UBND-VHXH"
    assert answer["kind"] == "công văn"
    assert len(answer["addressees"]) == 6  # type: ignore[arg-type]


def test_gaps_between_the_addressees_do_not_end_their_list() -> None:
    text = changed(GARBLED, (";\n- ", ";\n\n- "))

    assert len(form(read_text(text))["addressees"]) == 6  # type: ignore[arg-type]


@pytest.mark.parametrize("invitation", ["Mai", "Mdi", "Méi", "Mi"])
def test_an_invitation_misread_is_still_one(invitation: str) -> None:
    reading = read_text(changed(GARBLED, ("- Moi Poi", f"- {invitation} Doi")))

    assert [one.invited for one in reading.assignments] == [False, False, True, False]
