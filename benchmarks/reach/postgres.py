"""PostgreSQL at province size: rows the way DHIS2 lays its analytics, and the product's tables."""

import os
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta

import numpy as np
import psycopg
import pyarrow.parquet as pq

from benchmarks.reach.contenders import PILLARS, Table
from benchmarks.reach.made import CHANNELS, Made
from lantoa.bootstrap.environment import PYTHON, ROOT
from lantoa.kit.bits import to_varbit
from lantoa.reach.memory.acts import FIRST_DAY

NAME = "lantoa_bench_reach"
Tell = Callable[[str], None]
LEVELS = ("uidlevel1", "uidlevel2", "uidlevel3", "uidlevel4")
PERIODS = ("yearly", "quarterly", "monthly", "weekly")


def filled(made: Made, address: str, tell: Tell) -> psycopg.Connection:
    """Return a connection to a database that holds the province both ways; filled once."""
    with psycopg.connect(address + "postgres", autocommit=True) as top:
        if not top.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            top.execute(f"CREATE DATABASE {NAME}")
    database = psycopg.connect(address + NAME, autocommit=True)
    found = database.execute("SELECT to_regclass('bench_done')").fetchone()
    if found is None or found[0] is None:
        tell("filling PostgreSQL (once; a few minutes)")
        env = os.environ | {"DATABASE_URL": address + NAME}
        subprocess.run([PYTHON, "-m", "lantoa", "manage", "migrate", "--verbosity", "0"],
                       cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)  # fmt: skip
        _analytics(made, database, tell)
        _audiences(made, database)
        database.execute("CREATE TABLE bench_done (made int)")
    return database


def _analytics(made: Made, database: psycopg.Connection, tell: Tell) -> None:
    """Lay one row a contact with every level and period spelled out, an index on each asked."""
    columns = ", ".join(f"{name} text" for name in (*LEVELS, *PERIODS, "channel", "pillar"))
    database.execute("DROP TABLE IF EXISTS analytics_contacts")
    database.execute(
        f"CREATE UNLOGGED TABLE analytics_contacts (tei int, act int, day date, {columns})"
    )
    days = {}
    for number in range(int(made.acts.day.min()), int(made.acts.day.max()) + 1):
        on = FIRST_DAY + timedelta(days=number)
        week = on.isocalendar()
        days[number] = (str(on), str(on.year), f"{on.year}Q{(on.month + 2) // 3}",
                        f"{on:%Y%m}", f"{week.year}W{week.week}")  # fmt: skip
    copy = "COPY analytics_contacts FROM STDIN"
    with database.cursor() as cursor, cursor.copy(copy) as pipe:
        for lines in _lines(made, days, tell):
            pipe.write(lines)
    for name in ("uidlevel2", "uidlevel3", "uidlevel4", "quarterly", "monthly", "tei"):
        database.execute(f"CREATE INDEX ON analytics_contacts ({name})")
    database.execute("ANALYZE analytics_contacts")


def _lines(made: Made, days: dict[int, tuple[str, ...]], tell: Tell) -> Iterator[str]:
    acts = made.acts
    levels = zip(acts.province.tolist(), acts.commune.tolist(), strict=True)
    place = [f"VN\tP{p}\tC{c}\tH{hamlet}" for hamlet, (p, c) in enumerate(levels)]
    spans = {number: ("\t".join(said[1:]), said[0]) for number, said in days.items()}
    for file in sorted((made.folder / "rows").glob("*.parquet")):
        table = pq.read_table(file)
        rows = {name: table.column(name).to_numpy() for name in table.column_names}
        tell(f"  {file.stem}: {len(rows['act']):,} rows")
        for start in range(0, len(rows["act"]), 200_000):
            part = {k: v[start : start + 200_000].tolist() for k, v in rows.items()}
            yield "".join(
                f"{tei}\t{act}\t{spans[day][1]}\t{place[h]}\t{spans[day][0]}\tc{channel}\tp{pillar}\n"
                for tei, act, day, h, channel, pillar in zip(
                    part["household"], part["act"], part["day"], part["hamlet"],
                    part["channel"], part["pillar"], strict=True,
                )
            )  # fmt: skip


