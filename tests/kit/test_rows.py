"""Statements made once: the database knows them by sight, and no fact becomes part of one."""

from datetime import timedelta

import pytest
from django.db import connection

from lantoa.commune.models import Commune
from lantoa.kit.rows import ask, columns, row_of
from tests.world import World

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


def test_a_row_asked_by_hand_is_the_row_that_django_reads(world: World) -> None:
    commune = world.commune
    commune.clock_offset, commune.settings = timedelta(days=-3), {"closing_day": 25}
    commune.save()
    asked = f"SELECT {columns(Commune, 'own')}, 7 FROM lantoa_commune AS own WHERE id = %s"

    row, rest = row_of(Commune, ask(asked, [commune.pk])[0])

    read = Commune.objects.get(pk=commune.pk)
    names = [field.attname for field in Commune._meta.concrete_fields]
    assert [getattr(row, name) for name in names] == [getattr(read, name) for name in names]
    assert (row.clock_offset, row.is_demo, tuple(rest)) == (timedelta(days=-3), False, (7,))
