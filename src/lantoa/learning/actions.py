"""Every change in learning: the lessons laid out, a class held."""

from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Commune, Place, Unit, User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.learning.library import lessons
from lantoa.learning.models import Class, Lesson
from lantoa.learning.rules import MOST_LEARNERS
from lantoa.outreach.actions import Done, log
from lantoa.outreach.models import Activity
from lantoa.plan.models import Campaign


@transaction.atomic
def lay_lessons(commune: Commune) -> int:
    """Bring the table of lessons up to the lessons that come with the house; say how many changed.

    Safe to repeat; a lesson that classes have used is never taken away.
    """
    changed = 0
    for order, text in enumerate(lessons()):
        facts = {
            "title": text.title,
            "body": text.body,
            "practice": text.practice,
            "minutes": text.minutes,
            "order": order,
        }
        same = Lesson.objects.filter(slug=text.slug, **facts).exists()
        if not same:
            Lesson.objects.update_or_create(slug=text.slug, defaults=facts)
            changed += 1
    if changed:
        journal(None, "lessons.laid", commune, {"changed": changed}, commune=commune)
    return changed


@transaction.atomic
def hold_class(
    lesson: Lesson,
    *,
    unit: Unit,
    hamlet: Place | None,
    on: date,
    learners: int,
    by: User,
    uid: UUID,
    campaign: Campaign | None = None,
) -> Class:
    """Record a class that was held: how many came, never who (practice §1.8).

    A class that belongs to a campaign stands in the ledger too, as one activity, so that nobody
    writes it down twice. Raises `Unfit` for a day to come or an impossible number, `NotAllowed`.
    """
    held = Class(lesson=lesson, unit=unit, hamlet=hamlet, on=on, learners=learners, by=by)
    require(by, "class.log", held)
    body = {"lesson": lesson.slug, "unit": unit.pk, "on": on, "learners": learners}
    body["campaign"] = campaign.pk if campaign else None
    with receipt(by, uid, "class.hold", body) as first:
        if not first:
            return Class.objects.get(pk=int(str(first.answer["class"])))
        if on > clock.today():
            raise Unfit("Ngày học chưa tới. Ghi lại sau khi lớp học xong.", field="on")
        if not 1 <= learners <= MOST_LEARNERS:
            raise Unfit(f"Số người học phải từ 1 đến {MOST_LEARNERS}.", field="learners")
        if campaign:
            held.activity = _in_ledger(held, campaign, by=by, uid=uid)
        held.save()
        first.answer = {"class": held.pk}
        journal(by, "class.held", held, {"lesson": lesson.slug, "learners": learners})
    return held


def _in_ledger(held: Class, campaign: Campaign, *, by: User, uid: UUID) -> Activity:
    return log(
        campaign,
        kind="class",
        unit=held.unit,
        place=held.hamlet or held.unit.place,
        title=f"Lớp: {held.lesson.title}",
        done=Done(done_on=held.on, counts={"learners": held.learners}),
        uid=uuid5(uid, "activity"),
        by=by,
    )
