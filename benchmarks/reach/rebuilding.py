"""The roll-ups of a whole nation counted anew, in a home and a database of their own."""

import json
import os
import subprocess
import sys
import tempfile

from benchmarks.reach.made import Made
from benchmarks.reach.places import Tell
from benchmarks.reach.server import fresh, server
from lantoa.bootstrap.environment import PYTHON, ROOT

NAME = "lantoa_bench_rebuilt"


def rebuilt(made: Made, tell: Tell) -> dict[str, object]:
    """Return the seconds for a month and a quarter; nothing where there is no PostgreSQL.

    Read from the file of acts: who was reached; from the database: communes, campaigns, ends of
    journals, the rows that stand. Making the file from a real ledger is not in it.
    """
    address = server()
    if address is None:
        tell("no PostgreSQL here: rebuilding is left out")
        return {"rebuild_s": None}
    tell("rebuilding the roll-ups …")
    with tempfile.TemporaryDirectory() as home:
        env = {
            **os.environ,
            "LANTOA_HOME": home,
            "DATABASE_URL": fresh(address, NAME),
            "DJANGO_SETTINGS_MODULE": "lantoa.settings",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        }
        subprocess.run([PYTHON, "-m", "lantoa", "manage", "migrate", "--verbosity", "0"],
                       cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)  # fmt: skip
        program = [sys.executable, "-m", "benchmarks.reach.rebuilt", str(made.folder)]
        done = subprocess.run(program, env=env, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    return {"rebuild_s": found["all rows written"]["seconds"], "rebuild": found}
