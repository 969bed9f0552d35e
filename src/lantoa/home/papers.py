"""The officer's first papers: the plan, the week's radio schedule, a page of work per hamlet."""

from dataclasses import replace

from lantoa.channels.base import all_channels
from lantoa.commune.models import Commune, Unit
from lantoa.commune.queries import hamlets_with_homes, signer, whole_number
from lantoa.intake.queries import demands
from lantoa.kit import clock, families
from lantoa.kit.official import Paper, Signer
from lantoa.kit.periods import Period
from lantoa.kit.say import start
from lantoa.outreach.models import Activity
from lantoa.outreach.queries import doers_by_kind, planned_by_kind, sessions_of, tasks_of
from lantoa.plan.facts import Issuer, PlanChannel, PlanDuty, PlanFacts, PlanPillar, PlanReporting
from lantoa.plan.models import Campaign
from lantoa.plan.paper import plan_paper
from lantoa.plan.sheets import HamletTask, Session, hamlet_page, radio_week
from lantoa.report.queries import dues_of, issued_of, plan_cited

CADENCES = {
    "daily": "hằng ngày",
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "once": "một lần",
    "peak": "cao điểm",
}


def issuer(commune: Commune) -> Issuer:
    """Return the commune as it stands in the head and foot of its papers."""
    titles, name = signer(commune)
    return Issuer(
        parent="Ủy ban nhân dân",
        body=start(str(commune.place)),
        place=commune.place.name,
        office=commune.office.name if commune.office else "",
        signer=Signer(titles, name),
        recipients=("Các cơ quan, đơn vị liên quan", "Lưu: VT, VHXH"),
        demo=commune.is_demo,
    )


def plan(campaign: Campaign) -> Paper:
    """Return the plan (Kế hoạch) with the annex of assignments, numbered once it is issued."""
    paper, issued = _plan(campaign), issued_of(campaign)
    if issued is None:
        return paper
    head = replace(paper.head, number=issued.number, on=issued.issued_on, day_known=True)
    cited = plan_cited(campaign)
    annexes = tuple(replace(one, with_paper=cited or one.with_paper) for one in paper.annexes)
    return replace(paper, head=head, annexes=annexes)


def _plan(campaign: Campaign) -> Paper:
    asked = demands(campaign.directive)
    invited = {group.unit for group in asked.assignments if group.invited}
    places = list(hamlets_with_homes(campaign.commune))
    number = f"{start(asked.kind or 'văn bản')} số {asked.number}" if asked.number else "Văn bản"
    dated = f" ngày {asked.issued_on:%d/%m/%Y}" if asked.issued_on else ""
    return plan_paper(
        PlanFacts(
            issuer=issuer(campaign.commune),
            on=clock.today(),
            directive=f"{number}{dated} của {asked.issuer}",
            subject=campaign.title[:1].lower() + campaign.title[1:],
            window=Period(campaign.from_on, campaign.until_on),
            households=sum(place.households for place in places),  # type: ignore[attr-defined]
            hamlets=len(places),
            pillars=tuple(
                PlanPillar(p.ref, p.title, "" if p.garbled else p.quote, p.garbled)
                for p in campaign.standing_pillars()
            ),
            channels=_channels(campaign, asked.cadences),
            duties=_duties(campaign, invited),
            reporting=_reporting(campaign),
            peaks=tuple((peak.on, peak.title) for peak in campaign.peaks.all()),
        )
    )


def _channels(campaign: Campaign, cadences: dict[str, str]) -> tuple[PlanChannel, ...]:
    kinds, doers = all_channels(), doers_by_kind(campaign)
    return tuple(
        PlanChannel(
            label=kinds[kind].label,
            units="; ".join(doers.get(kind, [])),
            cadence=CADENCES.get(cadences.get(kinds[kind].vehicle, ""), "theo lịch"),
            planned=planned,
        )
        for kind, planned in planned_by_kind(campaign).items()
    )


def _duties(campaign: Campaign, invited: set[str]) -> tuple[PlanDuty, ...]:
    rows = campaign.assignments.filter(parent__isnull=True).order_by("order", "pk")
    return tuple(
        PlanDuty(
            unit=row.named,
            duty=row.duty,
            role="Chủ trì" if row.role == "lead" else "Phối hợp",
            invited=row.named in invited,
            due_on=row.due_on,
            garbled=row.garbled,
        )
        for row in rows
    )


def _reporting(campaign: Campaign) -> tuple[PlanReporting, ...]:
    found: dict[tuple[str, str, str], dict[str, object]] = {}
    for due in dues_of(campaign):
        who = "Các thôn, khu phố" if due.unit.kind == "hamlet" else due.unit.name
        key = (who, due.regime.to_name, due.regime.via_name)
        found.setdefault(key, {})[due.title] = clock.day_of(due.due_at)
    return tuple(
        PlanReporting(who, to, via, tuple(periods.items()))  # type: ignore[arg-type]
        for (who, to, via), periods in found.items()
    )


def radio(commune: Commune, week: Period) -> Paper:
    """Return the week's radio schedule (Lịch phát thanh tuần) of every campaign."""
    usual = whole_number(commune, "radio_minutes")
    sessions = [
        Session(
            on=row.due_on,
            at=row.due_time,
            titles=tuple(one.version.title for one in row.carried.all()),
            minutes=int(row.counts.get("minutes") or usual),
            over=row.outlet.name if row.outlet else "",
            note={"missed": row.reason, "cancelled": "Nghỉ phát"}.get(row.state, ""),
        )
        for row in sessions_of(commune, week)
    ]
    running = Campaign.objects.filter(
        commune=commune, from_on__lte=week.until_on, until_on__gte=week.from_on
    )
    plans = [plan_cited(campaign) for campaign in running.select_related("commune__place")]
    station = "Đài truyền thanh cơ sở"
    return radio_week(issuer(commune), week, sessions, station=station, plans=plans)


def hamlet(campaign: Campaign, board: Unit) -> Paper:
    """Return one hamlet's page of work for the campaign; signed by its head, without symbol."""
    commune = campaign.commune
    tasks = [_task(row) for row in tasks_of(campaign, board)]
    window = Period(campaign.from_on, campaign.until_on)
    titles = (families.head_of_hamlet(board.place.word),)
    mine = Issuer(
        parent=f"UBND {commune.place}",
        body=start(str(board.place)),
        place=board.place.name,
        office=commune.office.name if commune.office else "",
        signer=Signer(titles, head_of_hamlet(board)),
        demo=commune.is_demo,
    )
    plans = (plan_cited(campaign),)
    return hamlet_page(mine, window, tasks, on=clock.today(), plans=plans)


def head_of_hamlet(board: Unit) -> str:
    """Return the name of the hamlet's head of today, or nothing when the post is vacant."""
    hat = board.memberships.on(clock.today()).filter(role="hamlet").select_related("user").first()
    return hat.user.full_name if hat else ""


def _task(row: Activity) -> HamletTask:
    kind = all_channels()[row.kind]
    return HamletTask(on=row.due_on, what=row.title, channel=kind.label)
