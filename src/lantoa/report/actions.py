"""Every change of a report: opened, drafted, filled in, sent, returned, accepted and sealed."""

from lantoa.report.following import answered, follow, unfollow
from lantoa.report.issuing import Doubtful, Signed, issue, take_off
from lantoa.report.opening import open_for, open_regimes
from lantoa.report.receiving import accept, answering, send_back
from lantoa.report.sending import ON_PAPER, OWN, STANDS_IN, Entry, draft, fill, send
from lantoa.report.signed import Wanted

__all__ = [
    "ON_PAPER",
    "OWN",
    "STANDS_IN",
    "Doubtful",
    "Entry",
    "Signed",
    "Wanted",
    "accept",
    "answered",
    "answering",
    "draft",
    "fill",
    "follow",
    "issue",
    "open_for",
    "open_regimes",
    "send",
    "send_back",
    "take_off",
    "unfollow",
]
