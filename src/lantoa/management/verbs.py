"""The verbs that need the house: each is found by its name, done, and spoken for."""

import os
import sys
from importlib import import_module

import django
from django.core.management import execute_from_command_line
from django.db.utils import OperationalError

from lantoa.bootstrap.say import Stop, reason_of, tell
from lantoa.management.arguments import Understood
from lantoa.management.trouble import reason_of_database

# Reading or judging a paper needs no house at all: no settings, no secrets, no database.
WITHOUT_DJANGO = ("read", "lint")
VERBS = (
    "up",
    "new",
    "read",
    "lint",
    "serve",
    "worker",
    "backup",
    "restore",
    "verify",
    "recount",
    "doctor",
    "bench",
    "export",
)


def main(arguments: list[str]) -> int:
    """Do one verb and return the exit code: 0 done, 1 stopped with a line, 2 not understood."""
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.settings")
    if verb == "manage":
        execute_from_command_line(["./lantoa manage", *rest])
        return 0
    if verb not in VERBS:
        tell(f"Không có lệnh “{verb}”. Xem các lệnh: ./lantoa --help")
        return 2
    if verb not in WITHOUT_DJANGO:
        django.setup()
    module = import_module(f"lantoa.management.{verb}")
    try:
        options = module.ARGUMENTS.parse_args(rest)
    except Understood as end:
        return end.code
    code: int = module.main(options)
    return code


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
