"""A Word file that came from outside is judged apart; its findings come back as plain data.

    python -m lantoa.kit.layout_rules.opening FOLDER

See `kit/apart.py`, which starts it and watches it.
"""

import zipfile
from io import BytesIO

import docx

from lantoa.kit import apart
from lantoa.kit.layout_rules import lint

DAMAGED = (
    zipfile.BadZipFile, KeyError, ValueError, SyntaxError, OSError, AttributeError, IndexError,
    EOFError, RecursionError, NotImplementedError,
)  # fmt: skip


def look(data: bytes) -> list[dict[str, str]] | None:
    """Return what is off in a Word file, a dict of words each; None where it cannot be opened."""
    try:
        document = docx.Document(BytesIO(data))
    except DAMAGED:
        return None
    return [
        {
            "code": one.rule.code,
            "severity": one.severity,
            "where": one.where,
            "excerpt": one.excerpt,
            "off": one.rule.off,
            "detail": one.detail,
            "fix": one.rule.fix,
            "source": one.rule.source,
        }
        for one in lint(document)
    ]


if __name__ == "__main__":
    apart.answering(look)
