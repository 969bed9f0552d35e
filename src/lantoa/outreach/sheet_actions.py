"""Making a code sheet (phiếu việc) and keeping the photo of a filled one."""

from datetime import date
from uuid import UUID

from django.db import transaction

from lantoa.channels.base import all_channels
from lantoa.commune.actions import hold, journal, receipt, store_file
from lantoa.commune.models import File, Unit, User
from lantoa.commune.queries import commune_id, require
from lantoa.kit import clock
from lantoa.outreach.models import Activity, Proof
from lantoa.outreach.sheet_models import CodeSheet, SheetLine
from lantoa.outreach.sheet_queries import planned_in
from lantoa.outreach.sheet_rules import FREE_LINES


@transaction.atomic
def make_sheet(unit: Unit, month: date, *, by: User, uid: UUID) -> CodeSheet:
    """Return the sheet of a unit's month, a next version where its plan has changed since."""
    require(by, "sheet.make", unit)
    with receipt(by, uid, "sheet.make", [unit.pk, month]) as first:
        if first:
            hold(commune_id(by))
            first.answer["pk"] = _newest(unit, month, by=by).pk
    return CodeSheet.objects.select_related("unit__place").get(pk=first.pk)


def _newest(unit: Unit, month: date, *, by: User) -> CodeSheet:
    held = CodeSheet.objects.filter(unit=unit, month=month).order_by("-version").first()
    wanted = [row.pk for row in planned_in(unit, month)]
    if held and held.typed_at is None:
        lines = held.lines.filter(planned__isnull=False)
        if list(lines.values_list("planned_id", flat=True)) == wanted:
            return held
    version = held.version + 1 if held else 1
    made = CodeSheet.objects.create(unit=unit, month=month, version=version, made_at=clock.now())
    free: list[int | None] = [None] * FREE_LINES
    SheetLine.objects.bulk_create(
        SheetLine(sheet=made, order=order, planned_id=pk)
        for order, pk in enumerate([*wanted, *free], start=1)
    )
    journal(by, "sheet.made", unit, {"month": month, "version": version})
    return made


@transaction.atomic
def photograph(sheet: CodeSheet, *, data: bytes, name: str, by: User) -> File:
    """Keep the photo of a filled sheet; taken anew, it stands in the older one's place wherever
    that stood: beside each line, and what a line was corrected to. Raises `Unfit` for no picture.
    """
    require(by, "sheet.type", sheet)
    unit = sheet.unit
    kept = store_file(
        by, data=data, name=name, unit=unit, place=unit.place, accept=frozenset({"image"})
    )
    held = CodeSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    older, held.photo = held.photo_id, kept
    held.save(update_fields=["photo"])
    if older and older != kept.pk:
        stood = Proof.objects.filter(file=older, activity__unit=unit)
        beside = list(stood.values_list("activity", flat=True))
        stood.delete()
        for pk in beside:
            Proof.objects.get_or_create(activity_id=pk, file=kept)
    for line in sheet.lines.filter(written__isnull=False).select_related("written"):
        prove_by(line, kept)
    journal(by, "sheet.photographed", unit, {"sha256": kept.sha256})
    return kept


def prove_by(line: SheetLine, photo: File) -> None:
    """Put the photo beside what the line became, or its newest correction, where its kind of
    work takes photos.
    """
    row = line.written
    while row and (newer := Activity.objects.filter(corrects=row).first()):
        row = newer
    if row and row.state == Activity.DONE and all_channels()[row.kind].photos:
        Proof.objects.get_or_create(activity=row, file=photo)
