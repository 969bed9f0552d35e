"""Pages of the items: the campaign's list, one item with its versions, writing and editing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.models import User
from lantoa.commune.queries import hats, may, require, signed_in
from lantoa.content import actions, drafting, previews, queries
from lantoa.content.forms import NewItemForm, WordingForm
from lantoa.content.models import Item
from lantoa.content.rules import STATES, blanks
from lantoa.kit.errors import NotThere, Unfit
from lantoa.kit.http import handed_out, id_in, paginate, post_only, tell, uid_of
from lantoa.plan.models import Campaign
from lantoa.plan.queries import campaign as one_campaign
from lantoa.plan.queries import campaigns


def items(request: HttpRequest) -> HttpResponse:
    """List a campaign's items under their pillars."""
    me = signed_in(request)
    campaign = _campaign(request, me)
    if campaign is None:
        return render(request, "content/none.html")
    rows = queries.items(me, campaign)
    state = request.GET.get("trang-thai", "")
    page = paginate(request, queries.items(me, campaign, state=state), per_page=100)
    return render(
        request,
        "content/items.html",
        {
            "campaign": campaign,
            "page": page,
            "shelves": queries.by_pillar(campaign, [r for r in page if isinstance(r, Item)]),
            "states": [
                (code, STATES[code][0], count)
                for code, count in queries.counted_states(rows).items()
            ],
            "state": state,
            "ready": queries.ready(me, campaign),
            "may_write": may(me, "item.write", campaign),
            "differences": drafting.differences(campaign),
        },
    )


def _campaign(request: HttpRequest, me: User) -> Campaign | None:
    """Return the campaign that the address names, or the newest."""
    wanted = request.GET.get("dot", "")
    if not wanted:
        return campaigns(me).first()
    pk = id_in(wanted)
    if pk is None:
        raise NotThere
    return one_campaign(me, pk)


def item(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one item: its text, what changed, who may do what, how it looks in each channel."""
    me = signed_in(request)
    row = queries.item(me, pk)
    told = queries.history(me, row)
    if not told:
        raise NotThere
    latest = told[0].version
    may_write = may(me, "item.write", row)
    return render(
        request,
        "content/item.html",
        {
            "item": row,
            "told": told[0],
            "version": latest,
            "history": told,
            "blanks": blanks(f"{latest.title}\n{latest.body}"),
            "channels": previews.channels_for(row.kind),
            "may_write": may_write,
            "difference": drafting.difference(row) if may_write else None,
            "may_submit": may(me, "item.submit", row),
            "may_approve": may(me, "item.approve", row),
            "may_withdraw": may(me, "item.withdraw", row),
        },
    )


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the next version."""
    me = signed_in(request)
    row = queries.item(me, pk)
    told = queries.history(me, row)
    if not told:
        raise NotThere
    require(me, "item.write", row)
    latest = told[0].version
    start = {"title": latest.title, "body": latest.body, "seen": latest.n}
    form = WordingForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        words = actions.Wording(form.cleaned_data["title"], form.cleaned_data["body"])
        seen_n = form.cleaned_data["seen"]
        try:
            version = actions.edit(row, wording=words, seen=seen_n, by=me, uid=uid_of(request))
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, f"Đã lưu bản số {version.n}. Bản trước vẫn còn.")
            return redirect("content:item", pk)
    return render(request, "content/edit.html", {"item": row, "form": form, "version": latest})


def new(request: HttpRequest) -> HttpResponse:
    """Write an item of one's own."""
    me = signed_in(request)
    campaign = _campaign(request, me)
    if campaign is None:
        raise NotThere
    require(me, "item.write", Item(campaign=campaign, unit=hats(me)[0].unit))
    form = NewItemForm(request.POST or None, campaign=campaign)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            row = actions.write(
                campaign,
                kind=facts["kind"],
                wording=actions.Wording(facts["title"], facts["body"]),
                unit=hats(me)[0].unit,
                pillars=list(facts["pillars"]),
                language=facts["language"] or "vi",
                by=me,
                uid=uid_of(request),
            )
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, "Đã lưu bản nháp.")
            return redirect("content:item", row.pk)
    return render(request, "content/new.html", {"campaign": campaign, "form": form})


@post_only
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit one item for approval."""
    me = signed_in(request)
    row = queries.item(me, pk)
    actions.submit([row], by=me, uid=uid_of(request))
    waits = "Đã trình. Khi lãnh đạo duyệt, nội dung được đưa vào lịch."
    messages.success(request, waits if row.needs_approval else "Đã sẵn sàng để dùng.")
    return redirect("content:item", pk)


@post_only
def submit_ready(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit every finished draft of the campaign."""
    me = signed_in(request)
    campaign = one_campaign(me, pk)
    chosen = set(request.POST.getlist("item"))
    rows = [row for row in queries.ready(me, campaign) if str(row.pk) in chosen]
    versions = actions.submit(rows, by=me, uid=uid_of(request))
    messages.success(request, f"Đã trình {len(versions)} nội dung.")
    return redirect(f"{_list_url()}?dot={pk}")


def _list_url() -> str:
    return redirect("content:list").url


def preview(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Show how a version looks or sounds in one channel."""
    version = queries.version(signed_in(request), pk)
    made = previews.preview(version, kind)
    context = {"version": version, "item": version.item, "preview": made}
    return render(request, "content/preview.html", context)


def preview_file(request: HttpRequest, pk: int, kind: str, n: int) -> HttpResponse:
    """Give one file of a preview: the leaflet to print, the script to read."""
    version = queries.version(signed_in(request), pk)
    files = previews.preview(version, kind).out.files
    if n >= len(files):
        raise NotThere
    return handed_out(files[n].bytes, files[n].name, mime=files[n].mime, to_keep=False)
