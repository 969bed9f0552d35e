"""What stands beside a corrected field: whose word it is, what it teaches, what moves."""

from collections.abc import Iterable
from typing import cast

from lantoa.commune.models import User
from lantoa.intake.fields import moved, value_at
from lantoa.intake.learned import taught
from lantoa.intake.models import Directive, Span, Taught
from lantoa.kit import clock
from lantoa.kit.text import fold


def look(row: Directive, fields: Iterable[str]) -> None:
    """Note that a person looked at these fields."""
    seen = cast("list[str]", row.reading.get("seen", []))
    row.reading["seen"] = sorted({*seen, *fields})


def trust(row: Directive, field: str, by: User) -> None:
    """Note that the field is now this person's word."""
    look(row, [field])
    doubtful = cast("dict[str, object]", row.reading.get("unsure", {}))
    row.reading["unsure"] = {path: at for path, at in doubtful.items() if path != field}
    unread = cast("list[str]", row.reading.get("unread", []))
    row.reading["unread"] = [path for path in unread if path != field]
    learned = cast("dict[str, str]", row.reading.get("learned", {}))
    row.reading["learned"] = {path: was for path, was in learned.items() if path != field}
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


def teach(row: Directive, field: str, before: object, by: User) -> None:
    """Keep what the correction of a field teaches for the next paper of this issuer."""
    for one in taught(field, before, value_at(row.fields, field)):
        Taught.objects.update_or_create(
            commune=row.commune,
            issuer_key=fold(row.issuer)[:300],
            field=one.field,
            before=one.before[:500],
            defaults={
                "issuer": row.issuer,
                "after": one.after[:500],
                "directive": row,
                "by": by,
                "at": clock.now(),
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
    seen = [moved(path, gone) for path in cast("list[str]", row.reading.get("seen", []))]
    row.reading["seen"] = [path for path in seen if path]
    learned = cast("dict[str, str]", row.reading.get("learned", {}))
    row.reading["learned"] = {to: was for path, was in learned.items() if (to := moved(path, gone))}
    for span in row.spans.filter(field__startswith=f"{name}.").order_by("pk"):
        path = moved(span.field, gone)
        span.delete() if path is None else Span.objects.filter(pk=span.pk).update(field=path)
