"""Work that the timetable does for the ground."""

from lantoa.commune import halves


def forget_halves() -> None:
    """Take away the pieces of files that nobody sent to their end."""
    halves.forget()
