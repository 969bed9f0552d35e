"""Pages of the walking list: on the phone with big buttons, on paper with boxes."""

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.commune.models import Place, User
from lantoa.commune.queries import may, require, roles, signed_in
from lantoa.commune.rules import OFFICE
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.http import handed_out, id_in, kept, queued, tell, uid_of
from lantoa.kit.say import num
from lantoa.kit.text import fold
from lantoa.outreach.models import Activity
from lantoa.plan import queries as plan
from lantoa.plan.models import Campaign
from lantoa.reach import asking, queries, walk_actions, walk_queries
from lantoa.reach.asking import Asked, not_yet
from lantoa.reach.forms import AskForm
from lantoa.reach.frames import base_of
from lantoa.reach.printing import PDF, walking_paper
from lantoa.reach.proposing_views import steps
from lantoa.reach.rules import LABELS
from lantoa.reach.walk_actions import Brought
from lantoa.reach.walk_forms import TICKS, WalkForm, ticks

ROUND = "viec"
"""In the address: the planned round whose whole list is walked."""
FROM = "nha"
"""In the address: the household at which the part of a long list begins."""


@kept
@queued
def walk(request: HttpRequest, campaign: int, hamlet: int) -> HttpResponse:
    """Show the doors to go to along the lanes; take back what was found there."""
    me, row, place, want = _found(request, campaign, hamlet)
    whole = _round(request, row, place)
    rounds = walk_queries.rounds(row, place, whole.pk if whole else None)
    form = WalkForm(
        request.POST or None,
        hamlet=place,
        rounds=rounds,
        stands_in=bool(roles(me) & OFFICE),
        initial={"done_on": clock.today()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            facts = form.walk(request.POST, want.pillar)
            done = walk_actions.bring_back(row, place, facts, by=me, uid=uid_of(request))
        except Unfit as error:
            tell(form, error)
        else:
            left = len(_walking(row, place, want).homes)
            messages.success(request, said(facts.ticks, left))
            if words := left_out(done):
                messages.warning(request, words)
            query = urlencode(asking.kept(request.GET.dict()) | _start(request))
            return redirect(f"{request.path}?{query}".rstrip("?"))
    return _page(request, row, place, want, form, whole)


def _page(
    request: HttpRequest,
    row: Campaign,
    place: Place,
    want: Asked,
    form: WalkForm,
    whole: Activity | None,
) -> HttpResponse:
    """Show the doors still to go to, or all of a round's (`whole`), with what was ticked."""
    walking = _walking(row, place, want, whole)
    parts, at = walk_queries.parts(walking, id_in(request.GET.get(FROM, "")))
    here, *after = parts[at:] or [walk_queries.Part((), 1)]
    shown = {home.bit for home in here.homes}
    ticked = {bit: mark for mark, bits in ticks(request.POST).items() for bit in bits}
    carry = f"{ROUND}={whole.pk}" if whole else urlencode(asking.kept(request.GET.dict()))
    context = {
        "base": base_of(request),
        "campaign": row,
        "hamlet": place,
        "asked": want,
        "lanes": walk_queries.lanes(queries.doors_at(here.homes, walking.results), here.first),
        "nobody": not walking.order,
        "count": sum(len(part.homes) for part in parts),
        "parts": parts,
        "here": here,
        "after": after[:1],
        "form": form,
        "ticks": TICKS,
        "ticked": ticked,
        "elsewhere": [(bit, mark) for bit, mark in ticked.items() if bit not in shown],
        "pillars": row.pillars.all(),
        "sureties": {key: not_yet(label.lower()) for key, label in LABELS.items()},
        "now": clock.real_now(),
        "carry": carry,
        "goes_to": urlencode([*parse_qsl(carry), *_start(request).items()]),
        "round": whole,
    }
    me = signed_in(request)
    context |= {"may_order": may(me, "household.change", place), **steps(me, row, place)}
    return render(request, "reach/walk.html", context, status=422 if form.errors else 200)


def paper(request: HttpRequest, campaign: int, hamlet: int) -> HttpResponse:
    """Give the list to print, with a QR code that opens it on the phone."""
    _me, row, place, want = _found(request, campaign, hamlet)
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    back = request.build_absolute_uri(reverse("reach:walk", args=[row.pk, place.pk]) + query)
    whole = _round(request, row, place)
    walking = _walking(row, place, want, whole)
    doors = queries.doors_at(walking.homes, walking.results)
    name = f"ho-can-den-{fold(place.name).replace(' ', '-')}.pdf"
    asked = f"{whole.title}: cả thôn." if whole else want.in_words
    pdf = walking_paper(row, place, walk_queries.lanes(doors), asked=asked, back=back)
    return handed_out(pdf, name, mime=PDF, to_keep=False)


def _found(request: HttpRequest, campaign: int, hamlet: int) -> tuple[User, Campaign, Place, Asked]:
    me = signed_in(request)
    row = plan.campaign(me, campaign)
    place = queries.hamlet(me, hamlet)
    require(me, "household.list", place)
    return me, row, place, AskForm(request.GET, campaign=row).asked()


def _round(request: HttpRequest, campaign: Campaign, place: Place) -> Activity | None:
    """Return the planned round that the address asks for, while it waits to be done."""
    asked = id_in(request.GET.get(ROUND, ""))
    rounds = walk_queries.rounds(campaign, place, asked) if asked else []
    return next((one for one in rounds if one.pk == asked), None)


def _walking(
    campaign: Campaign, place: Place, want: Asked, whole: Activity | None = None
) -> queries.Walking:
    """Return the households on the list: those that are asked for, of a whole round all."""
    if whole:
        return queries.every_home(campaign, place)
    return queries.still_to_go(campaign, place, want.period, surety=want.surety, pillar=want.pillar)


def _start(request: HttpRequest) -> dict[str, str]:
    """Return what the address says of the part that is open."""
    start = request.GET.get(FROM, "")
    return {FROM: start} if id_in(start) is not None else {}


def said(ticked: Mapping[str, Sequence[int]], left: int) -> str:
    """Say what was taken down and what is left."""
    parts = [f"{TICKS[mark].lower()} {num(len(bits))}" for mark, bits in ticked.items() if bits]
    rest = f"Còn {num(left)} hộ cần đến." if left else "Không còn hộ nào cần đến."
    return f"Xã đã nhận: {', '.join(parts)}. {rest}"


def left_out(done: Brought) -> str:
    """Say which ticks were not taken down, and why; "" where all were."""
    gone = [f"{num(done.gone)} hộ đã chuyển đi nên không ghi."] if done.gone else []
    known = f"{num(done.known)} hộ máy khác đã ghi rồi, chỉ tính một lần."
    return " ".join([*gone, *([known] if done.known else [])])
