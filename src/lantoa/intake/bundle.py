"""Pages that belong together: their order, their text as one, where each line stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lantoa.commune.file_kinds import sort_of
from lantoa.intake.apart import Told, opened
from lantoa.intake.encodings import is_mail
from lantoa.intake.foreign import NOT_VIETNAMESE, is_foreign
from lantoa.intake.page_order import in_order
from lantoa.intake.passages import Word
from lantoa.intake.sheets import SEEN, SURE, Mark, Sheet, around, sheet_of
from lantoa.intake.syllables import is_letter
from lantoa.intake.trouble import fit
from lantoa.kit.text import nfc

Files = Sequence[tuple[str, bytes]]
Doubts = dict[int, frozenset[int]]
MACRO = "Tệp Word có chứa lệnh tự chạy (macro): Lan Tỏa chỉ lấy chữ, không chạy lệnh nào."
FOREIGN = 0.02
LEAST_WORDS, HALF = 5, 0.5


@dataclass(frozen=True)
class Bundle:
    """The pages of one paper in reading order; `notes` say in sentences how they were read."""

    sheets: tuple[Sheet, ...]
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return all lines; between two pages stands an empty line."""
        return "\n\n".join(sheet.text for sheet in self.sheets)

    @property
    def doubts(self) -> Doubts:
        """Return by line (from 0) which words (from 0) were seen unsurely."""
        found = {}
        for _, first, sheet in self.placed():
            for n, row in enumerate(sheet.rows):
                unsure = frozenset(k for k, m in enumerate(row.marks) if m.confidence < SURE)
                if unsure:
                    found[first + n] = unsure
        return found

    def placed(self) -> Iterator[tuple[int, int, Sheet]]:
        """Yield each page with its number from 1 and the line of the text that it begins on."""
        first = 0
        for n, sheet in enumerate(self.sheets, 1):
            yield n, first, sheet
            first += len(sheet.rows) + 1 if sheet.rows else 2


def taken(files: Files, told: Told = lambda page, pages: True) -> Bundle:
    """Return the pages of the files (name, bytes): plain text here, all else opened apart.

    Raises `Unreadable`, `Died`, `Stopped`.
    """
    texts = [plain_text(data) for _, data in files]
    known = [text for text in texts if text is not None]
    if len(known) == len(files):
        sheets = [replace(sheet_of(text), source=n) for n, text in enumerate(known)]
    else:
        sheets = opened(files, told)
    found = bundled(sheets, [name for name, _ in files])
    if any(sort_of(data).kind == "macro" for _, data in files):
        found = replace(found, notes=(*found.notes, MACRO))
    fit(
        found.text if _has_words(found) else "",
        f"Tệp {files[0][0]}" if len(files) == 1 else "Các tệp này",
    )
    return found


def _has_words(bundle: Bundle) -> bool:
    """Say whether there is print at all: fur and leaves show a "letter" here and there."""
    marks = [mark for sheet in bundle.sheets for row in sheet.rows for mark in row.marks]
    sure = sum(len(m.text) > 1 and m.text[0].isalpha() and m.confidence > HALF for m in marks)
    return sure >= LEAST_WORDS or any(sheet.how != SEEN for sheet in bundle.sheets)


def plain_text(data: bytes) -> str | None:
    """Return the text of a file of plain text; None where an old font or table wrote it.

    One letter in fifty that no Vietnamese word has shows an old font; a wrong OCR has none.
    """
    if not data.strip() or b"\x00" in data or sort_of(data).kind != "text" or is_mail(data):
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    sample = nfc(text[:20_000])
    foreign = sum(c > "\x7f" and c < "\u2000" and not is_letter(c) for c in sample)
    return text if foreign <= FOREIGN * len(sample) else None


def bundled(sheets: Sequence[Sheet], names: Sequence[str]) -> Bundle:
    """Return the pages in the order in which they are read, with notes on how that went."""
    ordered = in_order(sheets, names)
    moved = ordered != list(sheets)
    return Bundle(tuple(ordered), tuple(_notes(ordered, moved)))


def _notes(sheets: list[Sheet], moved: bool) -> Iterator[str]:
    seen = [str(n) for n, sheet in enumerate(sheets, 1) if sheet.how == SEEN]
    if seen and len(seen) == len(sheets):
        yield "Văn bản là ảnh: Lan Tỏa nhận dạng chữ, chữ chưa chắc được đánh dấu."
    elif seen:
        yield f"Trang {', '.join(seen)} là ảnh nên Lan Tỏa nhận dạng chữ; hãy soát kỹ hơn."
    if moved:
        yield "Các ảnh được xếp lại theo số trang và quốc hiệu in trên giấy; hãy xem lại thứ tự."
    if is_foreign("\n".join(sheet.text for sheet in sheets)):
        yield NOT_VIETNAMESE


def lines_of(sheet: Sheet, first: int) -> list[dict[str, object]]:
    """Return where each line of a page stands: its number in the text, its box, its words."""
    return [
        {
            "line": first + n,
            "box": list(around(m.box for m in row.marks)),
            "words": _words(row.marks),
        }
        for n, row in enumerate(sheet.rows)
        if row.marks and sheet.picture
    ]


def _words(marks: tuple[Mark, ...]) -> list[list[float]]:
    return [[*mark.box, round(mark.confidence, 2)] for mark in marks]


def with_doubts(rows: list[list[list[Word]]], doubts: Doubts) -> list[list[list[Word]]]:
    """Return the words by line and cell, those that were seen unsurely marked so."""
    for n, unsure in doubts.items():
        at = 0
        for cell in rows[n] if n < len(rows) else ():
            for k, word in enumerate(cell):
                if at in unsure:
                    cell[k] = replace(word, sure=False)
                at += 1
    return rows
