"""Reach on paper: the walking list and the recall sheet, A4, big letters, boxes to tick."""

from collections.abc import Sequence
from pathlib import Path

from lantoa.commune.models import Place
from lantoa.kit import clock
from lantoa.kit.official import DEMO_MARK
from lantoa.kit.paper import qr_svg, typst_pdf
from lantoa.kit.say import date_in_full, num, start
from lantoa.plan.models import Campaign
from lantoa.reach.recall_models import RecallSheet
from lantoa.reach.recall_queries import Call
from lantoa.reach.recall_rules import ANSWERS
from lantoa.reach.walk_forms import TICKS
from lantoa.reach.walk_queries import Lane

SHEETS = Path(__file__).with_name("sheets")
PDF = "application/pdf"


def recall_paper(row: RecallSheet, calls: Sequence[Call], back: str) -> bytes:
    """Return the recall sheet as PDF; `back` is where its QR code leads."""
    commune = row.recall.campaign.commune
    return typst_pdf(
        _source("recall"),
        {
            "head": start(f"{row.hamlet}, {commune.place}"),
            "question": row.recall.question,
            "size": str(row.size),
            "asker": f"{row.asker} ({row.asker_words})",
            "on": date_in_full(clock.today()),
            "answers": list(ANSWERS.values()),
            "rows": _numbered([call for call in calls if not call.is_spare]),
            "spares": _numbered(
                sorted((call for call in calls if call.is_spare), key=lambda call: call.door.order)
            ),
            "qr": qr_svg(back),
            "watermark": DEMO_MARK if commune.is_demo else "",
        },
    )


def _numbered(calls: Sequence[Call]) -> list[dict[str, str]]:
    return [
        {"n": str(n), "name": call.name, "lane": call.lane} for n, call in enumerate(calls, start=1)
    ]


def walking_paper(
    campaign: Campaign, hamlet: Place, lanes: Sequence[Lane], *, asked: str, back: str
) -> bytes:
    """Return the walking list as PDF; `asked` says in words which households stand on it."""
    rows: list[dict[str, object]] = []
    for lane in lanes:
        rows.append({"lane": lane.name, "count": num(len(lane.doors))})
        rows += [
            {"n": str(number), "name": door.name, "last": door.words}
            for number, door in enumerate(lane.doors, start=lane.first)
        ]
    commune = campaign.commune
    return typst_pdf(
        _source("walking"),
        {
            "head": start(f"{hamlet}, {commune.place}"),
            "campaign": campaign.title,
            "asked": asked,
            "count": num(sum(len(lane.doors) for lane in lanes)),
            "on": date_in_full(clock.today()),
            "marks": list(TICKS.values()),
            "rows": rows,
            "qr": qr_svg(back),
            "watermark": DEMO_MARK if commune.is_demo else "",
        },
    )


def _source(name: str) -> str:
    return (SHEETS / "frame.typ").read_text("utf-8") + (SHEETS / f"{name}.typ").read_text("utf-8")
