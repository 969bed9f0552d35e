"""What a phone's queue sends after a report: the photos and voice notes that belong to it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lantoa.commune.actions import whole_file
from lantoa.commune.models import User
from lantoa.commune.queries import received, signed_in
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import moment_in, post_only, queued, uid_of
from lantoa.outreach import actions, queries
from lantoa.outreach.models import Activity


@queued
@post_only
def attach(request: HttpRequest) -> HttpResponse:
    """Put a file that has come whole beside the activity that the report `of` made or ended."""
    me = signed_in(request)
    uid = uid_of(request)
    row = _reported(me, request.POST.get("of", ""))
    if received(me, uid) is None:
        actions.add_proof(
            row,
            data=whole_file(me, uid, sha256=request.POST.get("sha256", "")),
            name=request.POST.get("name", "") or "tep",
            by=me,
            uid=uid,
            taken_at=moment_in(request.POST.get("taken_at", "")),
        )
    return redirect("outreach:activity", row.pk)


def _reported(me: User, said: str) -> Activity:
    """Return the activity of the report with that uid; raises `Unfit` where none has come."""
    try:
        report = received(me, UUID(said))
    except ValueError:
        report = None
    pk = report.answer.get("activity") if report else None
    if not isinstance(pk, int):
        raise Unfit("Chưa thấy việc mà ảnh này đi kèm. Gửi việc ấy trước, rồi gửi ảnh.")
    try:
        return queries.activity(me, pk)
    except NotThere as error:
        raise Unfit("Việc mà ảnh này đi kèm không còn thuộc đơn vị của mình.") from error
