"""A new question is sent: its figures, the one report that is owed, due by a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Unit, User
from lantoa.commune.queries import require
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.plan.models import Campaign
from lantoa.report.models import Due, Regime
from lantoa.report.owing import put_dues
from lantoa.report.own_indicators import own_indicator
from lantoa.report.regime_models import QUESTION
from lantoa.report.regimes import level_of
from lantoa.report.terms import read_figure

MOST = 20
NOTE = [["note", "Nói thêm"]]


@dataclass(frozen=True)
class Question:
    """What is asked: a title, figures as typed ("Số hộ có Wi-Fi (hộ)"), the day to answer by."""

    title: str
    figures: tuple[str, ...]
    due_on: date
    asker: str


@transaction.atomic
def ask(
    campaign: Campaign, question: Question, units: Sequence[Unit], *, by: User, uid: UUID
) -> Regime:
    """Ask units of a commune for figures; each owes one report, and silence is seen.

    Figures run to yesterday, so that units can answer at once. Raises `Unfit` for nothing asked,
    too much, nobody, or a day that has passed.
    """
    require(by, "report.ask", campaign.commune)
    body = {
        "of": campaign.pk, "title": question.title, "figures": list(question.figures),
        "due_on": question.due_on, "units": sorted(unit.pk for unit in units),
    }  # fmt: skip
    with receipt(by, uid, "report.ask", body) as first:
        if first:
            _must_be_possible(question, units)
            regime = _regime(campaign, question, units, uid)
            put_dues(regime)
            owed = Due.objects.filter(regime=regime).count()
            facts: dict[str, object] = {"figures": len(question.figures), "rows": owed}
            journal(by, "question.sent", campaign, facts, commune=campaign.commune)
            first.answer["pk"] = regime.pk
    return Regime.objects.get(pk=first.pk)


def _must_be_possible(question: Question, units: Sequence[Unit]) -> None:
    if not question.figures:
        raise Unfit("Ghi ít nhất một số cần hỏi, mỗi dòng một số.", field="figures")
    if len(question.figures) > MOST:
        raise Unfit(
            f"Hỏi nhiều nhất {MOST} số một lần. Bớt những số đã có ở trên.", field="figures"
        )
    if not units:
        raise Unfit("Chọn ít nhất một đơn vị để hỏi.", field="units")
    if question.due_on <= clock.today():
        raise Unfit("Hạn trả lời phải sau hôm nay.", field="due_on")


def _regime(campaign: Campaign, question: Question, units: Sequence[Unit], uid: UUID) -> Regime:
    yesterday = clock.today() - timedelta(days=1)
    regime = Regime.objects.create(
        commune=campaign.commune,
        campaign=campaign,
        key=f"{QUESTION}{uid.hex[:16]}",
        title=f"Hỏi số liệu: {question.title}"[:300],
        level=level_of(campaign.commune, list(units)),
        to_name=question.asker[:300],
        every="once",
        due_on=question.due_on,
        from_on=min(campaign.from_on, yesterday),
        until_on=yesterday,
        parts=NOTE,
        edited_at=clock.now(),
    )
    regime.units.set(units)
    regime.indicators.set(
        own_indicator(campaign.commune, *read_figure(typed), place=place)
        for place, typed in enumerate(question.figures)
    )
    return regime
