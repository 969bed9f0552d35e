"""From demands to a plan: campaign, pillars, peaks, assignments; people's edits are kept."""

from datetime import date, timedelta

from django.db import transaction

from lantoa.commune.actions import journal
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.intake.models import Directive
from lantoa.intake.queries import demands, taken_over
from lantoa.intake.rules import Demands
from lantoa.kit import clock
from lantoa.plan.assigning import assign
from lantoa.plan.editing import LONGEST, change_window, edit_assignment, end_today
from lantoa.plan.following import follow, unfollow
from lantoa.plan.models import Campaign, Peak
from lantoa.plan.pillars import drop_pillars, renew

__all__ = [
    "build",
    "change_window",
    "drop_pillars",
    "edit_assignment",
    "end_today",
    "follow",
    "unfollow",
    "window_of",
]

SHORTEST = timedelta(days=30)


@transaction.atomic
def build(directive: Directive, *, by: User) -> Campaign:
    """Make the campaign that a directive asks for, or bring it up to its corrected reading.

    Safe to repeat: rows are found by their keys; rows that people edited stay as they are and
    are named in `campaign.differences`.
    """
    require(by, "campaign.launch", directive)
    asked = demands(directive)
    running = _running(directive)
    replaces = running is not None and running.directive.number_key != directive.number_key
    campaign = _campaign(running, directive, asked)
    differences = [*_window(campaign, asked, replaces), *renew(campaign, asked.pillars)]
    _peaks(campaign, asked)
    differences += assign(campaign, asked)
    campaign.differences = differences
    campaign.save()
    journal(by, "campaign.built", campaign, {"differences": len(differences)})
    return campaign


def window_of(asked: Demands) -> tuple[date, date]:
    """Return the campaign's days: what the directive says, else from the day after it on."""
    from_on, until_on = asked.window
    start = from_on or (asked.issued_on or clock.today()) + timedelta(days=1)
    peaks = [peak.on for peak in asked.peaks if peak.on >= start]
    end = until_on or (max(peaks) if peaks else start + SHORTEST)
    return start, min(max(start, end), start + LONGEST)


def _campaign(running: Campaign | None, directive: Directive, asked: Demands) -> Campaign:
    start, end = window_of(asked)
    title = (asked.subject or f"Thực hiện {asked.kind or 'văn bản'} {asked.number}").strip()
    campaign = running or Campaign(
        commune=directive.commune,
        place=directive.commune.place,
        title=title[:1].upper() + title[1:500],
        from_on=start,
        until_on=end,
        window_is_proposed=asked.window_is_proposed,
        launched_at=clock.now(),
    )
    campaign.directive = directive
    campaign.save()
    if campaign.edited_at is None:
        campaign.title = title[:1].upper() + title[1:500]
    return campaign


def _running(directive: Directive) -> Campaign | None:
    """Return the campaign of this directive, of an earlier version, or of one that it replaces."""
    held = Campaign.objects.filter(commune=directive.commune)
    own = held.filter(directive=directive).first()
    return own or held.filter(directive__in=taken_over(directive)).first()


def _window(campaign: Campaign, asked: Demands, replaces: bool) -> list[dict[str, str]]:
    """Set the days; a campaign that has begun keeps those behind it, where the work was done."""
    start, end = window_of(asked)
    if campaign.from_on <= clock.today() and (replaces or clock.today() < start):
        start = min(start, campaign.from_on)
    if campaign.edited_at is None:
        campaign.from_on, campaign.until_on = start, end
        campaign.window_is_proposed = asked.window_is_proposed
        return []
    if (campaign.from_on, campaign.until_on) == (start, end):
        return []
    yours = f"{campaign.from_on:%d/%m}–{campaign.until_on:%d/%m/%Y}"
    return [{"what": "Thời gian đợt", "yours": yours, "letter": f"{start:%d/%m}–{end:%d/%m/%Y}"}]


def _peaks(campaign: Campaign, asked: Demands) -> None:
    for peak in asked.peaks:
        Peak.objects.update_or_create(
            campaign=campaign, on=peak.on, defaults={"title": peak.title[:300]}
        )
    campaign.peaks.exclude(on__in=[peak.on for peak in asked.peaks]).delete()
