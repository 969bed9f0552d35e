"""What is asked of the directives: which there are, what one demands, what it leaves open."""

from typing import cast

from django.db.models import Count, Q, QuerySet

from lantoa.commune.models import Commune, User
from lantoa.commune.queries import seen, visible_to
from lantoa.intake.answers import Answer, told
from lantoa.intake.models import Directive, PageImage, Point
from lantoa.intake.review import Place
from lantoa.intake.rules import Demands
from lantoa.kit.text import fold


def directives(user: User) -> QuerySet[Directive]:
    """Return the directives that `user` may see, newest first, each with `unsettled` points."""
    rows = visible_to(user, Directive.objects.select_related("by", "version_of"))
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


def versions(row: Directive) -> list[Directive]:
    """Return the other papers received under the same number, newest first."""
    first = row.version_of_id or row.pk
    family = Directive.objects.filter(Q(pk=first) | Q(version_of=first))
    return list(family.exclude(pk=row.pk))


def earlier(commune: Commune, *, number: str, issuer: str) -> Directive | None:
    """Return the first paper that the commune received under this number from this issuer."""
    if not number:
        return None
    same = Directive.objects.filter(commune=commune, number_key=key_of(number), version_of=None)
    known = same.exclude(state=Directive.UNREADABLE).order_by("pk")
    return next((row for row in known if fold(row.issuer) == fold(issuer)), None)


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
    """Return what the directive demands: corrections and the answers in force applied."""
    return told(directive.fields, directive.reading, answers(directive), garbled=directive.garbled)


def open_points(directive: Directive) -> list[dict[str, str]]:
    """Return the points that nobody has settled: code, detail, the proposed answer in words."""
    return [
        {"code": point.code, "detail": point.detail, "proposed": label_of(point, point.proposed)}
        for point in directive.points.all()
        if not point.choice
    ]


def label_of(point: Point, key: str) -> str:
    """Return a choice in words."""
    return next((str(c["label"]) for c in point.choices if c["key"] == key), key)


def changed_since(row: Directive) -> bool:
    """Say whether a confirmed directive was corrected, or a point settled, after that."""
    if row.confirmed_at is None:
        return False
    corrected = row.spans.filter(corrected_at__gt=row.confirmed_at).exists()
    return corrected or row.points.filter(settled_at__gt=row.confirmed_at).exists()


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


def page_images(row: Directive) -> list[PageImage]:
    """Return the pictures of the printed pages in reading order, each with its lines' boxes."""
    return list(row.page_images.select_related("file"))
