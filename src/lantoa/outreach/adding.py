"""One more piece of work put into the calendar by hand (việc thêm vào lịch)."""

from uuid import UUID

from django.db import transaction

from lantoa.channels.base import all_channels
from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require, works_in
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.outreach.models import Activity


@transaction.atomic
def add(row: Activity, *, by: User, uid: UUID) -> Activity:
    """Plan `row`, which is not kept yet; a re-plan leaves it alone.

    Who may log it without a plan may plan it. Raises `NotAllowed`; `Unfit` for a day that is over
    or behind the campaign, for a unit that has nothing to do there.
    """
    require(by, "activity.log", row)
    body = [row.campaign_id, row.kind, row.unit_id, row.place_id, row.outlet_id, row.due_on]
    with receipt(by, uid, "activity.add", body) as first_time:
        if first_time:
            if row.kind not in all_channels() or not works_in(row.unit, row.place):
                raise Unfit(f"{row.unit} không làm được việc này ở {row.place}.")
            if not clock.today() <= row.due_on <= row.campaign.until_on:
                raise Unfit("Ngày này đã qua, hoặc đợt đã hết. Mở lại trang để xem gợi ý mới.")
            row.uid = uid
            row.save()
            journal(by, "activity.added", row, {"kind": row.kind, "due_on": row.due_on})
            first_time.answer["pk"] = row.pk
    return Activity.objects.get(pk=first_time.pk)
