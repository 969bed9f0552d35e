"""A program: lays a commune's year in the database it is given and prints what it measured."""

import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from uuid import uuid4

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from benchmarks.reach.commune_year import (  # noqa: E402
    FIRST,
    HAMLETS,
    HOUSEHOLDS,
    LAST,
    NOW,
    PILLARS,
    Laid,
    act,
    lay,
)
from lantoa.commune.models import User  # noqa: E402
from lantoa.kit import bits, clock  # noqa: E402
from lantoa.kit.periods import Period  # noqa: E402
from lantoa.outreach.actions import Done, log  # noqa: E402
from lantoa.outreach.models import Activity, Audience, Outlet  # noqa: E402
from lantoa.reach import actions as reach  # noqa: E402
from lantoa.reach.missed import left_out  # noqa: E402
from lantoa.reach.models import Tally  # noqa: E402
from lantoa.reach.queries import coverage, hamlets_in  # noqa: E402
from lantoa.reach.rules import Counts  # noqa: E402

ODD = date(2025, 3, 5), date(2025, 6, 17)
QUARTER = date(2025, 3, 15), date(2025, 6, 14)
LOGS, ASKS = 100, 100


def timed(ask: Callable[[], object], rounds: int) -> list[float]:
    """Return the milliseconds of each round, after one that warms up."""
    ask()
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        ask()
        found.append((time.perf_counter() - began) * 1000)
    return found


def p95(found: list[float]) -> float:
    """Return the 95th of a hundred."""
    return sorted(found)[max(0, round(len(found) * 0.95) - 1)]


def logging(laid: Laid, seed: int) -> tuple[list[float], list[float]]:
    """Log visits one by one, each by a person read anew and seen at once at every level; return
    the milliseconds of each, and those of this process alone."""
    dice = random.Random(seed + 1)  # noqa: S311

    def once() -> None:
        hamlet = dice.choice(laid.hamlets)
        marks = {hamlet.pk: {"delivered": sorted(dice.sample(range(HOUSEHOLDS), 106))}}
        log(
            laid.campaign, kind="visit", unit=laid.boards[hamlet.pk], place=hamlet,
            title="Đến từng nhà", done=Done(LAST, counts={"homes": 106}, marks=marks),
            uid=uuid4(), by=User.objects.get(pk=laid.officer.pk),
        )  # fmt: skip
        seen = Tally.objects.filter(campaign=laid.campaign, grain="campaign", from_on=FIRST)
        assert len(seen.filter(place__in=[hamlet, laid.campaign.place])) == 2

    once()
    found, own = [], []
    for _ in range(LOGS):
        began, worked = time.perf_counter(), time.process_time()
        once()
        found.append((time.perf_counter() - began) * 1000)
        own.append((time.process_time() - worked) * 1000)
    return found, own


def airing(laid: Laid) -> float:
    """Return the milliseconds of one broadcast that all fifty hamlets are counted anew for."""
    radio = Outlet.objects.get(kind="radio")

    def once() -> None:
        office = laid.campaign.commune.office
        row = act(laid.campaign, "radio", office, laid.campaign.place, LAST, radio)
        row.save()
        reach.follow([row.pk])

    return statistics.median(timed(once, 5))


def rows_of(laid: Laid) -> list[tuple[int, int, int, int, str, str]]:
    """Return one row a delivered contact: activity, hamlet, household, day, channel, pillar."""
    period = {"activity__done_on__range": (FIRST, LAST), "activity__campaign": laid.campaign}
    facts = Audience.objects.filter(**period).values_list(
        "activity_id", "hamlet_id", "bits", "activity__done_on", "activity__kind",
        "activity__pillars__ref",
    )  # fmt: skip
    return [
        (act, hamlet, bit, day.toordinal(), kind, ref)
        for act, hamlet, held, day, kind, ref in facts
        for bit in bits.unpack(bytes(held))
    ]


PILLAR_SUMS = ", ".join(f"sum(p{n})" for n in range(5))
PILLAR_MAXES = ", ".join(
    f"max(CASE WHEN pillar = '{ref}' THEN 1 ELSE 0 END) AS p{n}" for n, ref in enumerate(PILLARS)
)
NINE = f"""
    SELECT hamlet, count(*), sum(CASE WHEN acts >= 2 THEN 1 ELSE 0 END),
        sum(CASE WHEN acts >= 3 THEN 1 ELSE 0 END), sum(CASE WHEN mouths >= 2 THEN 1 ELSE 0 END),
        {PILLAR_SUMS}
    FROM (SELECT hamlet, household, count(DISTINCT activity) AS acts,
            count(DISTINCT channel) AS mouths, {PILLAR_MAXES}
        FROM contact WHERE day BETWEEN {ODD[0].toordinal()} AND {ODD[1].toordinal()}
        GROUP BY hamlet, household) AS homes
    GROUP BY hamlet"""  # noqa: S608
TABLE = "CREATE TABLE contact (activity INTEGER, hamlet INTEGER, household INTEGER, day INTEGER, "
TABLE += "channel VARCHAR(20), pillar VARCHAR(20))"


