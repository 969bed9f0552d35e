"""Programs that run beside the test, in a home and on a database of their own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from lantoa.bootstrap.environment import ROOT
from tests.laid import server


@pytest.fixture
def database(db: None) -> Iterator[str]:
    """Return the address of an empty database of the kind under test, "" for SQLite."""
    with one("template0" if connection.vendor == "postgresql" else "") as address:
        yield address


@pytest.fixture
def migrated(laid: Path | str, db: None, tmp_path: Path) -> Iterator[str]:
    """Return the same with every table laid, "" for the SQLite file of `tmp_path`."""
    if isinstance(laid, Path):
        shutil.copy(laid, tmp_path / "lantoa.sqlite3")
    with one("" if isinstance(laid, Path) else laid) as address:
        yield address


@contextmanager
def one(template: str) -> Iterator[str]:
    """Give the address of a copy of PostgreSQL's `template`, "" for none."""
    if not template:
        yield ""
        return
    facts = connection.settings_dict
    name = f"{facts['NAME']}_apart"
    with server() as link:
        link.execute(f"DROP DATABASE IF EXISTS {name}")
        link.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield f"postgres://{facts['USER']}:{facts['PASSWORD']}@{facts['HOST']}:{facts['PORT']}/{name}"
    with server() as link:
        link.execute(f"DROP DATABASE {name}")


def start(home: Path, database: str, *words: str) -> "subprocess.Popen[str]":
    """Start `python -m WORDS` in a home and on a database of its own."""
    env = {
        **os.environ,
        "LANTOA_HOME": str(home),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "lantoa.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-m", *words],
        env=env, stdin=pipe, stdout=pipe, stderr=pipe, text=True,
    )  # fmt: skip


def finish(program: "subprocess.Popen[str]") -> str:
    """Wait for the program, which has to succeed, and return what it printed."""
    said, trouble = program.communicate(timeout=300)
    assert program.returncode == 0, trouble
    return said.strip()
