"""What comes in one household at a time, gathered: one activity a hamlet, day and item."""

from uuid import UUID, uuid5

from django.db import transaction

from lantoa.commune.actions import journal
from lantoa.commune.models import Place, Seat
from lantoa.commune.queries import hamlet_unit
from lantoa.content.models import Item, Version
from lantoa.kit import clock
from lantoa.kit.bits import count, from_int, to_int
from lantoa.kit.errors import Unfit
from lantoa.kit.jobs import at_once
from lantoa.outreach.models import Activity, Audience, Carried
from lantoa.outreach.rules import REACHED
from lantoa.plan.models import Campaign

SPACE = UUID("5b0a4f8e-6d55-4f0e-9a0d-3a1f6b6f2c11")


@transaction.atomic
def gather(
    campaign: Campaign, seat: Seat, *, kind: str, mark: str, about: str, title: str,
    version: Version | None = None,
) -> bool:  # fmt: skip
    """Count one household of today as reached by `mark`; say whether that was news.

    `about` names the item or lesson, the same for every household of a day. Two households at
    once are both counted: the activity's row is held while its set grows. A resident speaks here,
    who is no user: nobody's right is asked, the caller holds a signed code. Raises `Unfit` when
    the household's hamlet has nobody who answers for it.
    """
    hamlet = seat.hamlet
    row = _row(campaign, hamlet, kind=kind, about=about, title=title, version=version)
    held = {one.mark: one for one in Audience.objects.filter(activity=row, hamlet=hamlet)}
    bit = 1 << seat.bit
    stronger = REACHED[REACHED.index(mark) :]
    if any(to_int(bytes(held[one].bits)) & bit for one in stronger if one in held):
        return False
    for one in held.values():
        one.bits = from_int(to_int(bytes(one.bits)) & ~bit)
        one.save(update_fields=["bits"])
    mine = held.get(mark) or Audience(activity=row, hamlet=hamlet, mark=mark, bits=b"")
    mine.bits = from_int(to_int(bytes(mine.bits)) | bit)
    mine.save()
    if kind == "lesson":
        row.counts = {"homes": sum(count(bytes(one.bits)) for one in {**held, mark: mine}.values())}
    row.received_at, row.row_version = clock.now(), row.row_version + 1
    row.save(update_fields=["counts", "received_at", "row_version"])
    journal(None, "household.answered", row, {"kind": kind}, commune=campaign.commune)
    at_once("reach.retally", row.pk)
    return True


def _row(
    campaign: Campaign, hamlet: Place, *, kind: str, about: str, title: str,
    version: Version | None,
) -> Activity:  # fmt: skip
    """Return the day's row, held; the uid that it always has keeps it one, whoever comes first."""
    today, board = clock.today(), hamlet_unit(hamlet)
    if board is None:
        raise Unfit("Thôn này chưa có đơn vị phụ trách. Báo cho thôn hoặc xã giúp.")
    uid = uuid5(SPACE, f"{campaign.pk}:{hamlet.pk}:{today}:{kind}:{about}")
    facts = {
        "campaign": campaign, "kind": kind, "unit": board, "place": hamlet, "title": title[:300],
        "state": Activity.DONE, "due_on": today, "done_on": today, "gathered": True,
    }  # fmt: skip
    row, is_new = Activity.objects.get_or_create(uid=uid, defaults=facts)
    if is_new and version is not None:
        Carried.objects.create(activity=row, version=version, order=1)
        row.pillars.set(Item.objects.get(pk=version.item_id).pillars.all())
    return Activity.objects.select_for_update(no_key=True).get(pk=row.pk)
