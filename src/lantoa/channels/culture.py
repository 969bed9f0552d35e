"""Culture: a performance, a contest, sports (văn nghệ, hội thi, thể thao) around the theme."""

from lantoa.channels.base import Ask, Channel, Counted, Out, OutFile, Parcel, empty
from lantoa.channels.sheets.printing import PDF, sheet
from lantoa.kit.markdown import as_plain


def fit(parcel: Parcel) -> list[str]:
    """Say when there is no programme."""
    return empty(parcel)


def render(parcel: Parcel) -> Out:
    """Return the programme with what to write down afterwards."""
    notes = ["Số người xem, dự:", "Số tiết mục, đội thi:", "Giải thưởng, đơn vị phối hợp:"]
    pdf = sheet("outline", parcel, notes=notes)
    return Out(files=(OutFile("chuong-trinh.pdf", PDF, pdf),), text=as_plain(parcel.body))


CHANNEL = Channel(
    kind="culture",
    label="Văn nghệ, hội thi, thể thao",
    vehicle="culture",
    icon="music",
    verb="Đã tổ chức",
    asks=(
        Ask("people", "Số người xem, dự", "người", least=1, most=20_000),
        Ask("acts", "Số tiết mục, đội thi", "tiết mục", most=200, required=False),
    ),
    counts=(
        Counted("culture_events", "Số buổi văn nghệ, hội thi, thể thao", "buổi"),
        Counted("culture_people", "Lượt người xem, dự", "lượt người", of="people"),
    ),
    surety="engaged",
    crowd="heads",
    needs_item=False,
    fit=fit,
    render=render,
)
