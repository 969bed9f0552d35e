"""The open directives on disk, and what may be changed."""

from pathlib import Path

OPEN = Path(__file__).parent.parent / "data" / "directives"
LETTER = OPEN / "396-UBND-VHXH"
TRUE = (LETTER.parent / "396-UBND-VHXH.txt").read_text(encoding="utf-8")
GARBLED = (LETTER.parent / "396-UBND-VHXH.eng.txt").read_text(encoding="utf-8")


def changed(text: str, *pairs: tuple[str, str]) -> str:
    """Return the text with each replacement made; an absent one is a fault."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text
