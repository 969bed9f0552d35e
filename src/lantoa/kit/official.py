"""What an official paper holds: head, title, body, annexes, signer, recipients."""

from dataclasses import dataclass
from datetime import date

from lantoa.kit.families import STATE, Family

COMMITTEE = "Ủy ban nhân dân"
DEMO_MARK = "DỮ LIỆU MINH HỌA – KHÔNG CÓ GIÁ TRỊ HÀNH CHÍNH"
BLANK_NUMBER = "\u00a0" * 6


@dataclass(frozen=True)
class Head:
    """Who speaks, under what number, where and when.

    A commune's name stands on two lines, `parent` "Ủy ban nhân dân" and `body` "Xã Suối Mây"; else
    `parent` is the body above. `symbol` is the part after the slash ("BC-UBND"); the
    number before it stays empty, for the document system gives it (Điều 15). Without a symbol
    there is no number line: a hamlet's paper. `number` is what the system gave, once issued.
    """

    parent: str
    body: str
    symbol: str
    place: str
    on: date
    day_known: bool = False
    number: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading of the body: level 1 in capitals ("I. KẾT QUẢ"), level 2 not ("1. Phát thanh")."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `lead` are the bold words it opens with."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Table:
    """A bordered table; `shares` are the columns' parts of the width, `numbers` stand right."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    numbers: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Picture:
    """A photo with the words under it; `data` is JPEG or PNG."""

    data: bytes
    caption: str


@dataclass(frozen=True)
class Pictures:
    """Photos, two beside each other."""

    rows: tuple[Picture, ...]


Block = Heading | Paragraph | Table | Pictures


@dataclass(frozen=True)
class Annex:
    """An appendix (phụ lục) on its own numbered pages; `with_paper` is the paper it goes with."""

    title: str
    blocks: tuple[Block, ...]
    with_paper: str = ""
    landscape: bool = False


@dataclass(frozen=True)
class Signer:
    """Who signs: lines of authority and title ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), then the name."""

    titles: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Paper:
    """One official paper, whole.

    With `kind` ("Báo cáo") it has a title; without, it is a letter (công văn) whose `title`
    stands under the number after "V/v" and whose addressees follow "Kính gửi".
    """

    head: Head
    kind: str
    title: str
    blocks: tuple[Block, ...]
    signer: Signer
    recipients: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    demo: bool = False
    landscape: bool = False
    family: Family = STATE


def dateline(place: str, on: date, *, day_known: bool) -> str:
    """Return "Đồng Trám, ngày 05 tháng 01 năm 2026"; an open day leaves its room empty."""
    day = f"{on.day:02d}" if day_known else BLANK_NUMBER
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"{place}, ngày {day} tháng {month} năm {on.year}"
