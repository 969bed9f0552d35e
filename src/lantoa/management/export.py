"""`export`: the words of reach as Parquet files, for DuckDB, Spark and others to count on."""

import argparse
from pathlib import Path

from lantoa.bootstrap.say import Stop, tell
from lantoa.kit import clock
from lantoa.kit.errors import Unfit
from lantoa.kit.say import num
from lantoa.management import database
from lantoa.management.arguments import Arguments
from lantoa.reach.queries import export_words

ARGUMENTS = Arguments("export words [THƯ-MỤC]")
ARGUMENTS.add_argument("what", choices=("words",))
ARGUMENTS.add_argument("folder", type=Path, nargs="?", default=Path("words"))


def main(options: argparse.Namespace) -> int:
    """Read every commune's ledger, write the files, say how many rows."""
    if database.is_empty():
        raise Stop("Chưa có dữ liệu để xuất. Lập xã: ./lantoa new")
    try:
        rows = export_words(options.folder, on=clock.today(), told=_told)
    except Unfit as error:
        raise Stop(str(error))
    print(f"{options.folder}: {num(rows)} dòng, mỗi dòng 64 hộ của một hoạt động.")
    return 0


def _told(done: int, of: int) -> None:
    if done == of or not done % 100:
        tell(f"Đọc sổ hoạt động: {num(done)}/{num(of)} xã")
