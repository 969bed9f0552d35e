"""The word that a sealed report was opened again, as it travels beside the report itself."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid5

from lantoa.report.models import Report, Seal

WORD = "lantoa-reopened/1"
HEX_HASH, LONGEST = 64, 5000


def uid_of_word(report: Report) -> UUID:
    """Return the word's own uid: of one sealed report there is one word, however often it goes."""
    return uuid5(report.uid, "reopened")


def word_of(report: Report, seal: Seal) -> dict[str, object]:
    """Return what is said: which sealed report was opened, when and why; no figure in it."""
    commune = report.due.regime.commune
    return {
        "commune": str(commune.place),
        "is_demo": commune.is_demo,
        "of": str(report.uid),
        "version": report.version,
        "sha256": seal.sha256,
        "title": report.due.title,
        "at": report.answered_at.isoformat() if report.answered_at else "",
        "why": report.note[:LONGEST],
    }


def look(body: Mapping[str, object]) -> None:
    """Raise `ValueError` where the word lacks a part, or a part is of another kind."""
    UUID(str(body["of"]))
    if datetime.fromisoformat(str(body["at"])).tzinfo is None:
        raise ValueError
    texts = [body[name] for name in ("commune", "title", "why", "sha256")]
    if not all(isinstance(one, str) and "\0" not in one for one in texts):
        raise ValueError
    if len(str(body["sha256"])) != HEX_HASH or not 0 < len(str(body["why"])) <= LONGEST:
        raise ValueError
    if type(body["version"]) is not int:
        raise ValueError
