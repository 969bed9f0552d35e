"""The journal's chain and the receipts: nothing is done twice, nothing is changed unseen."""

from uuid import uuid4

import pytest
from django.db import transaction

from lantoa.commune.actions import journal, line_hash, receipt
from lantoa.commune.chain import heads, verify
from lantoa.commune.models import Journal, Receipt
from lantoa.kit.errors import AnotherBody
from tests.world import World


@pytest.fixture
def written(world: World) -> World:
    """Give a commune whose journal has six lines."""
    officer = world.people["officer"]
    while heads(world.commune)[0] < 6:
        journal(officer, "household.changed", world.hamlets[0], {"n": heads(world.commune)[0]})
    return world


def line(world: World, seq: int) -> Journal:
    return Journal.objects.get(commune=world.commune, seq=seq)


def rebuild_from(world: World, seq: int) -> None:
    """Do what a careful forger does: make every hash after `seq` fit again."""
    before = line(world, seq - 1).hash
    for row in Journal.objects.filter(commune=world.commune, seq__gte=seq).order_by("seq"):
        row.prev = before
        row.hash = before = line_hash(row)
        row.save()


def test_an_untouched_journal_has_no_problem(written: World) -> None:
    assert verify(written.commune) == []
    assert verify(written.commune, [heads(written.commune)]) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("verb", "x"), ("thing", "place:0"), ("facts", {"n": 99}), ("by", None)],
)
def test_an_altered_line_is_found(written: World, field: str, value: object) -> None:
    Journal.objects.filter(commune=written.commune, seq=3).update(**{field: value})

    assert len(verify(written.commune)) == 1
    assert "Dòng 3" in verify(written.commune)[0]
    assert "đã bị sửa" in verify(written.commune)[0]


def test_a_line_altered_together_with_its_hash_is_found(written: World) -> None:
    row = line(written, 3)
    row.facts = {"n": 99}
    row.hash = line_hash(row)
    row.save()

    assert verify(written.commune) == ["Dòng 4 không nối tiếp dòng 3: dòng 3 đã bị thay."]


def test_deleted_lines_are_found(written: World) -> None:
    Journal.objects.filter(commune=written.commune, seq__in=(2, 3)).delete()

    assert verify(written.commune) == ["Thiếu các dòng 2–3: đã bị xóa."]


def test_a_deleted_first_line_is_found(written: World) -> None:
    line(written, 1).delete()

    assert verify(written.commune) == ["Thiếu dòng 1: đã bị xóa."]


def test_a_cut_end_is_found_by_what_a_backup_kept(written: World) -> None:
    anchor = heads(written.commune)
    Journal.objects.filter(commune=written.commune, seq__gt=4).delete()

    assert verify(written.commune) == []
    assert verify(written.commune, [anchor]) == [
        "Nhật ký bị cắt ở cuối: phải có đến dòng 6, nay chỉ còn đến dòng 4."
    ]


def test_an_emptied_journal_is_found(written: World) -> None:
    anchor = heads(written.commune)
    Journal.objects.all().delete()

    assert len(verify(written.commune, [anchor])) == 1


def test_a_chain_built_anew_is_found_by_what_a_seal_kept(written: World) -> None:
    anchor = heads(written.commune)
    Journal.objects.filter(commune=written.commune, seq=3).update(facts={"n": 99})
    rebuild_from(written, 3)

    assert verify(written.commune) == []
    assert "dựng lại" in verify(written.commune, [anchor])[0]


def test_two_communes_have_two_chains(written: World) -> None:
    stranger = written.people["stranger"]

    journal(stranger, "x", written.office)

    assert verify(written.commune, [heads(written.commune)]) == []
    assert line(written, 6).hash == heads(written.commune)[1]


def test_a_change_sent_twice_is_done_once_and_answered_alike(world: World) -> None:
    uid, done = uuid4(), []

    for _ in range(2):
        with transaction.atomic(), receipt(world.people["hamlet"], uid, "x", {"a": 1}) as slip:
            if slip:
                done.append(1)
                slip.answer = {"pk": 7}

    assert done == [1]
    assert slip.answer == {"pk": 7}


@pytest.mark.parametrize(("verb", "body"), [("x", {"a": 2}), ("y", {"a": 1})])
def test_the_same_uid_with_another_body_or_verb_is_refused(
    world: World, verb: str, body: dict[str, int]
) -> None:
    uid, head = uuid4(), world.people["hamlet"]
    with receipt(head, uid, "x", {"a": 1}):
        pass

    with pytest.raises(AnotherBody), receipt(head, uid, verb, body):
        pass


def test_two_people_may_send_the_same_uid(world: World) -> None:
    uid = uuid4()

    for role in ("hamlet", "hamlet2"):
        with receipt(world.people[role], uid, "x", {}) as slip:
            assert slip.first_time


def test_a_change_that_failed_leaves_no_receipt(world: World) -> None:
    with (
        pytest.raises(ZeroDivisionError),
        transaction.atomic(),
        receipt(world.people["hamlet"], uuid4(), "x", {}),
    ):
        raise ZeroDivisionError

    assert not Receipt.objects.exists()
