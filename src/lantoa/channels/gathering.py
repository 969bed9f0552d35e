"""Gathering: a hamlet meeting, a conference, a talk (họp thôn, hội nghị, tọa đàm)."""

from lantoa.channels.base import (
    Ask,
    Channel,
    Counted,
    Out,
    OutFile,
    Parcel,
    empty,
    said_minutes,
    syllables,
)
from lantoa.channels.sheets.printing import PDF, length, sheet
from lantoa.kit.markdown import as_plain

PEOPLE = Ask("people", "Số người dự", "người", least=1, most=5_000)
TALK_MINUTES = 10
NOTES = ["Số người dự:", "Ý kiến, câu hỏi của bà con:", "Việc cần xã trả lời:"]


def talk_seconds(parcel: Parcel) -> int:
    """Return how long the outline takes to say aloud."""
    return round(syllables(as_plain(parcel.body)) / parcel.pace * 60)


def fit(parcel: Parcel) -> list[str]:
    """Say when the talk is longer than people listen."""
    lasts = talk_seconds(parcel)
    over = lasts > TALK_MINUTES * 60
    long = f"Nói hết {said_minutes(lasts)}: bớt còn {TALK_MINUTES} phút để bà con còn hỏi."
    return [*empty(parcel), *([long] if over else [])]


def render(parcel: Parcel) -> Out:
    """Return the outline to speak from, with lines to write on after the meeting."""
    lasts = talk_seconds(parcel)
    pdf = sheet("outline", parcel, length=length(lasts), notes=NOTES)
    text = as_plain(parcel.body)
    return Out(files=(OutFile("de-cuong.pdf", PDF, pdf),), text=text, seconds=lasts)


CHANNEL = Channel(
    kind="gathering",
    label="Họp thôn, hội nghị",
    vehicle="gathering",
    icon="users-group",
    verb="Đã họp",
    asks=(
        PEOPLE,
        Ask("minutes", "Thời gian nói", "phút", least=1, most=480, required=False),
        Ask("points", "Số điểm cầu", "điểm", least=1, most=500, required=False),
    ),
    counts=(
        Counted("gathering_times", "Số cuộc họp, hội nghị, tọa đàm", "cuộc"),
        Counted("gathering_people", "Lượt người dự họp, hội nghị", "lượt người", of="people"),
        Counted("gathering_points", "Số điểm cầu hội nghị trực tuyến", "điểm", of="points"),
    ),
    surety="engaged",
    crowd="ticks",
    takes=("outline",),
    needs_item=False,
    fit=fit,
    render=render,
)
