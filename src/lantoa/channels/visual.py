"""Visual: banners and panels hung in public places (băng rôn, pano): a job to do."""

from lantoa.channels.base import Ask, Channel, Counted, Out, OutFile, Parcel, empty, too_long
from lantoa.channels.sheets.printing import PDF, sheet
from lantoa.kit.markdown import as_plain

READ_IN_PASSING = 110
"""Characters that a person on a motorbike reads in passing."""
LONG_AND_LOW = 0.8 / 3.0
LINES = (
    "Hỏi nơi treo trước; không che biển báo, đèn tín hiệu, tầm nhìn ở ngã ba, ngã tư.",
    "Giữ khoảng cách an toàn với đường dây điện; không buộc vào cột điện, trạm biến áp.",
    "Treo chắc, căng phẳng; mưa bão thì hạ xuống, xong lại treo.",
    "Chụp một ảnh thấy rõ chữ và nơi treo, gửi kèm khi ghi đã treo.",
)


def slogan(parcel: Parcel) -> str:
    """Return the words to hang: the first paragraph of the body."""
    paragraphs = as_plain(parcel.body).strip().split("\n\n")
    return " ".join(paragraphs[0].removeprefix("- ").split())


def fit(parcel: Parcel) -> list[str]:
    """Say when the words are too many to read in passing."""
    return [*empty(parcel), *too_long(slogan(parcel), most=READ_IN_PASSING, what="Chữ trên băng")]


def render(parcel: Parcel) -> Out:
    """Return the job sheet: the words fitted to the cloth, where, until when, what to mind."""
    words = slogan(parcel)
    pdf = sheet(
        "banner",
        parcel,
        title="Phiếu treo băng rôn, khẩu hiệu",
        slogan=words,
        ratio=LONG_AND_LOW,
        lines=[line for line in (parcel.place and f"Nơi treo: {parcel.place}.", *LINES) if line],
        notes=["Số lượng, khổ:", "Ngày treo:", "Ngày hạ:", "Người treo:"],
    )
    return Out(files=(OutFile("phieu-treo.pdf", PDF, pdf),), text=words)


CHANNEL = Channel(
    kind="visual",
    label="Băng rôn, pano, khẩu hiệu",
    vehicle="visual",
    icon="flag",
    verb="Đã treo",
    asks=(
        Ask("pieces", "Số băng rôn, pano", "cái", least=1, most=200),
        Ask("metres", "Tổng chiều dài", "mét", least=1, most=2000),
    ),
    counts=(
        Counted("visual_pieces", "Số băng rôn, pano, khẩu hiệu", "cái", of="pieces"),
        Counted("visual_metres", "Số mét băng rôn", "mét", of="metres"),
    ),
    surety="offered",
    crowd="zone",
    takes=("banner", "slogan"),
    fit=fit,
    render=render,
)
