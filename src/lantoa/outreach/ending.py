"""What else becomes of a planned activity: missed, cancelled, moved."""

from datetime import date, time, timedelta
from uuid import UUID, uuid5

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import forebears_on, require
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.text import nfc
from lantoa.outreach.doing import still_waiting
from lantoa.outreach.earlier import planned_in
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign

FARTHEST = timedelta(days=366)


@transaction.atomic
def miss(activity: Activity, *, uid: UUID, reason: str, by: User) -> Activity:
    """Record that it was not done, and why. Raises `Unfit` without a reason."""
    require(by, "activity.miss", activity)
    return _end(activity, Activity.MISSED, uid=uid, reason=reason, by=by)


@transaction.atomic
def cancel(activity: Activity, *, uid: UUID, reason: str, by: User) -> Activity:
    """Take a planned activity out of the plan, with the reason. Raises `Unfit` without one."""
    require(by, "activity.cancel", activity)
    return _end(activity, Activity.CANCELLED, uid=uid, reason=reason, by=by)


@transaction.atomic
def give_up(campaign: Campaign, *, reason: str, by: User, uid: UUID) -> int:
    """Take everything still planned out of a campaign, with the reason; return how many."""
    rows = list(Activity.objects.filter(campaign=campaign, state=Activity.PLANNED))
    for row in rows:
        cancel(row, uid=uuid5(uid, str(row.pk)), reason=reason, by=by)
    return len(rows)


def _end(activity: Activity, state: str, *, uid: UUID, reason: str, by: User) -> Activity:
    body = {"of": activity.pk, "reason": reason}
    with receipt(by, uid, f"activity.{state}", body) as first_time:
        if first_time:
            if not nfc(reason):
                raise Unfit("Ghi lý do để lần sau xếp lịch tránh được.", field="reason")
            row = still_waiting(activity)
            row.state, row.reason, row.received_at = state, nfc(reason), clock.now()
            row.logged_by, row.row_version = by, row.row_version + 1
            if earlier := planned_in(row, forebears_on(row.place, row.due_on)):
                row.place = earlier.place
            row.save()
            journal(by, f"activity.{state}", row, {"kind": row.kind})
    activity.refresh_from_db()
    return activity


@transaction.atomic
def move(
    activity: Activity,
    *,
    due_on: date,
    due_time: time | None,
    title: str,
    by: User,
    uid: UUID,
) -> Activity:
    """Move or rename a planned activity by hand; from then on a re-plan leaves it alone."""
    require(by, "activity.plan", activity)
    body = {"of": activity.pk, "due_on": due_on, "due_time": due_time, "title": title}
    with receipt(by, uid, "activity.move", body) as first_time:
        if first_time:
            row = still_waiting(activity)
            if abs(due_on - row.due_on) > FARTHEST:
                raise Unfit("Ngày mới cách ngày cũ hơn một năm. Xem lại năm đã ghi.")
            row.due_on, row.due_time = due_on, due_time
            row.title = nfc(title)[:300] or row.title
            row.edited_at, row.row_version = clock.now(), row.row_version + 1
            row.save()
            journal(by, "activity.moved", row, {"due_on": due_on})
    activity.refresh_from_db()
    return activity
