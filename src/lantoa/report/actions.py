"""Every change of a report: opened, drafted, filled in, sent, returned, accepted and sealed."""

from lantoa.report.building import change_regime, make_regimes, stop_regime
from lantoa.report.carrying import NotTaken, carry, carry_up
from lantoa.report.catching_up import Moved, catch_up, must_be_as_seen
from lantoa.report.following import answered, follow, unfollow
from lantoa.report.hearing import OtherReport
from lantoa.report.issuing import Doubtful, Signed, issue, take_off
from lantoa.report.judging import InFigures, Unlikely
from lantoa.report.opening import open_for, open_regimes
from lantoa.report.owing import put_dues
from lantoa.report.passing import hand_out, pass_on
from lantoa.report.receiving import accept, answering, send_back
from lantoa.report.reopening import reopen
from lantoa.report.sending import Entry, draft, fill, send
from lantoa.report.settling import settle, unsettle
from lantoa.report.signed import Wanted
from lantoa.report.taking_in import bring, take_in
from lantoa.report.trusting import distrust, trust
from lantoa.report.whose import ON_PAPER, OWN, STANDS_IN

__all__ = [
    "ON_PAPER",
    "OWN",
    "STANDS_IN",
    "Doubtful",
    "Entry",
    "InFigures",
    "Moved",
    "NotTaken",
    "OtherReport",
    "Signed",
    "Unlikely",
    "Wanted",
    "accept",
    "answered",
    "answering",
    "bring",
    "carry",
    "carry_up",
    "catch_up",
    "change_regime",
    "distrust",
    "draft",
    "fill",
    "follow",
    "hand_out",
    "issue",
    "make_regimes",
    "must_be_as_seen",
    "open_for",
    "open_regimes",
    "pass_on",
    "put_dues",
    "reopen",
    "send",
    "send_back",
    "settle",
    "stop_regime",
    "take_in",
    "take_off",
    "trust",
    "unfollow",
    "unsettle",
]
