"""Pages of the recall sample: the samples of a campaign, a new one, its result."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.models import Place, Unit
from lantoa.commune.queries import may, require, signed_in, whole_number
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of
from lantoa.kit.http import tell, uid_of
from lantoa.plan import queries as plan
from lantoa.reach import recall_actions, recall_queries
from lantoa.reach.frames import base_of
from lantoa.reach.recall_forms import CROSS, DrawForm
from lantoa.reach.recall_rules import sample_size


def recalls(request: HttpRequest, campaign: int) -> HttpResponse:
    """Show what was asked in a campaign, and the sheets that wait for this person."""
    me = signed_in(request)
    row = plan.campaign(me, campaign)
    context = {
        "base": base_of(request),
        "campaign": row,
        "recalls": recall_queries.recalls(me, row),
        "to_ask": recall_queries.to_ask(me, row),
        "may_draw": may(me, "recall.draw", row),
    }
    return render(request, "reach/recalls.html", context)


def new(request: HttpRequest, campaign: int) -> HttpResponse:
    """Draw a sample: the question, the hamlets, who asks."""
    me = signed_in(request)
    row = plan.campaign(me, campaign)
    require(me, "recall.draw", row)
    places = recall_queries.places_of(row.commune, [])
    askers = recall_queries.askers(row.commune)
    form = DrawForm(request.POST or None, campaign=row, places=places, askers=askers)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        chosen = [place for place in places if place.pk in (facts["places"] or [place.pk])]
        try:
            made = recall_actions.draw(
                row,
                question=facts["question"],
                pillar=facts["pillar"],
                askers=_askers(facts["asker"], chosen, places, askers),
                places=chosen,
                by=me,
                uid=uid_of(request),
            )
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, "Đã chọn hộ ngẫu nhiên và giao phiếu hỏi.")
            return redirect("reach:recall", made.pk)
    base = whole_number(row.commune, "recall_homes")
    sizes = sorted({sample_size(vars(place)["households"], base) for place in places})
    context = {"campaign": row, "form": form, "sizes": sizes, "base_size": base}
    return render(request, "reach/recall_new.html", context, status=status_of(form))


def _askers(
    chosen: str, places: list[Place], all_places: list[Place], askers: list[Unit]
) -> dict[int, Unit]:
    """Return who asks in each hamlet; crosswise, the next hamlet that has somebody."""
    if chosen != CROSS:
        one = next((unit for unit in askers if str(unit.pk) == chosen), None)
        return {place.pk: one for place in places} if one else {}
    boards = {unit.place_id: unit for unit in askers if unit.kind == "hamlet"}
    others = [unit for unit in askers if unit.kind != "hamlet"]
    ring = [place.pk for place in all_places]
    found: dict[int, Unit] = {}
    for place in places:
        at = ring.index(place.pk)
        following = [*ring[at + 1 :], *ring[:at]]
        next_board = next((boards[pk] for pk in following if pk in boards), None)
        asker = next_board or next(iter(others), None)
        if asker:
            found[place.pk] = asker
    return found


def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a sample found, with its interval; counts under 5 stay unsaid."""
    me = signed_in(request)
    row = recall_queries.recall(me, pk)
    context = {
        "base": base_of(request),
        "campaign": row.campaign,
        "row": row,
        "result": recall_queries.result(me, row),
        "sheets": {one.pk for one in recall_queries.to_ask(me, row.campaign)},
    }
    return render(request, "reach/recall.html", context)
