"""What is held already, seen before anybody is asked anew: figures near a question, and their day.

The ledger answers as of today; what people typed answers as of their last report.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lantoa.commune.models import Commune
from lantoa.commune.queries import hamlets, units
from lantoa.kit import clock
from lantoa.kit.periods import Period
from lantoa.plan.models import Campaign
from lantoa.report import ledger
from lantoa.report.indicators import OFFICE, catalogue
from lantoa.report.ledger import Scope
from lantoa.report.matching import ranked
from lantoa.report.models import Due, Figure, Indicator, Report
from lantoa.report.rules import BLANK, answer_of, shown

MOST = 4
SENT = (Report.SENT, Report.ACCEPTED)


@dataclass(frozen=True)
class Held:
    """One figure that is held: what it says, of whom, as of which day."""

    code: str
    label: str
    value: str
    told: str
    on: date


def near(questions: Sequence[str], known: Sequence[Indicator]) -> list[str]:
    """Return the codes of the figures near the questions, the nearest of each first."""
    names = [(one.code, f"{one.label} {one.unit_word}") for one in known]
    found = [code for asked in questions for code in ranked(asked, names)[:MOST]]
    return list(dict.fromkeys(found))


def indicators(communes: Sequence[Commune]) -> list[Indicator]:
    """Return the figures that are known to these communes."""
    here = [None, *(one.pk for one in communes)]
    rows = Indicator.objects.order_by("order", "code")
    return [row for row in rows if row.commune_id in here]


def held_here(campaign: Campaign, questions: Sequence[str]) -> list[Held]:
    """Return what the commune holds near the questions: the ledger of today, else reports."""
    known = {row.code: row for row in indicators([campaign.commune])}
    codes = near(questions, list(known.values()))
    today = clock.today()
    measures = [one for one in catalogue() if one.code in codes]
    everybody = frozenset(units(campaign.commune).order_by().values_list("pk", flat=True))
    first = min(campaign.from_on, today)
    scope = Scope(
        campaign, Period(first, today), everybody, tuple(hamlets(campaign.commune)), everybody
    )
    said = ledger.readings(scope, measures)
    sent = _from_reports([campaign.commune], codes, level=None)
    found = []
    for code in codes:
        row, answer = known[code], said.get(code)
        if answer and answer.state != BLANK:
            told = f"sổ hoạt động cả xã, từ {first:%d/%m/%Y} đến hôm nay"
            found.append(
                Held(code, row.label, f"{shown(answer)} {row.unit_word}".strip(), told, today)
            )
        elif code in sent:
            found.append(sent[code])
    return found


def held_by_communes(communes: Sequence[Commune], questions: Sequence[str]) -> list[Held]:
    """Return what communes' accepted reports hold near the questions, added over communes."""
    codes = near(questions, indicators(communes))
    sent = _from_reports(communes, codes, level=OFFICE)
    return [sent[code] for code in codes if code in sent]


def _from_reports(
    communes: Sequence[Commune], codes: Sequence[str], *, level: str | None
) -> dict[str, Held]:
    """Return what reports say by code, added over units where it adds.

    Of one duty and period alone, the newest that tells it: periods of several duties hold the same
    work.

    `level`: only reports of that level, and only accepted ones.
    """
    rows = Figure.objects.filter(
        indicator__code__in=codes,
        state__in=(Figure.VALUE, Figure.ZERO),
        report__due__regime__commune__in=list(communes),
        report__state__in=(Report.ACCEPTED,) if level else SENT,
    )
    if level:
        rows = rows.filter(report__due__regime__level=level)
    newest: dict[str, dict[Turn, dict[int, Figure]]] = {}
    for row in rows.select_related("indicator", "report__due__regime__campaign").order_by(
        "report__version"
    ):
        turn = _turn(row.report.due)
        newest.setdefault(row.indicator.code, {}).setdefault(turn, {})[row.report.due.unit_id] = row
    found = {}
    for code, told in newest.items():
        turn = max(told, key=lambda one: (one.is_below, one.until_on, len(told[one]), one.title))
        held = list(told[turn].values())
        if held[0].indicator.additive or len(held) == 1:
            found[code] = _held(code, turn, held)
    return found


@dataclass(frozen=True)
class Turn:
    """One duty in one period, the same in every commune that owes it; `is_below`: told by units,
    of which the office's own is what they came to.
    """

    title: str
    about: str
    every: str
    until_on: date
    is_below: bool


def _turn(due: Due) -> Turn:
    regime = due.regime
    about = "" if regime.is_question else regime.about
    return Turn(regime.title, about, regime.every, due.until_on, regime.level != OFFICE)


def _held(code: str, turn: Turn, rows: Sequence[Figure]) -> Held:
    indicator = rows[0].indicator
    total = sum((row.value for row in rows if row.value is not None), Decimal(0))
    since, on = min(row.report.due.from_on for row in rows), turn.until_on
    told = f"“{turn.title}” của {len(rows)} đơn vị, số từ {since:%d/%m/%Y} đến {on:%d/%m/%Y}"
    value = f"{shown(answer_of(total))} {indicator.unit_word}".strip()
    return Held(code, indicator.label, value, told, on)
