"""What CI runs, word for word: one list, read top to bottom."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from lantoa.bootstrap.environment import ROOT
from lantoa.bootstrap.say import tell

BROWSERS = ("chromium", "google-chrome")
# In their own order: left to itself it keeps files of one long test for the end, on one core.
TWO_AT_A_TIME = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
MIGRATIONS = "manage makemigrations --check --dry-run"


def test(python: Path, arguments: list[str]) -> int:
    """Run the tests and return pytest's own answer."""
    tell_of_browser()
    return _pytest(python, arguments, {})


def check(python: Path, arguments: list[str]) -> int:
    """Run every check, all of them even after a failure; tests come last, so their line ends it."""
    tell_of_browser()
    failed = [label for label, command in _steps(python) if not _passes(label, command)]
    if failed:
        tell("Chưa đạt: " + ", ".join(failed))
    url = os.environ.get("LANTOA_TEST_DATABASE_URL", "")
    tell("· Kiểm thử trên SQLite")
    arguments = [*TWO_AT_A_TIME, *arguments]
    code = _pytest(python, arguments, {"LANTOA_TEST_DATABASE_URL": ""})
    if code == 0 and (url or os.environ.get("LANTOA_CI") == "1"):
        tell("· Kiểm thử trên PostgreSQL")
        code = _pytest(python, arguments, {"LANTOA_TEST_DATABASE_URL": url})
    return code or (1 if failed else 0)


def _steps(python: Path) -> list[tuple[str, list[str]]]:
    tools = python.parent
    return [
        ("ruff check", [f"{tools}/ruff", "check", "."]),
        ("ruff format", [f"{tools}/ruff", "format", "--check", "."]),
        ("mypy", [f"{tools}/mypy"]),
        ("lint-imports", [f"{tools}/lint-imports", "--no-cache"]),
        ("migrations", [str(python), "-m", "lantoa", *MIGRATIONS.split()]),
        # Only its linter: its formatter parts inline words from their full stops.
        ("djlint", [f"{tools}/djlint", "--lint", "--quiet", "src/lantoa/templates"]),
        ("locks", [sys.executable, "-m", "lantoa.bootstrap.locks", f"{tools}/uv"]),
    ]


def _passes(label: str, command: list[str]) -> bool:
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=_environment({}), capture_output=True, text=True)
    spent = time.monotonic() - began
    tell(f"· {label}: {'đạt' if done.returncode == 0 else 'CHƯA ĐẠT'} ({spent:.0f} giây)")
    if done.returncode:
        tell((done.stdout + done.stderr).strip())
    return done.returncode == 0


def tell_of_browser() -> None:
    """Say what happens without a browser: skipped here, a failure in CI."""
    if not any(shutil.which(name) for name in BROWSERS):
        tell(
            "Máy này không có Chromium nên các kiểm thử trên trình duyệt được bỏ qua. "
            "Muốn chạy cả chúng: sudo apt install chromium"
        )


def _pytest(python: Path, arguments: list[str], extra: dict[str, str]) -> int:
    command = [str(python), "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, env=_environment(extra)).returncode


def _environment(extra: dict[str, str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **extra}
