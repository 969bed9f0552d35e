"""What was asked already: how many have answered, and what their answers come to so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q

from lantoa.commune.models import Commune
from lantoa.report.held import SENT
from lantoa.report.models import Figure, Regime, Report
from lantoa.report.regime_models import QUESTION, question_of
from lantoa.report.rules import answer_of, shown

NEWEST = 20


@dataclass(frozen=True)
class AskedLine:
    """One question: its name, the day to answer by, who has answered, the sums so far."""

    title: str
    due_on: date | None
    answered: int
    owed: int
    sums: list[str]


def asked(communes: Sequence[Commune], asker: str, *, sealed: bool) -> list[AskedLine]:
    """Return the questions of one asker, the newest first; those sent together stand in one line.

    With `sealed` only accepted answers count: what another body may see. A fixed number of queries.
    """
    states = (Report.ACCEPTED,) if sealed else SENT
    rows = Regime.objects.filter(commune__in=communes, key__startswith=QUESTION, to_name=asker)
    told = Q(dues__reports__state__in=states)
    rows = rows.annotate(
        owed=Count("dues", distinct=True), answered=Count("dues", filter=told, distinct=True)
    )
    together: dict[tuple[str, date | None], list[Regime]] = {}
    for row in rows.order_by("-pk"):
        together.setdefault((row.title, row.due_on), []).append(row)
    newest = dict(list(together.items())[:NEWEST])
    figures = _figures([row for held in newest.values() for row in held], states)
    return [
        AskedLine(
            question_of(held[0].key, title),
            due_on,
            sum(row.answered for row in held),  # type: ignore[attr-defined]
            sum(row.owed for row in held),  # type: ignore[attr-defined]
            _sums(figure for row in held for figure in figures.get(row.pk, [])),
        )
        for (title, due_on), held in newest.items()
    ]


def _figures(regimes: Sequence[Regime], states: Sequence[str]) -> dict[int, list[Figure]]:
    """Return the newest answer of each unit to each figure, by the id of its regime."""
    rows = Figure.objects.filter(
        report__due__regime__in=regimes,
        report__state__in=states,
        state__in=(Figure.VALUE, Figure.ZERO),
    )
    newest = {
        (row.report.due_id, row.indicator_id): row
        for row in rows.select_related("indicator", "report__due").order_by("report__version")
    }
    found: dict[int, list[Figure]] = {}
    for row in newest.values():
        found.setdefault(row.report.due.regime_id, []).append(row)
    return found


def _sums(figures: Iterable[Figure]) -> list[str]:
    """Return "Số hộ có Wi-Fi: 31 hộ" for each figure; shares, which do not add, one by one."""
    held: dict[tuple[str, str, bool], list[Decimal]] = {}
    for row in figures:
        key = (row.indicator.label, row.indicator.unit_word, row.indicator.additive)
        held.setdefault(key, []).append(row.value or Decimal(0))
    said = []
    for (label, word, additive), values in held.items():
        numbers = [sum(values, Decimal(0))] if additive else values
        told = ", ".join(shown(answer_of(number)) for number in numbers)
        said.append(f"{label}: {told} {word}".rstrip())
    return said
