"""`python -m lantoa VERB`: the verbs that need the house; ./lantoa prepares it and comes here."""

import os
import sys
from importlib import import_module

import django
from django.core.management import execute_from_command_line
from django.db.utils import OperationalError

from lantoa.bootstrap.say import Stop, reason_of, tell
from lantoa.management import door, ready
from lantoa.management.arguments import Understood
from lantoa.management.trouble import reason_of_database

# Reading a paper needs no house at all: no settings, no secrets, no database.
WITHOUT_DJANGO = ("read",)
VERBS = (
    "up",
    "new",
    "read",
    "serve",
    "worker",
    "backup",
    "restore",
    "verify",
    "doctor",
    "bench",
)


def main(arguments: list[str]) -> int:
    """Do one verb and return the exit code: 0 done, 1 stopped with a line, 2 not understood."""
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.settings")
    if verb == "manage":
        execute_from_command_line(["./lantoa manage", *rest])
        return 0
    if verb not in VERBS:
        tell(f"Không có lệnh “{verb}”. Xem các lệnh: ./lantoa --help")
        return 2
    if verb == "up" and (port := warm_port(rest)):
        door.demand_port("127.0.0.1", port)
        door.hand_over("127.0.0.1", port)
    if verb not in WITHOUT_DJANGO:
        django.setup()
    module = import_module(f"lantoa.management.{verb}")
    try:
        options = module.ARGUMENTS.parse_args(rest)
    except Understood as end:
        return end.code
    code: int = module.main(options)
    return code


def warm_port(words: list[str]) -> int | None:
    """Return the port when `up` asks for nothing but serving a commune that stands ready.

    Such a start skips Django in this process: the first page comes a second or two earlier.
    """
    plain = not words or (len(words) == 2 and words[0] == "--port" and words[1].isdigit())
    port = int(words[1]) if words and plain else 8000
    return port if plain and 0 < port < 65536 and ready.has_commune() else None


def spoken(arguments: list[str]) -> int:
    """Do the verb; what a person can put right becomes one line instead of a stack of calls."""
    try:
        return main(arguments)
    except Stop as stop:
        tell(str(stop))
    except OperationalError as error:
        tell(reason_of_database(str(error)))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        tell(reason_of(error, place=os.environ.get("LANTOA_HOME", ".lantoa")))
    except KeyboardInterrupt:
        tell("Đã dừng theo yêu cầu. Chạy lại lệnh này để làm tiếp.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(spoken(sys.argv[1:]))
