"""Web: an article on the commune's own page (trang thông tin điện tử)."""

from lantoa.channels.base import Ask, Channel, Counted, Out, OutFile, Parcel, empty, too_long
from lantoa.kit.markdown import as_html, as_plain

TITLE = 120


def fit(parcel: Parcel) -> list[str]:
    """Say when the title is too long for a list of news."""
    return [*empty(parcel), *too_long(parcel.title, most=TITLE, what="Tên bài")]


def render(parcel: Parcel) -> Out:
    """Return the article as clean HTML to paste into the page, and as plain text."""
    html = as_html(f"## {parcel.title}\n\n{parcel.body}")
    text = f"{parcel.title}\n\n{as_plain(parcel.body)}"
    file = OutFile("bai-viet.html", "text/html; charset=utf-8", html.encode())
    return Out(files=(file,), text=text, html=html)


CHANNEL = Channel(
    kind="web",
    label="Trang thông tin điện tử",
    vehicle="web",
    icon="news",
    verb="Đã đăng",
    law="web",
    asks=(
        Ask("posts", "Số tin, bài đã đăng", "bài", least=1, most=100),
        Ask("views", "Lượt xem", "lượt", most=10_000_000, required=False),
    ),
    counts=(
        Counted("web_posts", "Số tin, bài trên trang thông tin điện tử", "bài", of="posts"),
        Counted("web_views", "Lượt xem", "lượt", of="views"),
    ),
    surety="offered",
    crowd="heads",
    takes=("article", "example", "notice", "bulletin"),
    fit=fit,
    render=render,
)
