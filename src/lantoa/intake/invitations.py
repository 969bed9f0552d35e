"""Whom an invitation (giấy mời) invites: they are its addressees."""

import re

from lantoa.intake.layout import Line
from lantoa.intake.passages import Passage

INVITES = re.compile(r"\b(kinh moi|tran trong moi)\b ?:? ?")
COMING = re.compile(r",? (den|toi|tham|ve)( tham)? (du|hop)\b.*")
BULLET = re.compile(r"[-+–~•*]")


def invited(lines: list[Line]) -> tuple[list[Passage], int]:
    """Return those invited, and how many of the lines are the list after "kính mời:".

    Those named on the spot ("kính mời ông … đến dự") leave the lines to the body.
    """
    for n, line in enumerate(lines):
        m = INVITES.search(line.whole.plain) if line.cells else None
        if m:
            run = line.whole.cut(m.end())
            if not run:
                return _listed(lines, n + 1)
            return _named(run, lines[n + 1 :]), 0
    return [], 0


def _listed(lines: list[Line], start: int) -> tuple[list[Passage], int]:
    """Read a list, a bullet each; blank lines between bullets are no end."""
    parts: list[Passage] = []
    end = start
    for n, line in enumerate(lines[start:], start):
        if not line.cells:
            continue
        if BULLET.match(line.whole.text):
            parts.append(line.whole)
        elif parts and n == end and not _is_full(parts[-1]):
            parts[-1] = parts[-1] + line.whole
        elif parts or n > start + 2:
            break
        else:
            parts.append(line.whole)
        end = n + 1
    if len(parts) > 1:
        return [_guest(part) for part in parts], end
    return [_guest(piece) for part in parts for piece in part.split(";")], 0


def _is_full(part: Passage) -> bool:
    return bool(re.search(r"[;.:]\W*$", part.text)) or bool(COMING.search(part.plain))


def _named(run: Passage, after: list[Line]) -> list[Passage]:
    for line in after:
        if not line.cells or re.search(r"[.:]$", run.text) or COMING.search(run.plain):
            break
        run = run + line.whole
    return [_guest(piece) for piece in run.split(";")]


def _guest(piece: Passage) -> Passage:
    coming = COMING.search(piece.plain)
    return piece.cut(0, coming.start() if coming else None).trim()
