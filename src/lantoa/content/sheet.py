"""The paper that goes to the approver (Phiếu trình duyệt): what waits, with room to sign."""

from collections.abc import Sequence

from lantoa.commune.models import Commune
from lantoa.content.queries import Told
from lantoa.content.rules import KINDS
from lantoa.kit import clock
from lantoa.kit.markdown import as_plain
from lantoa.kit.official import Annex, Block, Head, Heading, Paper, Paragraph, Signer, Table
from lantoa.kit.say import minutes, start

SHORT_MARK = 12


def submission_sheet(commune: Commune, lines: Sequence[Told], *, signer: Signer) -> Paper:
    """Return the sheet: a table to tick, each text in the annex under its fingerprint.

    The approver signs here when there is no network; a photo of the signed sheet is the approval.
    """
    office = commune.office.name if commune.office else ""
    return Paper(
        head=Head(f"UBND {commune.place}", office, "", commune.place.name, clock.today()),
        kind="Phiếu trình duyệt",
        title=f"{len(lines)} nội dung tuyên truyền",
        blocks=(
            Paragraph(f"{office} trình lãnh đạo duyệt các nội dung sau trước khi phát hành:"),
            _table(lines),
            Paragraph("Toàn văn từng nội dung ở Phụ lục. Ý kiến khác: ……………………………………"),
        ),
        signer=signer,
        recipients=("Lưu: VT, VHXH",),
        annexes=(Annex("Toàn văn nội dung trình duyệt", _texts(lines), "Phiếu trình duyệt"),),
        demo=commune.is_demo,
    )


def _table(lines: Sequence[Told]) -> Table:
    header = ("TT", "Nội dung", "Loại", "Đọc", "Mã đối chiếu", "Duyệt", "Sửa")
    rows = tuple(
        (
            str(number),
            line.version.title,
            KINDS[line.version.item.kind],
            minutes(line.seconds),
            line.version.fingerprint[:SHORT_MARK],
            "☐",
            "☐",
        )
        for number, line in enumerate(lines, start=1)
    )
    return Table(header, rows, (2, 10, 5, 4, 5, 3, 2))


def _texts(lines: Sequence[Told]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for number, line in enumerate(lines, start=1):
        blocks.append(Heading(f"{number}. {start(line.version.title)}", level=2))
        paragraphs = as_plain(line.version.body).split("\n")
        blocks += [Paragraph(text) for text in paragraphs if text.strip()]
    return tuple(blocks)
