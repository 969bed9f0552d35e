"""`worker`: runs what `later` asked for, and what the timetable says, until told to stop."""

import argparse
import signal
import threading
import time

from django.conf import settings
from django.db import close_old_connections
from django.db.utils import OperationalError
from django_tasks_db.management.commands.db_worker import Worker

from lantoa import clock as timetable
from lantoa.bootstrap.say import tell
from lantoa.kit import clock, jobs
from lantoa.management.arguments import Arguments

ARGUMENTS = Arguments("worker")
PAUSE = 1.0
MINUTE = 60.0


def main(options: argparse.Namespace) -> int:
    """Work until SIGTERM or SIGINT; a job under way is finished first."""
    stop = threading.Event()
    name = jobs.worker_name()
    worker = jobs.worker(name)

    def leave(number: int, frame: object) -> None:
        stop.set()
        worker.running = False

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)
    with jobs.alive(name, folder=settings.HOME / "run"):
        work(worker, stop)
    return 0


def work(worker: Worker, stop: threading.Event) -> None:
    """Pass after pass: once a minute the dead workers' jobs and the timetable, then the queue."""
    looked = float("-inf")
    while not stop.is_set():
        try:
            if time.monotonic() - looked >= MINUTE:
                look_around()
                looked = time.monotonic()
            worker.run()
        except OperationalError as error:
            # A database that is away for a while is no reason to die: the next pass tries again.
            tell(f"Việc nền chờ cơ sở dữ liệu: {error}")
            close_old_connections()
        stop.wait(PAUSE)


def look_around() -> None:
    """Give back what dead workers held, and ask for what is due now."""
    jobs.reap(folder=settings.HOME / "run", now=clock.real_now())
    timetable.ask_for_due(clock.now())
