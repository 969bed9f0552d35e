"""The others: the same nine numbers of every hamlet, asked of engines that exist."""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import duckdb
import numpy as np
import polars as pl

from benchmarks.reach.made import Made

MEMORY = "6GB"
THREADS = 2
Table = np.ndarray
"""One row a hamlet: once, twice, thrice, two channels, pillars 1 to 5 — all delivered or more."""

PILLARS, CHANNELS = range(5), range(5)


def duckdb_at(folder: Path, name: str = "duck.db") -> duckdb.DuckDBPyConnection:
    """Open DuckDB with its limits on memory, threads and room beside."""
    found = duckdb.connect(str(folder / name))
    found.execute(f"SET memory_limit='{MEMORY}'; SET threads={THREADS}")
    found.execute(f"SET temp_directory='{folder / 'spill'}'; SET preserve_insertion_order=false")
    return found


def fill(made: Made, tell: Callable[[str], None]) -> None:
    """Load rows and words into DuckDB's own file, once."""
    with duckdb_at(made.folder) as duck:
        there = {name for (name,) in duck.execute("SHOW TABLES").fetchall()}
        for name, files in (("contacts", made.rows), ("words", made.words)):
            if name not in there:
                tell(f"loading {name} into DuckDB")
                duck.execute(f"CREATE TABLE {name} AS SELECT * FROM '{files}'")  # noqa: S608


def duckdb_rows(duck: duckdb.DuckDBPyConnection, since: int, until: int, hamlets: int) -> Table:
    """Count rows, one a contact: distinct acts, channels, pillars of every household."""
    pillars = ", ".join(f"bool_or(pillar = {p}) AS p{p}" for p in PILLARS)
    sums = ", ".join(f"count(*) FILTER (p{p})" for p in PILLARS)
    return _table(
        duck.execute(
            f"""SELECT hamlet, count(*), count(*) FILTER (acts >= 2), count(*) FILTER (acts >= 3),
                count(*) FILTER (mouths >= 2), {sums}
            FROM (SELECT hamlet, household, count(DISTINCT act) AS acts,
                    count(DISTINCT channel) AS mouths, {pillars}
                FROM contacts WHERE day BETWEEN ? AND ? GROUP BY hamlet, household)
            GROUP BY hamlet""",  # noqa: S608
            [since, until],
        ).fetchnumpy(),
        hamlets,
    )


def duckdb_rows_bits(
    duck: duckdb.DuckDBPyConnection, since: int, until: int, hamlets: int
) -> Table:
    """Count the same rows as an expert might: no DISTINCT, channels as bits of one number."""
    pillars = ", ".join(f"bool_or(pillar = {p}) AS p{p}" for p in PILLARS)
    sums = ", ".join(f"count(*) FILTER (p{p})" for p in PILLARS)
    return _table(
        duck.execute(
            f"""SELECT hamlet, count(*), count(*) FILTER (acts >= 2), count(*) FILTER (acts >= 3),
                count(*) FILTER (bit_count(mouths) >= 2), {sums}
            FROM (SELECT hamlet, household, count(*) AS acts, bit_or(1 << channel) AS mouths,
                    {pillars}
                FROM contacts WHERE day BETWEEN ? AND ? GROUP BY hamlet, household)
            GROUP BY hamlet""",  # noqa: S608
            [since, until],
        ).fetchnumpy(),
        hamlets,
    )


def duckdb_once(duck: duckdb.DuckDBPyConnection, since: int, until: int, hamlets: int) -> Table:
    """Count one of the nine only, the plain way: COUNT(DISTINCT household)."""
    found = duck.execute(
        """SELECT hamlet, count(DISTINCT household) FROM contacts
        WHERE day BETWEEN ? AND ? GROUP BY hamlet""",
        [since, until],
    ).fetchnumpy()
    return _table(found, hamlets)


def words_sql(count: str, kind: str, table: str, since: int, until: int) -> str:
    """Return the nine numbers over words of 64 households; acts of a word are laid in order."""
    pillars = ", ".join(f"bit_or(CASE WHEN pillar = {p} THEN bits ELSE {kind} END) AS p{p}"
                        for p in PILLARS)  # fmt: skip
    channels = ", ".join(f"bit_or(CASE WHEN channel = {c} THEN bits ELSE {kind} END) AS c{c}"
                         for c in CHANNELS)  # fmt: skip
    two = " | ".join(f"(c{a} & c{b})" for a in CHANNELS for b in CHANNELS if a < b)
    sums = ", ".join(f"sum({count}(p{p}))" for p in PILLARS)
    before = (
        "OVER (PARTITION BY hamlet, word ORDER BY act "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    )
    return f"""
        WITH one AS (SELECT *, bits & coalesce(bit_or(bits) {before}, {kind}) AS again
                FROM {table} WHERE day BETWEEN {since} AND {until}),
            two AS (SELECT *, bits & coalesce(bit_or(again) {before}, {kind}) AS third FROM one),
            sets AS (SELECT hamlet, word, bit_or(bits) AS once, bit_or(again) AS twice,
                bit_or(third) AS thrice, {pillars}, {channels} FROM two GROUP BY hamlet, word)
        SELECT hamlet, sum({count}(once)), sum({count}(twice)), sum({count}(thrice)),
            sum({count}({two})), {sums} FROM sets GROUP BY hamlet"""  # noqa: S608


