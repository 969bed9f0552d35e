"""Names, signs and Roman numbers in wrongly read text: what position and closed lists tell."""

import pytest

from lantoa.intake.restoring import words_of

LINES = """UY BAN NHAN DAN CONG HOA XA HOI CHU NGHIA VIET NAM
XA KHE MAN Déc lap - Tu do - Hanh phic

Cac thén, ban trén dia ban xa; cac co quan, don vi lién quan; cac truéng hoc.
{line}
Uy ban nhan dan xa yéu cau cac don vi nghiém tic trién khai thuc hién.

Noi nhan: KT. CHU TICH
- Nhu trén; PHO CHU TICH
- Luu: VT.

{name}
"""


def read(line: str = "", name: str = "Tran Van Nam", own: tuple[str, ...] = ()) -> list[str]:
    rows, garbled = words_of(LINES.format(line=line, name=name), own)
    assert garbled
    return [" ".join(w.text for cell in row for w in cell) for row in rows]


@pytest.mark.parametrize(
    ("printed", "true"),
    [("Pham Thi Hién", "Phạm Thị Hiền"), ("Nguyén Quéc Tri", "Nguyễn Quốc Trí"),
     ("Léc Thi Thiy", "Lộc Thị Thủy")],
)  # fmt: skip
def test_the_signers_name_is_read_as_a_persons_name(printed: str, true: str) -> None:
    assert read(name=printed)[-2] == true


def test_a_person_after_a_title_is_read_as_a_persons_name() -> None:
    assert (
        "ông Trần Văn Hùng" in read("Moi chi tiét xin lién hé 6ng Tran Van Hing, Truong thén.")[4]
    )


@pytest.mark.parametrize(
    ("printed", "true"), [("Il.", "II."), ("Ill.", "III."), ("Iv.", "IV."), ("VIl.", "VII.")]
)
def test_a_misread_roman_number_before_a_heading_is_put_right(printed: str, true: str) -> None:
    assert read(f"{printed} T6 chitc thuc hién")[4].split()[0] == true


def test_a_numbered_item_stays_numbered() -> None:
    assert read("1. T6 chitc thuc hién")[4].split()[0] == "1."


@pytest.mark.parametrize(
    ("printed", "true"),
    [("Can ctr Quyét dinh sé 12/QD-UBND cia tinh", "12/QĐ-UBND"),
     ("Luu VT, KTHTDT.", "KTHTĐT."), ("Luu VT, GD&DT.", "GD&ĐT.")],
)  # fmt: skip
def test_the_crossed_d_of_known_signs_comes_back(printed: str, true: str) -> None:
    assert true in read(printed)[4].split()


def test_the_communes_own_hamlets_are_known_by_name() -> None:
    line = "Giao thén Khudi Din va thén Na Oi chuan bi dia diém."

    known = read(line, own=("Thôn Khuổi Dìn", "Thôn Nà Ỏi"))[4]

    assert "Khuổi Dìn" in known
    assert "Nà Ỏi" in known


def test_another_persons_name_does_not_become_an_own_one() -> None:
    assert "Anh" not in read(name="Nguyén Van An", own=("Nguyễn Văn Anh",))[-2]


def test_two_own_names_that_look_alike_are_not_guessed_between() -> None:
    both = read(name="Nguyén Van Lan", own=("Nguyễn Văn Lân", "Nguyễn Văn Lan"))

    assert both == read(name="Nguyén Van Lan")


def test_sound_text_is_not_touched_by_own_names() -> None:
    text = "Ủy ban nhân dân xã giao thôn Khuôi Đin tổ chức họp dân trước ngày 12 tháng 3."

    rows, _ = words_of(text, ("Thôn Khuổi Dìn",))

    assert " ".join(w.text for row in rows for cell in row for w in cell) == text
