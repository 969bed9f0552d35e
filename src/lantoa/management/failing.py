"""A note of what the supervisor could not get to stand, so that `doctor` can tell it."""

import os
from collections.abc import Sequence
from pathlib import Path

from lantoa.management import ready


def _page() -> Path:
    return ready.home() / "run" / "failing"


def note(labels: Sequence[str]) -> None:
    """Note the parts that died again and again, and whose note it is; of nothing, no note."""
    page = _page()
    if not labels:
        page.unlink(missing_ok=True)
    elif page.parent.is_dir():
        page.write_text("\n".join([str(os.getpid()), *labels]), encoding="utf-8")


def noted() -> list[str]:
    """Return the parts that do not stand at the moment; a dead supervisor's note says nothing."""
    page = _page()
    writer, *labels = page.read_text(encoding="utf-8").splitlines() if page.exists() else ["0"]
    return labels if Path("/proc", writer).exists() or not Path("/proc").exists() else []
