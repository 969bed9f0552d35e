"""What a language model says of a directive, held against the paper: what stands there is kept."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from lantoa.intake.words import EVERY, VEHICLES, label_of
from lantoa.kit.text import fold, nfc

Facts = dict[str, object]
TEXTS = ("number", "issuer", "place", "subject")
LISTS = ("addressees", "attachments", "copies_to")
SIGNER = ("authority", "title", "name")
SPELLINGS = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"))


@dataclass
class Checked:
    """The form as far as the paper bears it out; `refused` names what stands nowhere in it."""

    form: Facts
    refused: list[str] = field(default_factory=list)


def checked(said: Mapping[str, object], text: str) -> Checked:
    """Return a model's answer, a form of docs/reading-form.md, with all that `text` bears out.

    A name, a unit, a duty has to stand in the text, a day has to be printed there; whatever has
    the wrong shape is passed over. Nothing is mended or guessed.
    """
    paper = _Paper(text)
    found = Checked({})
    form = found.form
    form["kind"] = _one(said.get("kind"), paper.holds, found, "kind")
    for key in TEXTS:
        form[key] = _one(said.get(key), paper.holds, found, key)
    form["issued_on"] = _one(said.get("issued_on"), paper.prints, found, "issued_on")
    for key in LISTS:
        form[key] = _all(said.get(key), paper.holds, found, key)
    form["channels"] = [c for c in _texts(said.get("channels")) if c in VEHICLES]
    signer = said.get("signer")
    told: Mapping[str, object] = signer if isinstance(signer, Mapping) else {}
    form["signer"] = {k: _one(told.get(k), paper.holds, found, f"signer.{k}") for k in SIGNER}
    form["pillars"] = [
        {"ref": nfc(str(row.get("ref") or "")), "title": title}
        for row in _rows(said.get("pillars"))
        if (title := _one(row.get("title"), paper.holds, found, "pillars"))
    ]
    form["assignments"] = [
        {"unit": unit, "duties": _all(row.get("duties"), paper.holds, found, "assignments")}
        for row in _rows(said.get("assignments"))
        if (unit := _one(row.get("unit"), paper.holds, found, "assignments"))
    ]
    form["dates"] = list(_dates(said, paper, found))
    form["reporting"] = list(_reports(said, paper, found))
    return found


def merged(ours: Facts, theirs: Facts) -> Facts:
    """Return the form with the model's borne-out answers where it gave any, else our own."""
    both = dict(ours)
    for key, value in theirs.items():
        if key == "signer":
            own = cast("Facts", ours.get("signer") or {})
            both[key] = {**own, **{k: v for k, v in cast("Facts", value).items() if v}}
        elif value:
            both[key] = value
    return both


class _Paper:
    """The paper's words, folded, to be asked whether something stands there."""

    def __init__(self, text: str) -> None:
        self.words = _plain(text)
        self.days = set(_printed_days(self.words))

    def holds(self, words: str) -> bool:
        """Say whether these whole words stand there, marks, capitals, blanks and line ends apart.

        Numbers are printed "12 /UBND"; "2/UBND" does not stand in "12/UBND".
        """
        letters = _plain(words).replace(" ", "")
        asked = r"\b" + " ?".join(map(re.escape, letters)) + r"\b"
        return bool(letters) and bool(re.search(asked, self.words))

    def prints(self, day: str) -> bool:
        """Say whether an ISO day is printed: its day and month, and no other year beside them."""
        try:
            on = date.fromisoformat(day)
        except ValueError:
            return False
        return bool({(on.day, on.month, on.year), (on.day, on.month, None)} & self.days)


def _plain(text: str) -> str:
    plain = re.sub(r"[^\w/]+", " ", fold(text))
    for long, short in SPELLINGS:
        plain = plain.replace(long, short)
    return plain.strip()


def _printed_days(words: str) -> list[tuple[int, int, int | None]]:
    pattern = r"\b(\d{1,2})(?:/| thang )(\d{1,2})(?:(?:/| nam )(\d{4}))?\b"
    return [(int(d), int(m), int(y) if y else None) for d, m, y in re.findall(pattern, words)]


def _one(value: object, stands: Callable[[str], bool], found: Checked, name: str) -> str | None:
    """Return the value if it is a text that stands in the paper; note a refused one."""
    if not isinstance(value, str) or not (text := nfc(value)):
        return None
    if stands(text):
        return text
    found.refused.append(f"{label_of(name)}: {text[:120]}")
    return None


def _all(value: object, stands: Callable[[str], bool], found: Checked, name: str) -> list[str]:
    told = (_one(text, stands, found, name) for text in _texts(value))
    return [text for text in told if text]


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _rows(value: object) -> list[Mapping[str, object]]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _dates(said: Mapping[str, object], paper: _Paper, found: Checked) -> "list[Facts]":
    kept: list[Facts] = []
    for row in _rows(said.get("dates")):
        text = _one(row.get("text"), paper.holds, found, "dates")
        on = _one(row.get("on"), paper.prints, found, "dates")
        if text and (on or not row.get("on")):
            what = _one(row.get("what"), paper.holds, found, "dates")
            kept.append({"on": on, "text": text, "what": what or ""})
    return kept


def _reports(said: Mapping[str, object], paper: _Paper, found: Checked) -> "list[Facts]":
    kept: list[Facts] = []
    for row in _rows(said.get("reporting")):
        parts: Facts = {
            key: _one(row.get(key), paper.holds, found, "reporting")
            for key in ("from", "to", "via", "due")
        }
        if any(parts.values()) and row.get("every") in EVERY:
            kept.append({**parts, "every": row["every"]})
    return kept
