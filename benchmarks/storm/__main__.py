"""A storm of reports while boards are read: nothing lost, nothing doubled, how long it takes.

Run: ./lantoa bench storm --rate 25 --seconds 600 --json [--database URL] [--kill]

Heads post activities through the real server as a phone's queue does, each with its own uid, and
send again until the receipt comes. With `--kill` web server and worker are killed (-9) again
and again in the middle. At the end the ledger is read by itself: the set of uids sent is the set
stored, and the people counted are the sum of what was sent.
"""

import argparse
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.house import ROOT, House, house

READERS, HANDS, PATIENCE = 2, 24, 120.0
SIGN_IN = ROOT / "benchmarks" / "storm" / "people.py"


@dataclass
class Person:
    """A head: the cookie, the id, where and for which campaign the reports are."""

    pk: int
    cookie: str
    place: int
    campaign: int


@dataclass
class Storm:
    """What was sent and how long each answer took (ms, the first try of each)."""

    sent: dict[str, int] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    waits: list[float] = field(default_factory=list)
    again: int = 0
    pages: int = 0
    over: bool = False


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(prog="./lantoa bench storm")
    parser.add_argument("--rate", type=float, default=25)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--database", default="")
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def main() -> int:
    """Blow, then count."""
    asked = arguments()
    extra = {"DATABASE_URL": asked.database} if asked.database else {}
    with house(extra=extra) as here:
        people = signed_in(here)
        storm = Storm()
        threads = [threading.Thread(target=read_boards, args=(here, people[0], storm))]
        if asked.kill:
            threads.append(threading.Thread(target=kill, args=(here, storm)))
        for thread in threads:
            thread.start()
        blow(here, people, storm, rate=asked.rate, seconds=asked.seconds)
        storm.over = True
        for thread in threads:
            thread.join()
        print(json.dumps(judged(here, storm, asked), ensure_ascii=False))
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


def blow(here: House, people: list[Person], storm: Storm, *, rate: float, seconds: float) -> None:
    """Send `rate` reports a second, whatever the server does, and wait for the last receipt."""
    began = time.monotonic()
    with ThreadPoolExecutor(HANDS) as hands:
        for number in range(int(rate * seconds)):
            time.sleep(max(0.0, began + number / rate - time.monotonic()))
            person = people[1 + number % (len(people) - 1)]
            hands.submit(report, here, person, storm, began + number / rate)


def report(here: House, person: Person, storm: Storm, due: float) -> None:
    """Send one report as the queue does: the same uid until the receipt is said."""
    uid, count = str(uuid4()), random.randint(1, 90)  # noqa: S311
    storm.sent[uid] = count
    fields = {
        "uid": uid, "title": "Họp tổ liên gia", "campaign": person.campaign,
        "place": person.place, "done_on": today(here), "people": count, "how": "number",
    }  # fmt: skip
    end, first = time.monotonic() + PATIENCE, True
    while time.monotonic() < end:
        said = post(here, person, "/hoat-dong/ghi/?loai=gathering", fields)
        if first:
            storm.waits.append((time.monotonic() - due) * 1000)
            first = False
        if said.get("state") == "received":
            storm.kept.add(uid)
            return
        if said.get("state") == "refused":
            print(said, file=sys.stderr)
            return
        storm.again += 1
        time.sleep(0.5 + random.random())  # noqa: S311


def today(here: House) -> str:
    """Return the house's day: the demo lives in its own time."""
    return here.environment["LANTOA_BENCH_DAY"]


def post(here: House, person: Person, path: str, fields: dict[str, object]) -> dict[str, str]:
    """Post as the queue does; {} when no answer came."""
    word = "a" * 32
    headers = {
        "Cookie": f"sessionid={person.cookie}; csrftoken={word}", "X-CSRFToken": word,
        "X-Lantoa-Queue": "1", "X-Lantoa-Me": str(person.pk),
        "Content-Type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    try:
        line = http.client.HTTPConnection("127.0.0.1", here.port, timeout=30)
        line.request("POST", path, urlencode(fields), headers)
        answer: dict[str, str] = json.loads(line.getresponse().read())
        line.close()
    except (OSError, http.client.HTTPException, ValueError):
        return {}
    return answer


def read_boards(here: House, officer: Person, storm: Storm) -> None:
    """Read the office's boards one after the other until the storm is over."""
    paths = ("/", "/hoat-dong/", f"/tiep-can/{officer.campaign}/", "/bao-cao/")
    while not storm.over:
        for path in paths:
            try:
                line = http.client.HTTPConnection("127.0.0.1", here.port, timeout=30)
                line.request("GET", path, headers={"Cookie": f"sessionid={officer.cookie}"})
                storm.pages += line.getresponse().status == 200
                line.close()
            except (OSError, http.client.HTTPException):
                continue
            time.sleep(1 / READERS)


def kill(here: House, storm: Storm) -> None:
    """Kill the web server and the worker, in turn, every few seconds; the parent starts them."""
    turn = 0
    while not storm.over:
        time.sleep(7)
        victims = here.children()["worker" if turn % 3 == 2 else "web"]
        for pid in victims:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        turn += 1


def judged(here: House, storm: Storm, asked: argparse.Namespace) -> dict[str, object]:
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
        "killed": asked.kill,
        "database": "postgresql" if asked.database else "sqlite",
    }


if __name__ == "__main__":
    sys.exit(main())
