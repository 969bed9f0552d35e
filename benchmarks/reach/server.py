"""The PostgreSQL server that the bench may use, and databases of its own there."""

import os

import psycopg

SERVER = "postgres://postgres@127.0.0.1:5432/"


def server() -> str | None:
    """Return the server's address (LANTOA_BENCH_POSTGRES or the local one), None without one."""
    address = os.environ.get("LANTOA_BENCH_POSTGRES", SERVER)
    try:
        psycopg.connect(address + "postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        return None
    return address


def fresh(address: str, name: str) -> str:
    """Make the database `name` anew, empty, and return its address."""
    with psycopg.connect(address + "postgres", autocommit=True) as top:
        top.execute(f"DROP DATABASE IF EXISTS {name}")
        top.execute(f"CREATE DATABASE {name}")
    return address + name
