"""Text messages: a letter that asks the province to send one; a commune never sends itself."""

import math

from lantoa.channels.base import Ask, Channel, Counted, Out, OutFile, Parcel, empty
from lantoa.channels.sheets.printing import PDF, sheet
from lantoa.kit.markdown import as_plain
from lantoa.kit.text import fold

MARKED, UNMARKED = (70, 67), (160, 153)
"""Characters of one message, and of each part of several: with marks (UCS-2), without (GSM)."""
MOST_PARTS = 3


def parts(text: str, *, marked: bool) -> int:
    """Count the messages that operators charge for `text`."""
    one, each = MARKED if marked else UNMARKED
    return 1 if len(text) <= one else math.ceil(len(text) / each)


def message(parcel: Parcel) -> str:
    """Return the message: the first paragraph of the text on one line."""
    return " ".join(as_plain(parcel.body).strip().split("\n\n")[0].split())


def fit(parcel: Parcel) -> list[str]:
    """Say when the message would be charged as too many."""
    count = parts(message(parcel), marked=True)
    long = f"Tin nhắn có dấu dài bằng {count} tin: bớt còn nhiều nhất {MOST_PARTS} tin."
    return [*empty(parcel), *([long] if count > MOST_PARTS else [])]


def render(parcel: Parcel) -> Out:
    """Return the draft of the letter to the province, with the message and its cost in parts.

    Only central bodies and provincial people's committees send (Nghị định 49/2024/NĐ-CP, Điều 32).
    """
    text = message(parcel)
    plain = fold(text)
    body = "\n\n".join(
        [
            f"Kính gửi: Ủy ban nhân dân tỉnh.\n\n{parcel.commune or 'Xã'} đề nghị nhắn tin đến"
            " thuê bao trên địa bàn xã với nội dung sau:",
            f"“{text}”",
            f"Có dấu: {parts(text, marked=True)} tin mỗi thuê bao; không dấu:"
            f" {parts(plain, marked=False)} tin mỗi thuê bao.",
            "Căn cứ đề nghị: Điều 32 Nghị định 49/2024/NĐ-CP, việc nhắn tin do cơ quan trung ương"
            " và Ủy ban nhân dân cấp tỉnh thực hiện.",
        ]
    )
    pdf = sheet("outline", parcel, body=body, title="Đề nghị tỉnh nhắn tin (bản dự thảo)")
    return Out(files=(OutFile("de-nghi-nhan-tin.pdf", PDF, pdf),), text=text)


CHANNEL = Channel(
    kind="sms_request",
    label="Đề nghị tỉnh nhắn tin",
    vehicle="sms",
    icon="device-mobile",
    verb="Đã gửi đề nghị",
    law="sms",
    asks=(
        Ask("receivers", "Số thuê bao tỉnh đã nhắn", "thuê bao", most=10_000_000, required=False),
    ),
    counts=(Counted("sms_requests", "Số lần đề nghị tỉnh nhắn tin", "lần"),),
    surety="offered",
    crowd="heads",
    takes=("notice",),
    fit=fit,
    render=render,
)
