"""A person's own reminders, and when they want them."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.models import User
from lantoa.commune.queries import commune_of, may, roles, signed_in
from lantoa.commune.rules import LEADERS, READERS
from lantoa.kit.forms import status_of, tried, uid_if_sent
from lantoa.kit.http import paginate, post_only
from lantoa.urge import actions, queries
from lantoa.urge.carriers import CARRIERS, HOW_TO_MAIL, HOW_TO_SERVE, has_mail, has_services
from lantoa.urge.forms import PreferenceForm
from lantoa.urge.hours import chosen_hour, rest_of


def mine(request: HttpRequest) -> HttpResponse:
    """Show the person's own reminders; to leaders also what the office took to them."""
    me = signed_in(request)
    commune = commune_of(me)
    context = {
        "base": _base(me),
        "page": paginate(request, queries.mine(me), per_page=20),
        "raised": list(queries.raised(me)[:20]) if roles(me) & LEADERS else [],
        "at": rest_of(commune).hour(chosen_hour(me, commune)),
        "carriers": CARRIERS,
    }
    return render(request, "urge/mine.html", context)


def preference(request: HttpRequest) -> HttpResponse:
    """Choose the hour, and what carries the reminder beside the app."""
    me = signed_in(request)
    commune = commune_of(me)
    chosen = queries.preference(me)
    form = PreferenceForm(
        request.POST or None, rest=rest_of(commune), usual=chosen_hour(None, commune), chosen=chosen
    )
    if tried(form, partial(actions.choose, by=me, uid=uid_if_sent(request))):
        now = queries.preference(me)
        at = (now and now.at) or chosen_hour(None, commune)
        messages.success(request, f"Đã ghi. Từ nay nhắc lúc {at:%H:%M}.")
        return redirect("urge:mine")
    context = {
        "base": _base(me),
        "form": form,
        "has_mail": has_mail(),
        "has_services": has_services(),
        "may_manage": may(me, "commune.manage", commune),
        "how_to_mail": HOW_TO_MAIL,
        "how_to_serve": HOW_TO_SERVE,
        "rest": rest_of(commune),
    }
    return render(request, "urge/preference.html", context, status=status_of(form))


@post_only
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a reminder as read."""
    me = signed_in(request)
    actions.read(queries.reminder(me, pk), by=me)
    return redirect("home:desk")


def _base(me: User) -> str:
    return "base_desk.html" if roles(me) & READERS else "base_phone.html"
