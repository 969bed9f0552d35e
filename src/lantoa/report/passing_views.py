"""Doors between a commune and its province: a signed file handed out, a report sent, one taken."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.csrf import csrf_exempt

from lantoa.commune.queries import signed_in
from lantoa.kit.errors import NotAllowed, Unfit
from lantoa.kit.http import anyone, handed_out, post_only, uid_of
from lantoa.report import actions, queries

JSON = "application/json"
SAID = {
    NotAllowed: (403, "Khóa của xã chưa được tỉnh tin, hoặc chữ ký không khớp."),
    actions.OtherReport: (409, "Mã báo cáo này đã nhận với nội dung khác."),
}


@post_only
def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the sealed report as a signed file."""
    user = signed_in(request)
    row = queries.report(user, pk)
    data = actions.hand_out(row, by=user)
    return handed_out(data, f"bao-cao-{row.uid}.json", mime=JSON)


@post_only
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the sealed report up."""
    user = signed_in(request)
    row = actions.pass_on(queries.report(user, pk), by=user, uid=uid_of(request))
    waits = "Báo cáo đã vào hàng gửi; máy tự gửi và gửi lại khi mất mạng."
    messages.success(request, waits if row.how == "post" else "Tỉnh đã nhận báo cáo.")
    return redirect("report:report", pk)


@csrf_exempt
@anyone
def take_post(request: HttpRequest) -> HttpResponse:
    """Take a report that a commune's machine sends; its signature says whose it is."""
    if request.method != "POST":
        return JsonResponse({"message": "Chỉ nhận POST."}, status=405)
    try:
        row, is_new = actions.take_in(request.body, how="post")
    except (NotAllowed, actions.OtherReport) as error:
        status, words = SAID[type(error)]
        return JsonResponse({"message": words}, status=status)
    except Unfit as error:
        return JsonResponse({"message": str(error)}, status=422)
    return JsonResponse({"uid": str(row.uid), "sha256": row.sha256}, status=201 if is_new else 200)
