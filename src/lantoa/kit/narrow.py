"""Columns for the longest table: keys of four bytes, words kept as two."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression


class NarrowKey(models.ForeignKey):  # type: ignore[type-arg]
    """A key of four bytes to a row that is counted in eight; past two billion the database refuses.

    PostgreSQL alone stores numbers at a fixed width.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """Name the column's type."""
        return "integer" if connection.vendor == "postgresql" else super().db_type(connection)


class WordField(models.CharField):  # type: ignore[type-arg]
    """One of a few words, stored as its place in `words` (from 1) and read as the word.

    Words are added at the end of `words`, never moved: what is stored would say something else.
    """

    def __init__(self, *args: Any, words: Sequence[str] = (), **kwargs: Any) -> None:
        """Keep the words."""
        super().__init__(*args, **kwargs)
        self.words = tuple(words)

    def get_internal_type(self) -> str:
        """Be stored as a small number, whatever is read."""
        return "SmallIntegerField"

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Say how to make the field again."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "words": self.words}

    def get_prep_value(self, value: Any) -> int | None:
        """Return the number that stands for a word; raises `ValueError` for another."""
        return None if value is None else self.words.index(value) + 1

    def from_db_value(
        self, value: object, expression: Expression, connection: BaseDatabaseWrapper
    ) -> str | None:
        """Read the number back as its word."""
        return None if value is None else self.words[int(str(value)) - 1]
