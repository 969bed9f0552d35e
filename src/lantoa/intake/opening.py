"""The process apart: opens the files of a folder, bound in memory and time.

    python -m lantoa.intake.opening FOLDER

See `apart.py`, which starts it and watches it.
"""

import json
import os
import resource
import sys
from pathlib import Path

from lantoa.intake.apart import MOST_ANSWER, Limits
from lantoa.intake.carrying import to_plain
from lantoa.intake.files import pages_in, sheets_in
from lantoa.intake.trouble import SPENT, Unreadable


def confine(limits: Limits) -> None:
    """Bind this process: memory, processor time of each page, no core file, few open files."""
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_ANSWER, MOST_ANSWER))
    os.nice(5)


def more_time(limits: Limits) -> None:
    """Allow as much processor time again as one page may take."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + limits.seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, resource.RLIM_INFINITY))


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
