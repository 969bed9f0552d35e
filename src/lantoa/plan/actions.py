"""From demands to a plan: campaign, pillars, peaks, assignments; people's edits are kept."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Commune, User
from lantoa.commune.queries import require, units
from lantoa.intake.models import Directive
from lantoa.intake.queries import demands
from lantoa.intake.rules import Demands, ReadAssignment
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.text import nfc
from lantoa.plan.models import Assignment, Campaign, Peak, Pillar
from lantoa.plan.rules import Candidate, due_of, key_of, means, role_of

SHORTEST = timedelta(days=30)


@transaction.atomic
def build(directive: Directive, *, by: User) -> Campaign:
    """Make the campaign that a directive asks for, or bring it up to its corrected reading.

    Safe to repeat: rows are found by their keys; rows that people edited stay as they are and
    are named in `campaign.differences`.
    """
    require(by, "campaign.launch", directive)
    asked = demands(directive)
    campaign = _campaign(directive, asked)
    differences = [*_window(campaign, asked), *_pillars(campaign, asked)]
    _peaks(campaign, asked)
    differences += _assignments(campaign, asked)
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
    return start, max(start, end)


def _campaign(directive: Directive, asked: Demands) -> Campaign:
    start, end = window_of(asked)
    title = (asked.subject or f"Thực hiện {asked.kind or 'văn bản'} {asked.number}").strip()
    campaign, _ = Campaign.objects.get_or_create(
        directive=directive,
        defaults={
            "commune": directive.commune,
            "place": directive.commune.place,
            "title": title[:1].upper() + title[1:500],
            "from_on": start,
            "until_on": end,
            "window_is_proposed": asked.window_is_proposed,
            "launched_at": clock.now(),
        },
    )
    if campaign.edited_at is None:
        campaign.title = title[:1].upper() + title[1:500]
    return campaign


def _window(campaign: Campaign, asked: Demands) -> list[dict[str, str]]:
    start, end = window_of(asked)
    if campaign.edited_at is None:
        campaign.from_on, campaign.until_on = start, end
        campaign.window_is_proposed = asked.window_is_proposed
        return []
    if (campaign.from_on, campaign.until_on) == (start, end):
        return []
    yours = f"{campaign.from_on:%d/%m}–{campaign.until_on:%d/%m/%Y}"
    return [{"what": "Thời gian đợt", "yours": yours, "letter": f"{start:%d/%m}–{end:%d/%m/%Y}"}]


def _pillars(campaign: Campaign, asked: Demands) -> list[dict[str, str]]:
    refs = []
    for order, pillar in enumerate(asked.pillars):
        refs.append(pillar.ref)
        Pillar.objects.update_or_create(
            campaign=campaign,
            ref=pillar.ref,
            defaults={
                "title": pillar.title[:500],
                "quote": pillar.quote,
                "garbled": pillar.garbled,
                "order": order,
            },
        )
    gone = campaign.pillars.exclude(ref__in=refs)
    differences = [
        {"what": "Nội dung trọng tâm", "yours": str(pillar), "letter": "không còn trong văn bản"}
        for pillar in gone
    ]
    gone.delete()
    return differences


def _peaks(campaign: Campaign, asked: Demands) -> None:
    for peak in asked.peaks:
        Peak.objects.update_or_create(
            campaign=campaign, on=peak.on, defaults={"title": peak.title[:300]}
        )
    campaign.peaks.exclude(on__in=[peak.on for peak in asked.peaks]).delete()


def _candidates(commune: Commune) -> list[Candidate]:
    return [Candidate(u.pk, u.name, u.kind, u.relation) for u in units(commune)]


def _assignments(campaign: Campaign, asked: Demands) -> list[dict[str, str]]:
    known = {row.key: row for row in campaign.assignments.all()}
    candidates = _candidates(campaign.commune)
    kept: set[str] = set()
    differences: list[dict[str, str]] = []
    for group in asked.assignments:
        meant = means(group.unit, candidates)
        for number, duty in enumerate(group.duties):
            facts = _facts(group, duty, asked)
            only = meant[0] if len(meant) == 1 else None
            parent = _put(campaign, known, kept, differences, facts, number, only, None)
            for unit in meant if len(meant) > 1 else []:
                _put(campaign, known, kept, differences, facts, number, unit, parent)
    for key, row in known.items():
        if key not in kept and row.edited_at is None:
            row.delete()
        elif key not in kept:
            differences.append(
                {"what": row.named, "yours": row.duty, "letter": "không còn trong văn bản"}
            )
    return differences


def _facts(group: ReadAssignment, duty: str, asked: Demands) -> dict[str, object]:
    return {
        "named": group.unit[:500],
        "duty": duty,
        "quote": group.quote,
        "garbled": group.garbled,
        "due_on": due_of(duty, group.quote, asked.dates),
        "group_role": group.role,
    }


def _put(
    campaign: Campaign,
    known: dict[str, Assignment],
    kept: set[str],
    differences: list[dict[str, str]],
    facts: dict[str, object],
    number: int,
    unit: Candidate | None,
    parent: Assignment | None,
) -> Assignment:
    key = key_of(str(facts["named"]), number, unit.pk if unit and parent else None)
    values = {name: value for name, value in facts.items() if name != "group_role"}
    values["role"] = role_of(
        str(facts["duty"]),
        group_role=str(facts["group_role"]),
        relation=unit.relation if unit else "subordinate",
    )
    kept.add(key)
    row = known.get(key)
    if row and row.edited_at:
        if row.duty != values["duty"]:
            differences.append(
                {"what": row.named, "yours": row.duty, "letter": str(values["duty"])}
            )
        return row
    row = row or Assignment(campaign=campaign, key=key)
    row.parent, row.unit_id, row.order = parent, unit.pk if unit else None, len(kept)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


@transaction.atomic
def edit_assignment(
    assignment: Assignment,
    *,
    duty: str,
    unit_id: int | None,
    role: str,
    due_on: date | None,
    by: User,
    uid: UUID,
) -> Assignment:
    """Change a duty by hand; from then on a re-plan leaves the row alone. Raises `Unfit`."""
    require(by, "campaign.change", assignment.campaign)
    body = {"duty": duty, "unit": unit_id, "role": role, "due_on": due_on, "of": assignment.pk}
    with receipt(by, uid, "assignment.edit", body) as first:
        if first:
            if not nfc(duty):
                raise Unfit("Nhiệm vụ đang để trống. Hãy ghi việc cần làm.", field="duty")
            if (
                unit_id is not None
                and not units(assignment.campaign.commune).filter(pk=unit_id).exists()
            ):
                raise Unfit("Đơn vị này không thuộc xã. Hãy chọn trong danh sách.", field="unit")
            assignment.duty, assignment.unit_id = nfc(duty), unit_id
            assignment.role = role if role in (Assignment.LEAD, Assignment.SUPPORT) else "lead"
            assignment.due_on, assignment.edited_at = due_on, clock.now()
            assignment.save()
            journal(by, "assignment.edited", assignment)
    return assignment


@transaction.atomic
def change_window(
    campaign: Campaign, *, from_on: date, until_on: date, by: User, uid: UUID
) -> Campaign:
    """Set the campaign's days by hand. Raises `Unfit` when they end before they begin."""
    require(by, "campaign.change", campaign)
    with receipt(by, uid, "campaign.window", {"from": from_on, "until": until_on}) as first:
        if first:
            if until_on < from_on:
                raise Unfit("Ngày kết thúc phải sau ngày bắt đầu.", field="until_on")
            if campaign.state == Campaign.CLOSED:
                raise AlreadyChanged
            campaign.from_on, campaign.until_on = from_on, until_on
            campaign.window_is_proposed, campaign.edited_at = False, clock.now()
            campaign.save()
            journal(by, "campaign.window_changed", campaign)
    return campaign
