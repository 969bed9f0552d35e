"""Pages of the walk: the lanes of a hamlet in order, the doors along one lane."""

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune import lanes, register
from lantoa.commune.models import Place, User
from lantoa.commune.queries import lanes_of, require, roles, signed_in, walk
from lantoa.commune.rules import READERS
from lantoa.kit.errors import Unfit
from lantoa.kit.http import uid_of

DOOR = re.compile(r"h(\d{1,5})")


def lane_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the lanes as one walks them; a button moves one lane up or down."""
    me = signed_in(request)
    place = register.hamlet_seen(me, pk)
    require(me, "household.change", place)
    if request.method == "POST":
        names = [lane for lane, _ in lanes_of(place) if lane]
        moved = _moved(request, names)
        lanes.order_lanes(place, lanes=moved, by=me, uid=uid_of(request))
        return redirect(f"{request.path}#{_at(moved, request.POST.get('lane', ''))}")
    context = {"hamlet": place, "lanes": lanes_of(place), "base": _base(me)}
    return render(request, "commune/lanes.html", context)


def _base(me: User) -> str:
    """Return the frame: a head orders the lanes on the phone, the office at its desk."""
    return "base_desk.html" if roles(me) & READERS else "base_phone.html"


def _at(names: list[str], lane: str) -> str:
    """Return where on the page the moved lane stands now: it is not lost from sight."""
    return f"ngo-{names.index(lane) + 1}" if lane in names else ""


def _moved(request: HttpRequest, names: list[str]) -> list[str]:
    """Return the lanes with the one of the pressed button a step up or down."""
    lane, step = request.POST.get("lane", ""), -1 if "len" in request.POST else 1
    if lane in names:
        at = names.index(lane)
        to = min(max(at + step, 0), len(names) - 1)
        names.insert(to, names.pop(at))
    return names


def lane(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the doors of one lane (`ten`), each with its place; take other places, another name."""
    me = signed_in(request)
    place = register.hamlet_seen(me, pk)
    require(me, "household.change", place)
    name = request.POST.get("lane", request.GET.get("ten", ""))
    trouble = ""
    if request.method == "POST":
        try:
            _change(request, place, name)
        except Unfit as error:
            trouble = str(error)
        else:
            messages.success(request, "Đã xếp lại ngõ.")
            return redirect("commune:lanes", pk)
    doors = [
        seat for seat in walk(place)
        if seat.household.lane == name and (name or seat.household.head)
    ]  # fmt: skip
    context = {"hamlet": place, "lane": name, "doors": doors, "trouble": trouble}
    context["base"] = _base(me)
    return render(request, "commune/lane.html", context, status=422 if trouble else 200)


def _change(request: HttpRequest, place: Place, lane: str) -> None:
    me, uid = signed_in(request), uid_of(request)
    if "ten-moi" in request.POST:
        name = str(request.POST["ten-moi"])
        lanes.rename_lane(place, lane=lane, name=name, by=me, uid=uid)
        return
    wanted = {}
    for key, value in request.POST.items():
        if door := DOOR.fullmatch(key):
            if not re.fullmatch(r"\s*\d{1,5}\s*", str(value)):
                raise Unfit(f"Thứ tự “{str(value)[:20]}” phải là số.")
            wanted[int(door[1])] = int(str(value))
    lanes.order_doors(place, lane=lane, wanted=wanted, by=me, uid=uid)
