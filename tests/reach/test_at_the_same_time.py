"""People log the first acts of one hamlet at the same moment: all count, on both databases."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from lantoa.bootstrap.environment import ROOT
from tests.reach.writers import EACH

WRITERS = 3


@pytest.fixture
def database(db: None) -> Iterator[str]:
    """Return the address of an empty database of the kind under test, "" for SQLite."""
    if connection.vendor != "postgresql":
        yield ""
        return
    facts = connection.settings_dict
    server = {"host": facts["HOST"], "port": facts["PORT"], "user": facts["USER"]}
    server["password"] = facts["PASSWORD"]
    name = f"{facts['NAME']}_writers"
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as link:
        link.execute(f"DROP DATABASE IF EXISTS {name}")
        link.execute(f"CREATE DATABASE {name}")
    yield f"postgres://{facts['USER']}:{facts['PASSWORD']}@{facts['HOST']}:{facts['PORT']}/{name}"
    with psycopg.connect(dbname="postgres", autocommit=True, **server) as link:
        link.execute(f"DROP DATABASE {name}")


def start(home: Path, database: str, word: str) -> "subprocess.Popen[str]":
    """Start the program of `writers.py`."""
    env = {
        **os.environ,
        "LANTOA_HOME": str(home),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "lantoa.settings",
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
    }
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-m", "tests.reach.writers", word],
        env=env, stdin=pipe, stdout=pipe, stderr=pipe, text=True,
    )  # fmt: skip


def finish(program: "subprocess.Popen[str]") -> str:
    """Wait for the program, which has to succeed, and return what it printed."""
    said, trouble = program.communicate(timeout=120)
    assert program.returncode == 0, trouble
    return said.strip()


def test_first_acts_of_one_hamlet_at_the_same_moment_all_count(tmp_path, database):
    finish(start(tmp_path, database, "lay"))
    writers = [start(tmp_path, database, str(number)) for number in range(WRITERS)]
    for writer in writers:
        assert writer.stdout.readline() == "ready\n"

    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        finish(writer)

    acts = WRITERS * EACH
    said = finish(start(tmp_path, database, "tell"))
    assert said == f"commune {2 * acts} {acts}; hamlet {2 * acts} {acts} 0"
