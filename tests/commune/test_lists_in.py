"""A list is held against the households known: sure things are done, unsure ones are asked."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.commune.household_lines import Line
from lantoa.commune.household_matching import (
    DOUBLED,
    NEW,
    SAME,
    SPELLED,
    UNSURE,
    Known,
    compare,
)
from lantoa.commune.jobs import forget_lists
from lantoa.commune.lists_in import Imported, give_up_list, preview, send_list, take_list
from lantoa.commune.models import Absence, Household, HouseholdList, Journal, Seat
from lantoa.commune.moves import left, move_away, move_to
from lantoa.commune.queries import seats
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, NotAllowed, Unfit
from tests.world import World

pytestmark = pytest.mark.django_db
LIST = """Họ tên chủ hộ,Ngõ/xóm,Thứ tự,Điện thoại
Chu Văn Bảo,Ngõ 2,1,0912345678
Nông Thị Đào,Ngõ 1,2,
Triệu Văn Sáng,Ngõ 10,1,
"""


def kinds(lines: list[Line], *known: Known) -> list[str]:
    return [match.kind for match in compare(list(enumerate(lines)), known).matches]


def sent(world: World, text: str, *, role: str = "hamlet", pasted: bool = False) -> HouseholdList:
    facts = {"data": text.encode(), "by": world.people[role], "uid": uuid4()}
    return send_list(world.hamlets[0], pasted=pasted, **facts)


def taken(world: World, text: str, **answers: str) -> Imported:
    row = sent(world, text)
    facts = {"by": world.people["hamlet"], "uid": uuid4(), "mark": preview(row).mark}
    return take_list(row, answers=answers, **facts)


@pytest.mark.parametrize(
    ("line", "known", "kind"),
    [
        (Line("CHU văn Bảo", "ngõ 2"), Known(0, "Chu Văn Bảo", "Ngõ 2"), SAME),
        (Line("Chu Van Bao", "Ngõ 2"), Known(0, "Chu Văn Bảo", "Ngõ 2"), SPELLED),
        (Line("Chu Văn Bảo"), Known(0, "Chu Văn Bảo", "Ngõ 2"), SPELLED),
        (Line("Chu Văn Bảo", "Ngõ 3"), Known(0, "Chu Văn Bảo", "Ngõ 2"), UNSURE),
        (Line("Chu Văn Bảo", "M", 0, "09"), Known(0, "Chu Văn Bảo", "N", 0, "09"), SPELLED),
        (Line("Triệu Văn Xáng", "N"), Known(0, "Triệu Văn Sáng", "N"), UNSURE),
        (Line("Vợ Ông Bảo", "A", 0, "0912345678"), Known(0, "Bảo", "B", 0, "0912345678"), UNSURE),
        (Line("Lý Thị Mai", "Ngõ 2", 7), Known(0, "Chu Văn Bảo", "Ngõ 2", 7), UNSURE),
        (Line("Lý Thị Mai", "Ngõ 2"), Known(0, "Chu Văn Bảo", "Ngõ 2"), NEW),
    ],
)
def test_a_row_is_told_by_name_lane_telephone_and_door(line: Line, known: Known, kind: str) -> None:
    assert kinds([line], known) == [kind]


def test_two_of_one_name_are_never_guessed_apart() -> None:
    two = (Known(0, "Vi Văn A", "Trên"), Known(1, "Vi Văn A", "Dưới"))

    assert kinds([Line("Vi Văn A", "Giữa")], *two) == [NEW]
    assert kinds([Line("Vi Văn A", "Dưới"), Line("Vi Văn A", "Trên")], *two) == [SAME, SAME]


def test_a_row_that_stands_twice_is_told() -> None:
    line = Line("Vi Văn A", "Trên", 1)

    assert kinds([line, line]) == [NEW, DOUBLED]


lines = st.builds(
    Line,
    st.sampled_from(["Vi Văn A", "Vi Văn Á", "vi van a", "Lý Mai", "Lí Mai"]),
    st.sampled_from(["", "Trên", "Dưới"]),
    st.integers(0, 2),
    st.sampled_from(["", "0912345678"]),
)


@given(st.lists(lines, max_size=6), st.lists(lines, max_size=6))
def test_every_row_is_one_thing_and_every_household_is_matched_once_or_gone(
    new: list[Line], old: list[Line]
) -> None:
    known = [Known(n, one.head, one.lane, one.lane_order, one.phone) for n, one in enumerate(old)]

    found = compare(list(enumerate(new)), known)

    assert [match.number for match in found.matches] == list(range(len(new)))
    met = [match.known.bit for match in found.matches if match.known]
    assert sorted(met + [one.bit for one in found.gone]) == list(range(len(old)))


def test_nothing_changes_before_the_yes_and_the_list_is_forgotten_after_it(world: World) -> None:
    row = sent(world, LIST)
    assert not Household.objects.exclude(head="").exists()

    facts = {"by": world.people["hamlet"], "uid": uuid4(), "mark": preview(row).mark}
    done = take_list(row, answers={}, **facts)

    assert done == Imported(named=3, known=0, added=0, left=0)
    row.refresh_from_db()
    assert row.rows == []
    assert take_list(row, answers={}, **facts) == done


def test_the_same_list_again_changes_nothing(world: World) -> None:
    taken(world, LIST)
    before = list(Household.objects.order_by("pk").values())

    again = taken(world, LIST)

    assert again == Imported(named=0, known=3, added=0, left=0)
    assert list(Household.objects.order_by("pk").values()) == before


def test_rows_that_repeat_another_are_counted_and_a_second_household_is_taken(
    world: World,
) -> None:
    text = LIST + "Chu Văn Bảo,Ngõ 2,1,0912345678\n" * 2

    done = taken(world, text, r6="new")

    assert done == Imported(named=4, known=0, added=0, left=0, doubled=1)


def test_a_list_without_a_column_erases_nothing(world: World) -> None:
    taken(world, LIST)
    Household.objects.filter(head="Nông Thị Đào").update(away=True)

    taken(world, "Chủ hộ\nChu Văn Bảo\nNông Thị Đào\nTriệu Văn Sáng\n")

    assert Household.objects.get(head="Chu Văn Bảo").phone == "0912345678"
    assert Household.objects.get(head="Nông Thị Đào").away
    assert Household.objects.get(head="Triệu Văn Sáng").lane == "Ngõ 10"


def test_what_is_unsure_has_to_be_answered_and_the_answer_counts(world: World) -> None:
    taken(world, LIST)
    text = "Chủ hộ,Ngõ\nTriệu Văn Xáng,Ngõ 10\n"

    with pytest.raises(Unfit, match="Còn 1 dòng"):
        taken(world, text)
    done = taken(world, text, r2="same", g0="left")

    assert done == Imported(named=0, known=1, added=0, left=1, gone=1)
    heads = seats(world.hamlets[0]).exclude(household__head="")
    assert set(heads.values_list("household__head", flat=True)) == {
        "Triệu Văn Xáng", "Nông Thị Đào",
    }  # fmt: skip


def test_a_list_looked_at_before_the_hamlet_changed_is_looked_at_again(world: World) -> None:
    row = sent(world, LIST)
    mark = preview(row).mark
    taken(world, LIST)

    with pytest.raises(AlreadyChanged):
        take_list(row, answers={}, mark=mark, by=world.people["hamlet"], uid=uuid4())


def test_another_hamlets_list_is_noticed(world: World) -> None:
    names = "".join(f"Vi Văn {chr(65 + n)}\n" for n in range(12))
    facts = {"by": world.people["officer"], "pasted": True}
    own = send_list(world.hamlets[1], data=names.encode(), uid=uuid4(), **facts)
    take_list(own, answers={}, mark=preview(own).mark, by=facts["by"], uid=uuid4())

    strange = sent(world, names, pasted=True)

    assert preview(strange).strange == "12 trên 12 tên là của thôn Ao Vối."
    assert preview(sent(world, LIST)).strange == ""


def test_pasted_lines_need_no_column_names(world: World) -> None:
    row = sent(world, "Vi Thị Loan\tNgõ 1\t3\nChu Văn Bảo\n", pasted=True)

    said = [facts[1:4] for facts in row.rows]
    assert said == [["Vi Thị Loan", "Ngõ 1", 3], ["Chu Văn Bảo", "", 0]]


def test_five_thousand_rows_are_compared() -> None:
    known = [Known(n, f"Vi Văn {n}", f"Ngõ {n % 40}", n) for n in range(5000)]
    rows = [(n, Line(f"Vi Van {n}", f"Ngõ {n % 40}", n)) for n in range(2500)]
    rows += [(n, Line(f"Lý Thị {n}", f"Xóm {n % 40}", n)) for n in range(2500, 5000)]

    found = compare(rows, known)

    assert (len(found.of(SPELLED)), len(found.of(NEW))) == (2500, 2500)


def test_a_list_given_up_is_forgotten(world: World) -> None:
    row = sent(world, LIST)

    give_up_list(row, by=world.people["hamlet"], uid=uuid4())

    row.refresh_from_db()
    assert row.rows == []
    with pytest.raises(NotAllowed):
        sent(world, LIST, role="hamlet2")


def test_a_list_that_nobody_took_is_forgotten_after_the_days_of_the_setting(world: World) -> None:
    waits = sent(world, LIST)
    with clock.at(clock.now() + timedelta(days=30)):
        forget_lists()
        assert len(HouseholdList.objects.get(pk=waits.pk).rows) == 3
    with clock.at(clock.now() + timedelta(days=31)):
        forget_lists()

    assert HouseholdList.objects.get(pk=waits.pk).rows == []
    assert Journal.objects.filter(verb="household.list_forgotten").count() == 1


def test_a_household_that_comes_back_gets_a_new_seat(world: World) -> None:
    taken(world, LIST)
    hamlet, by = world.hamlets[0], world.people["officer"]
    one = Household.objects.get(head="Chu Văn Bảo")

    move_away(one, by=by, uid=uuid4())
    assert [seat.household for seat in left(hamlet)] == [one]
    back = move_to(one, hamlet=hamlet, on=clock.today(), by=by, uid=uuid4())

    assert back.bit == 40
    assert not left(hamlet).exists()


def test_a_move_is_a_new_seat_and_the_old_one_ends_the_day_before(world: World) -> None:
    taken(world, LIST)
    a, b = world.hamlets[:2]
    one, by = Household.objects.get(head="Chu Văn Bảo"), world.people["officer"]

    made = move_to(one, hamlet=b, on=clock.today(), by=by, uid=uuid4())

    old = Seat.objects.get(household=one, hamlet=a)
    assert (made.bit, (made.from_on - old.to_on).days) == (40, 1)
    with pytest.raises(Unfit, match="đang ở"):
        move_to(one, hamlet=b, on=clock.today(), by=by, uid=uuid4())
    with pytest.raises(NotAllowed):
        move_to(one, hamlet=a, on=clock.today(), by=world.people["hamlet"], uid=uuid4())


def test_living_away_has_a_beginning_and_an_end(world: World) -> None:
    taken(world, LIST.replace("Điện thoại", "Đi làm ăn xa").replace("0912345678", "x"))
    assert Absence.objects.get().from_on is None

    taken(world, "Chủ hộ,Ngõ,Vắng\nChu Văn Bảo,Ngõ 2,\nNông Thị Đào,Ngõ 1,x\n")

    first, second = Absence.objects.order_by("pk")
    assert (first.to_on, second.from_on) == (clock.today().replace(day=28), clock.today())
