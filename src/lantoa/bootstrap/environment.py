"""The house's own Python: .venv, made once and again when the lock changes."""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from lantoa.bootstrap import sources, wheel
from lantoa.bootstrap.say import Stop, run, tell

ROOT = Path(__file__).resolve().parents[3]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OURS = VENV / "lantoa"
USE, DEVELOP, BENCH = (ROOT / f"requirements{name}.lock" for name in ("", "-dev", "-bench"))
LOCKS = (USE, DEVELOP, BENCH)
"""Each lock holds all of the one before it: what the house needs, its checks, its contenders."""


def ensure(lock: Path) -> Path:
    """Return the Python that has everything `lock` names (one of `LOCKS`)."""
    if not _stamped(lock):
        with _alone():
            if not _stamped(lock):
                _install(lock)
                (OURS / "stamp").write_text(_mark(lock))
    return PYTHON


def _mark(lock: Path) -> str:
    """Return what the stamp says: the lock that is installed and those that it holds."""
    held = LOCKS[: LOCKS.index(lock) + 1]
    return " ".join(hashlib.sha256(one.read_bytes()).hexdigest() for one in held)


def _stamped(lock: Path) -> bool:
    try:
        stamp = (OURS / "stamp").read_text()
    except OSError:
        return False
    return stamp.startswith(_mark(lock)) and PYTHON.exists()


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one set-up at a time work on .venv: a second waits and then finds it done."""
    OURS.mkdir(parents=True, exist_ok=True)
    with (OURS / "busy").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _install(lock: Path) -> None:
    tell("Chuẩn bị lần đầu: tạo môi trường riêng và cài thư viện (chỉ làm một lần).")
    uv, trouble = _uv()
    if uv:
        env = sources.for_uv()
        if not _works(PYTHON):
            make = [uv, "venv", "--allow-existing", "--quiet", "--python", sys.executable, VENV]
            run("Tạo môi trường Python", make, place=ROOT, env=env)
        install = [uv, "pip", "install", "--python", PYTHON, "--require-hashes", "-r", lock]
        run("Cài thư viện", install, place=ROOT, env=env)
    elif importlib.util.find_spec("ensurepip"):
        _install_by_pip(lock)
    else:
        raise trouble or Stop(
            "Python trên máy này thiếu phần cài thư viện. Cài thêm (Debian, Ubuntu: "
            "sudo apt install python3-venv), rồi chạy lại lệnh này."
        )


def _install_by_pip(lock: Path) -> None:
    if not _works(PYTHON):
        make = [sys.executable, "-m", "venv", "--without-pip", VENV]
        run("Tạo môi trường Python", make, place=ROOT)
    run("Chuẩn bị pip", [PYTHON, "-m", "ensurepip", "--default-pip"], place=ROOT)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--retries", "2", "--require-hashes"]
    run("Cài thư viện", [*pip, "-r", lock], place=ROOT)


def _uv() -> tuple[Path | None, Stop | None]:
    """Return a uv that runs: the person's own, ours from before, or one out of its wheel."""
    for candidate in (shutil.which("uv"), str(OURS / "uv")):
        if candidate and _runs([candidate, "--version"]):
            return Path(candidate), None
    found = wheel.fitting(ROOT / "uv.lock")
    try:
        return (wheel.unpack(found, folder=OURS) if found else None), None
    except Stop as trouble:
        return None, trouble


def _works(python: Path) -> bool:
    code = "import sys; sys.exit(sys.version_info < (3, 11))"
    return python.exists() and _runs([str(python), "-c", code])


def _runs(command: list[str]) -> bool:
    """Say whether the command really runs (a name on PATH may be an empty shim)."""
    try:
        return subprocess.run(command, capture_output=True, env=os.environ).returncode == 0
    except OSError:
        return False
