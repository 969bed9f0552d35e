"""Whose words a report is: the unit's own, of a paper it handed in, or the office's for it."""

from lantoa.commune.models import User
from lantoa.commune.queries import hats
from lantoa.commune.rules import DOERS
from lantoa.report.indicators import OFFICE
from lantoa.report.models import Due, Report

OWN, ON_PAPER, STANDS_IN = "own", "paper", "stand_in"


def is_own(user: User, due: Due) -> bool:
    """Say whether `user` writes the due for a unit of their own; the office's is the office's."""
    mine = any(hat.role in DOERS and due.unit_id in hat.units for hat in hats(user))
    return mine or due.regime.level == OFFICE


def mark(report: Report, how: str) -> None:
    """Mark what the office types in from a paper or writes for a silent unit, on every page."""
    report.on_paper, report.stands_in = how == ON_PAPER, how == STANDS_IN


def mark_sender(report: Report, by: User) -> None:
    """Mark whose words leave: the office's, unless it types in a paper or it is the unit's own."""
    if is_own(by, report.due):
        mark(report, OWN)
    elif not report.on_paper:
        mark(report, STANDS_IN)
