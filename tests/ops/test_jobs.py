"""Work for later: kept with the change, done by the worker, given back when a worker dies."""

import signal
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lantoa import clock as timetable
from lantoa.kit import clock, jobs
from tests.ops.house import House

done: list[tuple[str, ...]] = []


def note(*words: str) -> None:
    done.append(words)


def fail() -> None:
    raise ValueError("the job cannot be done")


HERE = {"test.note": note, "test.fail": fail}


@pytest.fixture(autouse=True)
def registry(settings: object) -> None:
    settings.JOBS = "tests.ops.test_jobs.HERE"
    done.clear()


@pytest.mark.django_db
def test_what_was_asked_for_is_done_once(run_jobs: Callable[[], int]) -> None:
    jobs.later("test.note", "a", 7)

    ran = run_jobs(), run_jobs()

    assert ran == (1, 0)
    assert done == [("a", 7)]


@pytest.mark.django_db
def test_a_change_that_is_taken_back_takes_its_request_with_it(run_jobs: Callable[[], int]) -> None:
    with suppress(ZeroDivisionError), transaction.atomic():
        jobs.later("test.note", "never")
        raise ZeroDivisionError

    assert run_jobs() == 0
    assert done == []


@pytest.mark.django_db
def test_a_name_that_nobody_does_is_refused_at_once() -> None:
    with pytest.raises(jobs.NoSuchJob):
        jobs.later("test.nothing")


@pytest.mark.django_db
def test_what_must_be_true_at_once_is_done_inside_the_change() -> None:
    with transaction.atomic():
        jobs.at_once("test.note", "now", 3)

        assert done == [("now", 3)]


@pytest.mark.django_db
def test_a_failure_at_once_takes_the_whole_change_back() -> None:
    with suppress(ValueError), transaction.atomic():
        jobs.later("test.note", "the change")
        jobs.at_once("test.fail")

    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_done_at_once_outside_a_transaction() -> None:
    with pytest.raises(jobs.OutsideTransaction):
        jobs.at_once("test.note", "lost")

    assert done == []


@pytest.mark.django_db
def test_a_job_that_fails_is_kept_to_be_looked_at_and_stops_no_other(
    run_jobs: Callable[[], int],
) -> None:
    jobs.later("test.fail")
    jobs.later("test.note", "after")

    run_jobs()

    assert done == [("after",)]
    assert "cannot be done" in DBTaskResult.objects.failed().get().traceback


def claimed(*, workers: list[str], minutes_ago: int) -> DBTaskResult:
    """Return a row that the last of `workers` claimed so long ago."""
    jobs.later("test.note", "x")
    row = DBTaskResult.objects.get()
    row.status = TaskResultStatus.RUNNING
    row.worker_ids = workers
    row.started_at = clock.real_now() - timedelta(minutes=minutes_ago)
    row.save()
    return row


@pytest.mark.django_db
def test_the_work_of_a_living_worker_is_left_alone_however_long_it_takes(tmp_path: Path) -> None:
    claimed(workers=["me"], minutes_ago=600)

    with jobs.alive("me", folder=tmp_path):
        # The lock belongs to this process's open file: another opening of it must find it taken.
        assert jobs.reap(folder=tmp_path, now=clock.real_now()) == 0


@pytest.mark.django_db
def test_the_work_of_a_dead_worker_waits_again(tmp_path: Path, run_jobs: Callable[[], int]) -> None:
    claimed(workers=["dead"], minutes_ago=1)
    (tmp_path / "dead.worker").touch()

    given_back = jobs.reap(folder=tmp_path, now=clock.real_now())
    run_jobs()

    assert given_back == 1
    assert done == [("x",)]


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "given_back"), [(29, 0), (31, 1)])
def test_a_worker_of_another_machine_has_half_an_hour(
    tmp_path: Path, minutes: int, given_back: int
) -> None:
    claimed(workers=["elsewhere"], minutes_ago=minutes)

    assert jobs.reap(folder=tmp_path, now=clock.real_now()) == given_back


@pytest.mark.django_db
def test_what_killed_three_workers_is_set_aside(tmp_path: Path) -> None:
    row = claimed(workers=["one", "two", "three"], minutes_ago=31)

    jobs.reap(folder=tmp_path, now=clock.real_now())

    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED


@pytest.mark.django_db
def test_a_slot_of_the_timetable_is_asked_for_once_by_however_many_workers() -> None:
    now = clock.local(clock.today(), 12)

    first, second = timetable.ask_for_due(now), timetable.ask_for_due(now + timedelta(minutes=5))
    next_day = timetable.ask_for_due(now + timedelta(days=1))

    assert first == next_day == [line.job for line in timetable.TIMETABLE]
    assert second == []


def test_a_daily_slot_begins_at_its_hour_in_vietnam() -> None:
    line = timetable.Line("x", every=timetable.DAY, at=clock.local(clock.today(), 2, 30).time())
    day = clock.local(clock.today())

    before, at, after = (line.slot(day + timedelta(minutes=m)) for m in (149, 150, 1000))

    assert before != at
    assert at == after


@pytest.mark.django_db
def test_finished_requests_are_forgotten_after_two_weeks_but_failures_stay(
    run_jobs: Callable[[], int],
) -> None:
    jobs.later("test.note", "x")
    jobs.later("test.fail")
    run_jobs()
    DBTaskResult.objects.update(finished_at=clock.real_now() - timedelta(days=15))

    jobs.forget_finished()

    assert [row.status for row in DBTaskResult.objects.all()] == [TaskResultStatus.FAILED]


def diary(home: Path, *, until: str, seconds: float = 60) -> list[str]:
    """Return the slow job's diary as soon as it says `until`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        file = home / "diary.txt"
        lines = file.read_text().splitlines() if file.exists() else []
        if until in lines:
            return lines
        time.sleep(0.05)
    raise AssertionError(f"never said {until}")


def test_a_job_whose_worker_is_killed_is_done_by_the_next_one(tmp_path: Path) -> None:
    house = House(tmp_path, settings="tests.ops.slow_house")
    house.do("manage", "migrate", "--skip-checks", "--verbosity", "0")
    house.tell("from lantoa.kit.jobs import later; later('test.slow', 'a')")
    first = house.start("worker", SLOW="60")
    diary(tmp_path, until="began a")

    first.send_signal(signal.SIGKILL)
    first.communicate()
    second = house.start("worker", SLOW="0")
    try:
        lines = diary(tmp_path, until="ended a")
    finally:
        second.terminate()
        second.communicate(timeout=60)

    assert lines == ["began a", "began a", "ended a"]
    assert second.returncode == 0
