"""The one conductor: a confirmed directive becomes a running campaign, in one transaction."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import hold_own, journal
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.content import actions as content
from lantoa.content.queries import approved, pillars_written_for
from lantoa.intake import actions as intake
from lantoa.intake.models import Directive
from lantoa.intake.queries import open_points, recalled
from lantoa.outreach import actions as outreach
from lantoa.outreach.queries import pillars_worked_for, planned_by_kind
from lantoa.plan import actions as plan
from lantoa.plan.models import Campaign
from lantoa.plan.queries import running_under
from lantoa.reach import actions as reach
from lantoa.report import actions as report


@dataclass(frozen=True)
class Launched:
    """A campaign as launched, and what differs because people edited it (sentences)."""

    campaign: Campaign
    differences: tuple[str, ...]


@transaction.atomic
def launch(directive: Directive, *, by: User) -> Launched:
    """Confirm a directive and set its campaign going; safe to repeat after a correction.

    Rows that people edited are kept; what differs is returned and shown.
    """
    require(by, "campaign.launch", directive)
    hold_own(by)
    intake.confirm(directive, by=by)
    campaign = plan.build(directive, by=by)
    content.draft(campaign, by=by)
    differences = outreach.schedule(campaign, by=by)
    plan.drop_pillars(campaign, but=pillars_worked_for(campaign) | pillars_written_for(campaign))
    reach.rebuild(campaign)
    report.open_regimes(campaign, by=by)
    journal(by, "campaign.launched", campaign)
    return Launched(campaign, tuple(differences))


@dataclass(frozen=True)
class Recalled:
    """The campaigns that a recall ended, and how many planned activities were given up."""

    campaigns: tuple[Campaign, ...]
    given_up: int


@transaction.atomic
def recall(directive: Directive, *, by: User, uid: UUID) -> Recalled:
    """Confirm a paper that recalls others, and end their campaigns; what was done stays.

    What is still planned is given up with the reason, the days end today, and no report is asked
    for beyond them. Raises `Unfit`, `NotAllowed`.
    """
    require(by, "campaign.launch", directive)
    hold_own(by)
    ended = list(running_under(recalled(directive)))
    given_up = 0
    for campaign in ended:
        reason = f"{campaign.directive} đã bị thu hồi theo {directive}"
        given_up += outreach.give_up(campaign, reason=reason, by=by, uid=uid)
        plan.end_today(campaign, by=by)
        reach.rebuild(campaign)
        report.open_regimes(campaign, by=by)
    intake.confirm(directive, by=by, alone=True)
    return Recalled(tuple(ended), given_up)


def account(campaign: Campaign) -> dict[str, object]:
    """Return what the directive became: the one JSON object of `lantoa up --json`."""
    read = campaign.directive.fields
    return {
        "campaign": campaign.title,
        "pillars": [{"ref": p.ref, "title": p.title} for p in campaign.standing_pillars()],
        "assignments": read["assignments"],
        "planned": planned_by_kind(campaign),
        "items": campaign.items.count(),
        "approved": len(approved(campaign)),
        "peaks": [peak.on.isoformat() for peak in campaign.peaks.all()],
        "reporting": read["reporting"],
        "open_points": open_points(campaign.directive),
    }
