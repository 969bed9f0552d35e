"""The office's page of sign-in cards: print, let a second phone in, cut off what was lost."""

from pathlib import Path

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.commune import cards, register
from lantoa.commune.models import Card, User
from lantoa.commune.queries import commune_of, require, signed_in
from lantoa.kit.errors import Unfit
from lantoa.kit.http import handed_out, id_in, post_only, uid_of
from lantoa.kit.paper import qr_svg, typst_pdf

SHEET = Path(__file__).with_name("cards.typ")
SAMPLE = "DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ HÀNH CHÍNH"


def cards_page(request: HttpRequest) -> HttpResponse:
    """List those who may have a card with the card they have; POST prints for the chosen."""
    me = signed_in(request)
    commune = commune_of(me)
    require(me, "card.make", commune)
    trouble = ""
    if request.method == "POST":
        chosen = {pk for said in request.POST.getlist("who") if (pk := id_in(said)) is not None}
        users = [user for user in register.card_holders(me) if user.pk in chosen]
        try:
            made = cards.make_cards(commune, users, by=me, uid=uid_of(request))
        except Unfit as error:
            trouble = str(error)
        else:
            return _sheet(request, made, sample=commune.is_demo)
    context = {"people": register.card_holders(me), "trouble": trouble}
    return render(request, "commune/cards.html", context, status=422 if trouble else 200)


def _sheet(request: HttpRequest, made: list[cards.Printed], *, sample: bool) -> HttpResponse:
    rows = []
    for one in made:
        user: User = one.card.user
        url = request.build_absolute_uri(reverse("home:card", args=[one.secret]))
        unit = user.memberships.select_related("unit").order_by("-pk")[0].unit
        rows.append({"name": user.full_name, "unit": str(unit), "url": url, "qr": qr_svg(url)})
    pdf = typst_pdf(SHEET, {"cards": rows, "sample": SAMPLE if sample else ""})
    page = handed_out(pdf, "the-dang-nhap.pdf", mime="application/pdf")
    page["Cache-Control"] = "no-store"
    return page


@post_only
def card_nod(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the phone that asks have the card."""
    me, card = signed_in(request), register.card_seen(signed_in(request), pk)
    cards.nod(card, phone=request.POST.get("phone", ""), by=me, uid=uid_of(request))
    messages.success(request, f"Máy mới của {card.user} đã vào được. Máy cũ không vào được nữa.")
    return redirect("commune:cards")


@post_only
def card_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Cut a card off; a lost phone forgets what it kept."""
    me = signed_in(request)
    card: Card = register.card_seen(me, pk)
    cards.revoke(card, lost=request.POST.get("lost") == "1", by=me, uid=uid_of(request))
    messages.success(request, f"Đã khóa thẻ của {card.user}. In thẻ mới khi cần.")
    return redirect("commune:cards")