def _audiences(made: Made, database: psycopg.Connection) -> None:
    """Put the same acts into the product's own table of audiences, keys unchecked."""
    acts = made.acts
    database.execute("SET session_replication_role = replica")
    database.execute("TRUNCATE lantoa_audience")
    data = acts.bits.tobytes()
    copy = "COPY lantoa_audience (activity_id, hamlet_id, mark, bits) FROM STDIN"
    with database.cursor() as cursor, cursor.copy(copy) as pipe:
        for month in range(len(acts.month)):
            at = int(acts.bit_from[month, 0])
            rows = acts.row_from[month].astype(int)
            for hamlet in range(acts.hamlets):
                wide = int(acts.width[hamlet])
                for row in range(rows[hamlet], rows[hamlet + 1]):
                    mark = CHANNELS[acts.sort[row] // 5][1] + 1
                    bits = to_varbit(data[8 * at : 8 * (at + wide)])
                    pipe.write_row((row + 1, hamlet + 1, mark, bits))
                    at += wide
    database.execute("VACUUM ANALYZE lantoa_audience")


def dhis2(database: psycopg.Connection, hamlets: int) -> Table:
    """Ask the nine measures of a quarter the way DHIS2 reads its analytics tables."""
    pillars = ", ".join(f"bool_or(pillar = 'p{p}') AS p{p}" for p in PILLARS)
    sums = ", ".join(f"count(*) FILTER (WHERE p{p})" for p in PILLARS)
    rows = database.execute(
        f"""SELECT uidlevel4, count(*), count(*) FILTER (WHERE acts >= 2),
            count(*) FILTER (WHERE acts >= 3), count(*) FILTER (WHERE mouths >= 2), {sums}
        FROM (SELECT uidlevel4, tei, count(DISTINCT act) AS acts,
                count(DISTINCT channel) AS mouths, {pillars}
            FROM analytics_contacts WHERE quarterly = '2025Q2' GROUP BY uidlevel4, tei) each
        GROUP BY uidlevel4"""  # noqa: S608
    ).fetchall()
    table = np.zeros((hamlets, 9), dtype=np.int64)
    for hamlet, *numbers in rows:
        table[int(hamlet[1:])] = numbers
    return table


def dhis2_once(database: psycopg.Connection, hamlets: int) -> Table:
    """Ask one measure: COUNT(DISTINCT tei) per hamlet."""
    rows = database.execute(
        """SELECT uidlevel4, count(DISTINCT tei) FROM analytics_contacts
        WHERE quarterly = '2025Q2' GROUP BY uidlevel4"""
    ).fetchall()
    table = np.zeros((hamlets, 9), dtype=np.int64)
    for hamlet, number in rows:
        table[int(hamlet[1:]), 0] = number
    return table


def audience_bytes(database: psycopg.Connection) -> int:
    """Return the bytes of the audiences with their indexes."""
    found = database.execute("SELECT pg_total_relation_size('lantoa_audience')").fetchone()
    return int(found[0]) if found else 0


def audience_once(database: psycopg.Connection, hamlets: int, first: int, last: int) -> Table:
    """Ask one measure of the product's table itself, activities from `first` to `last`."""
    rows = database.execute(
        """SELECT hamlet_id, bit_count(bit_or(bits)) FROM lantoa_audience
        WHERE mark IN (2, 3) AND activity_id BETWEEN %s AND %s
        GROUP BY hamlet_id""",
        [first + 1, last],
    ).fetchall()
    table = np.zeros((hamlets, 9), dtype=np.int64)
    for hamlet, number in rows:
        table[hamlet - 1, 0] = number
    return table
