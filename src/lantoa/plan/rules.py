"""What a duty asks: who leads, by which day, under which key it is found again."""

import re
from collections.abc import Sequence
from datetime import date

from lantoa.intake.rules import Candidate, ReadDate, compared, means
from lantoa.kit.text import fold

__all__ = ["Candidate", "due_of", "key_of", "means", "role_of"]


def role_of(duty: str, *, group_role: str, relation: str) -> str:
    """Return lead or support: what the duty says, else the group's; guests always support."""
    text = fold(duty)
    if "chu tri" in text or "thuong truc" in text or "lam dau moi" in text:
        return "lead"
    if relation != "subordinate" or text.startswith(("phoi hop", "chu dong phoi hop", "ho tro")):
        return "support"
    return group_role


def due_of(duty: str, quote: str, dates: Sequence[ReadDate]) -> date | None:
    """Return the day that the duty's own sentence names as its deadline, if it names one."""
    where = f"{duty} {quote}"
    days = [found.on for found in dates if found.on and found.text and found.text in where]
    return min(days) if days else None


def key_of(named: str, number: int, unit: int | None = None) -> str:
    """Return a key of a duty that stays the same over re-plans."""
    stem = re.sub(r"[^a-z0-9]+", "-", compared(named))[:80].strip("-")
    return f"{stem}:{number}" + (f":{unit}" if unit is not None else "")
