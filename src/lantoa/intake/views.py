"""Pages of the directives: the list, one comes in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.queries import commune_of, may, require, signed_in
from lantoa.intake import actions, queries
from lantoa.intake.forms import UploadForm
from lantoa.kit.errors import Unfit
from lantoa.kit.forms import status_of
from lantoa.kit.http import paginate, tell, uid_of


def listing(request: HttpRequest) -> HttpResponse:
    """List the directives, newest first."""
    me = signed_in(request)
    page = paginate(request, queries.directives(me))
    office = commune_of(me).office
    receives = office is not None and may(me, "directive.receive", office)
    return render(request, "intake/list.html", {"page": page, "may_receive": receives})


def new(request: HttpRequest) -> HttpResponse:
    """Take a directive in."""
    me = signed_in(request)
    office = commune_of(me).office
    if office is not None:
        require(me, "directive.receive", office)
    into = queries.directive(me, int(told)) if (told := _into(request)) else None
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = actions.receive(by=me, files=form.uploads(), uid=uid_of(request), into=into)
        except Unfit as error:
            tell(form, error)
        else:
            return redirect("intake:directive", row.pk)
    context = {"form": form, "into": into}
    return render(request, "intake/new.html", context, status=status_of(form))


def _into(request: HttpRequest) -> str:
    """Return the number of the directive that the files were sent with, "" for none."""
    told = request.GET.get("kem", "")
    return told if told.isdecimal() else ""
