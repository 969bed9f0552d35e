"""Pages of approval: the week's pack in one minute, one by one, returned with a word, on paper."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import commune_of, require, signed_in, signer
from lantoa.content import actions, queries
from lantoa.content.forms import NoteForm
from lantoa.content.models import Version
from lantoa.content.sheet import submission_sheet
from lantoa.kit.errors import Unfit
from lantoa.kit.http import handed_out, id_in, post_only, tell, uid_of
from lantoa.kit.official import Signer
from lantoa.kit.official_docx import WORD, to_docx


def pack(request: HttpRequest) -> HttpResponse:
    """Show everything that waits for this person: one button for the whole week."""
    me = signed_in(request)
    found = queries.pack(me)
    rows = [line.version for line in found.lines]
    context = {"pack": found, "may_approve": queries.may_approve(me, rows)}
    return render(request, "content/pack.html", context)


@post_only
def approve(request: HttpRequest) -> HttpResponse:
    """Approve what the page showed: one version or the whole week."""
    me = signed_in(request)
    shown = [pk for said in request.POST.getlist("version") if (pk := id_in(said)) is not None]
    versions = list(queries.waiting(me).filter(pk__in=shown))
    done = actions.approve(versions, by=me, uid=uid_of(request))
    if done:
        messages.success(request, f"Đã duyệt {len(done)} nội dung.")
    if left := len(shown) - len(done):
        messages.warning(request, f"{left} nội dung đã đổi hoặc đã được duyệt từ trước.")
    return redirect("content:pack")


def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a version with a word."""
    version = queries.version(signed_in(request), pk)
    require(signed_in(request), "item.approve", version.item)
    form = NoteForm(request.POST or None)
    if _said(request, form, version, actions.send_back):
        messages.success(request, "Đã trả lại, kèm lời nhắn cho người soạn.")
        return redirect("content:pack")
    facts = {"version": version, "form": form, "title": "Trả lại để sửa", "label": "Trả lại"}
    return render(request, "content/note.html", facts)


def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw an approved version."""
    version = queries.version(signed_in(request), pk)
    require(signed_in(request), "item.withdraw", version.item)
    form = NoteForm(request.POST or None)
    if _said(request, form, version, actions.withdraw):
        messages.success(request, "Đã thu hồi. Các buổi sau không phát nội dung này nữa.")
        return redirect("content:item", version.item_id)
    facts = {"version": version, "form": form, "title": "Thu hồi bản đã duyệt", "label": "Thu hồi"}
    return render(request, "content/note.html", facts)


def _said(
    request: HttpRequest, form: NoteForm, version: Version, act: Callable[..., Version]
) -> bool:
    """Do what needs a word; say whether it was done, the form telling what is wrong."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act(version, note=form.cleaned_data["note"], by=signed_in(request), uid=uid_of(request))
    except Unfit as error:
        tell(form, error)
        return False
    return True


def sheet(request: HttpRequest) -> HttpResponse:
    """Give the paper to sign (Phiếu trình duyệt) as .docx."""
    me = signed_in(request)
    lines = queries.pack(me).lines
    if not lines:
        raise Unfit("Chưa có nội dung nào chờ duyệt, nên chưa có phiếu để in.")
    commune = commune_of(me)
    titles, name = signer(commune)
    paper = submission_sheet(commune, lines, signer=Signer(titles, name))
    return handed_out(to_docx(paper), "phieu-trinh-duyet.docx", mime=WORD)
