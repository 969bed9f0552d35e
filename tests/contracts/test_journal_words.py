"""Every verb that the house writes into its journal can be read as Vietnamese."""

import ast
from pathlib import Path

from lantoa.commune.journal_words import WORDS

SRC = Path(__file__).parents[2] / "src" / "lantoa"
ENDINGS = ("missed", "cancelled")


def verbs() -> set[str]:
    """Return the verb of every call of `journal`; a verb with a state in it, once for each."""
    found: set[str] = set()
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "journal":
                verb = node.args[1]
                if isinstance(verb, ast.Constant):
                    found.add(str(verb.value))
                elif isinstance(verb, ast.JoinedStr):
                    start = str(getattr(verb.values[0], "value", ""))
                    found |= {start + ending for ending in ENDINGS}
    return found


def test_every_verb_of_the_journal_has_its_words() -> None:
    assert len(verbs()) > 40
    assert sorted(verbs() - set(WORDS)) == []
