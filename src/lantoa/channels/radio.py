"""Radio: the commune's loudspeakers read bulletins and articles at set hours."""

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
from lantoa.channels.speech.reading import spoken, unsure
from lantoa.channels.speech.voice import mp3
from lantoa.kit.markdown import as_plain

MINUTES = Ask("minutes", "Thời lượng đã phát", "phút", least=1, most=120)


def read_aloud(parcel: Parcel) -> str:
    """Return what the announcer says, title first; another language is left as it is written."""
    written = f"{parcel.title}.\n\n{as_plain(parcel.body)}"
    return spoken(written, parcel.sayings) if parcel.language == "vi" else written


def seconds(parcel: Parcel) -> int:
    """Return how long the parcel takes to read, from its spoken syllables and its pace."""
    return round(syllables(read_aloud(parcel)) / parcel.pace * 60)


def fit(parcel: Parcel) -> list[str]:
    """Say what is too long for the session, or that nobody knows how to say."""
    found = empty(parcel)
    over = seconds(parcel) - parcel.minutes * 60
    if over > 0:
        less = max(10, round(over / 60 * parcel.pace / 10) * 10)
        found.append(
            f"Đọc hết {said_minutes(seconds(parcel))}, buổi phát chỉ có {parcel.minutes:g} phút:"
            f" bớt khoảng {less} tiếng hoặc chia làm hai bài."
        )
    if parcel.language == "vi":
        words = unsure(f"{parcel.title}\n{parcel.body}", parcel.sayings)
        found += [f"Chưa biết đọc “{word}”: viết đủ chữ để người đọc không vấp." for word in words]
    return found


def render(parcel: Parcel) -> Out:
    """Return the script: PDF in 16 pt with its reading time, and the text as it is said."""
    said = read_aloud(parcel)
    title, _, body = said.partition("\n\n")
    lasts = seconds(parcel)
    pdf = sheet(
        "script",
        parcel,
        body=body,
        title=title.rstrip("."),
        length=length(lasts),
    )
    text = OutFile("loi-doc.txt", "text/plain; charset=utf-8", said.encode())
    return Out(files=(OutFile("loi-doc.pdf", PDF, pdf), text), text=said, seconds=lasts)


def audio(parcel: Parcel) -> OutFile:
    """Return a draft to listen to, never to air. Raises `NoVoice` where no machine can read it."""
    sound = mp3(read_aloud(parcel), language=parcel.language, pace=parcel.pace)
    return OutFile("nghe-thu.mp3", "audio/mpeg", sound)


CHANNEL = Channel(
    kind="radio",
    label="Phát thanh",
    vehicle="radio",
    icon="broadcast",
    verb="Đã phát",
    law="radio",
    asks=(
        MINUTES,
        Ask("minutes_other", "Trong đó bằng tiếng dân tộc", "phút", most=120, required=False),
    ),
    counts=(
        Counted("radio_sessions", "Số buổi phát thanh", "buổi"),
        Counted("radio_airings", "Số lượt phát tin, bài", "lượt", of="carried"),
        Counted("radio_minutes", "Thời lượng phát thanh", "phút", of="minutes"),
        Counted(
            "radio_minutes_other", "Thời lượng phát bằng tiếng dân tộc", "phút", of="minutes_other"
        ),
    ),
    surety="offered",
    crowd="zone",
    takes=("bulletin", "article", "notice", "example"),
    fit=fit,
    render=render,
    audio=audio,
)
