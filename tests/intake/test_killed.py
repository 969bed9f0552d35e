"""The process that opens a scan, or the worker itself, is killed in the middle: nothing is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection
from PIL import Image

from lantoa.intake.actions import Upload, receive
from lantoa.intake.models import Directive
from lantoa.kit.jobs import run_queued
from tests.intake.letters import OPEN
from tests.world import World, make_world

SRC = Path(__file__).parents[2] / "src"
WORK = "import django; django.setup(); from lantoa.intake.jobs import read; read({pk})"
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes by /proc"),
]


def scan() -> bytes:
    """Return a scan of two pages as one TIFF: the foot of a page, twice."""
    kept = BytesIO()
    with Image.open(OPEN / "05.p2.jpg") as page:
        foot = page.convert("L").crop((0, 0, page.width, 700))
        foot.save(kept, "TIFF", compression="jpeg", save_all=True, append_images=[foot])
    return kept.getvalue()


def received(world: World) -> Directive:
    return receive(by=world.people["officer"], files=[Upload("quet.tif", scan())], uid=uuid4())


def children(parent: int) -> list[int]:
    """Return the processes below `parent` that open files."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            above = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            if above == parent and b"lantoa.intake.opening" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except (OSError, ValueError, IndexError):
            continue
    return found


def until(ready: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so; fail where it never is."""
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end
        time.sleep(0.02)


def kill_openers(times: int) -> Thread:
    """Kill -9 the next processes of this one that open files, as soon as they are there."""

    def hunt() -> None:
        shot: set[int] = set()
        while len(shot) < times:
            until(lambda: set(children(os.getpid())) - shot)
            for pid in set(children(os.getpid())) - shot:
                os.kill(pid, signal.SIGKILL)
                shot.add(pid)

    thread = Thread(target=hunt, daemon=True)
    thread.start()
    return thread


@pytest.mark.parametrize(("times", "state"), [(1, "read"), (2, "unreadable")])
def test_a_killed_opener_is_started_once_more_and_then_no_more(
    times: int, state: str, files: Path
) -> None:
    row = received(make_world())
    hunter = kill_openers(times)

    run_queued()

    hunter.join(60)
    row.refresh_from_db()
    assert (row.state, row.tries) == (state, 2)
    assert ("Tệp vẫn" in row.trouble) == (state == "unreadable")
    assert row.pages.count() == 1


def test_a_killed_worker_leaves_the_paper_waiting_and_tries_once_more(
    files: Path, tmp_path: Path
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("copies the small commune into a house of its own, which SQLite alone can")
    row = received(make_world())
    house = tmp_path / "lantoa.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(house)])

    def now() -> tuple[str, int, int]:
        with sqlite3.connect(house, timeout=20) as copy:
            asked = "SELECT state, tries, pages_total FROM lantoa_directive WHERE id = ?"
            state, tries, pages = copy.execute(asked, [row.pk]).fetchone()
            return str(state), int(tries), int(pages)

    def worker() -> "subprocess.Popen[bytes]":
        env = {**os.environ, "LANTOA_HOME": str(tmp_path), "PYTHONPATH": str(SRC)}
        env |= {"DJANGO_SETTINGS_MODULE": "lantoa.settings", "DATABASE_URL": ""}
        return subprocess.Popen([sys.executable, "-c", WORK.format(pk=row.pk)], env=env)

    for tries in (1, 2):
        with worker() as hands:
            until(lambda tries=tries: now()[1] == tries and now()[2] == 2)  # type: ignore[misc]
            openers = children(hands.pid)
            hands.kill()
        assert now()[:2] == ("received", tries)
        until(lambda openers=openers: not any(map(is_alive, openers)))  # type: ignore[misc]
        assert openers
    with worker() as hands:
        assert hands.wait(300) == 0
    assert now()[:2] == ("unreadable", 2)


def is_alive(pid: int) -> bool:
    """Say whether a process runs (one that ended and was not buried yet does not)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
