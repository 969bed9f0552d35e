"""Sheets to pin up: the week's radio schedule, one page of work for a hamlet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from lantoa.kit.official import Paper, Paragraph, Table
from lantoa.kit.periods import Period
from lantoa.kit.say import DAYS, start
from lantoa.plan.facts import Issuer
from lantoa.plan.paper import head_of, in_full


@dataclass(frozen=True)
class Session:
    """A radio session (buổi phát): the titles in play order, over which loudspeakers."""

    on: date
    at: time | None
    titles: tuple[str, ...]
    minutes: int
    over: str
    note: str = ""


@dataclass(frozen=True)
class HamletTask:
    """One thing that a hamlet has to do (việc)."""

    on: date
    what: str
    channel: str
    who: str = ""


def radio_week(
    issuer: Issuer,
    week: Period,
    sessions: Sequence[Session],
    *,
    station: str,
    plans: Sequence[str] = (),
) -> Paper:
    """Return the week's radio schedule (Lịch phát thanh tuần), in play order.

    `plans` are the issued plans that it carries out.
    """
    header = ("Ngày", "Giờ", "Nội dung theo thứ tự phát", "Phút", "Cụm loa", "Ghi chú")
    rows = tuple(
        (
            f"{start(DAYS[s.on.weekday()])}\n{s.on:%d/%m}",
            f"{s.at:%H:%M}" if s.at else "",
            "\n".join(f"{n}. {title}" for n, title in enumerate(s.titles, start=1))
            or "Chưa có bản đã duyệt",
            str(s.minutes),
            s.over,
            s.note,
        )
        for s in sessions
    )
    span = f"từ ngày {in_full(week.from_on)} đến ngày {in_full(week.until_on)}"
    return Paper(
        head=head_of(issuer, week.from_on, ""),
        kind="Lịch phát thanh tuần",
        title=f"{station}, {span}",
        blocks=(Table(header, rows, (4, 3, 20, 3, 8, 5), frozenset({3})),),
        signer=issuer.signer,
        recipients=issuer.recipients,
        basis=_carrying_out(plans),
        demo=issuer.demo,
        landscape=True,
    )


def hamlet_page(
    issuer: Issuer,
    window: Period,
    tasks: Sequence[HamletTask],
    *,
    on: date,
    plans: Sequence[str] = (),
) -> Paper:
    """Return one hamlet's page of work, with room to write what was done.

    `plans` are the issued plans that it carries out.
    """
    header = ("TT", "Ngày", "Việc", "Hình thức", "Người làm", "Kết quả (ghi khi làm xong)")
    rows = tuple(
        (
            str(number),
            f"{DAYS[task.on.weekday()]}\n{task.on:%d/%m}",
            task.what,
            task.channel,
            task.who,
            "",
        )
        for number, task in enumerate(tasks, start=1)
    )
    hamlet = f"{issuer.body[:1].lower()}{issuer.body[1:]}"
    span = f"từ ngày {in_full(window.from_on)} đến ngày {in_full(window.until_on)}"
    return Paper(
        head=head_of(issuer, on, ""),
        kind="Kế hoạch tuyên truyền",
        title=f"Việc của {hamlet} {span}",
        blocks=(
            Table(header, rows, (3, 5, 12, 6, 6, 8)),
            Paragraph(f"Làm xong việc nào, ghi ngay việc đó. Cần giúp, gọi {issuer.office}."),
        ),
        signer=issuer.signer,
        recipients=issuer.recipients,
        basis=_carrying_out(plans),
        demo=issuer.demo,
    )


def _carrying_out(plans: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"Thực hiện {plan}" for plan in plans if plan)
