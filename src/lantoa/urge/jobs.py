"""The worker's part of urging."""

from lantoa.kit import clock
from lantoa.urge import actions


def remind() -> None:
    """Make today's reminders where the hour has come."""
    actions.remind(clock.now())
