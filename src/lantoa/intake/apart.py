"""A directive's files are opened apart (`kit.apart`): in a process with little memory and time.

Its folder holds the files by number and names.json (`opening.py`); it leaves sheets.json with
pictures, or trouble.txt (a sentence for the screen).
"""

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from lantoa.intake.carrying import from_plain
from lantoa.intake.sheets import Sheet
from lantoa.intake.trouble import Unreadable
from lantoa.kit.apart import MOST_ANSWER, Died, Limits, Stopped, Told, watched

__all__ = ["Died", "Stopped", "Told", "opened"]


def opened(
    files: Sequence[tuple[str, bytes]], told: Told = lambda page, pages: True
) -> list[Sheet]:
    """Return the pages of the files (name, bytes), in order.

    `told` hears how many pages of how many are read, at least once a second; where it returns
    False the reading stops. Raises `Unreadable`, `Died`, `Stopped`.
    """
    limits = Limits.set_here()
    with tempfile.TemporaryDirectory(prefix="lantoa-") as name:
        folder = Path(name)
        for n, (_, data) in enumerate(files):
            (folder / str(n)).write_bytes(data)
        (folder / "names.json").write_text(json.dumps([label for label, _ in files]))
        code = watched("lantoa.intake.opening", folder, limits, told)
        trouble = folder / "trouble.txt"
        if code == 0 and trouble.is_file():
            raise Unreadable(trouble.read_text("utf-8")[:1000])
        answer = folder / "sheets.json"
        if code or not answer.is_file() or answer.stat().st_size > MOST_ANSWER:
            raise Died(code)
        return [from_plain(one, folder) for one in json.loads(answer.read_text("utf-8"))]
