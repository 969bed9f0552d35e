"""What the gentle checks need of the rows around: households, photos, notes, meetings; once."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, time

from django.db.models import Count

from lantoa.channels.base import all_channels
from lantoa.commune.models import Place, Seat
from lantoa.commune.queries import whole_number
from lantoa.kit import clock
from lantoa.kit.bits import to_int
from lantoa.outreach import hint_rules
from lantoa.outreach.hint_rules import LEAST_WORDS, Said
from lantoa.outreach.models import Activity, Audience, Proof
from lantoa.outreach.rules import REACHED
from lantoa.outreach.standing import standing

LOOKED_AT = 3000


class Facts:
    """What the checks need of the other rows, gathered once for all."""

    def __init__(self, rows: Sequence[Activity]) -> None:
        """Ask for households, photos, notes and meetings around `rows`."""
        self.ticked = _ticked(rows)
        self.homes = _homes([row.place_id for row in rows])
        self.photos = _photos(rows)
        self.notes = _notes(rows)
        self.meetings = _meetings(rows)

    def said(self, row: Activity) -> list[Said]:
        """Return the sentences for one row."""
        proofs = row.proofs.all()
        taken = [one.file.taken_at.astimezone(clock.ZONE) for one in proofs if one.file.taken_at]
        looks = [one.look for one in proofs if one.look is not None]
        return [
            *hint_rules.same_photo(looks, self._older_photos(row)),
            *self._too_many(row),
            *hint_rules.fewer_than_ticked(row.counts, self.ticked.get(row.pk, 0)),
            *hint_rules.odd_day(
                row.done_on or row.due_on, from_on=row.campaign.from_on, taken=taken
            ),
            *hint_rules.same_words(row.note, self._notes_of(row), unit=row.unit_id),
            *hint_rules.two_places(_moment(row), self._other_meetings(row)),
        ]

    def _older_photos(self, row: Activity) -> list[tuple[int, str]]:
        """Return the photos that came before; another unit's work is not named."""
        first = min((one.pk for one in row.proofs.all() if one.look is not None), default=0)
        return [
            (look, title if unit == row.unit_id else "")
            for activity, unit, look, title, proof in self.photos
            if activity != row.pk and proof < first
        ]

    def _too_many(self, row: Activity) -> list[Said]:
        if row.place.kind != Place.HAMLET:
            return []
        homes = self.homes.get(row.place_id, 0)
        guessed = homes * whole_number(row.campaign.commune, "adults_a_home")
        return hint_rules.too_many(row.counts, adults=row.place.adults or guessed, homes=homes)

    def _notes_of(self, row: Activity) -> list[tuple[int, str]]:
        return [(unit, note) for unit, note, at in self.notes if at == row.campaign_id]

    def _other_meetings(self, row: Activity) -> list[tuple[datetime, str]]:
        """Return the meetings that the same person logged before, elsewhere."""
        return [
            (at, name)
            for pk, who, at, where, name in self.meetings
            if pk < row.pk and who == row.logged_by_id and where != row.place_id
        ]


def _ticked(rows: Sequence[Activity]) -> Counter[int]:
    """Return how many households each activity reached by name."""
    held = Audience.objects.filter(activity__in=rows, mark__in=REACHED).order_by()
    found = Counter[int]()
    for activity, bits in held.values_list("activity_id", "bits"):
        found[activity] += to_int(bytes(bits)).bit_count()
    return found


def _homes(places: Sequence[int]) -> dict[int, int]:
    rows = Seat.objects.filter(hamlet__in=set(places), to_on__isnull=True).order_by()
    return dict(rows.values_list("hamlet").annotate(number=Count("pk")))


def _photos(rows: Sequence[Activity]) -> list[tuple[int, int, int, str, int]]:
    """Return (activity, unit, look, title, proof) of the commune's newest photos."""
    if not any(one.look is not None for row in rows for one in row.proofs.all()):
        return []
    held = Proof.objects.filter(
        activity__campaign__in={row.campaign_id for row in rows}, look__isnull=False,
        activity__corrected_by__isnull=True,
    ).order_by("-pk")  # fmt: skip
    names = ("activity_id", "activity__unit_id", "look", "activity__title", "pk")
    return list(held.values_list(*names)[:LOOKED_AT])


def _notes(rows: Sequence[Activity]) -> list[tuple[int, str, int]]:
    if not any(len(row.note) >= LEAST_WORDS for row in rows):
        return []
    held = standing().filter(campaign__in={row.campaign_id for row in rows}).exclude(note="")
    return list(held.order_by("-pk").values_list("unit_id", "note", "campaign_id")[:LOOKED_AT])


def _meetings(rows: Sequence[Activity]) -> list[tuple[int, int, datetime, int, str]]:
    """Return (activity, who logged it, moment, place, its name) of other meetings those days."""
    here = [row for row in rows if _is_meeting(row) and row.logged_by_id]
    days = {row.done_on for row in here}
    if not here:
        return []
    held = standing().filter(
        state=Activity.DONE, done_on__in=days, logged_by__in={row.logged_by_id for row in here}
    )
    found = []
    for row in held.select_related("place").prefetch_related("proofs__file"):
        at = _moment(row)
        if _is_meeting(row) and at is not None and row.logged_by_id:
            found.append((row.pk, row.logged_by_id, at, row.place_id, str(row.place)))
    return found


def _is_meeting(row: Activity) -> bool:
    return all_channels()[row.kind].surety == "engaged"


def _moment(row: Activity) -> datetime | None:
    """Return when a meeting was held: by its photo, else by the hour of the plan."""
    taken = [one.file.taken_at for one in row.proofs.all() if one.file.taken_at]
    if not _is_meeting(row) or row.done_on is None:
        return None
    if taken and taken[0].astimezone(clock.ZONE).date() == row.done_on:
        return taken[0].astimezone(clock.ZONE)
    return _at(row.done_on, row.due_time) if row.due_time else None


def _at(on: date, hour: time) -> datetime:
    return datetime.combine(on, hour, clock.ZONE)
