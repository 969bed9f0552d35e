"""The last word of a lost card's phone, and the office's answer to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from lantoa.commune.actions import leave, settle_left
from lantoa.commune.queries import commune_of, hats, left_on, require, signed_in
from lantoa.home.card_views import PHONE
from lantoa.home.hand_in_views import HandInForm
from lantoa.home.handed_in import HandedIn, Line, opened, take_in
from lantoa.home.left_pieces import uids, works
from lantoa.home.queries import commune_around
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import anyone, post_only, uid_of

REFUSED = "Máy này không được để việc lại."
LACKING = "Ảnh này chưa về đủ: máy còn đang gửi. Lát nữa bấm nhận lại, không tính hai lần."


@csrf_exempt
@anyone
def left(request: HttpRequest) -> HttpResponse:
    """Keep one sealed entry from the phone of a lost card; the phone's own token says which."""
    if request.method != "POST":
        return JsonResponse({"state": "refused", "words": [REFUSED]}, status=405)
    commune = commune_around(request.user)
    try:
        handed = opened(request.body)
        (entry,) = handed.entries
        of, uid = uids(entry)
        if commune is None:
            raise NotThere
        phone = request.COOKIES.get(PHONE, "")
        leave(handed.owner, of, uid, data=request.body, phone=phone, commune=commune)
    except NotThere:
        return JsonResponse({"state": "refused", "words": [REFUSED]}, status=404)
    except (Unfit, ValueError, KeyError, TypeError) as error:
        words = str(error) if isinstance(error, Unfit) else REFUSED
        return JsonResponse({"state": "refused", "words": [words]}, status=422)
    return JsonResponse({"state": "received", "uid": str(uid)})


@post_only
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in what the phone of a lost card left, line by line, or drop it."""
    me, uid = signed_in(request), uid_of(request)
    card, rows = left_on(me, pk)
    require(me, "queue.take_in", hats(card.user)[0].unit if hats(card.user) else commune_of(me))
    if request.POST.get("take") != "1":
        settle_left(card, rows, taken=False, by=me, uid=uid)
        messages.success(request, f"Đã bỏ {len(rows)} việc máy của {card.user} để lại.")
        return redirect("home:hand_in")
    lines: list[Line] = []
    for work in works(rows):
        handed = HandedIn(card.user_id, [work.entry])
        lines += take_in(request, handed, owner=card.user, by=me)
        lines += [Line(name, "waiting", LACKING) for name in work.lacking]
    if all(line.state == "received" for line in lines):  # else it waits on, to be looked at
        settle_left(card, rows, taken=True, by=me, uid=uid)
    facts = {"form": HandInForm(), "lines": lines, "owner": card.user}
    return render(request, "home/hand_in.html", facts)
