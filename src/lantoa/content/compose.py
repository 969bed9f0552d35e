"""Drafts (bản thảo) of items, composed from a directive's own words and the theme texts."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lantoa.content.library import Theme, ThemeText
from lantoa.content.rules import AIRED, blanks, mentions
from lantoa.content.sentences import body_sentences, within
from lantoa.content.source import PillarText, Source, fields, listed

_FIELD = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Draft:
    """An item not yet anybody's: a person reads, edits and submits it.

    `key` is the same whenever the same directive is composed again; `pillars` are refs;
    `source` tells whether the words are a theme's or the directive's own.
    """

    key: str
    kind: str
    title: str
    body: str
    pillars: tuple[str, ...]
    source: Literal["theme", "directive"]
    language: str = "vi"


def compose(source: Source, themes: Sequence[Theme]) -> tuple[Draft, ...]:
    """Return the drafts for a directive, in the order in which a person would look at them.

    `themes` is the whole shelf: those that the directive means are used, the generic one
    (the last) always.
    """
    *special, generic = themes
    values = fields(source)
    drafts: list[Draft] = []
    for theme in meant(source, special):
        drafts += _made(theme.texts, source, values, "theme")
    kinds = {draft.kind for draft in drafts}
    own = [t for t in generic.texts if not t.each_pillar and not (t.once and t.kind in kinds)]
    drafts += _made(own, source, values, "directive")
    ready = [d for d in drafts if d.kind in AIRED and not blanks(d.body)]
    served = {ref for draft in ready for ref in draft.pillars}
    unserved = [pillar for pillar in source.pillars if pillar.ref not in served]
    each = [t for t in generic.texts if t.each_pillar]
    drafts += (d for p in unserved for t in each if (d := _of_pillar(t, p, source, values)))
    return tuple(drafts)


def meant(source: Source, themes: Iterable[Theme]) -> list[Theme]:
    """Return the themes that a directive means.

    Its subject and headings decide; only where they name none may two words of its text.
    """
    headline = " ; ".join((source.subject, *(p.title for p in source.pillars)))
    themes = list(themes)
    named = [t for t in themes if any(mentions(headline, word) for word in t.words)]
    return named or [t for t in themes if sum(mentions(source.text, w) for w in t.words) >= 2]


def serves(text: ThemeText, pillars: Sequence[PillarText]) -> tuple[str, ...]:
    """Return the ref of the heading that a text is about, found by meaning, or nothing."""
    weights = {
        pillar.ref: sum(
            3 * mentions(pillar.title, phrase) + mentions(pillar.quote, phrase)
            for phrase in text.about
        )
        for pillar in pillars
    }
    best = max(weights, key=lambda ref: weights[ref], default="")
    return (best,) if weights.get(best) else ()


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with its {fields} filled; a paragraph with an empty one is left out."""
    paragraphs = text.split("\n\n")
    kept = [p for p in paragraphs if all(values[name] for name in _FIELD.findall(p))]
    return "\n\n".join(_FIELD.sub(lambda m: values[m[1]], p) for p in kept)


def _made(
    texts: Iterable[ThemeText],
    source: Source,
    values: Mapping[str, str],
    origin: Literal["theme", "directive"],
) -> Iterator[Draft]:
    for text in texts:
        if text.needs and not any(source.says(word) for word in text.needs):
            continue
        draft = _draft(text, values, text.key, serves(text, source.pillars), origin)
        if draft:
            yield draft


def _of_pillar(
    text: ThemeText, pillar: PillarText, source: Source, values: Mapping[str, str]
) -> Draft | None:
    """Make a text out of what the directive says under one heading; garble makes none."""
    said = () if pillar.garbled or source.garbled else body_sentences(pillar.quote)
    title = pillar.title if source.trusts(pillar.title) else ""
    own = {"nội dung": title, "trích": listed(within(said, words=200))}
    key = f"{text.key}/{pillar.ref}"
    return _draft(text, {**values, **own}, key, (pillar.ref,), "directive")


def _draft(
    text: ThemeText,
    values: Mapping[str, str],
    key: str,
    pillars: tuple[str, ...],
    origin: Literal["theme", "directive"],
) -> Draft | None:
    title, body = filled(text.title, values), filled(text.body, values)
    if not title or not body or not all(values[name] for name in text.fields):
        return None
    return Draft(key, text.kind, title, body, pillars, origin)
