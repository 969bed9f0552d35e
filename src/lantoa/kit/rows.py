"""Rows asked for and written by statements that are made once: half of a log was making its SQL."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar, cast

from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from django.db.models import Field, Model
from psycopg import Cursor

M = TypeVar("M", bound=Model)
Row = tuple[Any, ...]
FEW = 8


def ask(statement: str, facts: Sequence[Any] = ()) -> list[Row]:
    """Return the rows that a statement answers with; dates and texts may be given as they are."""
    with _hand() as cursor:
        cursor.execute(statement, facts)
        return cast(list[Row], cursor.fetchall())


def tell(statement: str, facts: Sequence[Any]) -> None:
    """Run a statement that answers nothing."""
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)


def _hand() -> CursorWrapper:
    """Return a cursor that PostgreSQL knows statements by: read and planned once a connection.

    Django's own writes the facts into the statement, which is then another one each time; so it
    does where statements are logged, to be read.
    """
    if connection.vendor != "postgresql" or connection.queries_logged:
        return connection.cursor()
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    return CursorWrapper(Cursor(connection.connection), connection)


def marks(facts: Sequence[Any]) -> str:
    """Return the places for `facts` in `IN (…)`; of nothing, `NULL`, which nothing equals."""
    return ", ".join(["%s"] * len(facts)) or "NULL"


def hidden(facts: Sequence[Any]) -> str:
    """Return the `+` that hides a column from the indexes of SQLite where many facts are asked.

    It would look for each of fifty places under every row; so it reads the rows, and drops those
    of no place asked. PostgreSQL weighs that itself.
    """
    return "+" if connection.vendor == "sqlite" and len(facts) > FEW else ""


def listed() -> str:
    """Name the function that joins texts, parted by a sign, in this database."""
    return "string_agg" if connection.vendor == "postgresql" else "group_concat"


def columns(model: type[M], name: str) -> str:
    """Return every column of `model` for a SELECT; `name` is what the statement calls its table."""
    return ", ".join(f'{name}."{field.column}"' for field in model._meta.concrete_fields)


def row_of(model: type[M], facts: Sequence[Any]) -> tuple[M, Sequence[Any]]:
    """Return a row made of the first `facts`, which `columns` asked for, and the facts after it."""
    names, readers = _fields(model)
    values = list(facts[: len(names)])
    for at, field, read in readers:
        values[at] = read(values[at], field, connection)
    return model.from_db(connection.alias, names, values), facts[len(names) :]


@cache
def _fields(model: type[Model]) -> tuple[list[str], list[tuple[int, Any, Any]]]:
    """Return the names of the columns, and those that are read by Django's converters."""
    held = [field.get_col(field.model._meta.db_table) for field in model._meta.concrete_fields]
    readers = [
        (at, column, read)
        for at, column in enumerate(held)
        for read in (
            *connection.ops.get_db_converters(column),
            *column.get_db_converters(connection),
        )
    ]
    return [column.target.attname for column in held], readers


def add(row: Model) -> bool:
    """Store a new row and give it its id; say False where a unique rule holds one like it.

    A row whose key is made of its own columns has no id. One statement, where asking first, a
    savepoint and an insert would be four. Of two at once the second waits for the first.
    """
    statement, fields = _insert(type(row), connection.vendor)
    facts = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    found = ask(statement, facts)
    if found:
        if row._meta.auto_field:
            row.pk = found[0][0]
        row._state.adding, row._state.db = False, connection.alias
    return bool(found)


def put(table: str, columns: Sequence[str], rows: Iterable[Row], *, over: Sequence[str]) -> None:
    """Write rows whole in one statement; what stands under the same `over` columns gives way."""
    held = list(rows)
    if not held:
        return
    names = ", ".join(f'"{name}"' for name in columns)
    places = ", ".join(f"({', '.join(map(_written, row))})" for row in held)
    fresh = ", ".join(f'"{name}" = EXCLUDED."{name}"' for name in columns if name not in over)
    same = ", ".join(f'"{name}"' for name in over)
    tell(
        f"INSERT INTO {table} ({names}) VALUES {places} ON CONFLICT ({same}) DO UPDATE SET {fresh}",  # noqa: S608
        [fact for row in held for fact in row if not isinstance(fact, int)],
    )


def _written(fact: object) -> str:
    """Return a number as it stands: on PostgreSQL two hundred places cost more than the insert."""
    return str(int(fact)) if isinstance(fact, int) else "%s"


@cache
def _insert(model: type[Model], vendor: str) -> tuple[str, tuple["Field[Any, Any]", ...]]:
    """Return the statement that inserts a row of `model`, and its fields in order."""
    fields = tuple(one for one in model._meta.concrete_fields if not one.primary_key)
    names = ", ".join(f'"{one.column}"' for one in fields)
    places = ", ".join(_place(one) for one in fields)
    given = "id" if model._meta.auto_field else "1"
    return (
        f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({places}) "  # noqa: S608
        f"ON CONFLICT DO NOTHING RETURNING {given}",
        fields,
    )


def _place(field: "models.Field[Any, Any]") -> str:
    made = getattr(field, "get_placeholder", None)
    return str(made(None, None, connection)) if made else "%s"
