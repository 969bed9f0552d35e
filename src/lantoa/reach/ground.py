"""Which hamlets stood when, and what took their place: asked each time something is counted."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from lantoa.commune.models import Succession
from lantoa.commune.queries import Passage, lineage
from lantoa.kit.rows import ask, marks

GROUND = """
    SELECT place.id, place.from_on, place.to_on,
        EXISTS (SELECT 1 FROM lantoa_succession WHERE after_id = place.id),
        EXISTS (SELECT 1 FROM lantoa_succession AS way
            JOIN lantoa_placechange AS change ON change.id = way.change_id
            WHERE way.before_id = place.id AND change.undone_at IS NULL)
    FROM lantoa_place AS place WHERE place.id IN ({places})"""


class Stand(NamedTuple):
    """A hamlet's days: `made` by a change, `gone` into others that took its place."""

    pk: int
    from_on: date | None
    to_on: date | None
    made: bool
    gone: bool

    def on(self, day: date) -> bool:
        """Say whether the hamlet stood on `day`; the first list holds for earlier days too."""
        if self.to_on is not None and self.to_on < day:
            return False
        return not (self.made and self.from_on is not None and self.from_on > day)


Ground = tuple[dict[int, Stand], Mapping[int, Sequence[Passage]]]


def ground_of(hamlets: Iterable[int]) -> Ground:
    """Return the hamlets, with all that took their place since, and the passages into them.

    One query where the ground never changed.
    """
    found: dict[int, Stand] = {}
    newest = set(hamlets)
    while newest:
        asked = sorted(newest)
        rows = ask(GROUND.format(places=marks(asked)), asked)
        held = {place.pk: place for place in map(Stand._make, rows)}
        found |= held
        newest = set()
        if any(place.gone for place in held.values()):
            after = Succession.objects.filter(before__in=held, change__undone_at__isnull=True)
            newest = set(after.values_list("after_id", flat=True)) - set(found)
    is_new = any(place.made for place in found.values())
    return found, lineage(found) if is_new else {pk: [] for pk in found}
