"""What is asked of the directives: which there are, what one demands, what it leaves open."""

from datetime import datetime
from typing import cast

from django.db.models import Count, Q, QuerySet

from lantoa.commune.models import Commune, Membership, User
from lantoa.commune.queries import hamlets, seen, units, visible_to
from lantoa.intake.answers import Answer, told
from lantoa.intake.family import Change as Change
from lantoa.intake.family import news as news
from lantoa.intake.family import recalled as recalled
from lantoa.intake.family import replaced
from lantoa.intake.joining import joined
from lantoa.intake.models import Directive, Page, PageImage, Point, Span, Taught
from lantoa.intake.review import Place
from lantoa.intake.rules import Demands
from lantoa.intake.unknown_units import UNKNOWN
from lantoa.intake.versions import enclosed, family, newest
from lantoa.kit.text import fold


def directives(user: User) -> QuerySet[Directive]:
    """Return the directives that `user` may see, newest first, each with `unsettled` points.

    Only the newest version of each; enclosed papers stand under the one they came with.
    """
    every = visible_to(user, Directive.objects.select_related("by", "version_of"))
    rows = newest(every).prefetch_related("enclosures", "pages__file")
    unsettled = Count("points", filter=Q(points__choice=""))
    return rows.annotate(unsettled=unsettled).order_by("-received_at", "-pk")


def directive(user: User, pk: int) -> Directive:
    """Return the directive; raises `NotThere`."""
    return seen(user, Directive.objects.select_related("commune", "unit", "by"), pk=pk)


def point(user: User, pk: int) -> Point:
    """Return an open point of a directive that `user` may see; raises `NotThere`."""
    allowed = visible_to(user, Directive.objects.all())
    rows = Point.objects.filter(directive__in=allowed).select_related("directive__commune")
    found = rows.filter(pk=pk).first()
    return found or cast(Point, seen(user, Directive.objects.none(), pk=0))


def names_of(commune: Commune) -> tuple[str, ...]:
    """Return the commune's own names, by which wrongly read ones are known: hamlets, staff."""
    works = Membership.objects.filter(unit__in=units(commune), user__is_active=True)
    people = works.order_by("user__full_name").values_list("user__full_name", flat=True).distinct()
    return (*(place.name for place in hamlets(commune)), *people)


def earlier(row: Directive) -> Directive | None:
    """Return the first paper that the commune received under this number from this issuer."""
    return next((one for one in copies(row) if not row.pk or one.pk < row.pk), None)


def copies(row: Directive) -> list[Directive]:
    """Return the commune's other papers of this number and issuer that are versions of none."""
    if not row.number_key:
        return []
    same = Directive.objects.filter(commune=row.commune, number_key=row.number_key, version_of=None)
    known = same.exclude(state=Directive.UNREADABLE).exclude(pk=row.pk).order_by("pk")
    return [one for one in known if fold(one.issuer) == fold(row.issuer)]


def taken_over(row: Directive) -> list[Directive]:
    """Return the papers whose campaign this one carries on: earlier versions, those it replaces."""
    return [*family(row), *replaced(row)]


def lessons(commune: Commune, issuer: str) -> list[Taught]:
    """Return what people taught on papers of this issuer, the newest last."""
    known = Taught.objects.filter(commune=commune, issuer_key=fold(issuer)[:300])
    return list(known.order_by("at", "pk"))


def key_of(number: str) -> str:
    """Return a number as compared: folded, without spaces."""
    return fold(number).replace(" ", "")


def answers(row: Directive) -> list[Answer]:
    """Return the answers in force, in the order of the points."""
    about = cast("list[str]", row.reading.get("about", []))
    return [
        Answer(
            code=point.code,
            about=about[point.order] if point.order < len(about) else "",
            key=point.answer,
            detail=point.detail,
            is_settled=bool(point.choice),
        )
        for point in row.points.all()
    ]


def demands(directive: Directive) -> Demands:
    """Return what the directive demands: corrections, answers, enclosed papers taken in."""
    asked = _told(directive)
    for paper in enclosed(directive).exclude(state=Directive.UNREADABLE):
        asked = joined(asked, _told(paper)) if paper.fields else asked
    return asked


def _told(row: Directive) -> Demands:
    return told(row.fields, row.reading, answers(row), garbled=row.garbled)


def open_points(directive: Directive) -> list[dict[str, str]]:
    """Return the points that nobody has settled: code, detail, the proposed answer in words."""
    return [
        {"code": point.code, "detail": point.detail, "proposed": label_of(point, point.proposed)}
        for point in directive.points.all()
        if not point.choice
    ]


def lesson(user: User, pk: int) -> Taught:
    """Return one lesson of a correction; raises `NotThere`."""
    return seen(user, Taught.objects.select_related("directive__unit", "by"), pk=pk)


def all_lessons(user: User) -> QuerySet[Taught]:
    """Return everything that corrections taught, by issuer."""
    return visible_to(user, Taught.objects.select_related("by", "directive"))


def label_of(point: Point, key: str) -> str:
    """Return a choice in words."""
    return next((str(c["label"]) for c in point.choices if c["key"] == key), key)


def unit_points(directive: Directive) -> dict[str, Point]:
    """Return the questions about units that the commune has not, by the name in the paper."""
    return {one.detail: one for one in directive.points.filter(code=UNKNOWN)}


def changed_since(row: Directive) -> bool:
    """Say whether a confirmed directive changed after that, or what is enclosed in it."""
    if row.confirmed_at is None:
        return False
    papers, since = [row, *enclosed(row)], row.confirmed_at
    noted = [str(paper.reading.get("changed_at") or "") for paper in papers]
    if any(at and datetime.fromisoformat(at) > since for at in noted):
        return True
    corrected = Span.objects.filter(directive__in=papers, corrected_at__gt=since).exists()
    return corrected or Point.objects.filter(directive__in=papers, settled_at__gt=since).exists()


def places(row: Directive) -> dict[str, Place]:
    """Return where each field stands, by its path."""
    spans = row.spans.select_related("corrected_by")
    return {
        span.field: Place(
            span.first_line,
            span.last_line,
            span.confidence,
            span.corrected_by.full_name if span.corrected_by else "",
        )
        for span in spans
    }


def files_of(row: Directive) -> QuerySet[Page]:
    """Return the files of a directive in order, as kept."""
    return row.pages.select_related("file")


def page_images(row: Directive) -> list[PageImage]:
    """Return the pictures of the printed pages in reading order, each with its lines' boxes."""
    return list(row.page_images.select_related("file"))
