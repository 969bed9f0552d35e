"""What a person types after a verb, understood or answered in Vietnamese."""

import argparse
import sys
from typing import NoReturn

from lantoa.bootstrap.say import tell


class Understood(Exception):
    """Nothing more to do: help was shown (code 0), or the words were not understood (code 2)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Arguments(argparse.ArgumentParser):
    """A verb's options; `usage` is the Vietnamese line that explains them."""

    def __init__(self, usage: str) -> None:
        super().__init__(usage=usage, add_help=False, allow_abbrev=False)
        self.add_argument("-h", "--help", action=_Help)

    def error(self, message: str) -> NoReturn:
        """Say how the verb is used (argparse's own words are English and say less)."""
        tell(f"Chưa hiểu lệnh này. Cách dùng: ./lantoa {self.usage}")
        raise Understood(2)


class _Help(argparse.Action):
    """Prints the usage line."""

    def __init__(self, option_strings: list[str], dest: str) -> None:
        super().__init__(option_strings, dest=argparse.SUPPRESS, nargs=0)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        print(f"Cách dùng: ./lantoa {parser.usage}", file=sys.stdout)
        raise Understood(0)


def port(text: str) -> int:
    """Return a port that an ordinary program may take; anything else is not understood."""
    number = int(text)
    if not 1 <= number <= 65535:
        raise ValueError(text)
    return number
