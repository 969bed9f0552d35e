"""One commune of 50 hamlets and 15,000 households: counting, logging, asking who was left out.

A program is run for each database: SQLite in a folder of its own, and PostgreSQL where there is a
server (`server.py`). It lays a seeded year and says what it took.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.reach.server import fresh, server

ROOT = Path(__file__).resolve().parents[2]
NAME = "lantoa_bench_commune"


def measure(seed: int, tell: Callable[[str], None]) -> dict[str, object]:
    """Return what was measured on SQLite, and beside it on PostgreSQL where there is one."""
    found = _apart("", seed, tell)
    logs = {"sqlite": found.pop("log_p95_ms")}
    if address := server():
        other = _apart(fresh(address, NAME), seed, tell)
        logs["postgresql"] = other.pop("log_p95_ms")
        found["same_answer"] = bool(found["same_answer"] and other["same_answer"])
        found["postgresql"] = other
    return {**found, "log_p95_ms": logs}


def _apart(database: str, seed: int, tell: Callable[[str], None]) -> dict[str, object]:
    tell(f"a commune's year on {'PostgreSQL' if database else 'SQLite'} …")
    with tempfile.TemporaryDirectory() as home:
        facts = {
            **os.environ,
            "LANTOA_HOME": home,
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "lantoa.settings",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }
        program = [sys.executable, "-m", "benchmarks.reach.commune_asked", str(seed)]
        done = subprocess.run(program, env=facts, stdout=subprocess.PIPE, check=True)
    answer: dict[str, object] = json.loads(done.stdout)
    return answer
