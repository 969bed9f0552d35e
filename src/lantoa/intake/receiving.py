"""What a received paper becomes in the tables: its reading, spans and open points."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import F

from lantoa.commune.actions import store_file
from lantoa.commune.models import Commune
from lantoa.intake.bundle import Bundle, lines_of
from lantoa.intake.enclosing import note_change
from lantoa.intake.keeping import fields_of, places_of, rest_of
from lantoa.intake.learned import Correction, Doubts, improved
from lantoa.intake.models import Directive, PageImage, Related, Span, Taught
from lantoa.intake.point_keeping import keep_points
from lantoa.intake.queries import copies, earlier, key_of, lessons
from lantoa.intake.reading import Reading
from lantoa.intake.versions import note_same

PICTURE = frozenset({"image"})


@dataclass(frozen=True)
class Upload:
    """One file as sent: its name and bytes."""

    name: str
    data: bytes


def read_in(row: Directive, bundle: Bundle, reading: Reading) -> None:
    """Put what was read into the row, its spans, points and pictures of the pages."""
    arranged = row.reading.get("arranged", False)
    row.state, row.garbled = Directive.READ, reading.garbled
    row.raw, row.text = reading.raw, reading.text
    row.fields = fields_of(reading)
    row.reading = rest_of(reading) | {"arranged": arranged}
    row.notes = list(bundle.notes)
    _use_lessons(row)
    name_columns(row)
    _find_versions(row)
    row.save()
    _keep_kin(row, reading)
    _keep_places(row, reading)
    keep_points(row, reading)
    _keep_pictures(row, bundle)
    if row.enclosed_in:
        note_change(row.enclosed_in)


def _find_versions(row: Directive) -> None:
    """Make the row a version of what came before it; what came after it, one of the row.

    Papers of a commune wait for each other here: two hands may send the same one at once, and a
    paper that was read at the second try may come behind its own later copy.
    """
    Commune.objects.select_for_update(no_key=True).get(pk=row.commune_id)
    row.version_of = earlier(row)
    if row.version_of is None:
        after = [one.pk for one in copies(row) if one.pk > row.pk]
        Directive.objects.filter(pk__in=after).update(version_of=row)
    note_same(row)


def _keep_pictures(row: Directive, bundle: Bundle) -> None:
    """Keep the pictures of the pages with the place of each line."""
    sources = list(row.pages.all())
    for n, first, sheet in bundle.placed():
        if sheet.picture and sheet.source < len(sources):
            name = f"trang-{n}.webp"
            kept = store_file(
                None, data=sheet.picture, name=name, unit=row.unit, accept=PICTURE, as_sent=True
            )
            PageImage.objects.create(
                directive=row,
                source=sources[sheet.source],
                n=n,
                file=kept,
                width=sheet.width,
                height=sheet.height,
                how=sheet.how,
                lines=lines_of(sheet, first),
            )


def name_columns(row: Directive) -> None:
    """Bring the columns that lists and searches use up to the form."""
    row.number = str(row.fields.get("number") or "")[:100]
    row.number_key = key_of(row.number)
    row.issuer = str(row.fields.get("issuer") or "")[:300]
    issued = row.fields.get("issued_on")
    row.issued_on = date.fromisoformat(str(issued)) if issued else None


def _use_lessons(row: Directive) -> None:
    """Put in what people taught on earlier papers of this issuer; `learned` keeps what was read."""
    known = lessons(row.commune, str(row.fields.get("issuer") or ""))
    better = improved(
        row.fields,
        cast("Doubts", row.reading["unsure"]),
        [Correction(one.field, one.before, one.after) for one in known],
    )
    row.fields = better.fields
    row.reading |= {"unsure": better.unsure, "learned": better.changed}
    row.reading["unread"] = [
        path for path in cast("list[str]", row.reading["unread"]) if path not in better.changed
    ]
    used = [one.pk for one in known if Correction(one.field, one.before, one.after) in better.used]
    Taught.objects.filter(pk__in=used).update(used=F("used") + 1)


def _keep_kin(row: Directive, reading: Reading) -> None:
    """Keep the papers that this one names by number."""
    named = {key_of(one.number): one for one in reversed(reading.kin)}
    Related.objects.bulk_create(
        Related(
            directive=row,
            what=one.what,
            number=one.number[:100],
            number_key=key[:100],
            issued_on=one.issued_on,
            line=one.at.first_line,
        )
        for key, one in reversed(named.items())
        if key != row.number_key
    )


def _keep_places(row: Directive, reading: Reading) -> None:
    Span.objects.bulk_create(
        Span(
            directive=row,
            field=path,
            first_line=at.first_line,
            last_line=at.last_line,
            confidence=at.confidence,
        )
        for path, at in places_of(reading)
        if at
    )