def duckdb_words(duck: duckdb.DuckDBPyConnection, since: int, until: int, hamlets: int) -> Table:
    """Count words in DuckDB: the same engine, only the layout changed."""
    sql = words_sql("bit_count", "0::BIGINT", "words", since, until)
    return _table(duck.execute(sql).fetchnumpy(), hamlets)


def polars_words(made: Made, since: int, until: int, hamlets: int) -> Table:
    """Count words in Polars, lazily, from Parquet."""
    order = ["hamlet", "word"]
    rows = pl.scan_parquet(made.words).filter(pl.col("day").is_between(since, until))
    rows = rows.sort([*order, "act"])
    bits = pl.col("bits")
    sets = rows.group_by(order).agg(
        bits.alias("all"),
        bits.bitwise_or().alias("once"),
        *(bits.filter(pl.col("pillar") == p).bitwise_or().alias(f"p{p}") for p in PILLARS),
        *(bits.filter(pl.col("channel") == c).bitwise_or().alias(f"c{c}") for c in CHANNELS),
    )
    c = [pl.col(f"c{n}").fill_null(0) for n in CHANNELS]
    two = c[0] & c[1]
    for a, b in ((a, b) for a in CHANNELS for b in CHANNELS if a < b and b > 1):
        two = two | (c[a] & c[b])
    names = ["once", *(f"p{p}" for p in PILLARS), "two"]
    sums = sets.with_columns(two.alias("two")).group_by("hamlet").agg(
        *(pl.col(name).fill_null(0).bitwise_count_ones().sum().cast(pl.Int64) for name in names)
    )  # fmt: skip
    found = sums.collect(engine="streaming").to_dict(as_series=False)
    table = np.zeros((hamlets, 9), dtype=np.int64)
    at = np.array(found["hamlet"])
    for column, name in zip((0, 4, 5, 6, 7, 8, 3), names, strict=True):
        table[at, column] = found[name]
    return table


def polars_rows(made: Made, since: int, until: int, hamlets: int) -> Table:
    """Count rows in Polars, streaming, from Parquet: one of the nine only."""
    rows = pl.scan_parquet(made.rows).filter(pl.col("day").is_between(since, until))
    found = rows.group_by("hamlet").agg(pl.col("household").n_unique()).collect(engine="streaming")
    table = np.zeros((hamlets, 9), dtype=np.int64)
    table[found["hamlet"].to_numpy(), 0] = found["household"].to_numpy()
    return table


def chdb_words(made: Made, since: int, until: int, hamlets: int) -> Table:
    """Count words in ClickHouse's engine, in this process."""
    sql = words_sql("bitCount", "toInt64(0)", f"file('{made.words}', Parquet)", since, until)
    for name, own in (("bit_or", "groupBitOr"),):
        sql = sql.replace(name, own)
    sql = _ands(sql)
    chdb = import_module("chdb")
    arrow = chdb.query(sql, "ArrowTable")
    return _table({n: arrow.column(n).to_numpy() for n in arrow.column_names}, hamlets)


def _ands(sql: str) -> str:
    """Write & and | as ClickHouse's functions."""
    two = " | ".join(f"(c{a} & c{b})" for a in CHANNELS for b in CHANNELS if a < b)
    pairs = [f"bitAnd(c{a}, c{b})" for a in CHANNELS for b in CHANNELS if a < b]
    whole = pairs[0]
    for pair in pairs[1:]:
        whole = f"bitOr({whole}, {pair})"
    sql = sql.replace(two, whole)
    for name in ("bits", "again"):
        start = "bits & coalesce(groupBitOr(" + name + ")"
        sql = sql.replace(start, "bitAnd(bits, coalesce(groupBitOr(" + name + ")")
    return sql.replace("toInt64(0)) AS again", "toInt64(0))) AS again").replace(
        "toInt64(0)) AS third", "toInt64(0))) AS third"
    )


def has_chdb() -> bool:
    """Say whether chDB is installed (it has no build for some machines)."""
    return find_spec("chdb") is not None


def _table(columns: dict[str, np.ndarray], hamlets: int) -> Table:
    names = list(columns)
    table = np.zeros((hamlets, 9), dtype=np.int64)
    at = np.asarray(columns[names[0]])
    for n, name in enumerate(names[1:]):
        table[at, n] = np.asarray(columns[name])
    return table


def answers() -> Iterator[str]:
    """Yield the names of the nine numbers in order."""
    yield from ("once", "twice", "thrice", "two channels", *(f"pillar {p + 1}" for p in PILLARS))
