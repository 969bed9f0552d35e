"""Lesson: a household learns by itself, from the leaflet's code (bài học tự học ở nhà)."""

from lantoa.channels.base import Ask, Channel, Counted, Out, OutFile, Parcel, empty
from lantoa.channels.sheets.printing import PDF, sheet
from lantoa.kit.markdown import as_plain


def fit(parcel: Parcel) -> list[str]:
    """Say when there is nothing to learn from."""
    return empty(parcel)


def render(parcel: Parcel) -> Out:
    """Return the lesson on one sheet, to be learnt at home."""
    pdf = sheet("outline", parcel, notes=["Làm được:", "Còn vướng, nhờ người giúp:"])
    return Out(files=(OutFile("bai-hoc-o-nha.pdf", PDF, pdf),), text=as_plain(parcel.body))


CHANNEL = Channel(
    kind="lesson",
    label="Bài học tự học ở nhà",
    vehicle="learning",
    icon="school",
    verb="Đã học",
    asks=(Ask("homes", "Số hộ đã học", "hộ", least=1, most=5_000),),
    counts=(Counted("lesson_homes", "Số lượt hộ tự học ở nhà", "lượt hộ", of="homes"),),
    surety="engaged",
    crowd="ticks",
    photos=False,
    needs_item=False,
    fit=fit,
    render=render,
)
