"""Typing a filled code sheet: each line goes into the ledger by its ordinary action, once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import NotThere, Unfit
from lantoa.outreach import telling
from lantoa.outreach.doing import DoneByOthers, confirm
from lantoa.outreach.ending import miss
from lantoa.outreach.entries import log
from lantoa.outreach.models import Activity
from lantoa.outreach.rules import PAPER
from lantoa.outreach.sheet_actions import prove_by
from lantoa.outreach.sheet_models import CodeSheet, SheetLine
from lantoa.plan.models import Campaign


@dataclass(frozen=True)
class Entry:
    """What one line of the paper says. `reason` (not done) or the rest; a free line says `kind`
    and `title`.
    """

    order: int
    done_on: date | None = None
    counts: Mapping[str, float] = field(default_factory=dict)
    whole: bool = False
    reason: str = ""
    kind: str = ""
    title: str = ""


@dataclass(frozen=True)
class Typed:
    """What became of a sheet: how many lines were written, which were there already."""

    written: int
    known: tuple[int, ...]


class UnfitLine(Unfit):
    """A line of the sheet cannot be taken as it is: `order` says which."""

    def __init__(self, order: int, error: Unfit) -> None:
        """Keep the line beside the sentence and its field."""
        super().__init__(str(error), field=error.field)
        self.order = order


@transaction.atomic
def type_sheet(sheet: CodeSheet, entries: Sequence[Entry], *, by: User, uid: UUID) -> Typed:
    """Write every line of the sheet by the ledger's ordinary actions, all of them or none.

    A line that is in the ledger already (typed before, logged by a phone) is left and named.
    Raises `UnfitLine` for the first that does not fit.
    """
    require(by, "sheet.type", sheet)
    with receipt(by, uid, "sheet.type", [sheet.pk, [repr(one) for one in entries]]) as first:
        if first:
            rows = CodeSheet.objects.select_for_update(of=("self",)).select_related("photo")
            held = rows.get(pk=sheet.pk)
            known = [one.order for one in entries if not _write(held, one, by=by, uid=uid)]
            held.typed_at, held.typed_by = clock.now(), by
            held.save(update_fields=["typed_at", "typed_by"])
            first.answer.update(written=len(entries) - len(known), known=known)
            journal(by, "sheet.typed", held.unit, {"rows": len(entries) - len(known)})
    known_ = first.answer["known"]
    return Typed(
        int(str(first.answer["written"])),
        tuple(known_) if isinstance(known_, list) else (),
    )


def _write(sheet: CodeSheet, entry: Entry, *, by: User, uid: UUID) -> bool:
    """Write one line; return False where it is in the ledger already."""
    line = sheet.lines.select_related("planned__place").filter(order=entry.order).first()
    if line is None:
        raise NotThere
    if line.written_id or (line.planned and line.planned.state != Activity.PLANNED):
        return False
    try:
        line.written = _row(sheet, line, entry, by=by, uid=uuid5(uid, f"line {entry.order}"))
    except Unfit as error:
        raise UnfitLine(entry.order, error) from error
    line.save(update_fields=["written"])
    if sheet.photo:
        prove_by(line, sheet.photo)
    return True


def _row(sheet: CodeSheet, line: SheetLine, entry: Entry, *, by: User, uid: UUID) -> Activity:
    people = telling.people_of(sheet.unit)
    if line.planned and entry.reason:
        return miss(line.planned, uid=uid, reason=entry.reason, by=by)
    place = sheet.unit.place
    done = DoneByOthers(
        done_on=entry.done_on or (line.planned.due_on if line.planned else clock.today()),
        counts=entry.counts,
        whole={place.pk: "delivered"} if entry.whole else {},
        on_behalf_of=people[0] if people else str(sheet.unit),
        told_how=PAPER,
    )
    if line.planned:
        return confirm(line.planned, uid=uid, done=done, by=by)
    campaign = _campaign(sheet, done.done_on)
    return log(
        campaign,
        kind=entry.kind,
        unit=sheet.unit,
        place=place,
        title=entry.title,
        done=done,
        uid=uid,
        by=by,
    )


def _campaign(sheet: CodeSheet, on: date) -> Campaign:
    """Return the campaign that free work of that day belongs to: of the plan, else the newest."""
    planned = sheet.lines.filter(planned__isnull=False).select_related("planned__campaign").first()
    if planned and planned.planned:
        return planned.planned.campaign
    rows = Campaign.objects.filter(commune__place=sheet.unit.place.parent, from_on__lte=on)
    newest = rows.order_by("-from_on").first()
    if newest is None:
        raise Unfit("Chưa có đợt tuyên truyền nào bắt đầu trước ngày này.", field="done_on")
    return newest
