"""The address where a phone asks how much of a file has come, and sends the next piece."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse

from lantoa.commune import halves
from lantoa.commune.queries import signed_in
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.http import id_in


def half(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Say (GET) how many bytes are here; take (POST) the piece at `Upload-Offset`."""
    me = signed_in(request)
    if request.method != "POST":
        return JsonResponse({"offset": halves.offset(me, uid)})
    if request.headers.get("X-Lantoa-Me", "") != str(me.pk):
        return JsonResponse({"state": "out"}, status=409)  # another person's file, a shared phone
    at = id_in(request.headers.get("Upload-Offset", ""))
    if at is None:
        return JsonResponse({"offset": halves.offset(me, uid)}, status=422)
    try:
        sha256 = request.headers.get("X-Sha256", "")
        here = halves.add_piece(me, uid, at=at, data=request.body, sha256=sha256)
    except AlreadyChanged:
        return JsonResponse({"offset": halves.offset(me, uid)}, status=409)
    except Unfit as error:
        facts = {"offset": halves.offset(me, uid), "words": [str(error)]}
        return JsonResponse(facts, status=422)
    return JsonResponse({"offset": here})
