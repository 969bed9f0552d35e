"""A file of the store, handed out under safe headers to those who may see it."""

import re

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from lantoa.commune import queries
from lantoa.commune.files import read_file
from lantoa.commune.models import File
from lantoa.kit.errors import NotThere
from lantoa.kit.http import anyone

SHOWN = {"image/jpeg", "image/png", "image/webp", "application/pdf", "audio/mpeg", "audio/wav",
         "audio/ogg", "audio/mp4", "audio/webm", "text/plain"}  # fmt: skip
BYTES = re.compile(r"bytes=(\d*)-(\d*)")


@anyone
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out one file: shown where browsers show it safely, else as a download."""
    try:
        row = queries.file(request.user, pk)
    except NotThere:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise
    return handed_out(request, row)


def handed_out(request: HttpRequest, row: File) -> HttpResponse:
    """Return the file's bytes, or the part of them that a player asks for."""
    data = read_file(row)
    response = HttpResponse(content_type=_type(row))
    asked = BYTES.fullmatch(request.headers.get("Range", ""))
    if asked and (part := _part(asked, len(data))):
        start, end = part
        response.status_code = 206
        response["Content-Range"] = f"bytes {start}-{end}/{len(data)}"
        data = data[start : end + 1]
    response.content = data
    response["Content-Length"] = str(len(data))
    response["Accept-Ranges"] = "bytes"
    response["Content-Encoding"] = "identity"  # the gzip middleware would break a part
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=600"
    as_download = row.mime not in SHOWN or "tai-ve" in request.GET
    response["Content-Disposition"] = content_disposition_header(as_download, row.name) or ""
    return response


def _type(row: File) -> str:
    if row.mime == "text/plain":
        return "text/plain; charset=utf-8"
    return row.mime if row.mime in SHOWN else "application/octet-stream"


def _part(asked: re.Match[str], size: int) -> tuple[int, int] | None:
    """Return the first and last byte asked for ("-500" = the last 500), or None for all."""
    first, last = asked.groups()
    if not first:
        start, end = max(0, size - int(last or 0)), size - 1
    else:
        start, end = int(first), min(int(last or size), size - 1)
    return (start, end) if start <= end else None
