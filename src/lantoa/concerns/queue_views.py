"""What a phone's queue sends after a difficulty: the photos and voice notes that belong to it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lantoa.commune.actions import whole_file
from lantoa.commune.models import User
from lantoa.commune.queries import received, signed_in
from lantoa.concerns import actions, queries
from lantoa.concerns.models import Message
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import moment_in, post_only, queued, uid_of


@queued
@post_only
def attach(request: HttpRequest) -> HttpResponse:
    """Put a file that has come whole beside the words that came under the uid `of`."""
    me = signed_in(request)
    uid = uid_of(request)
    said = _words(me, request.POST.get("of", ""))
    if received(me, uid) is None:
        actions.attach(
            said,
            data=whole_file(me, uid, sha256=request.POST.get("sha256", "")),
            name=request.POST.get("name", "") or "tep",
            by=me,
            uid=uid,
            taken_at=moment_in(request.POST.get("taken_at", "")),
        )
    return redirect("concerns:concern", said.concern_id)


def _words(me: User, said: str) -> Message:
    """Return the words that came under that uid; raises `Unfit` where none have come."""
    try:
        came = received(me, UUID(said))
    except ValueError:
        came = None
    pk = came.answer.get("message") if came and came.verb.startswith("concern.") else None
    if not isinstance(pk, int):
        raise Unfit("Chưa thấy lời mà ảnh này đi kèm. Gửi lời trước, rồi gửi ảnh.")
    try:
        return queries.message(me, pk)
    except NotThere as error:
        raise Unfit("Việc mà ảnh này đi kèm không còn thuộc đơn vị của mình.") from error
