"""`python -m lantoa VERB`: ./lantoa prepares the house and comes here."""

import os
import sys
from importlib import import_module

from lantoa.bootstrap.say import Stop, tell
from lantoa.management import door, ready


def warm_port(words: list[str]) -> int | None:
    """Return the port when these words ask for nothing but serving a commune that stands ready."""
    if words[:1] != ["up"] or len(words) not in (1, 3):
        return None
    if len(words) == 3 and not (words[1] == "--port" and words[2].isdigit()):
        return None
    port = int(words[2]) if len(words) == 3 else 8000
    return port if 0 < port < 65536 and ready.has_commune() else None


def main(arguments: list[str]) -> int:
    """Do one verb and return the exit code.

    A start of what stands ready skips Django in this process: the first page comes a second or
    two earlier.
    """
    os.umask(0o077)
    if port := warm_port(arguments):
        try:
            door.demand_port("127.0.0.1", port)
        except Stop as stop:
            tell(str(stop))
            return 1
        door.hand_over("127.0.0.1", port)
    code: int = import_module("lantoa.management.verbs").spoken(arguments)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
