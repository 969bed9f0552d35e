"""Statements made once: the database knows them by sight, and no fact becomes part of one."""

import pytest
from django.db import connection

from lantoa.kit.rows import ask

pytestmark = pytest.mark.django_db


def test_postgresql_plans_a_statement_once_however_often_it_is_asked() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("asked on PostgreSQL: SQLite plans in microseconds")
    statement = "SELECT name FROM lantoa_place WHERE code = %s"

    for code in ("06385", "20", "it's", "06385"):
        ask(statement, [code])

    known = ask("SELECT statement FROM pg_prepared_statements")
    assert ("SELECT name FROM lantoa_place WHERE code = $1",) in known


def test_a_fact_never_becomes_part_of_a_statement() -> None:
    sly = "20' OR '1' = '1"

    assert ask("SELECT name FROM lantoa_place WHERE code = %s", [sly]) == []
