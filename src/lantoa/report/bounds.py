"""How far a figure can go: no more households were reached than live there."""

from lantoa.commune.models import Place
from lantoa.commune.queries import hamlets_on, seating
from lantoa.kit.say import num
from lantoa.report.indicators import REACH, REACHED
from lantoa.report.models import Due, Figure
from lantoa.report.rules import Answer


def homes_of(due: Due) -> int:
    """Return how many households the unit's place had when the period closed."""
    place, day = due.unit.place, due.until_on
    if place.kind == Place.HAMLET:
        places = [place.pk]
    else:
        places = list(hamlets_on(due.regime.commune, day).values_list("pk", flat=True))
    return sum(one.on(day).bit_count() for one in seating(places, away=False).values())


def beyond(figure: Figure, said: Answer) -> str:
    """Return what is impossible about a figure that a person wrote, or ""."""
    if said.value is None or figure.indicator.source.split(":")[0] not in (REACH, REACHED):
        return ""
    due = figure.report.due
    homes = homes_of(due)
    if not 0 < homes < said.value:
        return ""
    return f"{num(said.value)} hộ, nhiều hơn số hộ của {due.unit.place} ({num(homes)}). Xem lại."
