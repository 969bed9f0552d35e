"""The worker's part of urging."""

from lantoa.kit import clock
from lantoa.urge import actions, delivering


def remind() -> None:
    """Make the digests whose hour has come, then send what waits: in this order."""
    now = clock.now()
    actions.remind(now)
    delivering.deliver(now)
