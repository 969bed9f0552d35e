"""Random small data with corrections, moves and mergers against a brute force of its own."""

import os
import subprocess
import sys
from collections.abc import Callable

from lantoa.bootstrap.environment import ROOT

CHECKS = ("tests/reach/test_acts.py", "tests/reach/test_memory_histories.py")


def small_data_agrees(tell: Callable[[str], None]) -> dict[str, bool]:
    """Run the tests that compare memory with counting household by household; say how it went."""
    tell("random small data against brute force …")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *CHECKS]
    env = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        tell(done.stdout[-2000:])
    return {"random small data, by brute force": done.returncode == 0}
