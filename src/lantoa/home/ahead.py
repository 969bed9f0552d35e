"""Changes of hamlets dated ahead: the form kept as typed, filled in again when its day has come."""

from uuid import uuid5

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from lantoa.commune.actions import plan_change, settle_plan
from lantoa.commune.models import Commune, Place, PlannedChange
from lantoa.commune.queries import commune_of, plans_waiting, seen, signed_in
from lantoa.kit.http import id_in, post_only, uid_of
from lantoa.kit.say import date_in_full

BESIDE = ("csrfmiddlewaretoken", "uid", "xac-nhan", "dong", "du-kien")
MANY = ("hamlets", "lanes")
"""Fields of a form that hold several values."""


def plan_of(request: HttpRequest, commune: Commune) -> PlannedChange | None:
    """Return the waiting plan that the page is opened or sent with; None without."""
    asked = id_in(str(request.POST.get("du-kien") or request.GET.get("du-kien") or ""))
    return plans_waiting(commune).filter(pk=asked).first() if asked else None


def typed(plan: PlannedChange | None) -> dict[str, object]:
    """Return what was typed, as a form begins with it."""
    facts: dict[str, list[str]] = plan.typed if plan else {}
    return {name: held if name in MANY else held[-1] for name, held in facts.items() if held}


def planned(
    request: HttpRequest, commune: Commune, form: Form, *, kind: str, hamlet: Place | None
) -> HttpResponse:
    """Keep the form for its day, in place of the plan that it was opened from; raises `Unfit`."""
    me, uid, on = signed_in(request), uid_of(request), form.cleaned_data["on"]
    facts = {name: held for name, held in request.POST.lists() if name not in BESIDE}
    plan_change(commune, kind=kind, hamlet=hamlet, on=on, typed=facts, by=me, uid=uid)
    if older := plan_of(request, commune):
        settle_plan(older, done=False, by=me, uid=uuid5(uid, "du-kien"))
    messages.success(
        request, f"Đã ghi dự kiến từ {date_in_full(on)}. Đến ngày ấy Bàn làm việc nhắc ghi nhận."
    )
    return redirect("home:changes")


def settled(request: HttpRequest, commune: Commune) -> None:
    """Put the plan aside that was just done."""
    if plan := plan_of(request, commune):
        uid = uuid5(uid_of(request), "du-kien")
        settle_plan(plan, done=True, by=signed_in(request), uid=uid)


@post_only
def dropped(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a planned change."""
    me = signed_in(request)
    plan = seen(me, plans_waiting(commune_of(me)), pk=pk)
    settle_plan(plan, done=False, by=me, uid=uid_of(request))
    messages.success(request, "Đã bỏ dự kiến. Không thôn nào thay đổi.")
    return redirect("home:changes")
