"""A home of its own, worked on by real processes, as a person at the keyboard would."""

import os
import random
import shutil
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from lantoa.bootstrap.environment import ROOT

TABLE = "một mật khẩu rất dài\nThôn\tSố hộ\nThôn Gốc Sấu\t264\nKhu phố Bến Sim\t412\n\n"
WHO = ["--place", "06385", "--name", "Lộc Thị Bích", "--username", "bich"]


def free_port() -> int:
    """Return a port for a program to open later: none that the system gives away by itself."""
    while True:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", random.randrange(20_000, 32_000)))
            return int(probe.getsockname()[1])


class House:
    """A LANTOA_HOME (and a database by `url`, SQLite without) and the verbs done to it."""

    def __init__(self, home: Path, *, url: str = "", settings: str = "lantoa.settings") -> None:
        self.home = home
        self.env = {
            **os.environ,
            "LANTOA_HOME": str(home),
            "DATABASE_URL": url,
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": settings,
        }

    def ask(self, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        """Do a verb and return what it answered."""
        return subprocess.run(
            [sys.executable, "-m", "lantoa", *words],
            env=self.env,
            input=typed,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def do(self, *words: str, typed: str = "") -> str:
        """Do a verb that has to succeed and return its stdout."""
        done = self.ask(*words, typed=typed)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def refusal(self, *words: str, typed: str = "") -> str:
        """Do a verb that has to stop with one line, and return the line."""
        done = self.ask(*words, typed=typed)
        assert done.returncode == 1, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stderr.strip().splitlines()[-1]

    def start(self, *words: str, **env: str) -> "subprocess.Popen[str]":
        """Start a verb that stays."""
        return subprocess.Popen(
            [sys.executable, "-m", "lantoa", *words],
            env={**self.env, **env},
            stderr=subprocess.PIPE,
            text=True,
        )

    def new(self) -> "House":
        """Make a real commune of two hamlets."""
        self.do("new", *WHO, "--password-file", "-", "--hamlets", "-", typed=TABLE)
        return self

    def with_tables(self, laid: Path) -> "House":
        """Put a database with every table, empty, into the home: laying them takes seconds."""
        self.home.mkdir(mode=0o700)
        shutil.copy(laid, self.home / "lantoa.sqlite3")
        return self

    def moved_in(self, made: "House") -> "House":
        """Take a copy of the home that `made` has: laying it anew takes seconds."""
        shutil.copytree(made.home, self.home)
        return self

    def tell(self, code: str) -> str:
        """Run a line of Python inside the house and return what it printed."""
        return self.do("manage", "shell", "-v", "0", "-c", code)
