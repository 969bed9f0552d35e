"""A directive that waits to be read: the worker begins, keeps how far it is, tries once more."""

import logging
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from lantoa.commune.actions import journal, read_file
from lantoa.intake.apart import Died, Stopped
from lantoa.intake.bundle import Bundle, Files, taken
from lantoa.intake.models import Directive, Page
from lantoa.intake.queries import names_of
from lantoa.intake.reading import Reading, read_bundle
from lantoa.intake.receiving import read_in
from lantoa.intake.trouble import Unreadable
from lantoa.kit import jobs
from lantoa.kit.errors import Unfit

log = logging.getLogger(__name__)
TRIES = 2
GIVEN_UP = (
    "Lan Tỏa đã đọc hai lần nhưng lần nào cũng bị dừng giữa chừng, có thể vì tệp quá nặng. Tệp vẫn "
    "giữ nguyên. Hãy bấm Đọc lại lúc máy rảnh, hoặc chụp ảnh các trang giấy rồi gửi ảnh."
)
BROKEN = (
    "Lan Tỏa gặp lỗi khi đọc văn bản này. Tệp vẫn giữ nguyên. Hãy báo người quản trị, hoặc gửi bản "
    ".docx hay dán nội dung vào."
)


def read_waiting(pk: int) -> None:
    """Read a waiting directive's files; safe to repeat, nothing happens to one that is read.

    The files are opened in a process of their own. Where that dies, or this worker does, the
    directive goes on waiting and is tried once more; then its state says so.
    """
    try:
        if files := _begin(pk):
            bundle = taken(files, _progress(pk))
            own = names_of(Directive.objects.select_related("commune").get(pk=pk).commune)
            _finish(pk, bundle, read_bundle(bundle, own))
    except (Unreadable, Unfit) as trouble:
        _refuse(pk, str(trouble))
    except Died:
        log.warning("directive %s: the process that opens files died", pk)
        _again_or_give_up(pk)
    except Stopped:
        log.info("directive %s: reading stopped by a person", pk)
    except (LookupError, TypeError, ValueError, ArithmeticError, OSError):
        log.exception("directive %s: a fault in the reading", pk)
        _refuse(pk, BROKEN)


@transaction.atomic
def _begin(pk: int) -> Files | None:
    """Count a try and return the files; None where nobody waits for them, or after two tries."""
    row = Directive.objects.select_for_update().filter(pk=pk, state=Directive.RECEIVED).first()
    if row is None:
        return None
    if row.tries >= TRIES:
        _set_aside(row, GIVEN_UP)
        return None
    row.tries, row.pages_read, row.pages_total = row.tries + 1, 0, 0
    row.save(update_fields=["tries", "pages_read", "pages_total"])
    pages = list(row.pages.select_related("file"))
    arranged = bool(row.reading.get("arranged"))
    return [(_name(page, n, arranged), read_file(page.file)) for n, page in enumerate(pages, 1)]


def _name(page: Page, n: int, arranged: bool) -> str:
    """Return the file's name; pages that a person put in order are named by their number."""
    return f"trang {n}{Path(page.file.name).suffix}" if arranged else page.file.name


def _progress(pk: int) -> Callable[[int, int], bool]:
    """Return what keeps how far the reading is, and says whether anyone still waits for it."""

    def told(page: int, pages: int) -> bool:
        waiting = Directive.objects.filter(pk=pk, state=Directive.RECEIVED)
        return waiting.update(pages_read=page, pages_total=pages) > 0

    return told


@transaction.atomic
def _finish(pk: int, bundle: Bundle, reading: Reading) -> None:
    row = Directive.objects.select_for_update().filter(pk=pk, state=Directive.RECEIVED).first()
    if row is not None:
        read_in(row, bundle, reading)
        _said(row)


@transaction.atomic
def _refuse(pk: int, trouble: str) -> None:
    row = Directive.objects.select_for_update().filter(pk=pk, state=Directive.RECEIVED).first()
    if row is not None:
        _set_aside(row, trouble)


def _set_aside(row: Directive, trouble: str) -> None:
    row.state, row.trouble = Directive.UNREADABLE, trouble
    row.save(update_fields=["state", "trouble"])
    _said(row)


def _said(row: Directive) -> None:
    facts: dict[str, object] = {"number": row.number, "state": row.state}
    journal(None, "directive.read", row, facts, commune=row.commune)


@transaction.atomic
def _again_or_give_up(pk: int) -> None:
    row = Directive.objects.select_for_update().filter(pk=pk, state=Directive.RECEIVED).first()
    if row is not None and row.tries < TRIES:
        jobs.later("intake.read", pk)
    elif row is not None:
        _set_aside(row, GIVEN_UP)
