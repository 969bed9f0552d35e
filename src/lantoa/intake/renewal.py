"""The proposed window follows a corrected date, as long as nobody has settled it."""

from datetime import date
from typing import cast

from lantoa.intake.models import Directive
from lantoa.intake.spans_of_days import Named, choices_of, span_of


def renewed_window(row: Directive) -> None:
    """Propose the window anew from the corrected dates; a settled or printed one stays."""
    if row.reading.get("window_is_printed"):
        return
    dates = cast("list[dict[str, str | None]]", row.fields.get("dates") or [])
    beside = cast("list[dict[str, object]]", row.reading.get("dates") or [])
    named = [
        Named(_day(day.get("on")), str(known.get("lead") or "at"), bool(known.get("peak")))
        for day, known in zip(dates, beside + [{}] * len(dates), strict=False)
    ]
    span = span_of(named, _day(cast("str | None", row.fields.get("issued_on"))))
    row.reading["window"] = [
        day.isoformat() if day else None for day in (span.from_on, span.until_on)
    ]
    about = cast("list[str]", row.reading.get("about", []))
    for point in row.points.filter(choice=""):
        if point.order < len(about) and about[point.order] == "window":
            offered = choices_of(span)
            point.choices = [{"key": key, "label": label} for key, label in offered]
            point.proposed = offered[0][0]
            point.save(update_fields=["choices", "proposed"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
