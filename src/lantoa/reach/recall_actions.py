"""Changes of a recall sample: drawn, given to an asker, answered door by door, closed."""

import secrets
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Place, Unit, User
from lantoa.commune.queries import require, units, whole_number
from lantoa.kit import clock
from lantoa.kit.bits import pack
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.text import nfc
from lantoa.plan.models import Campaign
from lantoa.reach.recall_models import Recall, RecallDoor, RecallSheet
from lantoa.reach.recall_queries import Draw, draws
from lantoa.reach.recall_rules import ANSWERS, Answers, asker_kind, counted

ONE_SPARE_FOR = 2
"""For so many doors one spare is drawn, for when nobody is in."""


@transaction.atomic
def draw(
    campaign: Campaign,
    *,
    question: str,
    pillar: str,
    askers: Mapping[int, Unit],
    places: Sequence[Place],
    by: User,
    uid: UUID,
) -> Recall:
    """Draw a sample in each of `places`; `askers` maps a hamlet to the unit that asks there.

    Raises `Unfit` without a question, without a hamlet where somebody is at home, or where no
    asker is named.
    """
    require(by, "recall.draw", campaign)
    body = [campaign.pk, question, pillar, [place.pk for place in places]]
    with receipt(by, uid, "recall.draw", body) as first:
        if first:
            first.answer["pk"] = _drawn(campaign, question, pillar, askers, places, by).pk
    return Recall.objects.get(pk=first.pk)


def _drawn(
    campaign: Campaign,
    question: str,
    pillar: str,
    askers: Mapping[int, Unit],
    places: Sequence[Place],
    by: User,
) -> Recall:
    if not nfc(question).strip():
        raise Unfit("Ghi câu hỏi, ngắn và đáp được bằng có hoặc chưa.", field="question")
    drawn = draws(places, whole_number(campaign.commune, "recall_homes"))
    parts = [one for one in drawn if one.size and one.hamlet.pk in askers]
    if not parts:
        raise Unfit("Chưa có thôn nào vừa có hộ đang ở vừa có người đi hỏi.", field="places")
    row = Recall.objects.create(
        campaign=campaign,
        pillar=pillar,
        question=nfc(question).strip()[:300],
        seed=secrets.token_hex(16),
        made_at=clock.now(),
        by=by,
    )
    for part in parts:
        _lay(row, part, askers[part.hamlet.pk])
    journal(by, "recall.drawn", row, {"hamlets": len(parts), "homes": sum(p.size for p in parts)})
    return row


def _lay(row: Recall, part: Draw, asker: Unit) -> None:
    sheet = RecallSheet.objects.create(
        recall=row,
        hamlet=part.hamlet,
        asker=asker,
        asker_kind=_kind(asker, part.hamlet),
        frame=pack(part.frame),
        size=part.size,
        away=part.away,
    )
    picked = part.picked(row.seed, -(-part.size // ONE_SPARE_FOR))
    RecallDoor.objects.bulk_create(
        RecallDoor(sheet=sheet, order=order, bit=bit) for order, bit in enumerate(picked, start=1)
    )


def _kind(asker: Unit, hamlet: Place) -> str:
    return asker_kind(asker.kind, is_of_the_hamlet=asker.place_id == hamlet.pk)


@transaction.atomic
def give(sheet: RecallSheet, *, asker: Unit, by: User, uid: UUID) -> None:
    """Let another unit ask.

    Raises `Unfit` for a unit from elsewhere, `AlreadyChanged` when the sheet is closed.
    """
    require(by, "recall.draw", sheet.recall.campaign)
    with receipt(by, uid, "recall.give", [sheet.pk, asker.pk]) as first:
        if first:
            row = _open(sheet)
            if not units(row.recall.campaign.commune).filter(pk=asker.pk).exists():
                raise Unfit("Đơn vị này không làm việc ở xã. Chọn đơn vị khác.", field="asker")
            row.asker, row.asker_kind = asker, _kind(asker, row.hamlet)
            row.save(update_fields=["asker", "asker_kind"])
            journal(by, "recall.given", row)


@transaction.atomic
def leave_out(sheet: RecallSheet, *, by: User, uid: UUID) -> None:
    """Ask in that hamlet no more: the others' result need not wait for its sheet.

    Raises `Unfit` once a door has answered, or for the only sheet; `AlreadyChanged` when closed.
    """
    campaign = sheet.recall.campaign
    require(by, "recall.draw", campaign)
    with receipt(by, uid, "recall.leave_out", sheet.pk) as first:
        if first:
            row = _open(sheet)
            if row.doors.exclude(answer="").exists():
                raise Unfit("Phiếu này đã ghi câu trả lời: bấm chốt phiếu, đừng bỏ.")
            if row.recall.sheets.count() == 1:
                raise Unfit("Lần hỏi này chỉ có một thôn, không bỏ được. Giao người khác đi hỏi.")
            journal(by, "recall.left_out", row)
            row.delete()


def _open(sheet: RecallSheet) -> RecallSheet:
    row = RecallSheet.objects.select_for_update().get(pk=sheet.pk)
    if row.closed_at:
        raise AlreadyChanged
    return row


@transaction.atomic
def answer(sheet: RecallSheet, *, order: int, answer: str, by: User, uid: UUID) -> None:
    """Take down what came of one door; "" takes it back.

    Neither the receipt nor the journal holds the door or the answer: a hash of so few possible
    bodies could be guessed, and would join a household to its answer after the sheet is closed.
    Raises `Unfit` for an unknown door or answer, `AlreadyChanged` when the sheet is closed.
    """
    require(by, "recall.ask", sheet)
    with receipt(by, uid, "recall.answer", sheet.pk) as first:
        if first:
            row = _open(sheet)
            if answer and answer not in ANSWERS:
                raise Unfit("Chọn một trong bốn câu trả lời.")
            if not RecallDoor.objects.filter(sheet=row, order=order).update(answer=answer):
                raise Unfit("Hộ này không có trong phiếu. Tải lại trang.")
            journal(by, "recall.answered", row)


@transaction.atomic
def close(sheet: RecallSheet, *, by: User, uid: UUID, paper: Answers | None = None) -> None:
    """Close the sheet: its numbers stay, the doors and their answers are deleted for good.

    `paper` are the numbers of a sheet filled in by hand, in place of what was tapped. Raises
    `Unfit` when nobody was asked or more answers came than doors were drawn.
    """
    require(by, "recall.ask", sheet)
    with receipt(by, uid, "recall.close", sheet.pk) as first:
        if first:
            row = _open(sheet)
            held = list(row.doors.values_list("answer", flat=True))
            found = paper or counted(held)
            if not found.asked:
                raise Unfit("Chưa hộ nào trả lời. Hỏi được hộ nào thì ghi rồi mới chốt.")
            if found.asked > row.size or found.asked + found.absent > len(held):
                raise Unfit(f"Phiếu này hỏi {row.size} hộ, số ghi nhiều hơn. Xem lại các con số.")
            row.heard, row.not_heard = found.heard, found.not_heard
            row.unsure, row.absent = found.unsure, found.absent
            row.closed_at, row.closed_by = clock.now(), by
            row.save()
            row.doors.all().delete()
            journal(by, "recall.closed", row)
