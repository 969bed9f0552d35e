"""The first page after signing in, by what the person does."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.commune.models import Unit, User
from lantoa.commune.queries import (
    commune_of,
    hamlets,
    left_waiting,
    phones_asking,
    plans_waiting,
    roles,
    signed_in,
)
from lantoa.commune.rules import APPROVER, OFFICE, OPERATOR, PROVINCE
from lantoa.home import browser, queries
from lantoa.home.desk import desk as desk_of
from lantoa.home.desk import summary
from lantoa.home.navigation import DESK
from lantoa.home.phone import phone as phone_of
from lantoa.kit import clock
from lantoa.kit.http import kept
from lantoa.outreach import queries as outreach


def desk(request: HttpRequest) -> HttpResponse:
    """Show the office's desk (Bàn làm việc), or the phone of those who do the work."""
    me = signed_in(request)
    worn = roles(me)
    if worn & DESK:
        return _desk(request, me, worn)
    if not worn:
        return render(request, "home/no_hat.html")
    if worn == {PROVINCE}:
        return redirect("reach:area_home")
    return _phone(request, me)


def _desk(request: HttpRequest, me: User, worn: frozenset[str]) -> HttpResponse:
    commune, chosen = commune_of(me), request.GET.get("dot", "")
    gathered = desk_of(me, chosen_pk=int(chosen) if chosen.isdecimal() else None)
    facts: dict[str, object] = {
        "desk": gathered,
        "summary": summary(gathered),
        "now": clock.now(),
        "approves": APPROVER in worn,
        "may_receive": bool(worn & OFFICE),
        "may_log": bool(worn & OFFICE),
        "phones_asking": phones_asking(me) if worn & OFFICE else 0,
        "plans_due": [p for p in plans_waiting(commune) if p.is_due] if worn & OFFICE else [],
        "left_waiting": left_waiting(me) if worn & OFFICE else 0,
    }
    if gathered.is_new:
        facts["hamlet_count"] = hamlets(commune).count()
        facts["people_count"] = queries.people_count(commune)
    return render(request, "home/desk.html", facts)


@kept
def _phone(request: HttpRequest, me: User) -> HttpResponse:
    gathered = phone_of(me)
    facts = {
        "phone": gathered,
        "heading": _heading(me, gathered.units),
        "schedule": _schedule(me, gathered.units),
        "in_zalo": browser.is_in_zalo(request),
        "chrome": browser.chrome_address(request),
    }
    return render(request, "home/phone.html", facts)


def _schedule(me: User, units: list[Unit]) -> str:
    """Return where the person's own schedule is, or nothing before the first campaign."""
    if OPERATOR in roles(me):
        return reverse("outreach:week")
    if not units or outreach.newest(me) is None:
        return ""
    return f"{reverse('outreach:calendar')}?don-vi={units[0].pk}"


def _heading(me: User, units: list[Unit]) -> str:
    """Return what the list of things to do is called: guests and associations are asked."""
    if OPERATOR in roles(me):
        return "Buổi phát sắp tới"
    asked = all(unit.relation != Unit.SUBORDINATE for unit in units)
    return "Xã đề nghị phối hợp" if asked else "Việc đến hạn"
