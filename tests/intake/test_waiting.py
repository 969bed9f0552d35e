"""A directive that waits for the worker: read in the end, stopped, tried once more, never lost."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest

from lantoa.intake import awaiting
from lantoa.intake.actions import Upload, confirm, correct, read_again, read_waiting, receive, stop
from lantoa.intake.apart import Died
from lantoa.intake.bundle import Bundle, Files, taken
from lantoa.intake.models import Directive
from lantoa.kit.errors import NotAllowed, Unfit
from lantoa.kit.jobs import run_queued
from tests.intake.letters import OPEN, TRUE
from tests.intake.test_hostile_files import said, word
from tests.world import World

pytestmark = pytest.mark.django_db
PAPER = (OPEN / "05.pdf").read_bytes()


@pytest.fixture(autouse=True)
def store(files: Path) -> Path:
    return files


def received(world: World, *data: bytes, name: str = "thu.pdf") -> Directive:
    uploads = [Upload(f"{n}-{name}", one) for n, one in enumerate(data or (PAPER,))]
    return receive(by=world.people["officer"], files=uploads, uid=uuid4())


def fresh(row: Directive) -> Directive:
    return Directive.objects.get(pk=row.pk)


def dying(times: int) -> Callable[..., Bundle]:
    """Return an opening that dies the first `times` times."""
    left = [times]

    def opening(files: Files, told: Callable[[int, int], bool]) -> Bundle:
        if left[0]:
            left[0] -= 1
            raise Died("killed")
        return taken(files, told)

    return opening


def test_a_paper_waits_and_is_read_by_the_worker(world: World) -> None:
    row = received(world)
    assert row.state == Directive.RECEIVED

    run_queued()

    row = fresh(row)
    assert (row.state, row.number, row.pages_read, row.pages_total) == (
        "read", "1862/SYT-NVY", 2, 2,
    )  # fmt: skip


def test_each_page_is_kept_as_a_picture_with_its_lines(world: World) -> None:
    row = received(world)
    run_queued()

    first, second = row.page_images.select_related("file")
    lines = fresh(row).raw.split("\n")

    assert (first.n, second.n, first.file.mime) == (1, 2, "image/webp")
    assert first.lines[0]["line"] == 0
    assert len(second.lines[0]["words"]) == len(lines[second.lines[0]["line"]].split())
    assert second.lines[0]["line"] > first.lines[-1]["line"]


def test_a_process_that_dies_once_is_started_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = received(world)
    monkeypatch.setattr(awaiting, "taken", dying(1))

    run_queued()

    assert (fresh(row).state, fresh(row).tries) == ("read", 2)


def test_a_process_that_dies_twice_leaves_a_word_on_what_to_do(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = received(world)
    monkeypatch.setattr(awaiting, "taken", dying(2))

    run_queued()

    assert fresh(row).state == Directive.UNREADABLE
    assert "Đọc lại" in fresh(row).trouble
    assert row.pages.count() == 1


def test_a_worker_that_died_twice_does_not_try_a_third_time(world: World) -> None:
    row = received(world)
    Directive.objects.filter(pk=row.pk).update(tries=2)

    read_waiting(row.pk)

    assert fresh(row).state == Directive.UNREADABLE


def test_a_reading_is_stopped_and_begun_anew(world: World) -> None:
    row, officer = received(world), world.people["officer"]

    stop(row, by=officer, uid=uuid4())
    run_queued()
    assert "Đã dừng" in fresh(row).trouble

    read_again(row, by=officer, uid=uuid4())
    run_queued()
    assert fresh(row).state == Directive.READ


def test_stopping_in_the_middle_ends_the_process(world: World) -> None:
    row = received(world)

    def half(files: Files, told: Callable[[int, int], bool]) -> Bundle:
        stop(row, by=world.people["officer"], uid=uuid4())
        assert not told(1, 2)
        raise awaiting.Stopped

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(awaiting, "taken", half)
        read_waiting(row.pk)

    assert fresh(row).state == Directive.UNREADABLE
    assert not fresh(row).raw


def test_a_damaged_file_is_kept_and_says_what_to_do(world: World) -> None:
    row = received(world, PAPER[:3000])

    run_queued()

    assert fresh(row).state == Directive.UNREADABLE
    assert "Hãy" in fresh(row).trouble
    assert row.pages.count() == 1
    with pytest.raises(Unfit):
        confirm(fresh(row), by=world.people["officer"])


def test_a_word_file_cut_off_on_its_way_is_kept_and_says_so(world: World) -> None:
    whole = word(said("Công văn số 1"))
    row = received(world, whole[: len(whole) - 30], name="thu.docx")

    run_queued()

    assert fresh(row).state == Directive.UNREADABLE
    assert fresh(row).trouble.startswith("Tệp 0-thu.docx bị hỏng hoặc gửi chưa hết. Hãy")
    assert row.pages.get().file.name == "0-thu.docx"


def test_a_stopped_paper_is_told_in_the_list_by_its_file(world: World) -> None:
    row = received(world)
    stop(row, by=world.people["officer"], uid=uuid4())

    shown = world.client("officer").get("/van-ban/").content.decode()

    assert "Đã dừng đọc" in shown
    assert row.pages.get().file.name in shown
    assert "Chưa đọc được" not in shown


def test_pages_are_put_in_another_order(world: World) -> None:
    cut = TRUE.index("3. Hình thức")
    row = received(world, TRUE[cut:].encode(), TRUE[:cut].encode(), name="thu.txt")
    second, first = row.pages.values_list("pk", flat=True)
    officer = world.people["officer"]

    with pytest.raises(Unfit):
        read_again(row, by=officer, uid=uuid4(), order=[first])
    read_again(row, by=officer, uid=uuid4(), order=[first, second])
    run_queued()

    assert fresh(row).raw.startswith(TRUE[:40].split("\n")[0][:20])


def test_what_a_person_corrected_is_not_read_over(world: World) -> None:
    row = received(world)
    run_queued()
    correct(fresh(row), field="number", value="1/UBND", by=world.people["officer"], uid=uuid4())

    with pytest.raises(Unfit, match="đã có người soát"):
        read_again(fresh(row), by=world.people["officer"], uid=uuid4())


def test_the_same_file_twice_is_one_page(world: World) -> None:
    assert received(world, PAPER, PAPER).pages.count() == 1


@pytest.mark.parametrize("role", ["viewer", "hamlet"])
def test_only_the_office_stops_a_reading(world: World, role: str) -> None:
    row = received(world)

    with pytest.raises(NotAllowed):
        stop(row, by=world.people[role], uid=uuid4())


def test_the_page_shows_how_far_the_reading_is(world: World) -> None:
    row, office = received(world), world.client("officer")
    assert "Đang chờ đọc" in office.get(f"/van-ban/{row.pk}/").content.decode()
    Directive.objects.filter(pk=row.pk).update(pages_read=3, pages_total=40)

    part = office.get(f"/van-ban/{row.pk}/dang-doc/", HTTP_HX_REQUEST="true").content.decode()
    assert "Đã đọc 3/40 trang" in part

    run_queued()
    ended = office.get(f"/van-ban/{row.pk}/dang-doc/", HTTP_HX_REQUEST="true")
    assert ended.headers["HX-Refresh"] == "true"


def test_the_officer_stops_and_reads_again_on_the_page(world: World) -> None:
    row, office = received(world), world.client("officer")

    shown = office.post(f"/van-ban/{row.pk}/dung-doc/", {"uid": str(uuid4())}, follow=True)
    assert "Đọc lại" in shown.content.decode()

    office.post(f"/van-ban/{row.pk}/doc-lai/", {"uid": str(uuid4())})
    assert fresh(row).state == Directive.RECEIVED
