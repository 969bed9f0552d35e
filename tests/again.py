"""A world laid by its actions once; later tests get its rows back as they were, in a tenth."""

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Model

from lantoa.commune.models import Commune, Place

T = TypeVar("T")
HELD_ALREADY = {"contenttypes", "auth"}
"""Apps whose rows the migrations lay, like the list of places."""


@dataclass(frozen=True)
class Kept:
    """What the making returned (pickled), and the rows of each table that it filled."""

    made: bytes
    rows: list[tuple[type[Model], list[tuple[Any, ...]]]]


kept: dict[Callable[[], Any], Kept] = {}


def again(make: Callable[[], T]) -> T:
    """Return what `make` makes in an empty database: by itself the first time, then by its rows.

    The rows keep their numbers, which their sequences have passed: no test resets a sequence.
    """
    if Commune.objects.exists():
        return make()
    with transaction.atomic():
        if make not in kept:
            kept[make] = watched(make)
        else:
            put_back(kept[make])
    made: T = pickle.loads(kept[make].made)
    return made


def forget() -> None:
    """Forget what was laid: the list of places was laid anew, under other numbers."""
    kept.clear()


def watched(make: Callable[[], object]) -> Kept:
    """Make it and see what it wrote; it may only add."""
    listed = dict(places())
    made = make()
    after = dict(places())
    assert all(after[pk] == row for pk, row in listed.items()), "a listed place was changed"
    rows = [(table, list(stored(table, set(listed)))) for table in tables()]
    return Kept(pickle.dumps(made), [(table, found) for table, found in rows if found])


def places() -> Iterator[tuple[object, tuple[Any, ...]]]:
    """Yield the number and the whole row of every place."""
    return ((row[0], row) for row in stored(Place, set()))


def tables() -> list[type[Model]]:
    """Return every table that the house writes to."""
    models_ = apps.get_models(include_auto_created=True)
    return [one for one in models_ if one._meta.app_label not in HELD_ALREADY]


def stored(table: type[Model], listed: set[object]) -> Iterator[tuple[Any, ...]]:
    """Yield the table's rows as the driver gives them, but for the listed places."""
    names, into = columns(table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {names} FROM {into}")
        for row in cursor.fetchall():
            if table is not Place or row[0] not in listed:
                yield row


def columns(table: type[Model]) -> tuple[str, str]:
    """Return the names of the columns, the number first, and of the table, quoted."""
    fields: list[models.Field[Any, Any]] = sorted(
        table._meta.concrete_fields, key=lambda one: not one.primary_key
    )
    quoted = connection.ops.quote_name
    return ", ".join(quoted(one.column) for one in fields), quoted(table._meta.db_table)


def put_back(what: Kept) -> None:
    """Write the rows; who points at whom is asked at the end of the transaction."""
    with connection.cursor() as cursor:
        for table, rows in what.rows:
            names, into = columns(table)
            marks = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO {into} ({names}) VALUES ({marks})", rows)
