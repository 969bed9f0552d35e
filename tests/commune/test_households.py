"""Household lists come in whole or not at all, and seats keep their bits for life."""

import io
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from lantoa.commune.household_lines import BadRows, lines_of, phone_of
from lantoa.commune.households import change_household, export_households
from lantoa.commune.lists_in import Imported, import_households
from lantoa.commune.models import Household, Journal, Seat
from lantoa.commune.moves import grow, move_away
from lantoa.commune.queries import seats
from lantoa.commune.tables import read_table, safe, write_csv
from lantoa.kit.errors import AnotherBody, NotAllowed, Unfit
from tests.world import World

LIST = """Họ tên chủ hộ,Ngõ/xóm,Thứ tự,Điện thoại,Đi làm ăn xa
Chu Văn Bảo,Ngõ 2,1,0912 345 678,
Nông Thị Đào,Ngõ 1,2,,x
Nông Thị Dung,Ngõ 10,1,,
"""


def take(world: World, text: str | bytes = LIST, *, role: str = "hamlet", n: int = 0) -> Imported:
    data = text.encode() if isinstance(text, str) else text
    return import_households(world.hamlets[n], data=data, by=world.people[role], uid=uuid4())


def names(world: World) -> dict[int, str]:
    rows = Seat.objects.filter(hamlet=world.hamlets[0], household__head__gt="")
    return {row.bit: row.household.head for row in rows.select_related("household")}


def test_names_take_the_nameless_seats_in_order(world: World) -> None:
    done = take(world)

    assert done == Imported(named=3, known=0, added=0, left=0)
    assert names(world) == {0: "Chu Văn Bảo", 1: "Nông Thị Đào", 2: "Nông Thị Dung"}
    assert seats(world.hamlets[0]).count() == 40


def test_a_list_sent_again_changes_facts_but_no_seat(world: World) -> None:
    take(world)
    head, *rows = LIST.strip().splitlines()
    again = "\n".join([head, *reversed(rows)]).replace("0912 345 678", "0999888777")

    done = take(world, again.replace("Chu Văn Bảo", "CHU văn  bảo"))

    assert done == Imported(named=0, known=3, added=0, left=0)
    assert names(world)[0] == "CHU văn bảo"
    assert Household.objects.filter(phone="0999888777").count() == 1


def test_households_missing_from_a_list_stay(world: World) -> None:
    take(world)

    done = take(world, "Họ tên chủ hộ\tNgõ/xóm\nVi Thị Loan\tNgõ 1\nChu Văn Bảo\tNgõ 2\n")

    assert done == Imported(named=1, known=1, added=0, left=2)
    assert names(world)[3] == "Vi Thị Loan"


def test_more_names_than_seats_add_seats_at_the_end(world: World) -> None:
    text = "Chủ hộ;Ngõ\n" + "".join(f"Người Thứ {n:02};A\n" for n in range(43))

    done = take(world, text)

    assert (done.named, done.added) == (43, 3)
    assert sorted(seats(world.hamlets[0]).values_list("bit", flat=True)) == list(range(43))


def test_a_list_sent_twice_on_a_bad_line_is_taken_once(world: World) -> None:
    uid, head = uuid4(), world.people["hamlet"]

    first, again = (
        import_households(world.hamlets[0], data=LIST.encode(), by=head, uid=uid) for _ in "ab"
    )

    assert first == again
    assert Journal.objects.filter(verb="household.imported").count() == 1
    with pytest.raises(AnotherBody):
        import_households(world.hamlets[0], data=b"x", by=head, uid=uid)


def test_one_wrong_row_keeps_the_whole_list_out_and_every_wrong_row_is_named(
    world: World,
) -> None:
    text = LIST + ",Ngõ 3,,,\nVi Văn A,Ngõ 3,ba,,\n\nVi Văn B,,,012345678901,co the\n"

    with pytest.raises(BadRows) as error:
        take(world, text)

    assert [number for number, _ in error.value.rows] == [5, 6, 8]
    assert "chưa có họ tên chủ hộ" in error.value.rows[0][1]
    assert "thứ tự “ba” phải là số" in error.value.rows[1][1]
    assert "không ghi số định danh" in error.value.rows[2][1]
    assert "co the" in error.value.rows[2][1]
    assert not names(world)


def test_a_row_that_stands_twice_is_one_household(world: World) -> None:
    assert take(world, LIST + "Nông Thị Đào,Ngõ 1,2,,\n").named == 3


def test_two_households_of_one_name_in_a_lane_are_two(world: World) -> None:
    done = take(world, "Chủ hộ,Ngõ,Thứ tự\nVi Văn A,N,1\nVi Văn A,N,2\n")

    assert done.named == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_excel_s_ways_of_saving_are_read(encoding: str, mark: str) -> None:
    text = LIST.replace(",", mark).replace("\n", "\r\n")

    lines = lines_of(read_table(text.encode(encoding)))

    assert [line.head for line in lines] == ["Chu Văn Bảo", "Nông Thị Đào", "Nông Thị Dung"]
    assert lines[0].phone == "0912345678"
    assert [line.away for line in lines] == [False, True, False]


