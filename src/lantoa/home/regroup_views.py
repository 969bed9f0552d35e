"""Pages for hamlets that merge, split or are renamed: foreseen, done, explained, taken back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa import regroup
from lantoa.commune.actions import Newcomer, Regrouping, rename
from lantoa.commune.models import Commune, Place, PlaceChange, User
from lantoa.commune.queries import (
    commune_of,
    hamlets,
    hamlets_with_homes,
    lanes_of,
    plans_waiting,
    require,
    seen,
    signed_in,
    visible_to,
    walk,
)
from lantoa.home import ahead, explained
from lantoa.home.regroup_forms import MergeForm, RenameForm, SplitForm
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of, tried, uid_if_sent
from lantoa.kit.http import paginate, post_only, tell, uid_of


def changes(request: HttpRequest) -> HttpResponse:
    """List what became of the hamlets, and lead to the three changes."""
    me, commune = _office(request)
    rows = visible_to(me, explained.changes_of(commune))
    context = {
        "page": paginate(request, rows),
        "hamlets": hamlets_with_homes(commune),
        "plans": plans_waiting(commune),
    }
    return render(request, "home/changes.html", context)


def merge(request: HttpRequest) -> HttpResponse:
    """Merge hamlets: what is asked, what it would do, and the yes."""
    me, commune = _office(request)
    places = list(hamlets_with_homes(commune))
    people = regroup.workers(places)
    plan = ahead.plan_of(request, commune)
    form = MergeForm(request.POST or None, places=places, people=people, initial=ahead.typed(plan))
    return _asked(request, me, commune, form, "Sáp nhập thôn", MergeForm.said)


def split(request: HttpRequest, pk: int) -> HttpResponse:
    """Split a hamlet in two by its lanes."""
    me, commune, place = _hamlet(request, pk)
    plan = ahead.plan_of(request, commune)
    people, facts = regroup.workers([place]), {"word": place.word, **ahead.typed(plan)}
    form = SplitForm(request.POST or None, lanes=lanes_of(place), people=people, initial=facts)
    said = partial(_parted, place)
    return _asked(request, me, commune, form, f"Chia tách {place}", said, hamlet=place)


def _parted(place: Place, form: SplitForm) -> Regrouping:
    """Return the split as the action takes it: lanes to the second, the others to the first."""
    facts = form.cleaned_data
    lanes, last = set(facts.get("lanes", ())), facts["last"]
    shares = [0, 0]
    for seat in walk(place):
        if seat.household.lane:
            number = int(seat.household.lane in lanes)
        else:
            number = int(last is not None and seat.bit + 1 > last)
        shares[number] |= 1 << seat.bit
    heads = [(facts[name],) if facts[name] else () for name in ("head", "second_head")]
    into = (
        Newcomer(facts["name"], facts["word"], heads[0]),
        Newcomer(facts["second"], facts["word"], heads[1]),
    )
    said = {place.pk: tuple(shares)}
    return Regrouping(facts["on"], (place.pk,), into, said, facts["decision"])


def _asked(
    request: HttpRequest, me: User, commune: Commune, form: Form, title: str,
    said: Callable[..., Regrouping], hamlet: Place | None = None,
) -> HttpResponse:  # fmt: skip
    plan = ahead.plan_of(request, commune)
    context: dict[str, object] = {"form": form, "title": title, "plan": plan}
    if request.method == "POST" and form.is_valid():
        closing = [int(pk) for pk in request.POST.getlist("dong") if pk.isdigit()]
        is_ahead = form.cleaned_data["on"] > clock.today()
        try:
            if "xac-nhan" in request.POST and is_ahead:
                kind = PlaceChange.SPLIT if hamlet else PlaceChange.MERGE
                return ahead.planned(request, commune, form, kind=kind, hamlet=hamlet)
            if "xac-nhan" in request.POST:
                uid = uid_of(request)
                change = regroup.regroup(commune, said=said(form), by=me, uid=uid, closing=closing)
                ahead.settled(request, commune)
                messages.success(request, "Đã ghi nhận. Những việc đã làm vẫn ở thôn cũ.")
                return redirect("home:change", change.pk)
            asked = said(form)
            asked = replace(asked, on=clock.today()) if is_ahead else asked
            context["seen"] = regroup.foreseen(commune, said=asked, by=me)
            context["ahead_on"] = form.cleaned_data["on"] if is_ahead else None
            context["closing"] = set(closing)
        except Unfit as error:
            tell(form, error)
    return render(request, "home/regroup.html", context, status=status_of(form))


def renamed(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a hamlet another name as of a day."""
    me, commune, place = _hamlet(request, pk)
    plan = ahead.plan_of(request, commune)
    first = {"name": place.name, "word": place.word, **ahead.typed(plan)}
    form = RenameForm(request.POST or None, initial=first)
    if form.is_bound and form.is_valid() and form.cleaned_data["on"] > clock.today():
        try:
            kind = PlaceChange.RENAME
            return ahead.planned(request, commune, form, kind=kind, hamlet=place)
        except Unfit as error:
            tell(form, error)
    elif change := tried(form, partial(rename, place, by=me, uid=uid_if_sent(request))):
        ahead.settled(request, commune)
        messages.success(request, f"Đã đổi tên thành {change.facts['now']}.")
        return redirect("home:change", change.pk)
    context = {"form": form, "title": f"Đổi tên {place}", "plan": plan}
    return render(request, "home/regroup.html", context, status=status_of(form))


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Explain a change: households and reach before and after, and why they differ."""
    me = signed_in(request)
    row = seen(me, explained.all_changes(), pk=pk)
    require(me, "hamlet.change", row.commune)
    told = explained.explained(row, explained.campaign_of(row, request.GET.get("dot", "")))
    context = {"change": row, "told": told, "why_not": regroup.why_not(row)}
    return render(request, "home/change.html", context)


@post_only
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a change back."""
    me = signed_in(request)
    row = seen(me, explained.all_changes(), pk=pk)
    try:
        regroup.take_back(row, by=me, uid=uid_of(request))
    except Unfit as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Đã hủy thay đổi. Các thôn trở lại như trước.")
    return redirect("home:change", pk)


def _hamlet(request: HttpRequest, pk: int) -> tuple[User, Commune, Place]:
    me = signed_in(request)
    commune = commune_of(me)
    place = seen(me, hamlets(commune), pk=pk)
    require(me, "hamlet.change", place)
    return me, commune, place


def _office(request: HttpRequest) -> tuple[User, Commune]:
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "hamlet.change", commune)
    return me, commune
