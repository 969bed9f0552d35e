"""Approval (duyệt): submitted, approved one by one or by the week, returned, withdrawn."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.content.models import Item, Version
from lantoa.content.rules import AIRED, blanks
from lantoa.content.writing import latest_version
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.jobs import later
from lantoa.kit.text import nfc

FILL, LISTEN = "outreach.fill_sessions", "outreach.render_audio"


@transaction.atomic
def submit(items: Iterable[Item], *, by: User, uid: UUID) -> list[Version]:
    """Submit (trình) the latest version of each item and return those that now wait.

    What needs no approval is ready at once: its unit answers for it. Raises `Unfit` where a
    blank still waits for its fact, or a returned version comes back unchanged.
    """
    chosen = list(items)
    for item in chosen:
        require(by, "item.submit", item)
    with receipt(by, uid, "item.submit", sorted(item.pk for item in chosen)) as first:
        versions = [_submit(item, by=by) for item in chosen] if first else []
        _go_out([version for version in versions if version.state == Version.APPROVED])
    return versions


@transaction.atomic
def approve(versions: Iterable[Version], *, by: User, uid: UUID) -> list[Version]:
    """Approve (duyệt) versions, one or a whole week, and return those approved.

    A version that no longer waits (edited, returned or approved meanwhile) is left out: nothing
    is approved that the approver has not read.
    """
    chosen = list(versions)
    for version in chosen:
        require(by, "item.approve", version.item)
    with receipt(by, uid, "item.approve", sorted(version.pk for version in chosen)) as first:
        rows = _waiting(chosen) if first else []
        for version in rows:
            _answer(version, Version.APPROVED, by=by)
            journal(by, "item.approved", version.item, _named(version))
        _go_out(rows)
    return rows


@transaction.atomic
def send_back(version: Version, *, note: str, by: User, uid: UUID) -> Version:
    """Return (trả lại) a version with a word on what to mend. Raises `Unfit`, `AlreadyChanged`."""
    require(by, "item.approve", version.item)
    with receipt(by, uid, "item.return", {"version": version.pk, "note": note}) as first:
        if first:
            if not nfc(note):
                raise Unfit("Viết một lời để người soạn biết cần sửa gì.", field="note")
            rows = _waiting([version])
            if not rows:
                raise AlreadyChanged
            version = rows[0]
            version.note = nfc(note)
            _answer(version, Version.RETURNED, by=by)
            journal(by, "item.returned", version.item, _named(version))
    return version


@transaction.atomic
def withdraw(version: Version, *, note: str, by: User, uid: UUID) -> Version:
    """Withdraw (thu hồi) an approved version: from now on it goes out nowhere. Raises `Unfit`."""
    require(by, "item.withdraw", version.item)
    with receipt(by, uid, "item.withdraw", {"version": version.pk, "note": note}) as first:
        if first:
            version = Version.objects.select_for_update().get(pk=version.pk)
            if version.state != Version.APPROVED:
                raise Unfit("Bản này không còn là bản đã duyệt, nên không có gì để thu hồi.")
            if not nfc(note):
                raise Unfit("Ghi lý do thu hồi để mọi người cùng biết.", field="note")
            version.state, version.note = Version.WITHDRAWN, nfc(note)
            version.withdrawn_at = clock.now()
            version.save(update_fields=["state", "note", "withdrawn_at"])
            journal(by, "item.withdrawn", version.item, _named(version))
            later(FILL, version.item.campaign_id)
    return version


def _go_out(versions: Sequence[Version]) -> None:
    """Let the ledger take in what may go out from now on: sessions filled, drafts to listen to."""
    for campaign in sorted({version.item.campaign_id for version in versions}):
        later(FILL, campaign)
    for version in versions:
        if version.item.kind in AIRED:
            later(LISTEN, version.pk)


def _submit(item: Item, *, by: User) -> Version:
    version = latest_version(item)
    if version.state == Version.RETURNED:
        raise Unfit(f"“{item.title}” chưa được sửa từ khi bị trả lại. Sửa xong rồi trình.")
    if version.state != Version.DRAFT:
        return version
    if empty := blanks(f"{version.title}\n{version.body}"):
        left = f"còn {len(empty)} chỗ chờ điền, ví dụ [{empty[0]}]"
        raise Unfit(f"“{item.title}” {left}. Điền xong rồi trình.")
    version.submitted_at = clock.now()
    version.state = Version.SUBMITTED
    version.save(update_fields=["state", "submitted_at"])
    journal(by, "item.submitted", item, _named(version))
    if not item.needs_approval:
        _answer(version, Version.APPROVED, by=by)
        journal(by, "item.self_answered", item, _named(version))
    return version


def _waiting(versions: Sequence[Version]) -> list[Version]:
    """Return those that still wait, locked, in their order."""
    rows = Version.objects.select_for_update().filter(pk__in=[v.pk for v in versions])
    waiting = rows.filter(state=Version.SUBMITTED).select_related("item__campaign")
    return list(waiting.order_by("item__order", "pk"))


def _answer(version: Version, state: str, *, by: User) -> None:
    version.state, version.answered_by, version.answered_at = state, by, clock.now()
    version.save(update_fields=["state", "note", "answered_by", "answered_at"])


def _named(version: Version) -> dict[str, object]:
    return {"version": version.n, "fingerprint": version.fingerprint}
