"""A plan changed by hand: one duty, the campaign's days."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require, units
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.text import nfc
from lantoa.plan.models import Assignment, Campaign

LONGEST = timedelta(days=731)


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
            if until_on - from_on > LONGEST or abs(from_on - campaign.from_on) > LONGEST:
                raise Unfit("Một đợt dài nhất hai năm. Xem lại năm đã ghi.", field="until_on")
            if campaign.state == Campaign.CLOSED:
                raise AlreadyChanged
            campaign.from_on, campaign.until_on = from_on, until_on
            campaign.window_is_proposed, campaign.edited_at = False, clock.now()
            campaign.save()
            journal(by, "campaign.window_changed", campaign)
    return campaign


@transaction.atomic
def end_today(campaign: Campaign, *, by: User) -> Campaign:
    """End the campaign's days today, where they would go on; safe to repeat."""
    require(by, "campaign.change", campaign)
    today = clock.today()
    if campaign.until_on > today:
        campaign.from_on, campaign.until_on = min(campaign.from_on, today), today
        campaign.window_is_proposed, campaign.edited_at = False, clock.now()
        campaign.save()
        journal(by, "campaign.ended", campaign)
    return campaign
