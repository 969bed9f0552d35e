"""Pages of learning: the lessons for everybody, one lesson, a class written down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lantoa.commune.models import User
from lantoa.commune.queries import hats, may, signed_in
from lantoa.kit.errors import Unfit
from lantoa.kit.http import anyone, post_only, tell, uid_of
from lantoa.learning import actions, queries
from lantoa.learning.forms import ClassForm
from lantoa.learning.models import Class
from lantoa.outreach.actions import finish_lesson


@anyone
def lessons(request: HttpRequest) -> HttpResponse:
    """List the lessons; staff also see how often each was taught."""
    me = _staff(request)
    rows = queries.taught(me) if me else queries.lessons()
    return render(request, "learning/lessons.html", {"lessons": rows, "staff": me})


@anyone
def lesson(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one lesson, in big print, and to staff the form for a class held."""
    me = _staff(request)
    row = queries.lesson(slug)
    context: dict[str, object] = {"lesson": row, "staff": me, "home": request.GET.get("nha", "")}
    if me and _may_log(me):
        context |= {"form": ClassForm(user=me), "classes": queries.classes(me, row)[:10]}
    return render(request, "learning/lesson.html", context)


@anyone
@post_only
def finished(request: HttpRequest, slug: str) -> HttpResponse:
    """Count a household that learnt the lesson by itself; the code came with its leaflet."""
    row = queries.lesson(slug)
    finish_lesson(str(request.POST.get("nha", "")), slug=slug, title=row.title)
    return render(request, "learning/lesson.html", {"lesson": row, "thanks": True})


@post_only
def hold(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down a class (đánh dấu đã học): a day and a headcount."""
    me = signed_in(request)
    row = queries.lesson(slug)
    form = ClassForm(request.POST, user=me)
    if form.is_valid():
        try:
            actions.hold_class(
                row, unit=hats(me)[0].unit, by=me, uid=uid_of(request), **form.cleaned_data
            )
        except Unfit as error:
            tell(form, error)
        else:
            messages.success(request, "Đã ghi lớp học. Cảm ơn người dạy và người học.")
            return redirect("learning:lesson", slug)
    context = {"lesson": row, "staff": me, "form": form, "classes": queries.classes(me, row)[:10]}
    return render(request, "learning/lesson.html", context)


def _staff(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) and hats(request.user) else None


def _may_log(me: User) -> bool:
    return may(me, "class.log", Class(unit=hats(me)[0].unit))
