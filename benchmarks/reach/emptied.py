"""An empty PostgreSQL database for one run, where a server is at hand."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

SERVER = "postgres://postgres@127.0.0.1:5432/"
ONCE = "lantoa_bench_once"


def server() -> str | None:
    """Return the server's address (LANTOA_BENCH_POSTGRES or the local one), None without one."""
    address = os.environ.get("LANTOA_BENCH_POSTGRES", SERVER)
    try:
        psycopg.connect(address + "postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        return None
    return address


@contextmanager
def empty() -> Iterator[str]:
    """Give the address of an empty database and drop it after; "" without a server."""
    address = server()
    if address is None:
        yield ""
        return
    with psycopg.connect(address + "postgres", autocommit=True) as top:
        top.execute(f"DROP DATABASE IF EXISTS {ONCE}")
        top.execute(f"CREATE DATABASE {ONCE}")
        try:
            yield address + ONCE
        finally:
            top.execute(f"DROP DATABASE IF EXISTS {ONCE} WITH (FORCE)")
