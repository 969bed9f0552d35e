"""The shelf of theme texts (chủ đề): items written beforehand, as files that anyone can add to."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from lantoa.content.rules import KINDS
from lantoa.kit.markdown import split_head, unwrapped
from lantoa.kit.text import nfc

SHELF = Path(__file__).parent / "themes"
GENERIC = "chung"


@dataclass(frozen=True)
class ThemeText:
    """One item of a theme, with {fields} that the directive fills.

    `about` holds words of the content heading it serves; `needs` words of which the directive
    must say at least one; `fields` must all have a value, or there is no such draft.
    `each_pillar` texts are made once for every heading that nothing else serves; `once` texts
    only where no theme gives a text of the same kind.
    """

    key: str
    kind: str
    title: str
    body: str
    about: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    each_pillar: bool = False
    once: bool = False


@dataclass(frozen=True)
class Theme:
    """A theme: the words by which a directive shows that it is meant, and its texts in order."""

    slug: str
    title: str
    words: tuple[str, ...]
    texts: tuple[ThemeText, ...]


@cache
def shelf() -> tuple[Theme, ...]:
    """Return every theme on the shelf, the generic one last."""
    folders = sorted(p for p in SHELF.iterdir() if (p / "theme.md").is_file())
    themes = [_theme(folder) for folder in folders]
    return tuple(sorted(themes, key=lambda theme: theme.slug == GENERIC))


def _theme(folder: Path) -> Theme:
    head, _ = split_head(_read(folder / "theme.md"))
    files = sorted(p for p in folder.glob("*.md") if p.name != "theme.md")
    return Theme(
        slug=folder.name,
        title=str(head["title"]),
        words=_words(head, "words"),
        texts=tuple(_text(folder.name, file) for file in files),
    )


def _text(theme: str, file: Path) -> ThemeText:
    head, body = split_head(_read(file))
    kind, title = str(head["kind"]), str(head["title"])
    if kind not in KINDS:
        raise ValueError(f"{file.name}: no such kind of item: {kind}")
    return ThemeText(
        key=f"{theme}/{file.stem.partition('-')[2]}",
        kind=kind,
        title=title,
        body=unwrapped(body) or title,
        about=_words(head, "about"),
        needs=_words(head, "needs"),
        fields=_words(head, "fields"),
        each_pillar=bool(head.get("each_pillar", False)),
        once=bool(head.get("once", False)),
    )


def _read(file: Path) -> str:
    return nfc(file.read_text(encoding="utf-8")) + "\n"


def _words(head: dict[str, object], name: str) -> tuple[str, ...]:
    return tuple(cast(list[str], head.get(name, [])))
