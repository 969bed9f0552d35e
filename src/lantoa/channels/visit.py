"""Visit: a person known in the hamlet goes to a house and explains (tuyên truyền trực tiếp)."""

from lantoa.channels.base import Ask, Channel, Counted, Out, OutFile, Parcel, empty, too_long
from lantoa.channels.sheets.printing import PDF, sheet
from lantoa.kit.markdown import as_plain

AT_THE_DOOR = 2_500


def fit(parcel: Parcel) -> list[str]:
    """Say when there is more than one can say at a door."""
    text = as_plain(parcel.body)
    return [*empty(parcel), *too_long(text, most=AT_THE_DOOR, what="Lời nói tại nhà")]


def render(parcel: Parcel) -> Out:
    """Return what to say at the door, on one sheet."""
    notes = ["Nhà vắng, hẹn lại:", "Bà con hỏi:"]
    pdf = sheet("outline", parcel, notes=notes)
    return Out(files=(OutFile("loi-noi-tai-nha.pdf", PDF, pdf),), text=as_plain(parcel.body))


CHANNEL = Channel(
    kind="visit",
    label="Đến tận nhà",
    vehicle="direct",
    icon="door",
    verb="Đã đến",
    law="direct",
    asks=(Ask("homes", "Số hộ đã đến", "hộ", least=1, most=5_000),),
    counts=(
        Counted("visit_rounds", "Số đợt đến tận nhà", "đợt"),
        Counted("visit_homes", "Số lượt hộ được đến tận nhà", "lượt hộ", of="homes"),
    ),
    surety="delivered",
    crowd="ticks",
    photos=False,
    takes=("leaflet",),
    needs_item=False,
    fit=fit,
    render=render,
)
