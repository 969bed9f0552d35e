"""Party-cell session: the item is presented; no names, photos, minutes or household bits."""

from lantoa.channels.base import Ask, Channel, Counted, Out, OutFile, Parcel
from lantoa.channels.gathering import fit, talk_seconds
from lantoa.channels.sheets.printing import PDF, length, sheet
from lantoa.kit.markdown import as_plain


def render(parcel: Parcel) -> Out:
    """Return the paper for the session: it says what it is, and asks for a headcount alone."""
    lasts = talk_seconds(parcel)
    pdf = sheet(
        "outline",
        parcel,
        head="Tài liệu phục vụ sinh hoạt chi bộ",
        length=length(lasts),
        notes=["Số đảng viên dự (theo bí thư chi bộ):"],
    )
    text = as_plain(parcel.body)
    return Out(files=(OutFile("tai-lieu-chi-bo.pdf", PDF, pdf),), text=text, seconds=lasts)


CHANNEL = Channel(
    kind="party_cell",
    label="Sinh hoạt chi bộ",
    vehicle="gathering",
    icon="book",
    verb="Đã sinh hoạt",
    asks=(Ask("people", "Số đảng viên dự (theo bí thư chi bộ)", "người", least=1, most=300),),
    counts=(
        Counted("cell_sessions", "Số buổi sinh hoạt chi bộ có lồng ghép", "buổi"),
        Counted("cell_people", "Lượt đảng viên dự", "lượt người", of="people"),
    ),
    surety="offered",
    crowd="heads",
    photos=False,
    public=False,
    takes=("party",),
    needs_item=False,
    fit=fit,
    render=render,
)
