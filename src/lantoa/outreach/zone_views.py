"""Pages of what an outlet reaches, day by day, and of the codes for a hamlet's households."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.commune.models import Place
from lantoa.commune.queries import commune_of, hamlets, require, seen, signed_in
from lantoa.kit.bits import count
from lantoa.kit.errors import Unfit
from lantoa.kit.http import handed_out, tell, uid_of
from lantoa.outreach import actions, air, queries
from lantoa.outreach.labels import labels
from lantoa.outreach.models import Zone
from lantoa.outreach.named import Found, doors_named, table_of
from lantoa.outreach.outlet_forms import ZoneForm
from lantoa.outreach.views import base_of

PDF = "application/pdf"


def zones(request: HttpRequest, pk: int) -> HttpResponse:
    """Show whom an outlet reached from when till when, and take down what changed on a day."""
    me = signed_in(request)
    row = air.outlet(me, pk)
    require(me, "outlet.change", row)
    places = list(hamlets(commune_of(me)))
    form = ZoneForm(request.POST or None, hamlets=places)
    asks: Found | None = None
    if request.method == "POST" and form.is_valid():
        try:
            asks = _change(request, pk, form)
        except Unfit as error:
            tell(form, error)
        else:
            if asks is None:
                messages.success(request, "Đã ghi. Những ngày trước vẫn tính như cũ.")
                return redirect("outreach:zones", pk)
    held = row.zones.select_related("hamlet").order_by("hamlet__sort_key", "from_on")
    context = {
        "base": base_of(request),
        "row": row,
        "form": form,
        "asks": asks,
        "zones": [(zone, _size(zone)) for zone in held],
    }
    return render(request, "outreach/zones.html", context, status=422 if asks else 200)


def _size(zone: Zone) -> int:
    return 0 if zone.whole else count(bytes(zone.bits))


def _change(request: HttpRequest, pk: int, form: ZoneForm) -> Found | None:
    """Do what the form says; where names stand twice or fit no household, return what was found:
    nothing is written before the person has read that and sent the same names again.
    """
    me, facts = signed_in(request), form.cleaned_data
    row = air.outlet(me, pk)
    hamlet = seen(me, Place.objects.all(), pk=facts["hamlet"])
    told = {"hamlet": hamlet, "on": facts["on"], "by": me, "uid": uid_of(request)}
    if facts["how"] == "none":
        actions.end_zone(row, **told)
        return None
    if facts["how"] == "whole":
        actions.set_zone(row, households=None, **told)
        return None
    found = doors_named(hamlet, table_of(facts["names"]))
    if not found.bits:
        raise Unfit("Không thấy hộ nào trong thôn mang tên ấy. Xem lại tên.", field="names")
    if found.words and request.POST.get("read") != found.words:
        return found
    actions.set_zone(row, households=found.bits, **told)
    return None


def codes(request: HttpRequest, pk: int) -> HttpResponse:
    """Print the code of every household of the hamlet for the leaflet that the round carries."""
    me = signed_in(request)
    row = queries.activity(me, pk)
    require(me, "household.list", row.place)
    carried = row.carried.select_related("version__item").first()
    if row.place.kind != Place.HAMLET or carried is None or row.kind != "leaflet":
        raise Unfit("Việc này chưa có tờ rơi đã duyệt, hoặc không phải của một thôn.")
    rows = [
        (seat, request.build_absolute_uri(reverse("public:receipt", args=[code])))
        for seat, code in queries.codes_of(carried.version, row.place)
    ]
    pdf = labels(carried.version, row.place, rows, is_demo=row.campaign.commune.is_demo)
    return handed_out(pdf, "ma-qr-tung-ho.pdf", mime=PDF, to_keep=False)
