"""The week's radio pack (Gói phát tuần): scripts in play order and the log book to print."""

import zipfile
from collections.abc import Sequence
from io import BytesIO

from lantoa.channels import radio
from lantoa.channels.base import Parcel
from lantoa.channels.sheets.printing import sheet
from lantoa.kit.official import DEMO_MARK
from lantoa.kit.periods import Period
from lantoa.kit.say import day, span
from lantoa.kit.text import fold
from lantoa.outreach.air import parcel
from lantoa.outreach.models import Activity

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def week_pack(sessions: Sequence[Activity], week: Period, *, head: str, demo: bool) -> bytes:
    """Return a zip for a USB stick: the scripts named in play order, and the log book.

    File names carry no marks, for old players and amplifiers show them as boxes.
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        book = log_book(sessions, week, head=head, demo=demo)
        pack.writestr("00 Nhat ky phat thanh.pdf", book)
        number = 0
        for session in sessions:
            for one in session.carried.all():
                number += 1
                script = radio.render(parcel(one.version, session)).files[0]
                pack.writestr(_name(number, session, one.version.title), script.bytes)
    return out.getvalue()


def _name(number: int, session: Activity, title: str) -> str:
    plain = "".join(char for char in fold(title) if char.isalnum() or char == " ")
    at = f"{session.due_time:%Hh%M}" if session.due_time else ""
    weekday = WEEKDAYS[session.due_on.weekday()]
    return f"{number:02d} {weekday} {session.due_on:%d-%m} {at} {plain[:60].strip()}.pdf"


def log_book(sessions: Sequence[Activity], week: Period, *, head: str, demo: bool) -> bytes:
    """Return the log book (Nhật ký phát thanh) as PDF: what inspectors ask to see."""
    rows = [
        {
            "day": day(session.due_on),
            "time": f"{session.due_time:%H:%M}" if session.due_time else "",
            "items": "\n".join(_lines(session)) or "Chưa có bản đã duyệt",
            "minutes": str(session.counts.get("minutes", "")),
            "off": session.note or session.reason,
            "who": str(session.logged_by or ""),
        }
        for session in sessions
    ]
    page = Parcel(
        title="Nhật ký phát thanh",
        body="",
        commune=head,
        watermark=DEMO_MARK if demo else "",
    )
    return sheet("logbook", page, rows=rows, span=f"Từ {span(week.from_on, week.until_on)}")


def _lines(session: Activity) -> list[str]:
    return [
        f"{one.order}. {one.version.title} ({one.version.fingerprint[:8]})"
        for one in session.carried.all()
    ]
