"""Work for later: asked for by name, kept in the database, run by the worker, safe to run twice."""

import fcntl
import os
import socket
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus, task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from lantoa.kit import clock

Job = Callable[..., None]

LEASE = timedelta(minutes=30)
TRIES = 3
KEPT = timedelta(days=14)
SPACE = uuid.UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")


class NoSuchJob(Exception):
    """The name stands in no timetable: `clock.JOBS` does not know it."""


class OutsideTransaction(Exception):
    """`at_once` was called with no transaction open: its work could be kept without the change."""


def registry() -> Mapping[str, Job]:
    """Return every job of the house by its name."""
    jobs: Mapping[str, Job] = import_string(settings.JOBS)
    return jobs


def later(name: str, *args: int | str) -> None:
    """Ask for the job `name` once the change around this call is on disk.

    The request is a row of the same transaction: it is kept exactly when the change is kept.
    Raises `NoSuchJob` at once for a name that nobody does.
    """
    if name not in registry():
        raise NoSuchJob(name)
    run.enqueue(name, list(args))


def at_once(name: str, *args: int | str) -> None:
    """Do the job `name` here and now, inside the change's own transaction.

    For what must be true the moment the change is (a roll-up of reach), asked for by an earlier
    room that may not import the later one. Raises `NoSuchJob`, and `OutsideTransaction` where no
    transaction is open; what the job raises takes the whole change back.
    """
    jobs = registry()
    if name not in jobs:
        raise NoSuchJob(name)
    if not connection.in_atomic_block:
        raise OutsideTransaction(name)
    jobs[name](*args)


@task()
def run(name: str, args: list[int | str]) -> None:
    """Do the job `name` (the one task that the queue knows)."""
    registry()[name](*args)


def once(name: str, slot: str) -> bool:
    """Ask for `name` unless it was asked for `slot` already; say whether this call asked."""
    _row, is_new = DBTaskResult.objects.get_or_create(
        id=uuid.uuid5(SPACE, f"{name}@{slot}"),
        defaults={
            "args_kwargs": {"args": [name, []], "kwargs": {}},
            "task_path": run.module_path,
            "queue_name": run.queue_name,
            "backend_name": run.backend,
            "run_after": clock.real_now(),
        },
    )
    return is_new


def run_queued() -> int:
    """Run what waits in the queue here and now, and return how many ran.

    For one process alone (the demo's story, tests): it claims without a lock, inside whatever
    transaction it is called in.
    """
    hands, ran = worker(), 0
    while (row := DBTaskResult.objects.ready().first()) is not None:
        row.claim(hands.worker_id)
        hands.run_task(row)
        ran += 1
    return ran


def worker(name: str = "") -> Worker:
    """Return a worker that does what waits and then returns."""
    return Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=run.backend,
        startup_delay=False,
        max_tasks=None,
        worker_id=name or worker_name(),
        excluded_queue_names=[],
    )


def worker_name() -> str:
    """Return a name that no other worker has: this process on this machine, and a number."""
    return f"{socket.gethostname()[:30]}-{os.getpid()}-{uuid.uuid4().hex[:8]}"


@contextmanager
def alive(name: str, *, folder: Path) -> Iterator[None]:
    """Hold the lock that says worker `name` lives; the system lets go of it even after kill -9."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.worker"
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
        path.unlink(missing_ok=True)


def is_alive(name: str, *, folder: Path) -> bool | None:
    """Say whether worker `name` lives, or None when it never was on this machine."""
    try:
        with (folder / f"{name}.worker").open("r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        return True
    return False


def reap(*, folder: Path, now: datetime) -> int:
    """Give back the work of workers that died, and return how many rows changed.

    A worker of another machine counts as dead when its lease has run out. What has killed its
    worker three times is set aside as failed.
    """
    changed = 0
    for row in DBTaskResult.objects.running():
        name = row.worker_ids[-1] if row.worker_ids else ""
        living = is_alive(name, folder=folder)
        if living is None:
            living = row.started_at is not None and row.started_at > now - LEASE
        if not living:
            given_up = len(row.worker_ids) >= TRIES
            state = TaskResultStatus.FAILED if given_up else TaskResultStatus.READY
            same = DBTaskResult.objects.running().filter(pk=row.pk, worker_ids=row.worker_ids)
            changed += same.update(status=state)
    return changed


def forget_finished() -> None:
    """Take finished requests older than two weeks away; failed ones stay to be looked at."""
    old = clock.real_now() - KEPT
    DBTaskResult.objects.successful().filter(finished_at__lt=old).delete()
