"""Style sheets, scripts and pictures, laid out for the web server when they changed."""

import hashlib
import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from lantoa.bootstrap.say import working


def fingerprint(folder: Path) -> str:
    """Return a mark of the folder's files: names, sizes and times of change."""
    mark = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        facts = path.stat()
        mark.update(f"{path.relative_to(folder)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return mark.hexdigest()


def lay_out() -> bool:
    """Collect and compress the static files if they changed; say whether anything was done."""
    target: Path = settings.STATIC_ROOT
    stamp = target / ".collected"
    wanted = fingerprint(Path(settings.STATICFILES_DIRS[0]))
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    with working("Chuẩn bị trang"):
        shutil.rmtree(target, ignore_errors=True)
        call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(wanted)
    return True
