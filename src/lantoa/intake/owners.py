"""Whose words a paragraph is: the unit of the assignment part, or the one it names itself."""

from collections.abc import Iterator

from lantoa.intake.layout import Para
from lantoa.intake.passages import Passage
from lantoa.intake.sentences import heading, is_closing, section_kind


def owners_of(parts: list[Para], units: list[Passage]) -> Iterator[tuple[int, Passage]]:
    """Yield for each paragraph below an assignment part the unit whose words stand there."""
    for part in parts:
        for para in _below(part):
            if is_closing(para):
                continue
            if not para.mark_or_bullet and para is not part and _after_items(part, para):
                continue
            before = [u for u in units if u.first_line <= para.body.first_line]
            inside = [u for u in before if u.first_line >= part.body.first_line]
            if inside:
                yield id(para), max(inside, key=lambda u: u.first_line)


def _after_items(part: Para, para: Para) -> bool:
    """Say whether the unnumbered paragraph closes a list of items that say all themselves."""
    items = [one for one in _below(part)[1:] if one.mark_or_bullet]
    after = bool(items) and items[-1].body.first_line < para.body.first_line
    return after and len(items) > 1 and items[-1].body.text.rstrip()[-1:] in ".;"


def owners_in(everything: list[Para], units: list[Passage]) -> Iterator[tuple[int, Passage]]:
    """Yield for each paragraph the one unit that it names itself."""
    for para in everything:
        body = para.body
        named = [u for u in units if body.first_line <= u.first_line <= body.last_line]
        if len(named) == 1 and not is_closing(para) and section_kind(para) != "report":
            below = _below(para) if heading(para)[0] and not heading(para)[1] else [para]
            yield from ((id(one), named[0]) for one in below)


def _below(para: Para) -> list[Para]:
    return [para] + [deep for child in para.children for deep in _below(child)]
