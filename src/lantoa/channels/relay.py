"""Relay: the loudspeakers take over a programme of the province or the nation (tiếp sóng)."""

from lantoa.channels.base import Channel, Counted, Out, OutFile, Parcel
from lantoa.channels.radio import MINUTES
from lantoa.channels.sheets.printing import PDF, sheet, when


def fit(parcel: Parcel) -> list[str]:
    """Say when it is not known which programme to take over."""
    return [] if parcel.title.strip() else ["Chưa ghi tiếp sóng chương trình nào của đài nào."]


def render(parcel: Parcel) -> Out:
    """Return the operator's slip: which programme, when."""
    lines = [f"Tiếp sóng: {parcel.title}", when(parcel), parcel.body.strip()]
    text = "\n".join(filter(None, lines))
    pdf = sheet("outline", parcel, notes=["Bắt đầu lúc:", "Kết thúc lúc:", "Người trực máy:"])
    return Out(files=(OutFile("phieu-tiep-song.pdf", PDF, pdf),), text=text)


CHANNEL = Channel(
    kind="relay",
    label="Tiếp sóng",
    vehicle="radio",
    icon="radar",
    verb="Đã tiếp sóng",
    law="radio",
    asks=(MINUTES,),
    counts=(
        Counted("relay_sessions", "Số buổi tiếp sóng", "buổi"),
        Counted("relay_minutes", "Thời lượng tiếp sóng", "phút", of="minutes"),
    ),
    surety="offered",
    crowd="zone",
    needs_item=False,
    fit=fit,
    render=render,
)
