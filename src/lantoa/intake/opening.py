"""The process apart: opens the files of a folder, bound in memory and time.

    python -m lantoa.intake.opening FOLDER

See `apart.py`, which starts it and watches it.
"""

import json
import sys
from pathlib import Path

from lantoa.intake.carrying import to_plain
from lantoa.intake.files import pages_in, sheets_in
from lantoa.intake.trouble import SPENT, Unreadable
from lantoa.kit.apart import Limits, confine, more_time


def main(folder: Path) -> int:
    """Open the files of the folder and leave their pages there."""
    limits = Limits.set_here()
    confine(limits)
    more_time(limits)
    try:
        _leave(folder, limits)
    except Unreadable as trouble:
        (folder / "trouble.txt").write_text(str(trouble), "utf-8")
    except MemoryError:
        (folder / "trouble.txt").write_text(SPENT, "utf-8")
    return 0


def _leave(folder: Path, limits: Limits) -> None:
    names = [str(name) for name in json.loads((folder / "names.json").read_text("utf-8"))]
    files = [(name, (folder / str(n)).read_bytes()) for n, name in enumerate(names)]
    pages = sum(pages_in(name, data) for name, data in files)
    print(0, pages, flush=True)
    kept: list[object] = []
    for source, (name, data) in enumerate(files):
        for sheet in sheets_in(name, data, source):
            kept.append(to_plain(sheet, folder, len(kept)))
            print(len(kept), max(pages, len(kept)), flush=True)
            more_time(limits)
    (folder / "sheets.json").write_text(json.dumps(kept), "utf-8")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
