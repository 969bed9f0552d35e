"""A real commune's work, laid into its own house: a campaign, leaflets, its report sealed."""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import uuid4

from lantoa.commune.models import Commune, Unit, User
from lantoa.kit import clock
from lantoa.plan.models import Campaign
from lantoa.report import actions
from lantoa.report.models import Due
from tests.reach.ledger import did, make_campaign
from tests.report.way import READ


def seal_a_report() -> int:
    """Lay a campaign of the last three months, have its first closed report sealed; its id."""
    commune, person = Commune.objects.get(), User.objects.get()
    office = commune.office
    campaign = make_campaign(
        SimpleNamespace(commune=commune, office=office, people={"officer": person})
    )
    campaign.from_on = clock.today() - timedelta(days=90)
    campaign.until_on = clock.today() + timedelta(days=60)
    campaign.save()
    actions.open_for(campaign, READ[:1], by=person)
    due = _closed(office)
    hand_out_leaflets(35)
    report = actions.draft(due, by=person)
    told = {"entries": {}, "narrative": {}, "rest_is_none": True}
    actions.fill(report, **told, by=person, uid=uuid4())
    actions.send(report, by=person, uid=uuid4())
    actions.accept(report, by=person, uid=uuid4())
    return int(report.pk)


def hand_out_leaflets(copies: int) -> None:
    """Write leaflets of the reported period into the ledger."""
    commune = Commune.objects.get()
    board = Unit.objects.filter(kind="hamlet").order_by("pk")[0]
    campaign = Campaign.objects.get()
    did(campaign, "leaflet", unit=board, on=_inside(commune.office), counts={"copies": copies},
        reached={"delivered": range(10)})  # fmt: skip


def _closed(office: Unit | None) -> Due:
    closed = Due.objects.filter(unit=office, until_on__lt=clock.today())
    return closed.order_by("-until_on")[0]


def _inside(office: Unit | None) -> date:
    return _closed(office).until_on - timedelta(days=3)