def others(laid: Laid) -> tuple[dict[str, float], dict[str, bool]]:
    """Return what others need for the same nine numbers of each hamlet, and who agrees with us."""
    rows, truth = rows_of(laid), nine(laid)
    found, same = {}, {}

    def ask(name: str, answer: Callable[[], list[tuple[int, ...]]]) -> None:
        same[name] = {row[0]: tuple(map(int, row[1:])) for row in answer()} == truth
        found[name] = round(statistics.median(timed(answer, 5)), 2)

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(TABLE)
        cursor.executemany("INSERT INTO contact VALUES (%s, %s, %s, %s, %s, %s)", rows)
        cursor.execute("CREATE INDEX contact_day ON contact (day)")
        cursor.execute("CREATE INDEX contact_home ON contact (hamlet, household)")
    ask(f"{connection.vendor}, one row a contact, SQL", in_database)
    if find_spec("duckdb"):
        duck = import_module("duckdb").connect()
        duck.execute(TABLE)
        flat = import_module("polars").DataFrame(rows, orient="row", schema=COLUMNS)
        duck.register("flat", flat.to_arrow())
        duck.execute("INSERT INTO contact SELECT * FROM flat")
        ask("DuckDB, one row a contact", lambda: duck.execute(NINE).fetchall())
    return found, same


COLUMNS = ["activity", "hamlet", "household", "day", "channel", "pillar"]


def in_database() -> list[tuple[int, ...]]:
    """Ask the rows in the database itself."""
    with connection.cursor() as cursor:
        cursor.execute(NINE)
        return list(cursor.fetchall())


def nine(laid: Laid) -> dict[int, tuple[int, ...]]:
    """Return our nine numbers of each hamlet for odd days, straight from the activities."""
    return {
        part.hamlet.pk: (
            part.delivered, part.twice, part.thrice, part.two_channels,
            *(part.by_pillar.get(ref, Counts()).delivered for ref in PILLARS),
        )
        for part in coverage(laid.campaign, Period(*ODD))
    }  # fmt: skip


def read_once(laid: Laid) -> int:
    """Read the bits of the same activities once, and do nothing with them."""
    rows = Audience.objects.filter(
        activity__campaign=laid.campaign, activity__done_on__range=ODD
    ).values_list("bits", flat=True)
    return sum(len(held) for held in rows)


def stored() -> int | None:
    """Return the bytes that audiences take with their indexes; None where nobody can say."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size('lantoa_audience')")
        else:
            cursor.execute(
                "SELECT sum(pgsize) FROM dbstat WHERE name IN "
                "(SELECT name FROM sqlite_master WHERE tbl_name = 'lantoa_audience')"
            )
        return int(cursor.fetchone()[0])


def everything(seed: int) -> dict[str, object]:
    """Lay the commune and measure all there is to measure on this database."""
    call_command("migrate", verbosity=0)
    laid = lay(seed)
    with connection.cursor() as cursor:
        vacuum = "VACUUM " if connection.vendor == "postgresql" else ""
        cursor.execute(f"{vacuum}ANALYZE")  # as a database does by itself before long
    sets = [bytes(held) for held in Audience.objects.values_list("bits", flat=True)]
    contacts = sum(map(bits.count, sets))
    bytes_stored = stored()
    with clock.at(NOW):
        ours = statistics.median(timed(lambda: nine(laid), 7))
        contenders, same = others(laid)
        quarter = timed(lambda: list(hamlets_in(laid.campaign, "quarter", Period(*QUARTER))), 20)
        one, odd = laid.hamlets[0], Period(*ODD)
        missed = timed(lambda: left_out(laid.campaign, one, odd), ASKS)
        logs, own = logging(laid, seed)
        again = timed(lambda: reach.rebuild(laid.campaign, only=date(2025, 5, 20)), 5)
        aired, mended = airing(laid), reach.rebuild(laid.campaign).different
    rows = contenders.get("DuckDB, one row a contact", next(iter(contenders.values())))
    return {
        "scale": "commune",
        "hamlets": HAMLETS,
        "households": HAMLETS * HOUSEHOLDS,
        "activities": Activity.objects.count(),
        "contacts": contacts,
        "ours_ms": round(ours, 2),
        "ours_standard_period_ms": round(statistics.median(quarter), 2),
        "rows_ms": rows,
        "ratio_to_rows": round(rows / ours, 2),
        "limit_ms": round(statistics.median(timed(lambda: read_once(laid), 7)), 2),
        "bytes_per_contact": round(sum(map(len, sets)) / contacts, 3),
        "bytes_per_contact_stored": round(bytes_stored / contacts, 3) if bytes_stored else None,
        "contenders": contenders,
        "agreement": same,
        "same_answer": all(same.values()) and mended == 0,
        "log_median_ms": round(statistics.median(logs), 2),
        "log_p95_ms": round(p95(logs), 2),
        "log_processor_ms": round(statistics.median(own), 2),
        "airing_fifty_hamlets_ms": round(aired, 2),
        "rebuild_pair_ms": round(statistics.median(again), 1),
        "rebuild_pair_nation_s_extrapolated": round(
            statistics.median(again) * 90_000 / HAMLETS / 1000, 1
        ),
        "not_reached_ms": round(statistics.median(missed), 3),
        "load": round(os.getloadavg()[0], 1),
    }


if __name__ == "__main__":
    print(json.dumps(everything(int(sys.argv[1])), ensure_ascii=False))
