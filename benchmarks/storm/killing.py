"""Death in the middle of a storm: web server, worker, and the database where it is ours."""

import os
import signal
import time
from collections.abc import Iterable

from benchmarks.house import House
from benchmarks.storm.cluster import Cluster
from benchmarks.storm.sending import Storm

SOON, SELDOM, MOST_SOON = 7.0, 32.0, 8
"""Seconds between two deaths in a storm of a minute, and how many there; seconds in a longer one. A
process that dies five times without ever living for a minute is taken for broken by its parent."""
TURNS = ("web", "worker", "web", "database")


def kill(here: House, own: Cluster | None, storm: Storm, seconds: float) -> None:
    """Kill one after the other with -9; whoever watches them starts them again."""
    turn = 0
    while not storm.over and (seconds > 60 or turn < MOST_SOON):
        time.sleep(SOON if seconds <= 60 else SELDOM)
        victim = TURNS[turn % len(TURNS)]
        turn += 1
        if victim != "database":
            storm.killed[victim] += _shot(here.children()[victim])
        elif own is not None:
            own.kill()
            storm.killed[victim] += 1
            own.start()


def _shot(processes: Iterable[int]) -> int:
    """Kill these processes; say 1 when one of them was alive."""
    shot = 0
    for pid in processes:
        try:
            os.kill(pid, signal.SIGKILL)
            shot = 1
        except ProcessLookupError:
            continue
    return shot
