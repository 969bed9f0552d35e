"""What the people of a storm do: heads send reports until the receipt comes, an officer reads."""

import http.client
import json
import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

from benchmarks.house import House

READERS, HANDS, PATIENCE = 2, 24, 120.0


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
    killed: Counter[str] = field(default_factory=Counter)
    over: bool = False


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
