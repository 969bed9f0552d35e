"""`recount`: the reach of every commune counted anew from the ledger; what differs is mended."""

import argparse
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from multiprocessing import get_context
from textwrap import shorten
from threading import Thread
from time import sleep

from django.db import connection, connections

from lantoa.bootstrap.say import Stop, tell
from lantoa.kit.say import start
from lantoa.management import database
from lantoa.management.arguments import Arguments
from lantoa.plan.models import Campaign
from lantoa.reach.actions import Rebuilt, Recounted, audit, recount

ARGUMENTS = Arguments("recount [--on NĂM-THÁNG-NGÀY] [--processes SỐ]")
ARGUMENTS.add_argument("--on", type=date.fromisoformat)
ARGUMENTS.add_argument("--processes", type=int, default=0)
STEPS = 20


def main(options: argparse.Namespace) -> int:
    """Count every campaign anew (with `--on` one month and quarter): how far it is, what it mended.

    One month and quarter come from the file of acts wherever that is up to date, all at once.
    """
    if database.is_empty():
        raise Stop("Chưa có dữ liệu để đếm. Lập xã: ./lantoa new")
    rows = Campaign.objects.order_by("commune__place__path", "pk").select_related("commune__place")
    names = {row.pk: _name(row) for row in rows}
    campaigns = list(names)
    at_once = recount(options.on, told=_far) if options.on else Recounted(left=campaigns)
    counted, different, done = at_once.rows, at_once.different, at_once.campaigns
    every = max(1, len(campaigns) // STEPS)
    each = zip(at_once.left, _all(at_once.left, options.on, options.processes), strict=True)
    for number, (campaign, found) in enumerate(each, done + 1):
        counted, different = counted + found.rows, different + found.different
        if found.different or found.days:
            print(f"{names[campaign]}: {_wrong(found)} lệch, đã sửa.")
        if number % every == 0 and number < len(campaigns):
            _far(number, len(campaigns))
    print(f"Đã đếm lại {len(campaigns)} đợt, {counted} dòng; {different} dòng lệch đã sửa.")
    if done:
        print(f"{done} đợt đếm từ tệp hoạt động còn mới, {len(at_once.left)} đợt đếm từ sổ.")
    return 0


def _name(row: Campaign) -> str:
    title = shorten(row.title, 60, placeholder="…")
    return f"{start(str(row.commune.place))}, đợt “{title}”"


def _wrong(found: Rebuilt) -> str:
    rows = [f"{found.different} dòng"] if found.different else []
    return " và ".join([*rows, f"{found.days} ngày của số cộng dồn"] if found.days else rows)


def _far(number: int, of: int) -> None:
    tell(f"Đã đếm {number}/{of} đợt")


def _all(campaigns: Sequence[int], on: date | None, processes: int) -> Iterator[Rebuilt]:
    """Yield what was found in each campaign; SQLite has one writer, PostgreSQL one a core."""
    hands = processes or (os.cpu_count() or 1 if connection.vendor == "postgresql" else 1)
    one = partial(_one, on=on)
    if hands == 1 or len(campaigns) < 2:
        yield from map(one, campaigns)
        return
    connections.close_all()  # what a parent has open, its children may not use
    pool = ProcessPoolExecutor(hands, get_context("fork"), _leave_with, (os.getpid(),))
    with pool:
        yield from pool.map(one, campaigns, chunksize=4)


def _one(campaign: int, on: date | None) -> Rebuilt:
    row = Campaign.objects.select_related("commune__place").get(pk=campaign)
    return audit(row, only=on)


def _leave_with(parent: int) -> None:
    """End this process when its parent is gone: killed, it cannot say so, and work for nobody
    would hold a connection for ever. What is open is taken back by the database."""

    def watch() -> None:
        while os.getppid() == parent:
            sleep(1)
        os._exit(1)

    Thread(target=watch, daemon=True).start()
