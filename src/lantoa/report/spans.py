"""The days that a duty's reports are owed for: a campaign's, or as far ahead as people look."""

from dataclasses import replace
from datetime import timedelta

from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.plan.queries import Work
from lantoa.report.due_periods import WHOLE, begins
from lantoa.report.models import Regime
from lantoa.report.terms import Terms

AHEAD = timedelta(days=92)
"""Of a duty without end, periods that begin within a quarter are owed; the clock opens the next."""


def span_of(campaign: Campaign) -> Period:
    """Return the days that reports cover: from the directive's own day to the campaign's end."""
    issued = campaign.directive.issued_on
    return Period(min(issued or campaign.from_on, campaign.from_on), campaign.until_on)


def days_of(regime: Regime) -> Period:
    """Return the days whose periods the regime owes; the row need not be saved."""
    if regime.campaign:
        whole = span_of(regime.campaign)
        return Period(regime.from_on or whole.from_on, regime.until_on or whole.until_on)
    today = clock.today()
    first = regime.from_on or begins(regime.every, today, regime.closing_day)
    if regime.every == "once":
        asked = regime.due_on - timedelta(days=1) if regime.due_on else today
        return Period(first, regime.until_on or asked)
    ahead = today + AHEAD
    return Period(first, min(regime.until_on or ahead, ahead))


def from_now(work: Work, terms: Terms) -> Terms:
    """Return the terms of a new duty of a campaign that runs: no first day said, it begins with the
    period of today. Nobody is late with what was never asked (0080).
    """
    if not isinstance(work, Campaign) or terms.from_on or terms.every in (*WHOLE, "peak"):
        return terms
    whole, today = span_of(work), clock.today()
    if not whole.from_on <= today <= whole.until_on:
        return terms
    first = begins(terms.every, today, terms.closing_day)
    return replace(terms, from_on=max(first, whole.from_on))


def first_day(regime: Regime, terms: Terms) -> Regime:
    """Let a duty of every campaign begin on the day said, else with the period that runs today.

    The day is kept: what was owed once does not move on with the calendar.
    """
    regime.from_on = terms.from_on
    if regime.campaign_id is None and terms.from_on is None and terms.every != "once":
        regime.from_on = begins(terms.every, clock.today(), terms.closing_day)
    return regime
