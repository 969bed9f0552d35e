"""The lessons that come with the house, as files that anyone can add to."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lantoa.kit.markdown import split_head, unwrapped
from lantoa.kit.text import nfc

LESSONS = Path(__file__).parent / "lessons"


@dataclass(frozen=True)
class LessonText:
    """A lesson as written: a few steps in plain words and one exercise; `minutes` to teach it."""

    slug: str
    title: str
    body: str
    practice: str
    minutes: int


@cache
def lessons() -> tuple[LessonText, ...]:
    """Return the lessons from easy to hard: the number before a file's name orders them."""
    return tuple(_lesson(file) for file in sorted(LESSONS.glob("*.md")))


def _lesson(file: Path) -> LessonText:
    head, body = split_head(nfc(file.read_text(encoding="utf-8")) + "\n")
    return LessonText(
        slug=file.stem.partition("-")[2],
        title=str(head["title"]),
        body=unwrapped(body),
        practice=str(head["practice"]),
        minutes=int(str(head["minutes"])),
    )
