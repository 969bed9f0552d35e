"""Every change to a directive: received, corrected, its open points settled, confirmed."""

from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import digest, journal, receipt, store_file
from lantoa.commune.models import User
from lantoa.commune.queries import commune_of, require
from lantoa.intake.awaiting import read_waiting
from lantoa.intake.bundle import plain_text, taken
from lantoa.intake.correcting import shift, teach, trust
from lantoa.intake.enclosing import demand_fit, enclose, part
from lantoa.intake.fields import put, value_at, without
from lantoa.intake.looking import accept
from lantoa.intake.models import Directive, Page, Taught
from lantoa.intake.queries import earlier, names_of
from lantoa.intake.reading import Unreadable, read_bundle
from lantoa.intake.receiving import Upload, name_columns, read_in
from lantoa.intake.renewal import renewed_window
from lantoa.intake.rereading import read_again, stop
from lantoa.intake.second_reading import ask_again, take
from lantoa.intake.settling import settle, settle_as_proposed
from lantoa.kit import clock, jobs
from lantoa.kit.errors import Unfit

PAPERS = {"text", "docx", "pdf", "image", "scan", "macro", "odt", "rtf", "old word"}
ACCEPT = frozenset({*PAPERS, "torn"})
AT_ONCE = 30_000
MOST_FILES = 20
__all__ = [
    "Upload", "accept", "ask_again", "confirm", "correct", "enclose", "forget", "part",
    "read_again", "read_waiting", "receive", "settle", "settle_as_proposed", "stop", "take",
    "take_out",
]  # fmt: skip


@transaction.atomic
def receive(
    *, by: User, files: list[Upload], uid: UUID, into: Directive | None = None
) -> Directive:
    """Keep the files as pages of one directive; plain text is read at once, all else soon.

    What cannot be read is kept as well: its state says so and `trouble` tells what to do. A number
    that this issuer has sent before makes a version of the first. `into` is the directive that
    these files were sent with. Raises `Unfit`, `NotAllowed`.
    """
    commune = commune_of(by)
    unit = commune.office
    if unit is None:
        raise Unfit("Xã chưa có phòng phụ trách. Hãy chọn phòng phụ trách trong phần thiết lập.")
    require(by, "directive.receive", unit)
    if not files:
        raise Unfit("Chưa có tệp nào. Hãy chọn tệp văn bản hoặc dán nội dung.", field="papers")
    if len(files) > MOST_FILES:
        raise Unfit(f"Một văn bản nhận tối đa {MOST_FILES} tệp. Hãy gộp các trang lại.")
    if into is not None:
        require(by, "directive.correct", into)
        demand_fit(into, commune_id=commune.pk)
    with receipt(by, uid, "directive.received", [digest(file.data) for file in files]) as first:
        if first:
            row = Directive(commune=commune, unit=unit, by=by, received_at=clock.now())
            row.enclosed_in = into
            row.save()
            _keep(row, files, by)
            _read_or_wait(row, files)
            journal(by, "directive.received", row, {"number": row.number, "state": row.state})
            first.answer["pk"] = row.pk
    return Directive.objects.get(pk=first.pk)


def _keep(row: Directive, files: list[Upload], by: User) -> None:
    """Keep the files as they were sent; one that was sent twice is one page."""
    for order, file in enumerate({digest(file.data): file for file in files}.values()):
        kept = store_file(
            by, data=file.data, name=file.name, unit=row.unit, accept=ACCEPT, as_sent=True
        )
        Page.objects.create(directive=row, file=kept, order=order)


def _read_or_wait(row: Directive, files: list[Upload]) -> None:
    """Read a letter's plain text at once; all else waits for the worker, which opens it apart."""
    texts = [plain_text(file.data) for file in files]
    if None in texts or sum(len(text or "") for text in texts) > AT_ONCE:
        jobs.later("intake.read", row.pk)
        return
    try:
        bundle = taken([(file.name, file.data) for file in files])
        read_in(row, bundle, read_bundle(bundle, names_of(row.commune)))
    except Unreadable as trouble:
        row.state, row.trouble = Directive.UNREADABLE, str(trouble)
        row.save()


@transaction.atomic
def correct(directive: Directive, *, field: str, value: str, by: User, uid: UUID) -> Directive:
    """Put a person's words into a field of the form ("assignments.2.duties": one a line).

    The words are sure from then on. Raises `Unfit` for what cannot be, `NotAllowed`.
    """
    require(by, "directive.correct", directive)
    body = {"directive": directive.pk, "field": field, "value": value}
    with receipt(by, uid, "directive.corrected", body) as first:
        if first:
            row = _locked(directive)
            before = value_at(row.fields, field)
            row.fields = put(row.fields, field, value)
            trust(row, field, by)
            _saved(row)
            teach(row, field, before, by)
            changed = before != value_at(row.fields, field)
            journal(by, "directive.corrected", row, {"field": field, "changed": changed})
            first.answer["pk"] = row.pk
    return Directive.objects.get(pk=directive.pk)


@transaction.atomic
def take_out(directive: Directive, *, row: str, by: User, uid: UUID) -> Directive:
    """Take a row that was read wrongly ("assignments.2") out of the form.

    Raises `Unfit`, `NotAllowed`.
    """
    require(by, "directive.correct", directive)
    with receipt(by, uid, "directive.taken_out", {"directive": directive.pk, "row": row}) as first:
        if first:
            found = _locked(directive)
            found.fields = without(found.fields, row)
            shift(found, row)
            found.reading["changed_at"] = clock.now().isoformat()
            _saved(found)
            journal(by, "directive.corrected", found, {"field": row, "taken_out": True})
            first.answer["pk"] = found.pk
    return Directive.objects.get(pk=directive.pk)


def _locked(directive: Directive) -> Directive:
    row = Directive.objects.select_for_update().get(pk=directive.pk)
    if row.state in (Directive.RECEIVED, Directive.UNREADABLE):
        raise Unfit("Văn bản này chưa đọc xong nên chưa có mục nào để soát.")
    return row


def _saved(row: Directive) -> None:
    name_columns(row)
    if not Directive.objects.filter(version_of=row).exists():
        row.version_of = earlier(row)
    renewed_window(row)
    row.row_version += 1
    row.save()


@transaction.atomic
def forget(lesson: Taught, *, by: User, uid: UUID) -> None:
    """Take back what a correction taught, so that later papers are read without it."""
    require(by, "directive.receive", lesson.directive)
    with receipt(by, uid, "lesson.forgotten", {"lesson": lesson.pk}) as first:
        if first:
            journal(by, "lesson.forgotten", lesson, {"field": lesson.field})
            lesson.delete()


@transaction.atomic
def confirm(directive: Directive, *, by: User, alone: bool = False) -> Directive:
    """Confirm that the directive was read rightly. Raises `Unfit` for an unread one.

    `alone`: no campaign of its own comes of it, as of a paper that recalls or corrects another.
    """
    require(by, "directive.confirm", directive)
    row = _locked(directive)
    row.state, row.confirmed_at = Directive.CONFIRMED, clock.now()
    row.reading["alone"] = alone
    row.save(update_fields=["state", "confirmed_at", "reading"])
    journal(by, "directive.confirmed", row, {"open": row.points.filter(choice="").count()})
    directive.state, directive.confirmed_at = row.state, row.confirmed_at
    directive.reading = row.reading
    return row
