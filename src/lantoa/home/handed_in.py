"""A queue handed in as a file (Zalo, USB): each form goes to its own address as its writer sent it.

The uids are the phone's own, so what came by the network before, or comes later, counts once.
"""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.contrib.messages.storage.base import BaseStorage
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve

from lantoa.commune.actions import add_whole_file, digest, journal
from lantoa.commune.models import User
from lantoa.commune.queries import received, require
from lantoa.home.line_views import queue_key
from lantoa.home.queued import verdict
from lantoa.kit.errors import Unfit
from lantoa.kit.http import answer as page_for
from lantoa.kit.http import takes_queued

MOST_ENTRIES = 2000
FILES_TO = "/hoat-dong/kem-tep/"  # where a photo goes whose entry names no place of its own
NOT_OURS = "Tệp này không phải tệp “việc chờ gửi” lưu từ điện thoại, hoặc chưa trọn. Gửi lại tệp."
CHANGED = "Tệp này đã bị sửa sau khi lưu, hoặc của xã khác. Nhờ người ghi lưu lại tệp rồi gửi."


@dataclass(frozen=True)
class Line:
    """One form of the file: what it was, whether the commune has it now, else why not."""

    title: str
    state: str
    words: str = ""


@dataclass
class HandedIn:
    """A file that was opened: its writer, its entries as the phone wrote them."""

    owner: int
    entries: list[dict[str, object]] = field(default_factory=list)


class _Unsaid(BaseStorage):
    """Takes what a page would say to the writer: here nobody reads it."""

    def _get(self, *args: object, **kwargs: object) -> tuple[list[object], bool]:
        return [], True

    def _store(self, messages: object, response: object, *args: object) -> list[object]:
        return []


def opened(data: bytes) -> HandedIn:
    """Return what the file holds once its seal is found whole. Raises `Unfit`."""
    try:
        outer = json.loads(data)
        body, seal = str(outer["body"]), str(outer["seal"])
        inner = json.loads(body)
        owner, entries = int(inner["owner"]), list(inner["entries"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unfit(NOT_OURS, field="file") from error
    key = bytes.fromhex(queue_key(owner))
    if not hmac.compare_digest(hmac.new(key, body.encode(), hashlib.sha256).hexdigest(), seal):
        raise Unfit(CHANGED, field="file")
    if len(entries) > MOST_ENTRIES:
        raise Unfit(f"Tệp có hơn {MOST_ENTRIES} việc. Nhờ người ghi gửi bằng mạng.", field="file")
    return HandedIn(owner, entries)


def take_in(request: HttpRequest, handed: HandedIn, *, owner: User, by: User) -> list[Line]:
    """Send every form of the file as its writer's; return what became of each.

    Raises `NotAllowed` unless `by` may stand in for the writer's unit.
    """
    for hat in owner.memberships.select_related("unit__place"):
        require(by, "queue.take_in", hat.unit)
    uids = [str(entry.get("uid")) for entry in handed.entries]
    with transaction.atomic():
        journal(by, "queue.taken_in", owner, {"uids": digest(uids), "number": len(uids)})
    return [line for entry in handed.entries for line in _entry(request, entry, owner)]


def _entry(request: HttpRequest, entry: dict[str, object], owner: User) -> list[Line]:
    title = str(entry.get("title", ""))[:200]
    fields = [(str(name), str(value)) for name, value in _pairs(entry.get("fields"))]
    fields += [("uid", str(entry.get("uid"))), ("device_at", str(entry.get("device_at")))]
    said = _sent(request, str(entry.get("address")), fields, owner)
    lines = [_line(title, said)]
    files = entry.get("files")
    to = str(entry.get("files_to") or FILES_TO)
    for one in files if isinstance(files, list) and said["state"] == "received" else ():
        lines.append(_file(request, one, str(entry.get("uid")), owner, to=to))
    return lines


def _pairs(said: object) -> list[tuple[object, object]]:
    rows = said if isinstance(said, list) else []
    return [(row[0], row[1]) for row in rows if isinstance(row, list) and len(row) == 2]


def _file(request: HttpRequest, one: dict[str, str], of: str, owner: User, *, to: str) -> Line:
    try:
        uid, data = UUID(one["uid"]), base64.b64decode(one["base64"], validate=True)
        if received(owner, uid) is None:
            add_whole_file(owner, uid, data=data)
        fields = [(name, str(one.get(name, ""))) for name in ("uid", "name", "sha256", "taken_at")]
        said = _sent(request, to, [*fields, ("of", of)], owner)
    except (KeyError, ValueError, TypeError, Unfit):
        said = {"state": "refused", "words": ["Tệp kèm theo bị hỏng."]}
    return _line(str(one.get("name", "ảnh")), said)


def _line(title: str, said: dict[str, object]) -> Line:
    words = said.get("words")
    return Line(title, str(said["state"]), " ".join(words) if isinstance(words, list) else "")


def _sent(
    request: HttpRequest, address: str, fields: list[tuple[str, str]], owner: User
) -> dict[str, object]:
    """Call the view of the address as the writer's own form; say what became of it."""
    parts = urlsplit(address)
    try:
        match = resolve(parts.path)
    except Resolver404:
        return {"state": "refused", "words": ["Trang này không còn."]}
    if not takes_queued(match.func):
        return {"state": "refused", "words": ["Trang này không nhận việc từ tệp."]}
    inner = HttpRequest()
    inner.method, inner.path, inner.user = "POST", parts.path, owner
    inner.META = {key: request.META[key] for key in ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT")
                  if key in request.META}  # fmt: skip
    inner.resolver_match = match
    inner.GET = QueryDict(parts.query)
    inner.POST = QueryDict(urlencode(fields))
    inner.session = {}  # type: ignore[assignment]
    inner._messages = _Unsaid(inner)  # type: ignore[attr-defined]
    return verdict(inner, _answered(inner, match))


def _answered(inner: HttpRequest, match: ResolverMatch) -> HttpResponse:
    try:
        page: HttpResponse = match.func(inner, *match.args, **match.kwargs)
    except Exception as error:
        if (said := page_for(inner, error)) is None:
            raise
        return said
    return page
