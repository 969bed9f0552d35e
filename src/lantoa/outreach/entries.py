"""New rows that people write into the ledger: work without a plan, corrections."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from lantoa.channels.base import all_channels
from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Place, Unit, User
from lantoa.commune.queries import require, works_in
from lantoa.kit import jobs
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.text import nfc
from lantoa.outreach.doing import Done, become_done
from lantoa.outreach.models import Activity, Carried, Outlet, Proof
from lantoa.outreach.objecting import settle
from lantoa.plan.models import Campaign


@transaction.atomic
def correct(activity: Activity, *, uid: UUID, done: Done, by: User) -> Activity:
    """Put a new row in place of a wrong one; the old one stays to be seen and counts no more.

    Raises `AlreadyChanged` when it was corrected before.
    """
    require(by, "activity.correct", activity)
    with receipt(by, uid, "activity.correct", {"of": activity.pk, "done": done}) as first_time:
        if first_time:
            first_time.answer["activity"] = _corrected(activity, done, by=by).pk
    return Activity.objects.get(pk=int(str(first_time.answer["activity"])))


def _corrected(activity: Activity, done: Done, *, by: User) -> Activity:
    old = Activity.objects.select_for_update(no_key=True).get(pk=activity.pk)
    if old.state not in (Activity.DONE, Activity.MISSED):
        raise AlreadyChanged
    if Activity.objects.filter(corrects=old).exists():
        raise AlreadyChanged
    new = Activity.objects.create(
        campaign=old.campaign,
        assignment=old.assignment,
        kind=old.kind,
        outlet=old.outlet,
        unit=old.unit,
        place=old.place,
        language=old.language,
        title=old.title,
        due_on=old.due_on,
        due_time=old.due_time,
        corrects=old,
    )
    new.pillars.set(old.pillars.all())
    Carried.objects.bulk_create(
        Carried(activity=new, version_id=one.version_id, order=one.order)
        for one in old.carried.all()
    )
    Proof.objects.bulk_create(
        Proof(
            activity=new,
            file_id=one.file_id,
            look=one.look,
            words=one.words,
            words_by_id=one.words_by_id,
            words_at=one.words_at,
        )
        for one in old.proofs.all()
    )
    become_done(new, done, by=by)
    settle(old, by=by)
    jobs.at_once("reach.retally", old.pk, new.pk)
    journal(by, "activity.corrected", new, {"corrects": old.pk, "counts": new.counts})
    return new


@transaction.atomic
def log(
    campaign: Campaign,
    *,
    kind: str,
    unit: Unit,
    place: Place,
    title: str,
    done: Done,
    uid: UUID,
    by: User,
    outlet: Outlet | None = None,
    language: str = "vi",
    pillars: Sequence[int] = (),
) -> Activity:
    """Record something that was done without being planned (việc ngoài kế hoạch).

    Sent twice, stored once: `uid` is the activity's own. Raises `Unfit`.
    """
    row = Activity(
        uid=uid,
        campaign=campaign,
        kind=kind,
        unit=unit,
        place=place,
        outlet=outlet,
        language=language,
        title=nfc(title)[:300],
        due_on=done.done_on,
    )
    require(by, "activity.log", row)
    body = {"campaign": campaign.pk, "kind": kind, "unit": unit.pk, "title": title, "done": done}
    with receipt(by, uid, "activity.log", body) as first_time:
        if first_time:
            _store(row, done, pillars, by=by)
            first_time.answer["activity"] = row.pk
            return row
    return Activity.objects.get(uid=uid)


def _store(row: Activity, done: Done, pillars: Sequence[int], *, by: User) -> None:
    if row.kind not in all_channels():
        raise Unfit("Chọn hình thức của việc này.", field="kind")
    if not row.title:
        raise Unfit("Ghi vài chữ: việc gì, ở đâu.", field="title")
    if not works_in(row.unit, row.place):
        raise Unfit(f"{row.unit} không phụ trách {row.place}. Chọn đúng địa bàn.", field="place")
    if row.outlet and (row.outlet.unit_id, row.outlet.kind) != (row.unit_id, row.kind):
        raise Unfit("Điểm tuyên truyền này không thuộc việc đang ghi.", field="outlet")
    become_done(row, done, by=by)
    if pillars:
        row.pillars.set(row.campaign.pillars.filter(pk__in=pillars))
    jobs.at_once("reach.count_in", row.pk)
    journal(by, "activity.logged", row, {"kind": row.kind, "counts": row.counts})
