"""Addressees to whom no duty was given."""

import re
from collections.abc import Iterator

from lantoa.intake.passages import Passage, plain

NOWHERE = Passage(())

INFORM = ("inform", "Gửi để biết")


def untold(line: Passage, names: list[str]) -> Iterator[Passage]:
    """Yield the runs of a line's names that have no duty."""
    run: list[Passage] = []
    for part in [*line.split(r", | va (?=cac )"), NOWHERE]:
        if part and not _is_told(part, names):
            run.append(part)
        elif run:
            start = line.text.index(run[0].text)
            yield line.cut(start, line.text.index(run[-1].text, start) + len(run[-1].text))
            run = []


GROUPS = (
    ("phong", ("phong chuyen mon",)),
    ("hoi |doan ", ("doan the", "to chuc chinh tri")),
    ("truong ", ("truong hoc", "nha truong")),
    ("doan the|to chuc chinh tri", ("hoi ", "doan ")),
    ("thon|khu pho|ban |ap|to dan pho", ("truong thon", "truong khu pho", "thon", "truong")),
)


def key_of(name: str) -> str:
    """Return a unit's name as compared: folded, without "các", the place's kind and numbers."""
    text = plain(name).replace("uy ban nhan dan", "ubnd")
    noise = r"\b(cac|xa|phuong|tinh|truong (?=thon|cac|khu|ban|ap)|tren dia ban|\d+)\b"
    return re.sub(r"[\s,()-]+", " ", re.sub(noise, " ", text)).strip()


def _is_told(part: Passage, names: list[str]) -> bool:
    """Say whether a unit with duties is this one, or one of this group."""
    key = key_of(part.text)
    if len(key) < 3 or any(key in name or name in key for name in names):
        return True
    return any(
        any(word in key for word in group) and any(re.search(told, name) for name in names)
        for told, group in GROUPS
    )
