"""Files from outside are opened apart: in a process of their own, with little memory and time.

A hostile file can at worst end that process (`opening.py`). Its folder holds the files by number
and names.json; it says "page pages" on a line for each page read, and leaves sheets.json with
pictures, or trouble.txt (a sentence for the screen).
"""

import ctypes
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantoa.intake.carrying import from_plain
from lantoa.intake.sheets import Sheet
from lantoa.intake.trouble import Unreadable

MB = 2**20
MOST_ANSWER = 400 * MB
Told = Callable[[int, int], bool]


class Died(Exception):
    """The process ended without an answer: killed, out of memory, or out of time."""


class Stopped(Exception):
    """A person wants the reading stopped."""


@dataclass(frozen=True)
class Limits:
    """What the process may use: bytes of memory, seconds without a further page."""

    memory: int
    seconds: int

    @classmethod
    def set_here(cls) -> "Limits":
        """Return LANTOA_READ_MEMORY_MB and LANTOA_READ_SECONDS, or 2000 MB and 60 seconds."""
        memory = int(os.environ.get("LANTOA_READ_MEMORY_MB", "2000"))
        return cls(memory * MB, int(os.environ.get("LANTOA_READ_SECONDS", "60")))


def opened(
    files: Sequence[tuple[str, bytes]], told: Told = lambda page, pages: True
) -> list[Sheet]:
    """Return the pages of the files (name, bytes), in order.

    `told` hears how many pages of how many are read, at least once a second; where it returns
    False the reading stops. Raises `Unreadable`, `Died`, `Stopped`.
    """
    limits = Limits.set_here()
    with tempfile.TemporaryDirectory(prefix="lantoa-") as name:
        folder = Path(name)
        for n, (_, data) in enumerate(files):
            (folder / str(n)).write_bytes(data)
        (folder / "names.json").write_text(json.dumps([label for label, _ in files]))
        code = _watched(folder, limits, told)
        trouble = folder / "trouble.txt"
        if code == 0 and trouble.is_file():
            raise Unreadable(trouble.read_text("utf-8")[:1000])
        answer = folder / "sheets.json"
        if code or not answer.is_file() or answer.stat().st_size > MOST_ANSWER:
            raise Died(code)
        return [from_plain(one, folder) for one in json.loads(answer.read_text("utf-8"))]


def _watched(folder: Path, limits: Limits, told: Told) -> int:
    """Run the process and return its exit code (negative: the signal that ended it)."""
    command = [sys.executable, "-m", "lantoa.intake.opening", str(folder)]
    root = str(Path(__file__).parents[2])
    env = {"PATH": os.defpath, "PYTHONPATH": root, "PYTHONUTF8": "1", "HOME": str(folder)}
    env |= {"OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1", "TMPDIR": str(folder)}
    env |= {"LANTOA_READ_MEMORY_MB": str(limits.memory // MB)}
    env |= {"LANTOA_READ_SECONDS": str(limits.seconds)}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=_die_with_parent if sys.platform == "linux" else None,
    ) as process:
        try:
            _follow(process, limits, told)
        finally:
            if process.poll() is None:
                process.kill()
        return process.wait()


def _follow(process: "subprocess.Popen[bytes]", limits: Limits, told: Told) -> None:
    """Pass on how far the process is until it ends. Raises `Stopped`, `Died` when it stands still.

    Opening takes longer than a page, so the first silence may last twice as long.
    """
    if process.stdout is None:
        return
    page, pages, heard, said = 0, 0, time.monotonic() + limits.seconds, b""
    while True:
        if select.select([process.stdout], [], [], 1.0)[0]:
            more = os.read(process.stdout.fileno(), 4096)
            if not more:
                process.wait(limits.seconds)
                return
            *lines, said = (said + more).split(b"\n")
            if lines and (numbers := lines[-1].split()) and len(numbers) == 2:
                page, pages = (int(one) if one.isdigit() else 0 for one in numbers)
            heard = time.monotonic()
        if time.monotonic() - heard > limits.seconds:
            raise Died("silent")
        if not told(page, pages):
            raise Stopped


def _die_with_parent() -> None:
    """Let Linux kill this process when its parent is killed without a word (PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
