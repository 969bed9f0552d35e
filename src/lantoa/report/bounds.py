"""How far a figure can go: no more households were reached than live there, and hardly more had."""

from lantoa.commune.models import Place, Unit
from lantoa.commune.queries import hamlets_on, seating
from lantoa.kit.say import num
from lantoa.report.indicators import REACH, REACHED
from lantoa.report.models import Due, Figure
from lantoa.report.rules import Answer

HOMES, PEOPLE, SHARE = "hộ", "người", "%"
A_HOME = 12
"""More people than this to a household on the average are hard to believe."""


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


def unlikely(figure: Figure, unit: Unit, homes: int) -> str:
    """Return what is hard to believe about a figure of a unit whose place has `homes`, or "".

    A figure may count the same household twice (rounds, meetings), so a person is asked only.
    """
    said, word = figure.value or 0, figure.indicator.unit_word.strip().casefold()
    asked = f"Đúng là {num(said)} {word}?"
    if word == SHARE and said > 100:
        return f"{figure.indicator.label}: phần trăm ít khi quá 100. {asked}"
    most = {HOMES: homes, PEOPLE: homes * A_HOME}.get(word, 0)
    if not 0 < most < said:
        return ""
    return f"{figure.indicator.label}: {unit.place} có {num(homes)} hộ. {asked}"
