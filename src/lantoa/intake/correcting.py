"""What stands beside a corrected field: whose word it is now, what moves when a row goes."""

from typing import cast

from lantoa.commune.models import User
from lantoa.intake.fields import moved
from lantoa.intake.models import Directive, Span
from lantoa.kit import clock


def trust(row: Directive, field: str, by: User) -> None:
    """Note that the field is now this person's word."""
    doubtful = cast("dict[str, object]", row.reading.get("unsure", {}))
    row.reading["unsure"] = {path: at for path, at in doubtful.items() if path != field}
    unread = cast("list[str]", row.reading.get("unread", []))
    row.reading["unread"] = [path for path in unread if path != field]
    stem = ".".join(field.split(".")[:2])
    near = row.spans.filter(field__startswith=stem).order_by("first_line").first()
    Span.objects.update_or_create(
        directive=row,
        field=field,
        defaults={"confidence": 1.0, "corrected_by": by, "corrected_at": clock.now()},
        create_defaults={
            "first_line": near.first_line if near else 0,
            "last_line": near.last_line if near else 0,
            "corrected_by": by,
            "corrected_at": clock.now(),
        },
    )


def shift(row: Directive, gone: str) -> None:
    """Move what stands beside the rows after the one taken out."""
    name, _, number = gone.partition(".")
    beside = row.reading.get(name)
    if isinstance(beside, list) and int(number) < len(beside):
        del beside[int(number)]
    about = cast("list[str]", row.reading.get("about", []))
    row.reading["about"] = [moved(path, gone) or "" for path in about]
    unsure = cast("dict[str, object]", row.reading.get("unsure", {}))
    kept = {moved(path, gone): at for path, at in unsure.items()}
    row.reading["unsure"] = {path: at for path, at in kept.items() if path}
    unread = [moved(path, gone) for path in cast("list[str]", row.reading.get("unread", []))]
    row.reading["unread"] = [path for path in unread if path]
    for span in row.spans.filter(field__startswith=f"{name}.").order_by("pk"):
        path = moved(span.field, gone)
        span.delete() if path is None else Span.objects.filter(pk=span.pk).update(field=path)
