"""`bench`: start, memory, and the most used pages, measured on the data that is here."""

import argparse
import os
import signal
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.bootstrap.say import Stop, tell
from lantoa.commune.models import Commune, Household, Membership, User
from lantoa.commune.rules import HAMLET, OFFICER
from lantoa.kit import clock
from lantoa.management import arguments, database
from lantoa.outreach.models import Activity

ARGUMENTS = arguments.Arguments("bench [--port SỐ] [--pages SỐ] [--rounds SỐ]")
ARGUMENTS.add_argument("--port", type=arguments.port, default=8765)
ARGUMENTS.add_argument("--pages", type=int, default=10)
ARGUMENTS.add_argument("--rounds", type=int, default=7)
PLAIN = "django.contrib.auth.backends.ModelBackend"
MB = 1024


@dataclass(frozen=True)
class Measured:
    """One page: its address, whose it is, milliseconds (median), queries, kilobytes of HTML."""

    address: str
    role: str
    ms: float
    queries: int
    kb: float


def main(options: argparse.Namespace) -> int:
    """Print the figures as the tables of benchmarks/README.md."""
    commune = None if database.is_empty() else Commune.objects.order_by("pk").first()
    if commune is None:
        raise Stop("Chưa có dữ liệu để đo. Chạy trước: ./lantoa up --no-serve")
    print(
        f"{os.cpu_count()} lõi; {Household.objects.count()} hộ, {Activity.objects.count()}", end=""
    )
    print(f" hoạt động; {connection.vendor}")
    print("\n| khởi động lại | MB: cha | trang web | việc nền |\n|---|---|---|---|")
    print("| " + " | ".join(warm_start(options.port)) + " |")
    print("\n| trang | vai | ms (trung vị) | câu hỏi CSDL | KB |\n|---|---|---|---|---|")
    for role in (OFFICER, HAMLET):
        for page in pages(role, most=options.pages, rounds=options.rounds):
            print(
                f"| {page.address} | {page.role} | {page.ms:.0f} | {page.queries} | {page.kb:.0f} |"
            )
    return 0


def warm_start(port: int) -> list[str]:
    """Start the house as `up` does; return seconds to the first page and the memory."""
    began = time.monotonic()
    command = [sys.executable, "-m", "lantoa", "serve", "--port", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as house:
        try:
            _first_page(port)
            seconds = time.monotonic() - began
            time.sleep(2)
            kilobytes = list(_memory(house.pid))
        finally:
            house.send_signal(signal.SIGTERM)
    return [f"{seconds:.1f} giây", *(f"{kb // MB}" for kb in kilobytes)]


def _first_page(port: int) -> None:
    end = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


def _memory(parent: int) -> Iterator[int]:
    """Yield the resident kilobytes of the parent and of each child with what it started."""
    table = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True)
    rows = [tuple(map(int, line.split())) for line in table.stdout.splitlines()]

    def whole(pid: int) -> int:
        below = sum(whole(child) for child, above, _ in rows if above == pid)
        return below + next(rss for number, _, rss in rows if number == pid)

    yield next(rss for number, _, rss in rows if number == parent)
    yield from (whole(child) for child, above, _ in sorted(rows) if above == parent)


def pages(role: str, *, most: int, rounds: int) -> Iterator[Measured]:
    """Measure the first page of a person with `role` and the pages that it leads to."""
    worn = Membership.objects.on(clock.today()).filter(role=role).order_by("pk").first()
    if worn is None:
        tell(f"Không có ai mang vai {role}; bỏ qua.")
        return
    client = Client(raise_request_exception=False, headers={"host": "127.0.0.1"})
    client.force_login(User.objects.get(pk=worn.user_id), backend=PLAIN)
    seen: list[str] = []
    waiting = ["/"]
    while waiting and len(seen) < most:
        address = waiting.pop(0)
        answer = client.get(address)
        if answer.status_code >= 500:
            tell(f"{address}: trang hỏng ({answer.status_code})")
        if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
            continue
        seen.append(address)
        yield _measured(client, address, role, rounds)
        reader = _Links()
        reader.feed(answer.content.decode())
        waiting += [a for a in dict.fromkeys(reader.found) if a not in [*seen, *waiting]]


def _measured(client: Client, address: str, role: str, rounds: int) -> Measured:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        answer = client.get(address)
        times.append((time.perf_counter() - began) * 1000)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    kb = len(answer.content) / 1024
    return Measured(address, role, statistics.median(times), len(asked), kb)


class _Links(HTMLParser):
    """Collects the addresses of this house that a page leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address of a link without its parameters."""
        address = dict(attrs).get("href") or ""
        outside = ("/static/", "/tep/", "//")
        if tag == "a" and address.startswith("/") and not address.startswith(outside):
            self.found.append(address.split("#")[0].split("?")[0])
