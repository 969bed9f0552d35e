"""Versions of one directive: received again word for word, or changed; what came with any."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from lantoa.intake.models import Directive

SAME = "same_as"
"""In `reading`: the paper that this one is word for word; people go on with that one."""
READ = (Directive.READ, Directive.CONFIRMED)


def newest(rows: QuerySet[Directive]) -> QuerySet[Directive]:
    """Keep the newest version of each directive; enclosed papers stand under theirs.

    A paper received again word for word takes nothing away from the one that is being worked on.
    """
    first = Coalesce(OuterRef("version_of"), OuterRef("pk"))
    later = Directive.objects.filter(pk__gt=OuterRef("pk")).filter(Q(version_of=first))
    later = later.exclude(reading__has_key=SAME)
    alone = rows.filter(enclosed_in=None).exclude(reading__has_key=SAME)
    return alone.exclude(Exists(later))


def family(row: Directive) -> list[Directive]:
    """Return every version of this directive, the newest first."""
    first = row.version_of_id or row.pk
    return list(Directive.objects.filter(Q(pk=first) | Q(version_of=first)).order_by("-pk"))


def others(row: Directive, versions: Iterable[Directive] | None = None) -> list[Directive]:
    """Return the other versions that say something of their own, the newest first."""
    held = family(row) if versions is None else versions
    known = (one for one in held if one.pk != row.pk and one.state in READ)
    return [one for one in known if SAME not in one.reading]


def same_as(row: Directive) -> Directive | None:
    """Return the paper that this one is word for word."""
    pk = row.reading.get(SAME)
    return Directive.objects.filter(pk=pk).first() if pk else None


def note_same(row: Directive) -> None:
    """Note that a paper just read is word for word the version that the commune works on."""
    held = next(iter(others(row)), None)
    if (
        held is not None
        and held.raw == row.raw
        and row.enclosed_in_id in (None, held.enclosed_in_id)
    ):
        row.reading[SAME] = held.pk


def enclosed(row: Directive) -> QuerySet[Directive]:
    """Return the papers that came with any version of this directive, in order."""
    return Directive.objects.filter(enclosed_in__in=family(row)).order_by("pk")
