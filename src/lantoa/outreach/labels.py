"""Labels for a leaflet round: one code a household, in walking order, to be stuck on its sheet."""

from collections.abc import Sequence
from pathlib import Path

from lantoa.commune.models import Place, Seat
from lantoa.content.models import Version
from lantoa.kit.official import DEMO_MARK
from lantoa.kit.paper import qr_svg, typst_pdf
from lantoa.kit.say import start

SHEET = Path(__file__).with_name("labels.typ")


def labels(
    version: Version, hamlet: Place, rows: Sequence[tuple[Seat, str]], *, is_demo: bool
) -> bytes:
    """Return the labels as PDF, A4, three across; `rows` are seats with the address of each."""
    return typst_pdf(
        SHEET.read_text("utf-8"),
        {
            "head": start(f"{hamlet}: {version.title}"),
            "rows": [
                {
                    "name": seat.household.head or f"Hộ {seat.bit + 1}",
                    "lane": seat.household.lane,
                    "qr": qr_svg(address),
                }
                for seat, address in rows
            ],
            "watermark": DEMO_MARK if is_demo else "",
        },
    )
