"""The parent of web and worker."""

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.management import failing
from lantoa.management.supervisor import (
    AFTER_MANY,
    QUICK_DEATHS,
    WAITS,
    Child,
    wait_before,
    watch,
)
from tests.ops.house import free_port

RESTS = "time.sleep(60)"
# As granian does: the leader starts another process, which holds the port.
LISTENS = """import socket; held = socket.socket(); held.bind(('127.0.0.1', {port})); held.listen()
if os.fork() == 0:
    open('{orphan}', 'a').write(f'{{os.getpid()}}\\n'); time.sleep(60)
held.close()"""


def child(tmp_path: Path, name: str, code: str) -> Child:
    """Return a child that writes its process number into `name` and then does `code`."""
    start = (
        f"import os, sys, time; open({str(tmp_path / name)!r}, 'a').write(f'{{os.getpid()}}\\n')"
    )
    return Child(name, [sys.executable, "-c", f"{start}; {code}"])


def starts(tmp_path: Path, name: str) -> list[int]:
    """Return the process numbers of every start of the child `name`."""
    file = tmp_path / name
    return [int(line) for line in file.read_text().split()] if file.exists() else []


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


@given(st.integers(1, 1000))
def test_the_wait_grows_to_a_minute_and_then_it_is_tried_for_ever(deaths: int) -> None:
    assert WAITS[0] <= wait_before(deaths) <= wait_before(deaths + 1) <= AFTER_MANY
    assert wait_before(deaths + QUICK_DEATHS) == 60


def test_a_child_that_dies_is_started_again_and_the_other_goes_on(tmp_path: Path) -> None:
    web = child(tmp_path, "web", "time.sleep(60)")
    worker = child(tmp_path, "worker", "time.sleep(60)")
    killed: list[int] = []
    end = time.monotonic() + 60

    def stopped() -> bool:
        seen = starts(tmp_path, "worker")
        if seen and not killed:
            os.kill(seen[0], signal.SIGKILL)
            killed.append(seen[0])
        return (len(seen) == 2 and bool(starts(tmp_path, "web"))) or time.monotonic() > end

    code = watch([web, worker], stopped=stopped, tick=0.05)

    assert code == 0
    assert len(starts(tmp_path, "worker")) == 2
    assert len(starts(tmp_path, "web")) == 1


def test_when_the_house_stops_no_child_is_left(tmp_path: Path) -> None:
    children = [child(tmp_path, name, "time.sleep(60)") for name in ("web", "worker")]

    watch(children, stopped=lambda: all(starts(tmp_path, c.label) for c in children), tick=0.05)

    numbers = [*starts(tmp_path, "web"), *starts(tmp_path, "worker")]
    assert len(numbers) == 2
    assert not any(is_running(number) for number in numbers)


def test_a_child_that_never_stands_is_said_noted_for_the_doctor_and_tried_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTOA_HOME", str(tmp_path))
    (tmp_path / "run").mkdir()
    broken, good = child(tmp_path, "Trang web", "sys.exit(1)"), child(tmp_path, "w", RESTS)
    broken.deaths, told = QUICK_DEATHS - 1, list[str]()

    def stopped() -> bool:
        told.extend(failing.noted())
        if told and len(starts(tmp_path, "Trang web")) == 1:
            broken.due = 0.0  # the minute is over
        return len(starts(tmp_path, "Trang web")) == 2 and bool(starts(tmp_path, "w"))

    code = watch([broken, good], stopped=stopped, tick=0.05)

    assert code == 1
    assert told[0] == "Trang web"
    assert "Trang web chưa chạy được, máy thử lại mỗi phút" in capsys.readouterr().err
    assert failing.noted() == []


def test_a_child_that_stood_for_a_minute_is_well_again(tmp_path: Path) -> None:
    well = child(tmp_path, "Trang web", RESTS)
    well.deaths = QUICK_DEATHS
    well.start(now=0.0)

    well.look(now=59.0)
    before = well.is_failing
    well.look(now=61.0)

    assert (before, well.is_failing) == (True, False)
    well.stop()


def test_the_note_of_a_supervisor_that_is_gone_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTOA_HOME", str(tmp_path))
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "failing").write_text("999999999\nTrang web")

    assert failing.noted() == []


def test_when_the_web_server_is_shot_its_orphan_gives_the_port_back(tmp_path: Path) -> None:
    port = free_port()
    listens = LISTENS.format(port=port, orphan=tmp_path / "orphan")
    web = child(tmp_path, "web", f"{listens}; {RESTS}")
    shot: list[int] = []
    end = time.monotonic() + 60

    def stopped() -> bool:
        seen = starts(tmp_path, "web")
        if seen and not shot and starts(tmp_path, "orphan"):
            os.kill(seen[0], signal.SIGKILL)
            shot.append(seen[0])
        return len(starts(tmp_path, "orphan")) == 2 or time.monotonic() > end

    watch([web], stopped=stopped, tick=0.05)

    assert len(starts(tmp_path, "orphan")) == 2
