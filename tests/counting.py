"""Counts what a page asks of the database, so that lists stay as quick when they grow."""

from collections.abc import Callable

from django.db import connection
from django.test.utils import CaptureQueriesContext


def questions(ask: Callable[[], object]) -> int:
    """Return how many queries `ask` takes, once what it keeps for later is there."""
    ask()
    with CaptureQueriesContext(connection) as asked:
        ask()
    return len(asked)
