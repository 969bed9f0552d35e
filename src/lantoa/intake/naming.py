"""Names of places in wrongly read text, by the national list of provinces and communes."""

import re
from collections.abc import Iterator
from functools import cache

from lantoa.intake.closed_words import places
from lantoa.intake.letters import stretch
from lantoa.intake.passages import Word, plain

KINDS = {"xã": "xã", "phường": "phường", "đặc": "đặc khu", "tỉnh": "tỉnh", "thành": "thành phố"}
NEAR, PROVINCE, NEARER, OWN = 0.5, 0.3, 0.15, 0.4
BEFORE = (
    "xã|phường|đặc khu|tỉnh|thành phố|thôn|bản|ấp|buôn|bon|làng|xóm|khóm|sóc|phum|khu phố"
    "|tổ dân phố|khu dân cư|khu"
)
Mention = tuple[int, str]


def named(words: list[Word], own: tuple[str, ...] = ()) -> list[Word]:
    """Return the words with the paper's own province and commune spelled as in the list.

    The commune is looked for in the province first. A name that no list knows stays. `own` are
    names that the receiving commune has (hamlets, people).
    """
    mentions = list(_mentions(words))
    province = _best(
        [m for m in mentions if m[1] in ("tỉnh", "thành phố")],
        words,
        list(places()),
        limit=PROVINCE,
    )
    around = list(places()[province]) if province else []
    local = [m for m in mentions if m[1] not in ("tỉnh", "thành phố")]
    commune = _best(local, words, around) or _best(local, words, _everywhere(), limit=NEARER)
    told = _spelled(words, [_bare(name) for name in (province, commune) if name])
    return _spelled(told, _told_apart(own), OWN) if own else told


def _told_apart(names: tuple[str, ...]) -> list[list[str]]:
    """Return the names of two words or more that no other one looks like without its marks."""
    alike: dict[str, set[str]] = {}
    for name in names:
        bare = " ".join(_bare(name))
        alike.setdefault(plain(bare), set()).add(bare)
    return [name.split() for (name, *others) in alike.values() if " " in name and not others]


@cache
def _everywhere() -> list[str]:
    return [name for communes in places().values() for name in communes]


def _bare(name: str) -> list[str]:
    return re.sub(rf"^({BEFORE}) ", "", name, flags=re.IGNORECASE).split()


def _mentions(words: list[Word]) -> Iterator[Mention]:
    """Yield where a place's name should start, with the kind of place before it ('' if unknown)."""
    for at, word in enumerate(words[:-1]):
        kind = KINDS.get(word.text.lower())
        follow = at + (2 if kind in ("đặc khu", "thành phố") else 1)
        if kind and follow < len(words) and _is_name(words[follow]):
            yield follow, kind
        if re.match(r"ng.{1,2}y$", plain(word.text)) and at > 2 and words[at - 1].text[-1:] == ",":
            back = at - 1
            while back > 0 and _is_name(words[back - 1]) and words[back - 1].line == word.line:
                back -= 1
            yield back, ""


def _is_name(word: Word) -> bool:
    letters = word.text.strip('.,;:()"“”')
    capital = bool(letters) and letters[0].isupper() and not any(c.isdigit() for c in letters)
    return capital or (letters.isdigit() and len(letters) < 3)


def _best(
    mentions: list[Mention], words: list[Word], names: list[str], *, limit: float = NEAR
) -> str | None:
    """Return the name nearest to all mentions together, or None if none is near or two are.

    Of two as near, of which one begins the other ("An Nhơn", "An Nhơn Đông"), the longer is meant.
    """
    found = ((_score(mentions, words, name), -len(name.split()), name) for name in names)
    ranked = sorted(one for one in found if one[0])
    if not ranked or ranked[0][0] - 1 > limit:
        return None
    best, _, name = ranked[0]
    rivals = [_bare(rival) for score, _, rival in ranked[1:4] if score - best < 0.05]
    return name if all(rival == _bare(name)[: len(rival)] for rival in rivals) else None


def _score(mentions: list[Mention], words: list[Word], name: str) -> float:
    """Return 1 + the mean distance a syllable over the mentions of that kind, 0 without any."""
    parts = _bare(name)
    fitting = [at for at, kind in mentions if not kind or name.startswith(kind + " ")]
    if not fitting:
        return 0.0
    total = sum(min(_distance(words, at, parts), 1.0) for at in fitting)
    return 1 + total / len(fitting)


def _distance(words: list[Word], at: int, parts: list[str]) -> float:
    return sum(_apart(words, at, parts)) / len(parts)


def _apart(words: list[Word], at: int, parts: list[str]) -> list[float]:
    """Return how far each printed word is from its part of the name (1 where it is wanting)."""
    printed = words[at : at + len(parts)]
    if len(printed) < len(parts):
        return [1.0] * len(parts)
    return [
        min(stretch(_letters(word), plain(part)), 1.5)
        for word, part in zip(printed, parts, strict=True)
    ]


def _letters(word: Word) -> str:
    return re.sub(r"ii|ir|it(?=u)", "u", plain(word.raw.strip('.,;:()"“”-')))


def _spelled(words: list[Word], names: list[list[str]], worst: float = 9.0) -> list[Word]:
    """Write the nearest name where one is near enough, no word further off than `worst`."""
    out, at = list(words), 0
    while at < len(out):
        fitting = [
            (_distance(out, at, parts), parts)
            for parts in names
            if _fits(out, at, parts)
            and (worst < 1 or not all(map(_known, out[at : at + len(parts)])))
            and max(_apart(out, at, parts)) <= worst
        ]
        apart, parts = min(fitting, default=(1.0, [""]))
        if apart <= NEAR + 0.1:
            for k, part in enumerate(parts):
                out[at + k] = _written(out[at + k], part)
            at += len(parts)
        else:
            at += 1
    return out


def _fits(words: list[Word], at: int, parts: list[str]) -> bool:
    """Say whether a name of that length may be printed there: capitals, no place's kind."""
    run = words[at : at + len(parts)]
    kind = any(word.sure and word.text.lower() in KINDS for word in run)
    named = len(run) == len(parts) and all(_is_name(word) for word in run)
    return named and not kind


def _known(word: Word) -> bool:
    return word.sure and word.text != word.raw


def _written(word: Word, part: str) -> Word:
    shouted = word.raw.isupper() and len(word.raw) > 1
    end = re.search(r"[.,;:)\"”]*$", word.text)
    text = (part.upper() if shouted else part) + (end.group() if end else "")
    return Word(text, word.raw, word.line, True)
