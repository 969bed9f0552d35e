"""Class: people learn and practise together (lớp Bình dân học vụ số, tập huấn)."""

from lantoa.channels.base import Ask, Channel, Counted, Out, OutFile, Parcel, empty
from lantoa.channels.sheets.printing import PDF, sheet
from lantoa.kit.markdown import as_plain


def fit(parcel: Parcel) -> list[str]:
    """Say when there is nothing to teach from."""
    return empty(parcel)


def render(parcel: Parcel) -> Out:
    """Return the lesson sheet; learners are counted, never listed."""
    notes = ["Số người học:", "Trong đó làm được bài thực hành:", "Chỗ bà con còn vướng:"]
    pdf = sheet("outline", parcel, notes=notes)
    return Out(files=(OutFile("bai-hoc.pdf", PDF, pdf),), text=as_plain(parcel.body))


CHANNEL = Channel(
    kind="class",
    label="Lớp học, tập huấn",
    vehicle="learning",
    icon="school",
    verb="Đã dạy",
    asks=(
        Ask("learners", "Số người học", "người", least=1, most=2_000),
        Ask("practised", "Số người làm được bài thực hành", "người", most=2_000, required=False),
    ),
    counts=(
        Counted("class_times", "Số lớp, buổi tập huấn", "buổi"),
        Counted("class_learners", "Lượt người học", "lượt người", of="learners"),
        Counted(
            "class_practised", "Lượt người làm được bài thực hành", "lượt người", of="practised"
        ),
    ),
    surety="engaged",
    crowd="heads",
    needs_item=False,
    fit=fit,
    render=render,
)
