"""Pages of the nation, a province, a commune seen from outside; their figures as files."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.models import Place
from lantoa.commune.queries import signed_in
from lantoa.kit.errors import NotThere
from lantoa.kit.http import handed_out
from lantoa.kit.say import moment, start
from lantoa.reach import area as areas
from lantoa.reach import area_course, mornings, outside, recall_queries
from lantoa.reach import board as boards
from lantoa.reach.area_form import AreaForm
from lantoa.reach.leaving import TYPES, as_file


def home(request: HttpRequest) -> HttpResponse:
    """Lead a person of the province or the nation to their own place."""
    place = areas.own_area(signed_in(request))
    if place is None:
        raise NotThere
    return redirect("reach:area", place.code)


def area(request: HttpRequest, place_code: str) -> HttpResponse:
    """Show how far the work got in each part of a place: counts alone."""
    me = signed_in(request)
    place = areas.area(me, place_code)
    form = AreaForm(request.GET, place=place)
    view, asked = form.view()
    new = mornings.since_yesterday(place, asked.surety, view.parts) if form.is_plain else None
    tiles = boards.tiles(view.parts, asked, new.more if new else None)
    how = request.GET.get("xep", "it")
    how = how if how in boards.ORDERS else "it"
    names = {part.hamlet.pk: str(part.hamlet) for part in view.parts}
    homes = {part.hamlet.pk: part.households for part in view.parts}
    lines, weeks = outside.ordered(tiles, how), area_course.course(place)
    context = {
        "place": place,
        "above": areas.above(me, place),
        "form": form,
        "view": view,
        "asked": asked,
        "lines": lines,
        "is_quiet": all(line.told.is_silent or not line.told.households for line in lines),
        "order": how,
        "orders": {k: v for k, v in boards.ORDERS.items() if k != "moi" or new},
        "sum": outside.together(tiles),
        "sentence": outside.sentence(tiles, asked, unit=view.unit, named=form.period_words),
        "news": mornings.in_words(new, names, homes),
        "is_commune": place.kind == Place.COMMUNE,
        "kept": outside.KEPT[place.kind],
        "course": weeks,
        "course_of": f"mọi hình thức, {form.newest}",
        "course_says": area_course.sentence(weeks, asked) if weeks else "",
        "recalls": recall_queries.of_commune(me, place),
        "carry": urlencode({k: v for k, v in request.GET.items() if v}),
    }
    return render(request, "reach/area.html", context)


def out(request: HttpRequest, place_code: str, ending: str) -> HttpResponse:
    """Give the page's figures as a file; small counts stay unsaid."""
    me = signed_in(request)
    place = areas.area(me, place_code)
    form = AreaForm(request.GET, place=place)
    view, asked = form.view()
    tiles = boards.tiles(view.parts, asked)
    notes = (
        outside.sentence(tiles, asked, unit=view.unit, named=form.period_words),
        f"{start(str(place))}. Tính đến {moment(view.as_of)}. {outside.KEPT[place.kind]}",
    )
    told = [line.told for line in outside.ordered(tiles, "ten")]
    living = asked.living_words
    data = as_file(told, ending, asked=asked, living=living, notes=notes, demo=form.is_demo())
    given = handed_out(data, f"tiep-can-{place.code.lower()}{ending}", mime=TYPES[ending])
    given["Cache-Control"] = "no-store"
    return given
