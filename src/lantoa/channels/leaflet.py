"""Leaflet: big print on A5, handed to every household (tờ rơi đến tận hộ)."""

from lantoa.channels.base import Ask, Channel, Counted, Out, OutFile, Parcel, empty
from lantoa.channels.sheets.printing import PDF, pages, sheet
from lantoa.kit.markdown import as_plain

SIZES = (19, 17, 15)
"""Letter sizes in points, largest first; below 15 older people do not read it."""


def _printed(parcel: Parcel) -> tuple[bytes, int]:
    """Return the leaflet in the largest letters that keep it on one page, and its pages."""
    pdf, count = b"", 0
    for size in SIZES:
        pdf = sheet("leaflet", parcel, size=size)
        count = pages(pdf)
        if count == 1:
            break
    return pdf, count


def fit(parcel: Parcel) -> list[str]:
    """Say when it takes more than the two sides of an A5 sheet in big print."""
    _pdf, count = _printed(parcel)
    long = f"In chữ to thì dài {count} trang A5: bớt còn nhiều nhất 2 mặt giấy."
    return [*empty(parcel), *([long] if count > 2 else [])]


def render(parcel: Parcel) -> Out:
    """Return the leaflet to print: A5, big letters, with a QR code where there is an address."""
    pdf, _count = _printed(parcel)
    return Out(files=(OutFile("to-roi.pdf", PDF, pdf),), text=as_plain(parcel.body))


CHANNEL = Channel(
    kind="leaflet",
    label="Tờ rơi đến tận hộ",
    vehicle="print",
    icon="file-text",
    verb="Đã phát xong",
    law="paper",
    asks=(Ask("copies", "Số tờ đã phát", "tờ", least=1, most=20_000),),
    counts=(
        Counted("leaflet_rounds", "Số đợt phát tờ rơi", "đợt"),
        Counted("leaflet_copies", "Số tờ rơi, tài liệu đã phát", "tờ", of="copies"),
    ),
    surety="delivered",
    crowd="ticks",
    takes=("leaflet",),
    fit=fit,
    render=render,
)
