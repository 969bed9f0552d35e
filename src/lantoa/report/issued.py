"""Questions about papers as issued: has this report or plan come back, under which number."""

from typing import Any

from django.db.models import Q, QuerySet

from lantoa.commune.models import Commune
from lantoa.kit.say import start
from lantoa.plan.models import Campaign
from lantoa.report.models import Issued, Report
from lantoa.report.signed import Wanted, words

PLAN_SYMBOL = "KH-UBND"


def issued_of(of: Report | Campaign) -> Issued | None:
    """Return the signed paper of a report or of a campaign's plan, or None while it is a draft."""
    rows = Issued.objects.select_related("file", "by")
    return rows.filter(**key_of(of)).first()


def key_of(of: Report | Campaign) -> dict[str, Any]:
    """Return the column that a report or a campaign stands in."""
    return {"report": of} if isinstance(of, Report) else {"campaign": of}


def in_commune(commune: Commune) -> QuerySet[Issued]:
    """Return the papers that the commune and its units have got back."""
    here = Q(report__due__regime__commune=commune) | Q(campaign__commune=commune)
    rows = Issued.objects.filter(here)
    return rows.select_related("report__due__unit__place", "campaign", "file")


def numbered_with(of: Report | Campaign) -> QuerySet[Issued]:
    """Return the papers that the paper's number stands among: those of the body that issues it.

    Each association counts its own papers from 1, under one symbol with the others.
    """
    commune = commune_of(of)
    if isinstance(of, Report) and of.due.unit_id != commune.office_id:
        return in_commune(commune).filter(report__due__unit=of.due.unit_id)
    own = Q(report__due__unit=commune.office_id) | Q(campaign__isnull=False)
    return in_commune(commune).filter(own)


def commune_of(of: Report | Campaign) -> Commune:
    """Return whose numbers the paper's number stands among."""
    return of.due.regime.commune if isinstance(of, Report) else of.commune


def told(row: Issued) -> str:
    """Return which paper it is: "báo cáo Kỳ tháng 9 của thôn Ao Vối", "kế hoạch của đợt …"."""
    if row.report:
        return f"báo cáo {row.report.due.title} của {row.report.due.unit}"
    return f"kế hoạch của đợt {row.campaign}"


def plan_cited(campaign: Campaign) -> str:
    """Return the issued plan as other papers name it, or "" while it has no number."""
    row = issued_of(campaign)
    if row is None or not row.number:
        return ""
    body = f"UBND {campaign.commune.place.word}"
    return f"Kế hoạch số {row} ngày {row.issued_on:%d/%m/%Y} của {body}"


def wanted_plan(campaign: Campaign) -> Wanted:
    """Return what a signed plan of the campaign has to hold: its title, contents and duties."""
    duties = campaign.assignments.filter(parent__isnull=True).values_list("named", "duty")
    pillars = campaign.standing_pillars().values_list("title", flat=True)
    said = [campaign.title, *pillars, *(word for pair in duties for word in pair)]
    return Wanted("Kế hoạch", start(str(campaign.place)), PLAN_SYMBOL, words(" ".join(said)))
