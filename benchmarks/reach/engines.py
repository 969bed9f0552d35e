"""One set of Ibis expressions on DuckDB and on a Spark cluster: equal bytes, by their sha256."""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.request import urlopen

import ibis
import pyspark
from ibis import udf
from pyspark.sql import SparkSession

from benchmarks.reach.__main__ import tell
from benchmarks.reach.made import made
from lantoa.reach.memory.parquet import export

SPARK = Path(pyspark.__file__).parent
SINCE, UNTIL, DELIVERED = date(2025, 4, 1), date(2025, 6, 30), 1
PORTS = {"master": 17077, "page": 18080, "workers": (18081, 18082)}


@udf.agg.builtin(name="bit_or")
def either(bits: int) -> int:
    """Return the households in any of the words."""


@udf.scalar.builtin(name="bit_count")
def households(bits: int) -> int:
    """Count the households of a word."""


def questions(words: ibis.Table, seats: ibis.Table) -> dict[str, ibis.Table]:
    """Return reach per hamlet, per commune, and by channel: what every engine is asked."""
    days = words.day.between(ibis.literal(SINCE), ibis.literal(UNTIL))
    sure = (words.weakest <= DELIVERED) & (words.surety >= DELIVERED)
    rows = words.filter(days & sure).mutate(bits=words.bits.cast("int64"))
    pillars = {
        f"p{n}": either(((rows.pillars & (1 << n)) != 0).ifelse(rows.bits, 0)) for n in range(5)
    }
    places = ["province", "commune", "hamlet", "word"]
    sets = rows.group_by(places).agg(once=either(rows.bits), **pillars)
    here = seats.rename(seat_hamlet="hamlet", seat_word="word", seated="bits")
    found = sets.join(here, [sets.hamlet == here.seat_hamlet, sets.word == here.seat_word])
    measures = ("once", *pillars)
    counted = {
        name: households(found[name] & found.seated).cast("int64").sum().cast("int64")
        for name in measures
    }
    by_hamlet = found.group_by("hamlet").agg(**counted)
    by_commune = found.group_by(["province", "commune"]).agg(**counted)
    one = rows.group_by(["hamlet", "word", "channel"]).agg(once=either(rows.bits))
    one = one.join(here, [one.hamlet == here.seat_hamlet, one.word == here.seat_word])
    number = households(one.once & one.seated).cast("int64")
    by_channel = one.group_by("channel").agg(once=number.sum().cast("int64"))
    return {"by hamlet": by_hamlet, "by commune": by_commune, "by channel": by_channel}


def digest(table: ibis.Table) -> tuple[str, int]:
    """Return the sha256 of the rows, sorted, columns in order; and how many rows."""
    columns = table.columns
    found = table.to_pyarrow().select(columns).to_pylist()
    lines = sorted(json.dumps([row[name] for name in columns]) for row in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest(), len(lines)


def asked(words: ibis.Table, seats: ibis.Table) -> Iterator[tuple[str, str, int, float]]:
    """Yield each question with the answer's hash, its rows, and the milliseconds (second time)."""
    for name, table in questions(words, seats).items():
        digest(table)
        began = time.perf_counter()
        sha, rows = digest(table)
        yield name, sha, rows, round((time.perf_counter() - began) * 1000)


def on_duckdb(folder: Path) -> Iterator[tuple[str, str, int, float]]:
    """Ask DuckDB, embedded in this process."""
    duck = ibis.duckdb.connect(threads=2, memory_limit="4GB")
    words = duck.read_parquet(f"{folder}/words/*.parquet")
    yield from asked(words, duck.read_parquet(f"{folder}/seats.parquet"))


@contextmanager
def cluster() -> Iterator[str]:
    """Start a Spark master and two workers on loopback; stop exactly these at the end."""
    address = f"spark://127.0.0.1:{PORTS['master']}"
    start = [str(SPARK / "bin" / "spark-class")]
    env = os.environ | {"SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1",
                        "PYSPARK_PYTHON": sys.executable}  # fmt: skip
    with tempfile.TemporaryDirectory() as scratch:
        master = ["org.apache.spark.deploy.master.Master", "--host", "127.0.0.1",
                  "--port", str(PORTS["master"]), "--webui-port", str(PORTS["page"])]  # fmt: skip
        worker = ["org.apache.spark.deploy.worker.Worker", address, "--host", "127.0.0.1",
                  "--cores", "1", "--memory", "1200m", "--work-dir", scratch]  # fmt: skip
        log = (Path(scratch) / "spark.log").open("wb")
        started = [subprocess.Popen([*start, *master], env=env, stdout=log, stderr=log)]
        try:
            _wait(0)
            started += [
                subprocess.Popen([*start, *worker, "--webui-port", str(port)], env=env,
                                 stdout=log, stderr=log)
                for port in PORTS["workers"]
            ]  # fmt: skip
            _wait(2)
            yield address
        finally:
            for process in reversed(started):
                process.terminate()
            for process in started:
                process.wait(timeout=30)
            log.close()


def _wait(workers: int) -> None:
    """Wait until the master answers and so many workers have come."""
    for _ in range(240):
        try:
            with urlopen(f"http://127.0.0.1:{PORTS['page']}/json/", timeout=5) as page:
                if json.load(page)["aliveworkers"] >= workers:
                    return
        except OSError:
            pass
        time.sleep(0.5)
    raise SystemExit("the cluster did not come up")


def on_spark(folder: Path) -> Iterator[tuple[str, str, int, float]]:
    """Ask a standalone cluster: a master and two workers on loopback."""
    with cluster() as address:
        session = (
            SparkSession.builder.master(address)
            .appName("lantoa")
            .config("spark.executor.memory", "1g")
            .config("spark.executor.cores", "1")
            .config("spark.cores.max", "2")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "8")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.ui.enabled", "false")
            .getOrCreate()
        )
        try:
            executors = session.sparkContext._jsc.sc().statusTracker().getExecutorInfos()
            tell(f"  executors: {len(executors) - 1}")
            spark = ibis.pyspark.connect(session)
            words = spark.read_parquet(f"{folder}/words")
            yield from asked(words, spark.read_parquet(f"{folder}/seats.parquet"))
        finally:
            session.stop()


def main() -> int:
    """Export the words, ask both engines, print one JSON object; 1 when they differ."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reach.engines")
    parser.add_argument("--scale", choices=("province", "nation"), default="province")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    data = made(options.scale, options.seed, tell)
    folder = data.folder / "export"
    began = time.perf_counter()
    rows = export(data.acts, folder, on=UNTIL)
    found: dict[str, object] = {
        "scale": options.scale, "rows": rows,
        "export_s": round(time.perf_counter() - began, 1),
        "bytes": sum(file.stat().st_size for file in folder.rglob("*.parquet")),
    }  # fmt: skip
    shas = {}
    for engine, work in (("DuckDB", on_duckdb), ("Spark, master and two workers", on_spark)):
        tell(f"{engine} …")
        answers = list(work(folder))
        found[engine] = {name: {"sha256": sha, "rows": n, "ms": ms} for name, sha, n, ms in answers}
        shas[engine] = [sha for _, sha, *_ in answers]
    same = len({tuple(held) for held in shas.values()}) == 1
    print(json.dumps(found | {"byte_equal": same}, indent=2, ensure_ascii=False))
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
