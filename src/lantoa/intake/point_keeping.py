"""The open points of a reading kept: those of the paper, and the units that the commune has not."""

from typing import cast

from django.db.models import F

from lantoa.intake.models import Directive, Point, Taught
from lantoa.intake.queries import lessons
from lantoa.intake.reading import Reading
from lantoa.intake.unit_questions import candidates
from lantoa.intake.unknown_units import FIELD, LATER, OUTSIDE, UNKNOWN, choices, strangers, unit_of
from lantoa.intake.versions import others
from lantoa.kit import clock


def keep_points(row: Directive, reading: Reading) -> None:
    """Keep what the paper leaves open, then ask about the units that are none of ours for sure."""
    Point.objects.bulk_create(
        Point(
            directive=row,
            code=point.code,
            detail=point.detail,
            question=point.question,
            choices=[{"key": key, "label": label} for key, label in point.choices],
            proposed=point.proposed,
            order=order,
        )
        for order, point in enumerate(reading.points)
    )
    _ask_about_units(row)
    _propose_as_before(row)


def _propose_as_before(row: Directive) -> None:
    """Propose what was settled on the version before, where this one still leaves it open."""
    before = next((one for one in others(row) if one.pk < row.pk), None)
    settled = before.points.exclude(choice="") if before else Point.objects.none()
    said = {(point.code, point.detail): point.choice for point in settled}
    for point in row.points.filter(choice=""):
        key = said.get((point.code, point.detail))
        if key in {choice["key"] for choice in point.choices}:
            point.proposed = str(key)
            point.save(update_fields=["proposed"])


def _ask_about_units(row: Directive) -> None:
    """Keep a point for each unit that we have not; what was said of it before is its answer."""
    about = cast("list[str]", row.reading.get("about", []))
    rows = cast("list[dict[str, object]]", row.fields.get("assignments") or [])
    units = candidates(row.commune)
    known = {unit.pk for unit in units}
    said = {one.before: one for one in lessons(row.commune, row.issuer) if one.field == FIELD}
    for one in strangers([str(each.get("unit") or "") for each in rows], units):
        earlier = said.get(one.name[:500])
        good = earlier is not None and (earlier.after == OUTSIDE or unit_of(earlier.after) in known)
        Point.objects.create(
            directive=row,
            code=UNKNOWN,
            detail=one.name,
            question=one.question,
            choices=choices(one.name, units),
            proposed=LATER,
            choice=earlier.after if earlier and good else "",
            settled_by=earlier.by if earlier and good else None,
            settled_at=clock.now() if earlier and good else None,
            order=len(about),
        )
        about.append(f"assignments.{one.n}")
        if earlier and good:
            Taught.objects.filter(pk=earlier.pk).update(used=F("used") + 1)
    row.reading["about"] = about
    row.save(update_fields=["reading"])
