"""How a run and a paragraph of any Word file really look: own marks, styles, defaults, theme."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

Element = Any  # an lxml element of the file
USES = ("major", "minor")  # the two families of a theme
OFF = ("0", "false", "off", "none")
POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pc": 12.0, "pi": 12.0}


@dataclass(frozen=True)
class Look:
    """How letters look: family, size in points, weight, slant, capitals, colour, underline."""

    font: str
    size: float
    bold: bool
    italic: bool
    caps: bool
    color: str
    underline: bool


@dataclass(frozen=True)
class Layout:
    """How a paragraph lies: spaces in points, indents in millimetres, lines as a multiple."""

    align: str
    before: float
    after: float
    indent: float
    left: float
    line: float | None


def points(text: str | None, unit: float) -> float | None:
    """Return a measure in points: a bare number in `unit` points, or "12pt", "1cm"."""
    if text is None:
        return None
    factor = POINTS.get(text[-2:].lower())
    try:
        value = float(text[:-2]) * factor if factor else float(text) * unit
    except ValueError:
        return None
    return value if abs(value) < 1e5 else None


def said(element: Element, name: str) -> str | None:
    """Return an attribute of Word's own namespace."""
    value = element.get(qn(name))
    return None if value is None else str(value)


class Looks:
    """Answers how things look in one document."""

    def __init__(self, document: Word) -> None:
        root = document.styles.element
        styles = [s for s in root.iterfind(qn("w:style")) if said(s, "w:styleId")]
        self._styles = {said(s, "w:styleId"): s for s in styles}
        self._first = next(
            (
                said(s, "w:styleId")
                for s in styles
                if said(s, "w:type") == "paragraph" and said(s, "w:default") in ("1", "true", "on")
            ),
            None,
        )
        self._defaults = {
            tag: list(root.iterfind(f"{qn('w:docDefaults')}/{qn(tag + 'Default')}/{qn(tag)}"))
            for tag in ("w:rPr", "w:pPr")
        }
        self._theme = _theme_fonts(document)

    def run(self, run: Element, paragraph: Element) -> Look:
        """Return how a run of a paragraph looks."""
        chain = [*run.iterfind(qn("w:rPr"))]
        named = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        if named is not None:
            chain += self._style_parts(said(named, "w:val"), "w:rPr")
        chain += self._style_parts(self._named(paragraph), "w:rPr") + self._defaults["w:rPr"]
        color = next((said(c, "w:val") for c in _each(chain, "w:color")), None) or "auto"
        line = next((said(u, "w:val") for u in _each(chain, "w:u")), None) or "none"
        size = next((points(said(s, "w:val"), 0.5) for s in _each(chain, "w:sz")), None)
        return Look(
            font=self._font(chain),
            size=10.0 if size is None else size,
            bold=_on(chain, "w:b"),
            italic=_on(chain, "w:i"),
            caps=_on(chain, "w:caps"),
            color=color.upper(),
            underline=line != "none",
        )

    def layout(self, paragraph: Element) -> Layout:
        """Return how a paragraph lies."""
        chain = [*paragraph.iterfind(qn("w:pPr"))]
        chain += self._style_parts(self._named(paragraph), "w:pPr") + self._defaults["w:pPr"]
        align = next((said(j, "w:val") for j in _each(chain, "w:jc")), None) or "left"
        hang = _number(chain, "w:ind", "w:hanging")
        first = -hang if hang else _number(chain, "w:ind", "w:firstLine")
        left = _number(chain, "w:ind", "w:left") or _number(chain, "w:ind", "w:start")
        exact = next(
            (said(s, "w:lineRule") for s in _each(chain, "w:spacing") if said(s, "w:line")), None
        )
        line = _number(chain, "w:spacing", "w:line")
        return Layout(
            align={"start": "left", "end": "right", "both": "justify"}.get(align, align),
            before=_number(chain, "w:spacing", "w:before"),
            after=_number(chain, "w:spacing", "w:after"),
            indent=first * 25.4 / 72,
            left=left * 25.4 / 72,
            line=None if exact in ("exact", "atLeast") else line / 12 if line else 1.0,
        )

    def numbered(self, paragraph: Element) -> bool:
        """Say whether Word itself numbers or bullets this paragraph."""
        chain = [*paragraph.iterfind(qn("w:pPr"))]
        chain += self._style_parts(self._named(paragraph), "w:pPr")
        return next(_each(chain, "w:numPr"), None) is not None

    def _named(self, paragraph: Element) -> str | None:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = None if style is None else said(style, "w:val")
        return name if name in self._styles else self._first

    def _style_parts(self, name: str | None, tag: str) -> list[Element]:
        """Return what a style and those that it is based on say, nearest first."""
        found, seen = [], set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            found += style.iterfind(qn(tag))
            parent = style.find(qn("w:basedOn"))
            name = None if parent is None else said(parent, "w:val")
        return found

    def _font(self, chain: list[Element]) -> str:
        for fonts in _each(chain, "w:rFonts"):
            theme = said(fonts, "w:asciiTheme")
            if theme:
                return self._theme.get(theme[:5], theme)
            if family := said(fonts, "w:ascii") or said(fonts, "w:hAnsi"):
                return family
        return "Times New Roman"  # what Word takes where nothing is said


def _each(chain: list[Element], tag: str) -> Iterator[Element]:
    return (found for part in chain for found in part.iterfind(qn(tag)))


def _on(chain: list[Element], tag: str) -> bool:
    found = next(_each(chain, tag), None)
    return found is not None and (said(found, "w:val") or "1").lower() not in OFF


def _number(chain: list[Element], tag: str, name: str) -> float:
    values = (points(said(found, name), 1 / 20) for found in _each(chain, tag))
    return next((value for value in values if value is not None), 0.0)


def _theme_fonts(document: Word) -> dict[str, str]:
    """Return the families of the theme by the first letters of their use: major, minor."""
    for link in document.part.rels.values():
        if link.reltype == RELATIONSHIP_TYPE.THEME and not link.is_external:
            root = parse_xml(link.target_part.blob)
            found = {use: root.find(f".//{qn(f'a:{use}Font')}/{qn('a:latin')}") for use in USES}
            return {use: str(e.get("typeface")) for use, e in found.items() if e is not None}
    return {}
