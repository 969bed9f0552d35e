"""Two papers without a fault, a report and a letter, and hands that spoil one thing in them."""

from collections.abc import Callable
from datetime import date

from docx.document import Document as Word
from docx.text.paragraph import Paragraph as Line

from lantoa.kit import clock, official
from lantoa.kit.layout_rules import name_parts, read
from tests.kit.papers import line, lines, written

DAY = date(2026, 2, 5)
LONG = (
    "Trung tâm đã phát thanh 48 lượt tại 6 thôn, khu phố, tổ chức 12 buổi họp thôn với 640 lượt "
    "người dự, trao tờ rơi đến từng hộ trên địa bàn; số liệu chi tiết nêu tại Phụ lục kèm theo."
)
GRID = official.Table(("Thôn", "Lượt"), tuple((f"Thôn {n}", "4") for n in range(24)), (3, 1))
BLOCKS = (
    official.Heading("I. Kết quả"),
    official.Heading("1. Phát thanh", level=2),
    official.Paragraph(LONG),
    official.Paragraph("a) Buổi sáng phát bản tin; buổi chiều đọc lại các tin của buổi sáng."),
    official.Heading("2. Họp thôn", level=2),
    official.Paragraph(LONG.replace("Trung tâm", "Các thôn")),
    official.Heading("II. Đề nghị"),
    official.Paragraph("Đề nghị Ủy ban nhân dân xã bố trí thêm loa cho hai thôn xa trung tâm./."),
)
ANNEXES = (
    official.Annex("Bảng số liệu", (GRID,), "Báo cáo số 05/BC-TTDV"),
    official.Annex("Ảnh hoạt động", (official.Paragraph("Ảnh 1. Họp thôn."),), "Báo cáo"),
)


def report() -> Word:
    """Return a report of a centre under the commune, with grounds, addressees and annexes."""
    head = official.Head("UBND xã Suối Mây", "Trung tâm Dịch vụ", "BC-TTDV", "Suối Mây", DAY, True)
    made = _written(
        head=head,
        blocks=BLOCKS,
        annexes=ANNEXES,
        addressees=("Sở Y tế", "Ủy ban nhân dân xã"),
        signer=official.Signer(("KT. Giám đốc", "Phó Giám đốc"), "Vương Đức Lâm"),
    )
    say(made, "Số:", "Số: 05/BC-TTDV")
    return made


def letter() -> Word:
    """Return a letter (công văn) of the commune to two bodies."""
    head = official.Head("Ủy ban nhân dân", "Xã Suối Mây", "UBND-VHXH", "Suối Mây", DAY, True)
    made = _written(
        head=head,
        kind="",
        title="phối hợp phát thanh",
        basis=(),
        blocks=(official.Paragraph(f"{LONG.replace('Phụ lục', 'văn bản')[:-1]}./."),),
        addressees=("Sở Y tế", "Công an xã"),
    )
    say(made, "Số:", "Số: 15/UBND-VHXH")
    return made


def _written(**changes: object) -> Word:
    with clock.at(clock.local(DAY, 9)):
        return written(**changes)


def first(document: Word, start: str) -> Line:
    """Return the first line that begins with `start`."""
    return next(found for found in lines(document) if found.text.startswith(start))


def part(document: Word, name: str) -> Line:
    """Return the first line that is this component, by the lint's own reading."""
    sheet = read(document)
    name_parts(sheet)
    told = next(x for x in sheet.lines if x.part == name)
    return lines(document)[told.index]


def say(document: Word, start: str, words: str) -> None:
    """Let the line that begins with `start` say other words in the same look."""
    put(first(document, start), words)


def put(found: Line, words: str) -> None:
    """Let a line say other words in the look of its first run."""
    run = found.runs[0]
    for other in found.runs[1:]:
        other._r.getparent().remove(other._r)
    run.text = words


def drop(document: Word, *starts: str) -> None:
    """Take the lines that begin so out of the paper."""
    for start in starts:
        found = first(document, start)
        found._p.getparent().remove(found._p)


def saying(start: str, words: str) -> Callable[[Word], None]:
    """Return the fault that the line beginning with `start` says `words`."""
    return lambda document: say(document, start, words)


def dropping(*starts: str) -> Callable[[Word], None]:
    """Return the fault that these lines are missing."""
    return lambda document: drop(document, *starts)


def insert_after(document: Word, start: str, *texts: str) -> None:
    """Put lines of the same style after the one that begins with `start`."""
    above = first(document, start)
    for text in reversed(texts):
        made = above.insert_paragraph_before(text, style=above.style)
        above._p.addnext(made._p)


def whole(document: Word, text: str) -> Line:
    """Return the line that says exactly `text`."""
    return line(document, text)
