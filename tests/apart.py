"""Programs that run beside the test, in a home and on a database of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from lantoa.bootstrap.environment import ROOT


@pytest.fixture
def database(db: None) -> Iterator[str]:
    """Return the address of an empty database of the kind under test, "" for SQLite."""
    if connection.vendor != "postgresql":
        yield ""
        return
    facts = connection.settings_dict
    server = {"host": facts["HOST"], "port": facts["PORT"], "user": facts["USER"]}
    server["password"] = facts["PASSWORD"]
    name = f"{facts['NAME']}_apart"
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as link:
        link.execute(f"DROP DATABASE IF EXISTS {name}")
        link.execute(f"CREATE DATABASE {name}")
    yield f"postgres://{facts['USER']}:{facts['PASSWORD']}@{facts['HOST']}:{facts['PORT']}/{name}"
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as link:
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
    said, trouble = program.communicate(timeout=120)
    assert program.returncode == 0, trouble
    return said.strip()
