"""Zalo: a text to copy or share into a hamlet's group or the commune's account."""

from lantoa.channels.base import Ask, Channel, Counted, Out, OutFile, Parcel, empty, too_long
from lantoa.kit.markdown import as_plain

MOST = 2_000


def post(parcel: Parcel) -> str:
    """Return the post: title, text, the address to read on, and who speaks."""
    parts = [
        parcel.title.strip(),
        as_plain(parcel.body),
        parcel.url and f"Xem thêm: {parcel.url}",
        parcel.watermark,
    ]
    return "\n\n".join(part for part in parts if part)


def fit(parcel: Parcel) -> list[str]:
    """Say when it is longer than one Zalo message takes."""
    return [*empty(parcel), *too_long(post(parcel), most=MOST, what="Bài đăng Zalo")]


def render(parcel: Parcel) -> Out:
    """Return the text; people copy or share it themselves."""
    text = post(parcel)
    return Out(
        files=(OutFile("bai-zalo.txt", "text/plain; charset=utf-8", text.encode()),), text=text
    )


CHANNEL = Channel(
    kind="zalo",
    label="Zalo, mạng xã hội",
    vehicle="social",
    icon="message-circle",
    verb="Đã đăng",
    law="social",
    asks=(
        Ask("posts", "Số bài đã đăng", "bài", least=1, most=100),
        Ask("reads", "Lượt xem, tương tác", "lượt", most=1_000_000, required=False),
    ),
    counts=(
        Counted("zalo_posts", "Số bài đăng trên Zalo, mạng xã hội", "bài", of="posts"),
        Counted("zalo_reads", "Lượt xem, tương tác", "lượt", of="reads"),
    ),
    surety="offered",
    crowd="members",
    takes=("zalo",),
    needs_item=False,
    fit=fit,
    render=render,
)
