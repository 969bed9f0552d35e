"""An official paper as final words in their places: what the Word file and the PDF both write."""

import re
from collections.abc import Sequence

from lantoa.kit import official
from lantoa.kit.official_words import Grid, Laid, Line, Part, Photo, Photos, Sheet, line, printable

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def laid_out(paper: official.Paper) -> Laid:
    """Return the paper's words as they stand, capitals and full stops in place."""
    family = paper.family
    return Laid(
        name=printable(f"{paper.kind} {paper.title}".strip()),
        author=printable(paper.head.body),
        issuer=_issuer(paper.head),
        issuer_mark=family.under_issuer,
        crown=tuple(line(style, text) for style, text in family.crown),
        number=_number(paper),
        dated=line(
            "Địa danh, ngày tháng",
            official.dateline(paper.head.place, paper.head.on, day_known=paper.head.day_known),
        ),
        title=_title(paper),
        title_mark=family.under_title if paper.kind else "",
        opening=(*_addressees(paper.addressees), *_grounds(paper.basis)),
        parts=_parts(paper.blocks),
        received=_received(paper.recipients),
        signed=(
            *(line("Quyền hạn, chức vụ", title.upper()) for title in paper.signer.titles),
            line("Họ tên người ký", paper.signer.name),
        ),
        annexes=tuple(
            _annex(annex, ROMAN[place] if len(paper.annexes) > 1 else "")
            for place, annex in enumerate(paper.annexes)
        ),
    )


def _issuer(head: official.Head) -> tuple[Line, ...]:
    """Return the issuer's lines: "Ủy ban nhân dân" above is half of the issuer's own name."""
    own = line("Cơ quan ban hành", head.body.upper())
    if not head.parent:
        return (own,)
    is_own = head.parent.casefold() == official.COMMITTEE.casefold()
    style = "Cơ quan ban hành" if is_own else "Cơ quan chủ quản"
    return (line(style, head.parent.upper()), own)


def _number(paper: official.Paper) -> tuple[Line, ...]:
    head, said = paper.head, ""
    if head.symbol:
        shown = head.number or official.BLANK_NUMBER
        said = paper.family.number.format(number=shown, symbol=head.symbol)
    matter = () if paper.kind else (line("Về việc", f"V/v {paper.title}"),)
    return (line("Số ký hiệu", said), *matter)


def _title(paper: official.Paper) -> tuple[Line, ...]:
    if not paper.kind:
        return ()
    return (line("Tên loại", paper.kind.upper()), line("Trích yếu", paper.title))


def _addressees(names: Sequence[str]) -> tuple[Line, ...]:
    if len(names) == 1:
        return (line("Kính gửi", f"Kính gửi: {names[0]}"),)
    listed = tuple(line("Nơi kính gửi", name) for name in _listed(names, "- ", ";"))
    return (line("Kính gửi", "Kính gửi:"), *listed) if names else ()


def _grounds(clauses: Sequence[str]) -> tuple[Line, ...]:
    return tuple(line("Căn cứ", clause) for clause in _listed(clauses, "", ";"))


def _received(names: Sequence[str]) -> tuple[Line, ...]:
    listed = tuple(line("Danh sách nơi nhận", name) for name in _listed(names, "- ", ";"))
    return (line("Nơi nhận", "Nơi nhận:"), *listed) if names else ()


def _listed(lines: Sequence[str], before: str, between: str) -> list[str]:
    """End each line with `between` and the last one with a full stop."""
    bare = [re.sub(r"[;.\s]+$", "", words) for words in lines]
    ends = [between] * (len(bare) - 1) + ["."]
    return [f"{before}{words}{end}" for words, end in zip(bare, ends, strict=False)]


def _parts(blocks: Sequence[official.Block]) -> tuple[Part, ...]:
    return tuple(_part(block) for block in blocks)


def _part(block: official.Block) -> Part:
    if isinstance(block, official.Table):
        return _grid(block)
    if isinstance(block, official.Pictures):
        return Photos(
            tuple(Photo(one.data, line("Chú thích ảnh", one.caption)) for one in block.rows)
        )
    if isinstance(block, official.Heading):
        top = block.level == 1
        return line("Đề mục lớn" if top else "Đề mục", block.text.upper() if top else block.text)
    return line("Nội dung", block.text, block.lead)


def _grid(table: official.Table) -> Grid:
    def cell(column: int, text: str) -> tuple[Line, ...]:
        style = "Ô số" if column in table.numbers else "Ô bảng"
        return tuple(line(style, words) for words in text.split("\n"))

    header = tuple(line("Đầu bảng", text) for text in table.header)
    rows = tuple(tuple(cell(n, text) for n, text in enumerate(row)) for row in table.rows)
    return Grid(header, rows, table.shares)


def _annex(annex: official.Annex, numeral: str) -> Sheet:
    with_paper = f"(Kèm theo {annex.with_paper})"
    heading = (
        line("Phụ lục", f"Phụ lục {numeral}".strip()),
        line("Tên phụ lục", annex.title.upper()),
        *((line("Kèm theo", with_paper),) if annex.with_paper else ()),
    )
    return Sheet(heading, _parts(annex.blocks), annex.landscape)
