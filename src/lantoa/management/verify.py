"""`verify`: the journal of each commune held to itself, to the seals and to the backups."""

import argparse
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from lantoa.bootstrap.say import Stop, tell
from lantoa.commune.actions import heads, verify
from lantoa.commune.models import Commune
from lantoa.management import database
from lantoa.management.arguments import Arguments
from lantoa.report.models import Seal

ARGUMENTS = Arguments("verify [TỆP-SAO-LƯU…]")
ARGUMENTS.add_argument("backups", nargs="*", type=Path)


def main(options: argparse.Namespace) -> int:
    """Print what is wrong (exit code 1), or how far the journal is whole."""
    if database.is_empty():
        raise Stop("Chưa có dữ liệu để kiểm tra. Lập xã: ./lantoa new")
    kept = [*options.backups, *sorted((settings.HOME / "backups").glob("*.tar.gz"))]
    wrong = 0
    for commune in Commune.objects.select_related("place").order_by("pk"):
        anchors = [*_of_seals(commune), *_of_backups(commune, kept)]
        problems = verify(commune, anchors)
        for problem in problems:
            tell(f"{commune}: {problem}")
        wrong += len(problems)
        if not problems:
            seq, digest = heads(commune)
            print(f"{commune}: nhật ký nguyên vẹn, {seq} dòng; mã đối chiếu {digest[:16]}…")
            print(f"  đã đối chiếu với {len(anchors)} dấu giữ ở số liệu đã khóa và bản sao lưu")
    return 1 if wrong else 0


def _of_seals(commune: Commune) -> Iterator[tuple[int, str]]:
    inside = Seal.objects.filter(report__due__regime__commune=commune)
    yield from inside.values_list("journal_seq", "journal_hash")


def _of_backups(commune: Commune, files: list[Path]) -> Iterator[tuple[int, str]]:
    """Yield the heads that backups kept. A file that cannot be read is named and passed over."""
    for file in files:
        try:
            with tarfile.open(file, "r:gz") as archive:
                text = archive.extractfile("manifest.json")
                said = json.loads(text.read() if text else b"")
        except (OSError, tarfile.TarError, KeyError, ValueError, EOFError):
            tell(f"Không đọc được bản sao lưu {file}; bỏ qua.")
            continue
        for head in said["journal"]:
            if head["commune"] == commune.place.code:
                yield head["seq"], head["hash"]
