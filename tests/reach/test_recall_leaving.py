"""A recall sample as a file: what is told of each hamlet, and what nobody can work out of it."""

import csv
import io
from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from lantoa.commune.models import Place
from lantoa.kit import clock
from lantoa.reach import recall_actions
from lantoa.reach.recall_leaving import HIDDEN, WAITS, as_file
from lantoa.reach.recall_models import Recall, RecallSheet
from lantoa.reach.recall_queries import Found, Result, SheetFound
from lantoa.reach.recall_rules import (
    Answers,
    is_sayable,
    together,
    uncounted,
    unsaid,
    wilson,
)
from tests.reach.ledger import make_campaign
from tests.world import World


def closed(world: World, *found: Answers) -> Recall:
    """Return a sample in the world's hamlets; those of `found` are closed."""
    campaign = make_campaign(world)
    askers = {place.pk: world.boards[(n + 1) % 3] for n, place in enumerate(world.hamlets)}
    row = recall_actions.draw(
        campaign, question="Đã nghe chưa?", pillar="", askers=askers, places=list(world.hamlets),
        by=world.people["officer"], uid=uuid4(),
    )  # fmt: skip
    for hamlet, answers in zip(world.hamlets, found, strict=False):
        RecallSheet.objects.filter(recall=row, hamlet=hamlet).update(
            **vars(answers), closed_at=clock.now()
        )
    return row


def table(world: World, row: Recall, role: str = "officer") -> list[list[str]]:
    answer = world.client(role).get(reverse("reach:recall_csv", args=[row.pk]))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.django_db
def test_the_file_gives_number_share_interval_and_who_asked(world):
    row = closed(world, Answers(12, 6, 1), Answers(10, 8), Answers(7, 9, 2, 4))

    rows = table(world, row)

    first = next(one for one in rows if one[0] == world.hamlets[0].code)
    low, high = wilson(12, 19)
    assert first[2] == "người thôn khác hỏi"
    assert first[4:] == ["19", "12", "63.2", str(int(100 * low)), str(int(100 * high) + 1)]
    assert rows[4][1:] == ["Các thôn gộp lại", "", "", "55", "29", "52.7", "39", "66"]


@pytest.mark.django_db
def test_excel_gets_the_same_with_numbers_as_numbers(world):
    row = closed(world, Answers(12, 6, 1), Answers(10, 8), Answers(7, 9, 2, 4))

    answer = world.client("officer").get(reverse("reach:recall_xlsx", args=[row.pk]))

    page = load_workbook(io.BytesIO(answer.content)).active
    assert [cell.value for cell in page[5]][4:7] == [55, 29, 52.7]


@pytest.mark.django_db
def test_a_small_hamlet_is_not_told_and_takes_the_next_smallest_with_it(world):
    row = closed(world, Answers(2, 1), Answers(10, 8), Answers(20, 20))

    rows = {one[0]: one[4:] for one in table(world, row)[1:4]}

    assert rows[world.hamlets[0].code] == [HIDDEN] * 5
    assert rows[world.hamlets[1].code] == [HIDDEN] * 5
    assert rows[world.hamlets[2].code][:2] == ["40", "20"]


@pytest.mark.django_db
def test_until_every_sheet_is_closed_the_file_says_what_it_waits_for(world):
    row = closed(world, Answers(12, 6, 1), Answers(10, 8))

    rows = table(world, row)

    assert all(one[4:] == [WAITS] * 5 for one in rows[1:4])
    assert any("Còn 1 phiếu chưa chốt" in cell for one in rows[4:] for cell in one)
    page = world.client("officer").get(reverse("reach:recall", args=[row.pk])).content.decode()
    assert "Chốt đủ mọi phiếu thì kết quả hiện" in page
    assert "12 / 19" not in page


@pytest.mark.django_db
def test_a_head_gets_the_own_hamlet_alone_and_no_sum(world):
    row = closed(world, Answers(12, 6, 1), Answers(10, 8), Answers(7, 9, 2, 4))

    rows = table(world, row, "hamlet")

    assert [one[0] for one in rows if len(one) > 1][1:] == [world.hamlets[0].code]


def result_of(parts: list[Answers]) -> Result:
    """Return a result as the one who sees every hamlet reads it, without a database."""
    hidden, quiet = unsaid(parts), uncounted(parts)
    lines = [
        SheetFound(
            RecallSheet(hamlet=HAMLETS[n], asker_kind="team", closed_at=NOON),
            Found(part, is_said=n not in hidden | quiet, is_counted=n not in quiet),
        )
        for n, part in enumerate(parts)
    ]
    whole = together(parts)
    said = Found(whole, is_said=is_sayable(whole), is_counted=whole.asked >= 5)
    row = Recall(question="?", made_at=NOON)
    return Result(row, lines, said, closed=len(parts), open=0)


NOON = clock.real_now()
HAMLETS = [Place(code=str(n), name=str(n)) for n in range(8)]
answers = st.builds(
    Answers, st.integers(0, 20), st.integers(0, 20), st.integers(0, 5), st.integers(0, 5)
)


@given(st.lists(answers, min_size=1, max_size=8))
def test_nothing_under_five_can_be_worked_out_of_the_file(parts):
    data = as_file(result_of(parts), ".csv", demo=False).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data)))[1 : len(parts) + 2]
    *lines, whole = [[cell if cell == HIDDEN else float(cell) for cell in one[4:7]] for one in rows]
    assert len(lines) == len(parts)

    for asked, heard, _ in [*lines, whole]:
        assert asked == HIDDEN or asked == 0 or asked >= 5
        assert heard == HIDDEN or (heard >= 5 and asked - heard >= 5)
    for column in (0, 1):
        dark = [n for n, line in enumerate(lines) if line[column] == HIDDEN]
        if whole[column] == HIDDEN or not dark:
            continue
        rest = whole[column] - sum(one[column] for one in lines if one[column] != HIDDEN)
        asked = sum(parts[n].asked for n in dark)
        if len(dark) < len(lines):
            assert len(dark) > 1
            assert rest >= 5
            assert column == 0 or asked - rest >= 5
