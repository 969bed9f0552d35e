"""Every change of a report: opened, drafted, filled in, sent, returned, accepted and sealed."""

from lantoa.report.following import answered, follow, unfollow
from lantoa.report.opening import open_for, open_regimes
from lantoa.report.receiving import accept, answering, send_back
from lantoa.report.sending import ON_PAPER, OWN, STANDS_IN, Entry, draft, fill, send

__all__ = [
    "ON_PAPER",
    "OWN",
    "STANDS_IN",
    "Entry",
    "accept",
    "answered",
    "answering",
    "draft",
    "fill",
    "follow",
    "open_for",
    "open_regimes",
    "send",
    "send_back",
    "unfollow",
]
