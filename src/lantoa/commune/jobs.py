"""Work that the timetable does for the ground."""

from lantoa.commune import halves, lists_in
from lantoa.commune.queries import communes


def forget_halves() -> None:
    """Take away the pieces of files that nobody sent to their end."""
    halves.forget()


def forget_lists() -> None:
    """Forget household lists that were sent and never taken."""
    for commune in communes():
        lists_in.forget_lists(commune)
