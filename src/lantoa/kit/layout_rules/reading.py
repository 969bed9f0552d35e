"""Reads a Word file into lines, pages and tables."""

import re
from collections.abc import Iterator

from docx.document import Document as Word
from docx.oxml.ns import qn

from lantoa.kit.layout_rules.looks import Element, Looks, points, said
from lantoa.kit.layout_rules.sheet import Grid, Line, Page, Sheet

DRAWN = tuple(qn(tag) for tag in ("w:drawing", "w:pict", "w:object"))


def read(document: Word) -> Sheet:
    """Return the lines, pages and tables of a document."""
    body, looks = document.element.body, Looks(document)
    tables = list(body.iter(qn("w:tbl")))
    places = {id(table): number for number, table in enumerate(tables)}
    lines: list[Line] = []
    grids: dict[int, Grid] = {}
    section = 0
    for block in body.iter(qn("w:p"), qn("w:tbl")):
        if next(block.iterancestors(qn("w:txbxContent")), None) is not None:
            continue
        if block.tag == qn("w:tbl"):
            grids[places[id(block)]] = _grid(block, section)
            continue
        lines.append(_line(block, looks, len(lines), section, places))
        section += block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    return Sheet(looks, lines, _pages(document, body), [grids[n] for n in sorted(grids)])


def _line(block: Element, looks: Looks, index: int, section: int, places: dict[int, int]) -> Line:
    runs = [
        run
        for run in block.iter(qn("w:r"))
        if next(run.iterancestors(qn("w:p")), None) is block
        and next(run.iterancestors(qn("w:del")), None) is None
    ]
    told = [(looks.run(run, block), _text(run)) for run in runs]
    borders = block.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    pictures = [found for run in runs for found in run.iter(*DRAWN)]
    return Line(
        index=index,
        text="".join(text for _, text in told),
        looks=[(look, re.sub(r"\s", "", text)) for look, text in told if text.strip()],
        layout=looks.layout(block),
        section=section,
        cell=_cell(block, places),
        ruled=borders is not None and len(borders) > 0,
        drawn=bool(pictures),
        numbered=looks.numbered(block),
        breaks=any(said(b, "w:type") == "page" for r in runs for b in r.iterfind(qn("w:br")))
        or block.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None,
    )


def _text(run: Element) -> str:
    marks = {qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
    parts = []
    for child in run:
        if child.tag == qn("w:t"):
            parts.append(child.text or "")
        elif child.tag in (qn("w:br"), qn("w:cr")):
            parts.append("" if said(child, "w:type") in ("page", "column") else "\n")
        else:
            parts.append(marks.get(child.tag, ""))
    return "".join(parts)


def _cell(block: Element, places: dict[int, int]) -> tuple[int, int, int] | None:
    cell = next(block.iterancestors(qn("w:tc")), None)
    row = None if cell is None else cell.getparent()
    table = next(block.iterancestors(qn("w:tbl")), None)
    if cell is None or row is None or table is None or row.tag != qn("w:tr"):
        return None
    rows = list(table.iterchildren(qn("w:tr")))
    above = rows.index(row) if row in rows else 0
    return places[id(table)], above, len(list(cell.itersiblings(qn("w:tc"), preceding=True)))


def _grid(table: Element, section: int) -> Grid:
    columns = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    widths = [points(said(column, "w:w"), 1 / 20) for column in columns]
    known = [width for width in widths if width is not None]
    rows = table.findall(qn("w:tr"))
    head = rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") if rows else None
    return Grid(section, sum(known) * 25.4 / 72 if known else None, len(rows), head is not None)


def _pages(document: Word, body: Element) -> list[Page]:
    pages: list[Page] = []
    for part in body.iter(qn("w:sectPr")):
        if next(part.iterancestors(qn("w:sectPrChange")), None) is None:
            pages.append(_page(document, part, pages[-1] if pages else None))
    return pages


def _page(document: Word, part: Element, above: Page | None) -> Page:
    size, edges, number = (part.find(qn(tag)) for tag in ("w:pgSz", "w:pgMar", "w:pgNumType"))

    def mm(element: Element, name: str, default: float = 0) -> float:
        value = None if element is None else points(said(element, f"w:{name}"), 1 / 20)
        return default if value is None else value * 25.4 / 72

    hidden = part.find(qn("w:titlePg"))
    held = {
        kind: dict(_linked(document, part, f"w:{kind}Reference")) for kind in ("header", "footer")
    }
    return Page(
        width=mm(size, "w", 215.9),
        height=mm(size, "h", 279.4),
        margins={side: mm(edges, side, 25.4) for side in ("top", "bottom", "left", "right")},
        starts=None if number is None else said(number, "w:start"),
        numerals="decimal" if number is None else said(number, "w:fmt") or "decimal",
        hides_first=hidden is not None and said(hidden, "w:val") not in ("0", "false", "off"),
        headers={**(above.headers if above else {}), **held["header"]},
        footers={**(above.footers if above else {}), **held["footer"]},
    )


def _linked(document: Word, part: Element, tag: str) -> Iterator[tuple[str, Element]]:
    for link in part.iterfind(qn(tag)):
        target = document.part.related_parts.get(said(link, "r:id"))
        element = getattr(target, "element", None)
        if element is not None:
            yield said(link, "w:type") or "default", element
