"""Writes the tallies of many communes in bulk: compared as texts, only what differs is sent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection

from lantoa.kit.rows import ask, marks, tell
from lantoa.reach.models import GROUPS, MEASURES
from lantoa.reach.tally_rows import COLUMNS, SAME

Row = tuple[Any, ...]
SAYS = ("until_on", *MEASURES, *GROUPS)
TEXT = " || '|' || ".join(f"CAST({name} AS text)" for name in COLUMNS)
STANDING = f"""
    SELECT {TEXT} FROM lantoa_tally
    WHERE campaign_id IN ({{campaigns}}) AND grain IN ({{grains}}) AND from_on IN ({{days}})"""  # noqa: S608
NAMES = ", ".join(COLUMNS)
FRESH = f"CREATE TEMPORARY TABLE fresh AS SELECT {NAMES} FROM lantoa_tally WHERE 1 = 0"  # noqa: S608
WRITE = f"""
    INSERT INTO lantoa_tally ({NAMES}) SELECT {NAMES} FROM fresh WHERE 1 = 1
    ON CONFLICT ({", ".join(SAME)})
    DO UPDATE SET {", ".join(f"{name} = EXCLUDED.{name}" for name in SAYS)}"""  # noqa: S608
FORGET = f"DELETE FROM lantoa_tally WHERE {' AND '.join(f'{name} = %s' for name in SAME)}"  # noqa: S608

BLOCK = 500
"""So many rows go over at once: a write for each row costs more than the row."""


def keep_all(
    rows: Iterable[Row], campaigns: Sequence[int], grains: Sequence[str], days: Sequence[date]
) -> dict[int, int]:
    """Make the rows of these campaigns, grains and first days say what `rows` say (`COLUMNS`).

    Returns by campaign (id) how many rows that stood said something else. Called in a
    transaction, under the communes' locks.
    """
    first = [str(day) for day in days]
    asked = STANDING.format(campaigns=marks(campaigns), grains=marks(grains), days=marks(first))
    standing = {text for (text,) in ask(asked, [*campaigns, *grains, *first])}
    wanted = {"|".join(map(str, row)): row for row in rows}
    over = standing - wanted.keys()
    _write([row for text, row in wanted.items() if text not in standing], is_first=not standing)
    changed = [text.split("|")[: len(SAME)] for text in over]
    kept = {tuple(text.split("|", len(SAME))[: len(SAME)]) for text in wanted} if over else set()
    for key in changed:
        if tuple(key) not in kept:
            tell(FORGET, [int(key[0]), int(key[1]), *key[2:]])
    return Counter(int(key[0]) for key in changed)


def _write(rows: Sequence[Row], *, is_first: bool) -> None:
    if is_first:
        _pour("lantoa_tally", rows)
    elif rows:
        tell(FRESH, [])
        _pour("fresh", rows)
        tell(WRITE, [])
        tell("DROP TABLE fresh", [])


def _pour(table: str, rows: Sequence[Row]) -> None:
    """Fill a table: by COPY where there is one, row by row where not."""
    with connection.cursor() as cursor:
        if connection.vendor != "postgresql":
            places = ", ".join(["%s"] * len(COLUMNS))
            cursor.executemany(f"INSERT INTO {table} ({NAMES}) VALUES ({places})", rows)  # noqa: S608
            return
        with cursor.copy(f"COPY {table} ({NAMES}) FROM STDIN") as pipe:
            for start in range(0, len(rows), BLOCK):
                lines = ("\t".join(map(str, row)) for row in rows[start : start + BLOCK])
                pipe.write("".join(line.replace("\\", "\\\\") + "\n" for line in lines))
