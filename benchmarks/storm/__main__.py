"""A storm of reports while boards are read: nothing lost, nothing doubled, how long it takes.

Run: ./lantoa bench storm --rate 25 --seconds 600 --json [--database URL|own] [--kill]

Heads post activities through the real server as a phone's queue does, each with its own uid, and
send again until the receipt comes. With `--kill` web server and worker are killed (-9) again
and again in the middle, and so is the database where it is ours (`--database own`). At the end the
ledger is read by itself: the set of uids sent is the set stored, and the people counted are the sum
of what was sent.
"""

import argparse
import json
import os
import subprocess
import sys
import threading
from contextlib import ExitStack
from typing import Any

from benchmarks.house import ROOT, House, house
from benchmarks.storm.cluster import Cluster, cluster
from benchmarks.storm.killing import kill
from benchmarks.storm.sending import Person, Storm, blow, read_boards

SIGN_IN = ROOT / "benchmarks" / "storm" / "people.py"


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="./lantoa bench storm")
    parser.add_argument("--rate", type=float, default=25)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--database", default="", help="an empty PostgreSQL's address, or: own")
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def main() -> int:
    """Blow, then count."""
    asked = arguments()
    with ExitStack() as open_now:
        own = open_now.enter_context(cluster()) if asked.database == "own" else None
        address = own.address if own else asked.database
        here = open_now.enter_context(house(extra={"DATABASE_URL": address} if address else {}))
        people, storm = signed_in(here), Storm()
        threads = [threading.Thread(target=read_boards, args=(here, people[0], storm))]
        if asked.kill:
            threads.append(threading.Thread(target=kill, args=(here, own, storm, asked.seconds)))
        for thread in threads:
            thread.start()
        blow(here, people, storm, rate=asked.rate, seconds=asked.seconds)
        storm.over = True
        for thread in threads:
            thread.join()
        print(json.dumps(judged(here, storm, asked, own), ensure_ascii=False))
    return 0


def signed_in(here: House) -> list[Person]:
    """Return an officer (first) and the heads, signed in by the house's own code."""
    here.environment["LANTOA_BENCH_DAY"] = str(asked_of(here, "day"))
    return [Person(**one) for one in asked_of(here, "people")]


def asked_of(here: House, question: str) -> Any:
    """Return the answer of people.py, which knows the house from inside."""
    command = [sys.executable, str(SIGN_IN), question]
    told = subprocess.run(command, env=here.environment, capture_output=True, text=True, check=True)
    return json.loads(told.stdout.splitlines()[-1])


def judged(
    here: House, storm: Storm, asked: argparse.Namespace, own: Cluster | None
) -> dict[str, object]:
    """Return what the ledger holds against what was sent."""
    rows: list[tuple[str, int]] = asked_of(here, "ledger")
    stored = [uid for uid, _count in rows if uid in storm.sent]
    waits = sorted(storm.waits)
    right = sum(count for uid, count in rows if uid in storm.sent)
    return {
        "sent": len(storm.sent),
        "stored": len(set(stored)),
        "lost": len(set(storm.sent) - set(stored)),
        "doubled": len(stored) - len(set(stored)),
        "receipts": len(storm.kept),
        "people_sent": sum(storm.sent.values()),
        "people_stored": right,
        "p50_ms": round(waits[len(waits) // 2]),
        "p95_ms": round(waits[int(len(waits) * 0.95)]),
        "sent_again": storm.again,
        "pages_read": storm.pages,
        "rate": asked.rate,
        "seconds": asked.seconds,
        "killed": dict(storm.killed),
        "database": "postgresql" if asked.database else "sqlite",
        "database_is_ours": own is not None,
        "load": round(os.getloadavg()[0], 1),
    }


if __name__ == "__main__":
    sys.exit(main())
