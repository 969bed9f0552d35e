"""One slow job, so that a worker can be killed in the middle of it."""

import os
import time
from pathlib import Path

from lantoa import clock


def slow(word: str) -> None:
    """Write that it began, take its time, write that it ended."""
    diary = Path(os.environ["LANTOA_HOME"]) / "diary.txt"
    with diary.open("a") as file:
        file.write(f"began {word}\n")
    time.sleep(float(os.environ.get("SLOW", "0")))
    with diary.open("a") as file:
        file.write(f"ended {word}\n")


JOBS = {**clock.JOBS, "test.slow": slow}
