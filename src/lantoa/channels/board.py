"""Notice board: a printed notice put up at the commune's and the hamlets' boards."""

from lantoa.channels.base import Ask, Channel, Counted, Out, OutFile, Parcel, empty
from lantoa.channels.sheets.printing import PDF, pages, sheet
from lantoa.kit.markdown import as_plain


def fit(parcel: Parcel) -> list[str]:
    """Say when the notice takes more than two sheets in letters that can be read standing."""
    count = pages(sheet("notice", parcel))
    long = f"In cỡ chữ đứng xa đọc được thì dài {count} trang: bớt còn nhiều nhất 2 trang."
    return [*empty(parcel), *([long] if count > 2 else [])]


def render(parcel: Parcel) -> Out:
    """Return the notice to print on A4."""
    pdf = sheet("notice", parcel)
    return Out(files=(OutFile("to-dan-bang-tin.pdf", PDF, pdf),), text=as_plain(parcel.body))


CHANNEL = Channel(
    kind="board",
    label="Bảng tin",
    vehicle="visual",
    icon="clipboard-list",
    verb="Đã dán",
    law="board",
    asks=(
        Ask("sheets", "Số tờ đã dán", "tờ", least=1, most=200),
        Ask("boards", "Số bảng tin", "bảng", least=1, most=100, required=False),
    ),
    counts=(
        Counted("board_notices", "Số lần niêm yết tại bảng tin", "lần"),
        Counted("board_sheets", "Số tờ đã dán", "tờ", of="sheets"),
    ),
    surety="offered",
    crowd="zone",
    takes=("notice", "leaflet", "slogan"),
    fit=fit,
    render=render,
)
