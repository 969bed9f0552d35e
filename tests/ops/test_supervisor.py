"""The parent of web and worker."""

import os
import signal
import sys
import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lantoa.management.supervisor import WAITS, Child, wait_before, watch


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
def test_the_wait_grows_but_never_past_half_a_minute(deaths: int) -> None:
    assert WAITS[0] <= wait_before(deaths) <= wait_before(deaths + 1) <= 30


def test_a_child_that_dies_is_started_again_and_the_other_goes_on(tmp_path: Path) -> None:
    web = child(tmp_path, "web", "time.sleep(60)")
    worker = child(tmp_path, "worker", "time.sleep(60)")
    killed: list[int] = []
    end = time.monotonic() + 20

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


def test_a_child_that_never_stands_ends_the_whole_with_a_line(
    tmp_path: Path, capsys: object
) -> None:
    broken = child(tmp_path, "Trang web", "sys.exit(1)")
    broken.deaths = 4

    code = watch([broken], stopped=lambda: False, tick=0.05)

    assert code == 1
    assert "Trang web không chạy được" in capsys.readouterr().err
