"""What comes from outside is opened apart: in a process of its own, with little memory and time.

A hostile file can at worst end that process. It works in a folder of its own and knows nothing
of the house: no settings, no database, no variables but its limits.
"""

import ctypes
import json
import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantoa.kit.errors import Unfit

MB = 2**20
AT_ONCE, PATIENCE = threading.BoundedSemaphore(2), 20.0
MOST_ANSWER = 400 * MB
FILE, ANSWER = "file", "answer.json"
Told = Callable[[int, int], bool]


class Died(Exception):
    """The process ended without an answer: killed, out of memory, or out of time."""


class Stopped(Exception):
    """A person wants the work stopped."""


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


def answered(module: str, data: bytes, limits: Limits, *, patience: float = PATIENCE) -> Any:
    """Return what `module` (run by `answering`) says of the file, as JSON holds it.

    Raises `Died` where the file ended the process or took it too long, `Unfit` where two files
    are being opened already and neither ends within `patience` (seconds).
    """
    if not AT_ONCE.acquire(timeout=patience):
        raise Unfit("Máy của xã đang mở nhiều tệp. Đợi một phút rồi gửi lại.")
    try:
        with tempfile.TemporaryDirectory(prefix="lantoa-") as name:
            return _answer(module, Path(name), data, limits)
    finally:
        AT_ONCE.release()


def _answer(module: str, folder: Path, data: bytes, limits: Limits) -> Any:
    (folder / FILE).write_bytes(data)
    code = watched(module, folder, limits, lambda page, pages: True)
    answer = folder / ANSWER
    if code or not answer.is_file() or answer.stat().st_size > MOST_ANSWER:
        raise Died(code)
    return json.loads(answer.read_text("utf-8"))


def answering(look: Callable[[bytes], object]) -> None:
    """Look at the file of the folder that the command names and leave the answer there."""
    folder, limits = Path(sys.argv[1]), Limits.set_here()
    confine(limits)
    more_time(limits)
    answer = look((folder / FILE).read_bytes())
    (folder / ANSWER).write_text(json.dumps(answer), "utf-8")


def confine(limits: Limits) -> None:
    """Bind this process: memory, no core file, few open files, no endless answer."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_ANSWER, MOST_ANSWER))
    os.nice(5)


def more_time(limits: Limits) -> None:
    """Allow as much processor time again as one page may take."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + limits.seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


def watched(module: str, folder: Path, limits: Limits, told: Told) -> int:
    """Run `module` on the folder and return its exit code (negative: the signal that ended it).

    Where it says "page pages" on a line, `told` hears it, at least once a second. Raises
    `Stopped` when that returns False, `Died` when the process stands still.
    """
    command = [sys.executable, "-m", module, str(folder)]
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
