"""`doctor`: what this machine has, what it misses, and how to add it."""

import argparse
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError, connection
from django_tasks_db.models import DBTaskResult

from lantoa import __version__
from lantoa.commune.models import Commune
from lantoa.management import database, failing
from lantoa.management.arguments import Arguments

ARGUMENTS = Arguments("doctor")
ROOM = 2**30


@dataclass(frozen=True)
class Finding:
    """One thing looked at: `state` is "có", "thiếu" or "cần"; only "cần" stops the house."""

    what: str
    state: str
    said: str


def main(options: argparse.Namespace) -> int:
    """Print every finding; the exit code is 1 when something that is needed is missing."""
    findings = [look() for look in LOOKS]
    for found in findings:
        print(f"{found.state:6} {found.what}: {found.said}")
    return 1 if any(found.state == "cần" for found in findings) else 0


def _python() -> Finding:
    return Finding("Python", "có", f"{platform.python_version()} ({sys.executable})")


def _version() -> Finding:
    return Finding("Lan Tỏa", "có", f"{__version__}, dữ liệu ở {settings.HOME}")


def _space() -> Finding:
    place = next(p for p in (settings.HOME, *settings.HOME.parents) if p.exists())
    free = shutil.disk_usage(place).free
    if free < ROOM:
        return Finding("Ổ đĩa", "cần", f"chỉ còn {free // 2**20} MB; xóa bớt để còn ít nhất 1 GB")
    return Finding("Ổ đĩa", "có", f"còn trống {free // 2**30} GB")


def _home() -> Finding:
    home = settings.HOME
    if not os.access(home, os.W_OK):
        return Finding("Thư mục dữ liệu", "cần", f"không ghi được vào {home}; xin quyền ghi")
    if home.stat().st_mode & 0o077:
        return Finding("Thư mục dữ liệu", "cần", f"người khác đọc được; chạy: chmod 700 {home}")
    return Finding("Thư mục dữ liệu", "có", "chỉ người dùng này đọc được")


def _database() -> Finding:
    kind = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    try:
        if database.is_empty():
            return Finding(kind, "có", "chưa có dữ liệu; bắt đầu: ./lantoa up hoặc ./lantoa new")
        if database.applied() - database.known():
            return Finding(kind, "cần", database.NEWER)
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA quick_check")
                answer = cursor.fetchone()[0]
            if answer != "ok":
                said = f"tệp hỏng ({answer}); khôi phục: ./lantoa restore TỆP"
                return Finding(kind, "cần", said)
        commune = Commune.objects.order_by("pk").first()
    except DatabaseError as error:
        return Finding(kind, "cần", str(error).strip().splitlines()[0])
    return Finding(kind, "có", f"{commune or 'chưa có xã'}")


def _jobs() -> Finding:
    try:
        failed = DBTaskResult.objects.failed().count()
        waiting = DBTaskResult.objects.ready().count()
    except DatabaseError:
        return Finding("Việc nền", "có", "chưa có")
    said = f"{waiting} việc đang chờ, {failed} việc không làm được"
    return Finding("Việc nền", "thiếu" if failed else "có", said)


def _standing() -> Finding:
    """Tell what the running house could not get to stand (`supervisor`)."""
    held = failing.noted()
    if held:
        said = f"{', '.join(held)} dừng liên tục, máy thử lại mỗi phút; {WHY_IT_DIES}"
        return Finding("Chương trình đang chạy", "cần", said)
    return Finding("Chương trình đang chạy", "có", "không phần nào dừng liên tục")


WHY_IT_DIES = "xem các dòng “cần” ở đây và những dòng cuối trong cửa sổ đang chạy ./lantoa"


def _tool(what: str, names: tuple[str, ...], package: str, use: str) -> Callable[[], Finding]:
    """Return a look for a program that is good to have."""

    def look() -> Finding:
        for name in names:
            if (path := shutil.which(name)) and _answers(path):
                return Finding(what, "có", path)
        return Finding(what, "thiếu", f"{use}; thêm: sudo apt install {package}")

    return look


def _answers(path: str) -> bool:
    """Say whether the program really starts (a name on PATH may be an empty shim)."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode != 127


def _part(what: str, module: str) -> Callable[[], Finding]:
    """Return a look for something that comes with the locked packages."""

    def look() -> Finding:
        if importlib.util.find_spec(module):
            return Finding(what, "có", "đi kèm thư viện")
        return Finding(what, "cần", "thư viện thiếu; xóa thư mục .venv rồi chạy lại ./lantoa")

    return look


def _fonts() -> Finding:
    if any(settings.PACKAGE.rglob("Tinos*.ttf")):
        return Finding("Phông chữ công văn", "có", "Tinos đi kèm mã nguồn")
    return Finding("Phông chữ công văn", "cần", "thiếu tệp Tinos; chép lại mã nguồn cho đủ")


def _model() -> Finding:
    if any(settings.PACKAGE.rglob("vie.traineddata.gz")):
        return Finding("Mô hình chữ Việt để nhận dạng", "có", "đi kèm mã nguồn")
    return Finding("Mô hình chữ Việt để nhận dạng", "cần", "thiếu tệp; chép lại mã nguồn cho đủ")


LOOKS: tuple[Callable[[], Finding], ...] = (
    _version,
    _python,
    _space,
    _home,
    _database,
    _jobs,
    _standing,
    _fonts,
    _part("Giọng đọc nháp (espeak-ng)", "espeakng_loader"),
    _part("Đọc ảnh và bản quét (Tesseract)", "tesserocr"),
    _model,
    _part("Nén MP3", "lameenc"),
    _part("Dàn trang PDF (Typst)", "typst"),
    _tool("Chromium", ("chromium", "google-chrome"), "chromium", "chỉ để chạy kiểm thử trang"),
    _tool("ffmpeg", ("ffmpeg",), "ffmpeg", "để đổi các bản ghi âm lạ (chưa cần)"),
    _tool("Liquidsoap", ("liquidsoap",), "liquidsoap", "để phát thẳng ra loa IP (chưa cần)"),
    _tool("pg_dump", ("pg_dump",), "postgresql-client", "để sao lưu khi dùng PostgreSQL"),
    _tool("MQTT", ("mosquitto",), "mosquitto", "để điều khiển loa qua mạng (chưa cần)"),
)
