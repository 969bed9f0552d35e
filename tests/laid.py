"""What is made once for a whole run and copied: the laid database, a paper's reading."""

import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test import TransactionTestCase

from lantoa.intake import actions
from lantoa.intake.bundle import Bundle
from lantoa.intake.found import Reading
from tests.again import forget

LAID = settings.TEST_HOME / "laid.sqlite3"


@contextmanager
def kept_as_laid() -> Iterator[None]:
    """Put the database of the tests, migrated and with the list of places, aside until the end."""
    if connection.vendor == "sqlite":
        put_aside(LAID)
        yield
        return
    connections.close_all()  # PostgreSQL copies a database only while nobody is in it
    with server() as link:
        link.execute(f"DROP DATABASE IF EXISTS {template()}")
        link.execute(f"CREATE DATABASE {template()} TEMPLATE {connection.settings_dict['NAME']}")
    yield
    with server() as link:
        link.execute(f"DROP DATABASE {template()}")


def template() -> str:
    """Return the name of PostgreSQL's database that was put aside."""
    return f"{connection.settings_dict['NAME']}_laid"


def empty() -> None:
    """Take away whatever a test has committed; on SQLite the file laid aside comes back."""
    if connection.vendor != "sqlite":
        call_command("flush", interactive=False, verbosity=0, reset_sequences=False)
        forget()
        return
    put_back(LAID)


def put_aside(file: Path) -> None:
    """Keep SQLite's database as it stands in a file."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as kept:
        connection.connection.backup(kept)


def put_back(file: Path) -> None:
    """Make SQLite's database what it was when the file was kept."""
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as kept:
        kept.backup(connection.connection)


@contextmanager
def emptied_quickly() -> Iterator[None]:
    """Let tests with real transactions end by `empty`: Django's own way takes a second each."""
    slowly = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: empty()
    yield
    TransactionTestCase._fixture_teardown = slowly


@contextmanager
def server() -> Iterator[psycopg.Connection]:
    """Give a link to the PostgreSQL server under test, for making and dropping databases."""
    facts = connection.settings_dict
    who = {name.lower(): facts[name] for name in ("HOST", "PORT", "USER", "PASSWORD")}
    with psycopg.connect(dbname="postgres", autocommit=True, **who) as link:
        yield link


@pytest.fixture(scope="session")
def laid(django_db_setup: None) -> Path | str:
    """Return the migrated, empty database: SQLite's file, or the name of PostgreSQL's template."""
    return LAID if connection.vendor == "sqlite" else template()


@pytest.fixture(scope="session", autouse=True)
def papers_are_read_once() -> Iterator[None]:
    """Let a paper received again have the reading of the first time: reading knows no database."""
    read, readings = actions.read_bundle, {}

    def read_once(bundle: Bundle, own: tuple[str, ...] = ()) -> Reading:
        asked = pickle.dumps((bundle.text, bundle.doubts, own))
        if asked not in readings:
            readings[asked] = pickle.dumps(read(bundle, own))
        found: Reading = pickle.loads(readings[asked])
        return found

    actions.read_bundle = read_once
    yield
    actions.read_bundle = read