def test_windows_1258_is_read_with_its_marks() -> None:
    decomposed = "Ho\u0323 tên chu\u0309 hô\u0323\nNguyê\u0303n Thi\u0323 Ða\u0300o\n"

    lines = lines_of(read_table(decomposed.replace("Ð", "Đ").encode("cp1258")))

    assert lines[0].head == "Nguyễn Thị Đào"


def test_letters_of_an_old_font_are_refused_and_not_guessed() -> None:
    with pytest.raises(Unfit, match="bảng mã"):
        read_table("Ho ten\nNguy\u00d4n V\u00a8n \u00a7\u00b5o".encode("latin-1"))


def test_an_xlsx_is_read_and_its_telephone_keeps_its_zero() -> None:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["Họ tên chủ hộ", "Điện thoại", "Thứ tự"])
    book.active.append(["Vi Thị Loan", 912345678, 3.0])
    book.save(out)

    lines = lines_of(read_table(out.getvalue()))

    assert (lines[0].head, lines[0].phone, lines[0].lane_order) == ("Vi Thị Loan", "0912345678", 3)


@pytest.mark.parametrize(
    "data",
    [b"", b"  \n", b"PK\x03\x04 hong", b"a\x00b\x01c", "Tên cột\nA".encode(), b"Ho ten chu ho\n"],
)
def test_what_is_no_household_list_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Unfit) as error:
        lines_of(read_table(data))

    assert len(str(error.value)) > 20


@pytest.mark.parametrize(("data", "named"), [(b"%PDF-1.4 x", "PDF"), (b"\xff\xd8\xff\xe0", "ảnh")])
def test_a_file_of_another_sort_is_named(data: bytes, named: str) -> None:
    with pytest.raises(Unfit, match=f"Tệp này là {named}, không phải bảng tính"):
        read_table(data)


def test_the_list_that_goes_out_comes_in_again_unchanged(world: World) -> None:
    take(world)
    head = world.people["hamlet"]

    for ending in (".csv", ".xlsx"):
        data = export_households(world.hamlets[0], by=head, ending=ending)
        with_names = [row[:5] for row in read_table(data)[1:] if row[0]]
        assert take(world, data) == Imported(named=0, known=3, added=0, left=0)
        assert with_names == [
            ["Nông Thị Đào", "Ngõ 1", "2", "", "x"],
            ["Chu Văn Bảo", "Ngõ 2", "1", "0912345678", ""],
            ["Nông Thị Dung", "Ngõ 10", "1", "", ""],
        ], ending


def test_a_name_that_is_a_formula_stays_text(world: World) -> None:
    evil = '=HYPERLINK("http://x","Xem")'
    take(world, f"Chủ hộ\n{evil!r}\n".replace("'", ""))
    out = export_households(world.hamlets[0], by=world.people["hamlet"], ending=".xlsx")

    page = load_workbook(io.BytesIO(out)).active

    cells = [cell for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


@given(st.text(max_size=30))
def test_no_cell_ever_goes_out_as_a_formula(text: str) -> None:
    assert safe(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


@given(st.lists(st.text('abcăđ =+-,;\t"\n0', max_size=8), min_size=1, max_size=4))
def test_cells_come_back_as_they_went(cells: list[str]) -> None:
    said = [" ".join(cell.split()) for cell in cells]

    rows = read_table(write_csv([["a", "b", "c", "d", "e"], ["k", *said]]))

    assert rows[1] == ["k", *said]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("0912.345.678", "0912345678"), ("+84 912 345 678", "0912345678"), ("", ""),
        ("84912345678", "0912345678"), ("912345678", "0912345678"), ("123", None),
        ("024 3825 1234", "02438251234"), ("085123456789", None),
    ],
)  # fmt: skip
def test_a_telephone_number_is_told_from_other_numbers(said: str, number: str | None) -> None:
    assert phone_of(said) == number


def test_a_head_takes_in_lists_of_his_own_hamlet_only(world: World) -> None:
    for role in ("hamlet2", "viewer", "association", "approver", "stranger", "province"):
        with pytest.raises(NotAllowed):
            take(world, role=role)
        with pytest.raises(NotAllowed):
            export_households(world.hamlets[0], by=world.people[role])

    assert take(world, role="officer").named == 3


def test_one_household_is_corrected_and_its_name_taken_out(world: World) -> None:
    take(world)
    one, head = Household.objects.get(head="Chu Văn Bảo"), world.people["hamlet"]
    facts = {"lane": "Ngõ 3", "lane_order": 4, "away": True}

    change_household(one, head="", phone="", by=head, uid=uuid4(), **facts)

    one.refresh_from_db()
    assert (one.head, one.head_key, one.head_folded, one.lane) == ("", "", "", "Ngõ 3")
    with pytest.raises(Unfit):
        change_household(one, head="A", phone="12", by=head, uid=uuid4(), **facts)


def test_a_bit_of_a_household_that_left_is_given_to_nobody(world: World) -> None:
    hamlet, head = world.hamlets[0], world.people["hamlet"]
    last = seats(hamlet).order_by("-bit")[0]

    move_away(last.household, by=head, uid=uuid4())
    now = grow(hamlet, more=2, by=head, uid=uuid4())

    assert now == 41
    assert seats(hamlet).order_by("-bit")[0].bit == 41
    assert not seats(hamlet).filter(bit=39).exists()
    with pytest.raises(Unfit):
        grow(hamlet, more=0, by=head, uid=uuid4())
