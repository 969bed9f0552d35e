"""Pillars from one reading of a directive to the next: what was done keeps its content."""

from collections.abc import Collection, Iterable
from itertools import count

from lantoa.intake.rules import ReadPillar
from lantoa.kit import clock
from lantoa.kit.text import fold
from lantoa.plan.models import Campaign, Pillar

ENDED = "-cũ"
LONGEST_REF = 20


def renew(campaign: Campaign, read: Iterable[ReadPillar]) -> list[dict[str, str]]:
    """Bring the pillars up to what is read now; name those that the directive dropped.

    A pillar is known by its title, wherever its number went, and else by its number. One that
    is named no more ends, and gives its number up: another may stand under it now.
    """
    read = list({one.ref: one for one in read}.values())
    held = list(campaign.pillars.all())
    known = _known(read, held)
    gone = [row for row in held if row.ended_on is None and row not in known.values()]
    for row in held:
        Pillar.objects.filter(pk=row.pk).update(ref=f"#{row.pk}")
    taken = {one.ref for one in read} | {row.ref for row in held if row.ended_on}
    for order, pillar in enumerate(read):
        row = known.get(pillar.ref) or Pillar(campaign=campaign)
        row.ref, row.title, row.order = pillar.ref, pillar.title[:500], order
        row.quote, row.garbled, row.ended_on = pillar.quote, pillar.garbled, None
        row.save()
    told = [{"what": f"Thôi nội dung trọng tâm {row}", "yours": "", "letter": ""} for row in gone]
    others = [row for row in held if row not in known.values()]
    for order, row in enumerate(others, len(read)):
        if row in gone:
            row.ref, row.ended_on = _old(row.ref, taken), clock.today()
        row.order = order
        row.save()
        taken.add(row.ref)
    return told


def drop_pillars(campaign: Campaign, *, but: Collection[int]) -> None:
    """Let ended pillars go, except those (ids in `but`) that work or a text stands under."""
    campaign.pillars.exclude(ended_on=None).exclude(pk__in=but).delete()


def _known(read: Iterable[ReadPillar], held: Iterable[Pillar]) -> dict[str, Pillar]:
    """Return, by the number read now, the pillar that it names: of that title, else number."""
    titles = {fold(row.title): row for row in held}
    known = {one.ref: titles.pop(fold(one.title)) for one in read if fold(one.title) in titles}
    left = {row.ref: row for row in titles.values() if row.ended_on is None}
    return known | {one.ref: left[one.ref] for one in read if one.ref in left.keys() - known.keys()}


def _old(ref: str, taken: Collection[str]) -> str:
    """Return a number of its own for a pillar that ended: "2.3-cũ", "2.3-cũ2"."""
    endings = (ENDED + (str(n) if n > 1 else "") for n in count(1))
    return next(old for end in endings if (old := ref[: LONGEST_REF - len(end)] + end) not in taken)
