"""Pages between a commune and its province: sent up, received, added over the communes."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt

from lantoa.commune.models import Place
from lantoa.commune.queries import signed_in
from lantoa.kit.errors import NotAllowed, NotThere, Unfit
from lantoa.kit.http import anyone, handed_out, post_only, tell, uid_of
from lantoa.report import actions, province_queries, queries

JSON = "application/json"
SAID = {
    NotAllowed: (403, "Khóa của xã chưa được tỉnh tin, hoặc chữ ký không khớp."),
    actions.OtherReport: (409, "Mã báo cáo này đã nhận với nội dung khác."),
}


class SignedFile(forms.Form):
    """A signed report that somebody brings."""

    file = forms.FileField(label="Tệp báo cáo đã ký (.json)")


class KeyForm(forms.Form):
    """A commune's public key."""

    place = forms.ModelChoiceField(label="Xã", queryset=Place.objects.none())
    public = forms.CharField(label="Khóa công khai của xã", max_length=80)

    def __init__(self, *args: object, places: object, **kwargs: object) -> None:
        """Offer the communes of the province."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


@post_only
def signed(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the sealed report as a signed file."""
    user = signed_in(request)
    row = queries.report(user, pk)
    data = actions.hand_out(row, by=user)
    return handed_out(data, f"bao-cao-{row.uid}.json", mime=JSON)


@post_only
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the sealed report up."""
    user = signed_in(request)
    actions.pass_on(queries.report(user, pk), by=user, uid=uid_of(request))
    messages.success(request, "Tỉnh đã nhận báo cáo.")
    return redirect("report:report", pk)


@csrf_exempt
@anyone
def take_post(request: HttpRequest) -> HttpResponse:
    """Take a report that a commune's machine sends; its signature says whose it is."""
    if request.method != "POST":
        return JsonResponse({"message": "Chỉ nhận POST."}, status=405)
    try:
        row, is_new = actions.take_in(request.body, how="post")
    except (NotAllowed, actions.OtherReport) as error:
        status, words = SAID[type(error)]
        return JsonResponse({"message": words}, status=status)
    except Unfit as error:
        return JsonResponse({"message": str(error)}, status=422)
    return JsonResponse({"uid": str(row.uid), "sha256": row.sha256}, status=201 if is_new else 200)


def province(request: HttpRequest) -> HttpResponse:
    """Show the communes' reports of one period: who sent, the figures added."""
    return _page(request)


def _page(request: HttpRequest, **forms_held: forms.Form) -> HttpResponse:
    user = signed_in(request)
    if not province_queries.may_see(user):
        raise NotThere
    turns, asked = province_queries.turns(user), request.GET.get("ky", "")
    chosen = next((one for one in turns if one.key == asked), turns[0] if turns else None)
    context = {
        "turns": turns,
        "chosen": chosen,
        "roll": province_queries.roll(user, chosen) if chosen else None,
        "keys": list(province_queries.keys(user)),
        "file_form": forms_held.get("file_form") or SignedFile(),
        "key_form": forms_held.get("key_form") or KeyForm(places=province_queries.communes(user)),
    }
    status = 422 if forms_held else 200
    return render(request, "report/province.html", context, status=status)


@post_only
def province_in(request: HttpRequest) -> HttpResponse:
    """Take in a signed file."""
    user, form = signed_in(request), SignedFile(request.POST, request.FILES)
    if not province_queries.may_see(user):
        raise NotThere
    if form.is_valid():
        try:
            data = form.cleaned_data["file"].read()
            row, is_new = actions.bring(data, by=user, uid=uid_of(request))
        except (NotAllowed, actions.OtherReport) as error:
            form.add_error("file", SAID[type(error)][1])
        except Unfit as error:
            tell(form, error)
        else:
            words = "Đã nhận" if is_new else "Đã có từ trước, không nhận hai lần:"
            messages.success(request, f"{words} báo cáo của {row.place}, {row.title}.")
            return redirect("report:province")
    return _page(request, file_form=form)


@post_only
def province_key(request: HttpRequest) -> HttpResponse:
    """Believe a commune's key."""
    user = signed_in(request)
    if not province_queries.may_see(user):
        raise NotThere
    form = KeyForm(request.POST, places=province_queries.communes(user))
    if form.is_valid():
        try:
            actions.trust(by=user, uid=uid_of(request), **form.cleaned_data)
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, "Đã tin khóa của xã.")
            return redirect("report:province")
    return _page(request, key_form=form)


@post_only
def province_key_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Believe a key no more."""
    user = signed_in(request)
    actions.distrust(province_queries.key(user, pk), by=user, uid=uid_of(request))
    messages.success(request, "Không tin khóa này nữa. Báo cáo đã nhận giữ nguyên.")
    return redirect("report:province")
