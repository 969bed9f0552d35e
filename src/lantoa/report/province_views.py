"""The province's page: the communes' reports of a period, their figures added; files, keys."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from lantoa.commune.models import Place, User
from lantoa.commune.queries import signed_in
from lantoa.kit.errors import NotAllowed, NotThere, Unfit
from lantoa.kit.forms import LongSelect
from lantoa.kit.http import handed_out, id_in, post_only, tell, uid_of
from lantoa.report import actions, province_queries
from lantoa.report.export_views import SHEET
from lantoa.report.models import Reopened
from lantoa.report.passing_views import SAID
from lantoa.report.province_leaving import to_sheet
from lantoa.report.series import Turn


class SignedFile(forms.Form):
    """A signed report that somebody brings."""

    file = forms.FileField(label="Tệp báo cáo đã ký (.json)")


class KeyForm(forms.Form):
    """A commune's public key."""

    place = forms.ModelChoiceField(
        label="Xã", queryset=Place.objects.none(), widget=LongSelect, empty_label="Chọn xã"
    )
    public = forms.CharField(label="Khóa công khai của xã", max_length=80)

    def __init__(self, *args: object, places: object, **kwargs: object) -> None:
        """Offer the communes of the province."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["place"].queryset = places  # type: ignore[attr-defined]


def _of_the_province(request: HttpRequest) -> User:
    user = signed_in(request)
    if not province_queries.may_see(user):
        raise NotThere
    return user


def province(request: HttpRequest) -> HttpResponse:
    """Show the communes' reports of one period: who sent, the figures added."""
    return _page(request)


def province_xlsx(request: HttpRequest) -> HttpResponse:
    """Give one period over the communes as an Excel file; before any came, the page says so."""
    user = _of_the_province(request)
    _, chosen = _chosen(request, user)
    if chosen is None:
        return redirect("report:province")
    data = to_sheet(province_queries.roll(user, chosen))
    given = handed_out(data, f"cac-xa-{chosen.until_on:%Y%m%d}.xlsx", mime=SHEET)
    given["Cache-Control"] = "no-store"
    return given


def _chosen(request: HttpRequest, user: User) -> tuple[list[Turn], Turn | None]:
    turns, asked = province_queries.turns(user), request.GET.get("ky", "")
    return turns, next((one for one in turns if one.key == asked), turns[0] if turns else None)


def _page(request: HttpRequest, **forms_held: forms.Form) -> HttpResponse:
    user = _of_the_province(request)
    turns, chosen = _chosen(request, user)
    chosen_key = chosen.key if chosen else ""
    context = {
        "turns": turns,
        "chosen": chosen,
        "roll": province_queries.roll(user, chosen) if chosen else None,
        "awaited": [
            one for one in province_queries.awaited(user, turns) if one[0].key != chosen_key
        ],
        "keys": list(province_queries.keys(user)),
        "file_form": forms_held.get("file_form") or SignedFile(),
        "key_form": forms_held.get("key_form") or KeyForm(places=province_queries.communes(user)),
    }
    status = 422 if forms_held else 200
    return render(request, "report/province.html", context, status=status)


@post_only
def province_in(request: HttpRequest) -> HttpResponse:
    """Take in a signed file."""
    user, form = _of_the_province(request), SignedFile(request.POST, request.FILES)
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
            what = "lời mở lại báo cáo" if isinstance(row, Reopened) else "báo cáo"
            messages.success(request, f"{words} {what} của {row.place}, {row.title}.")
            return redirect("report:province")
    return _page(request, file_form=form)


@post_only
def province_key(request: HttpRequest) -> HttpResponse:
    """Believe a commune's key."""
    user = _of_the_province(request)
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


@post_only
def province_settle(request: HttpRequest) -> HttpResponse:
    """Put reports that came under another name to a period, or keep them apart."""
    user = _of_the_province(request)
    turn = _turn(user, request.POST.get("ky", ""))
    pks = [pk for pk in map(id_in, request.POST.getlist("ban")) if pk is not None]
    rows = province_queries.received(user, pks)
    if not rows:
        raise Unfit("Chọn ít nhất một xã rồi bấm lại.")
    series = "" if "rieng" in request.POST else turn.series
    actions.settle(rows, series=series, by=user, uid=uid_of(request))
    words = "Đã xếp vào kỳ này" if series else "Đã để riêng"
    messages.success(request, f"{words}: {', '.join(str(row.place) for row in rows)}. Kỳ sau theo.")
    return redirect(f"{reverse('report:province')}?ky={request.POST['ky']}")


@post_only
def province_unsettle(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back that a commune's reports were put to a period by hand."""
    user = signed_in(request)
    row = province_queries.received_one(user, pk)
    actions.unsettle(row, by=user, uid=uid_of(request))
    messages.success(request, f"Đã bỏ cách xếp tay của {row.place}.")
    return redirect("report:province")


def _turn(user: User, key: str) -> Turn:
    found = next((one for one in province_queries.turns(user) if one.key == key), None)
    if found is None:
        raise Unfit("Kỳ này vừa đổi. Tải lại trang rồi chọn lại.")
    return found
