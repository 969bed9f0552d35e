"""Pages for the administrator: people, their hats, a new password."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune import forms, people, register
from lantoa.commune.models import User
from lantoa.commune.queries import commune_of, may, require, signed_in
from lantoa.commune.rules import ROLES
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of, tried, uid_if_sent
from lantoa.kit.http import paginate, post_only, uid_of


def people_list(request: HttpRequest) -> HttpResponse:
    """List the people and their hats."""
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "user.list", commune)
    today = clock.today()
    rows = list(register.people_seen(me))
    for row in rows:
        worn = [hat for hat in row.memberships.all() if hat.to_on is None or hat.to_on >= today]
        row.worn = [(ROLES.get(hat.role, hat.role), hat) for hat in worn]  # type: ignore[attr-defined]
    context = {"page": paginate(request, rows), "may_change": may(me, "user.change", commune)}
    return render(request, "commune/people.html", context)


def person_new(request: HttpRequest) -> HttpResponse:
    """Add a person; the password stands on the answer once."""
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "user.change", commune)
    form = forms.NewPersonForm(request.POST or None, commune=commune)
    if made := tried(form, partial(people.new_person, commune, by=me, uid=uid_if_sent(request))):
        return _welcome(request, made)
    context = {"form": form, "title": "Thêm người dùng", "back": "commune:people"}
    return render(request, "commune/form.html", context, status=status_of(form))


def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a person, see and end hats, give one more."""
    me = signed_in(request)
    one = register.person_seen(me, pk)
    people.require_person(me, one)
    facts = {"full_name": one.full_name, "address": one.address, "phone": one.phone}
    form = forms.PersonForm(request.POST or None, initial=facts)
    if tried(form, partial(people.change_person, one, by=me, uid=uid_if_sent(request))):
        messages.success(request, f"Đã sửa thông tin của {one}.")
        return redirect("commune:person", pk)
    return _person_page(request, one, form, forms.HatForm(commune=commune_of(me)))


@post_only
def hat_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a person one more hat."""
    me = signed_in(request)
    one = register.person_seen(me, pk)
    people.require_person(me, one)
    form = forms.HatForm(request.POST, commune=commune_of(me))
    if tried(form, partial(people.give_role, one, by=me, uid=uid_of(request))):
        messages.success(request, f"Đã giao thêm vai trò cho {one}.")
        return redirect("commune:person", pk)
    facts = {"full_name": one.full_name, "address": one.address, "phone": one.phone}
    return _person_page(request, one, forms.PersonForm(initial=facts), form)


@post_only
def hat_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a hat."""
    me = signed_in(request)
    hat = register.hat_seen(me, pk)
    try:
        people.end_hat(hat, by=me, uid=uid_of(request))
    except Unfit as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Đã kết thúc vai trò của {hat.user} ở {hat.unit}.")
    return redirect("commune:person", hat.user_id)


@post_only
def password_reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a new password, shown once."""
    me = signed_in(request)
    one = register.person_seen(me, pk)
    return _welcome(request, people.reset_password(one, by=me, uid=uid_of(request)))


def _welcome(request: HttpRequest, made: people.Welcome) -> HttpResponse:
    page = render(request, "commune/welcome.html", {"made": made})
    page["Cache-Control"] = "no-store"
    return page


def _person_page(
    request: HttpRequest, one: User, form: forms.PersonForm, hat_form: forms.HatForm
) -> HttpResponse:
    today = clock.today()
    hats = [
        (ROLES.get(hat.role, hat.role), hat, hat.to_on is None or hat.to_on >= today)
        for hat in register.hats_of(one)
    ]
    context = {"person": one, "form": form, "hat_form": hat_form, "hats": hats}
    status = max(status_of(form), status_of(hat_form))
    return render(request, "commune/person.html", context, status=status)
