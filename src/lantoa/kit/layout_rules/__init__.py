"""Judges the layout of any Word file by Nghị định 30/2020/NĐ-CP and says how to mend it."""

from docx.document import Document as Word

from lantoa.kit.layout_rules import (
    annex,
    body,
    components,
    foot,
    head,
    letters,
    number,
    order,
    page,
    title,
)
from lantoa.kit.layout_rules.parts import name_parts
from lantoa.kit.layout_rules.reading import read
from lantoa.kit.layout_rules.rule import ADVICE, ERROR, Finding, Hit, Rule
from lantoa.kit.layout_rules.sheet import Sheet
from lantoa.kit.layout_rules.signs import HAMLET, WORKING, kind_of, plain

RULES: tuple[Rule, ...] = (
    *page.RULES,
    *letters.RULES,
    *head.RULES,
    *number.RULES,
    *title.RULES,
    *body.RULES,
    *order.RULES,
    *foot.RULES,
    *annex.RULES,
    *components.rules(),
)
EXCERPT = 60  # letters of a line that are shown


def lint(document: Word, *, hamlet: bool | None = None, advice: bool = True) -> list[Finding]:
    """Return what is off in the layout of a document, from its first line to its last.

    A rule that rests on the decree finds errors, one of practice advice (left out with
    `advice=False`). A `hamlet`'s paper and a working table (bảng kê) do not stand under the decree:
    what only an agency's documents have is not asked for, and all that is found is advice; None:
    told by who issued it and what it calls itself.
    """
    sheet = read(document)
    name_parts(sheet)
    sheet.hamlet = _is_outside(sheet) if hamlet is None else hamlet
    found = [
        (hit.line.index if hit.line else -1, _finding(rule, hit, hamlet=sheet.hamlet))
        for rule in RULES
        if not (rule.agency and sheet.hamlet)
        for hit in rule.check(sheet)
    ]
    kept = [pair for pair in found if advice or pair[1].severity == ERROR]
    return [finding for _, finding in sorted(kept, key=lambda pair: pair[0])]


def _is_outside(sheet: Sheet) -> bool:
    kinds = {kind_of(plain(line)) for line in sheet.of("kind")}
    return WORKING in kinds or any(HAMLET.match(plain(line)) for line in sheet.of("issuer"))


def _finding(rule: Rule, hit: Hit, *, hamlet: bool) -> Finding:
    text = plain(hit.line) if hit.line else ""
    return Finding(
        rule=rule,
        severity=ERROR if rule.clause and not hamlet else ADVICE,
        where=f"dòng {hit.line.index + 1}" if hit.line else "cả văn bản",
        excerpt=text if len(text) <= EXCERPT else f"{text[: EXCERPT - 1]}…",
        detail=hit.detail,
    )
