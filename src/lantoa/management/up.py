"""`up`: a commune on its feet from nothing: set up, load, read the paper, launch, show, serve."""

import argparse
import json
import os
import sys
import time
from importlib import import_module
from pathlib import Path
from types import ModuleType

from django.conf import settings

from lantoa.bootstrap.say import Stop, tell
from lantoa.commune.models import Commune
from lantoa.management import arguments, database, door, https, ready, serve
from lantoa.plan.models import Campaign

ARGUMENTS = arguments.Arguments(
    "up [TỆP…] [--port SỐ] [--https] [--no-serve] [--json] [--fresh [--yes]] "
    "(nhiều tệp: các trang của một văn bản)"
)
ARGUMENTS.add_argument("files", nargs="*", type=Path)
ARGUMENTS.add_argument("--port", type=arguments.port, default=8000)
ARGUMENTS.add_argument("--https", action="store_true")
ARGUMENTS.add_argument("--no-serve", action="store_true")
ARGUMENTS.add_argument("--json", action="store_true")
ARGUMENTS.add_argument("--fresh", action="store_true")
ARGUMENTS.add_argument("--yes", action="store_true")


def main(options: argparse.Namespace) -> int:
    """Do what the person asked for and serve; again, nothing is lost and nothing is doubled."""
    began = time.monotonic()
    for path in options.files:
        if not path.is_file():
            raise Stop(f"Không có tệp {path}. Kiểm tra lại tên và thư mục.")
    if not options.no_serve:
        door.demand_port("127.0.0.1", options.port)
    if options.fresh:
        begin_anew(sure=options.yes)
    serve.make_ready()
    campaign, is_new = make(options.files)
    ready.note()
    if options.json:
        account = stage().account(campaign, seconds=round(time.monotonic() - began, 1))
        print(json.dumps(account, ensure_ascii=False, indent=2, default=str))
    elif campaign and not is_new and not options.no_serve:
        print(f"Đợt tuyên truyền đang có: {campaign.title}")
        print(f"Mở: http://127.0.0.1:{options.port}/")
    elif campaign:
        for line in stage().summary(campaign, port=options.port):
            print(line)
    if not options.no_serve:
        if options.https:
            safely(options.port)
        door.hand_over("127.0.0.1", options.port)
    return 0


def safely(port: int) -> None:
    """Serve over HTTPS; a real commune to the phones of its own network too. Does not return."""
    commune = Commune.objects.first()
    at_home = commune is None or commune.is_demo  # everybody knows the demo's ways in
    names = https.names_here()
    held = https.papers(Path(settings.HOME), names)
    print(f"Mở: https://{'127.0.0.1' if at_home else names[-1]}:{port}/")
    print(f"Điện thoại tin trang này sau khi cài chứng thư: {held.authority}")
    print("Cách cài: docs/huong-dan/quan-tri.md, mục “HTTPS trong mạng của xã”.")
    os.environ["LANTOA_TLS"] = "1"
    os.environ.setdefault("LANTOA_HOSTS", ",".join(names))
    host = "127.0.0.1" if at_home else "0.0.0.0"  # noqa: S104
    more = ("--certificate", str(held.certificate), "--key", str(held.key))
    door.hand_over(host, port, *more)


def stage() -> ModuleType:
    """Return the module that plays the demo and gives account.

    It is fetched only when there is something to make or to tell: it brings half the house with
    it, which a warm start need not wait for and a real commune never loads.
    """
    return import_module("lantoa.management.stage")


def make(paper: list[Path]) -> tuple[Campaign | None, bool]:
    """Return the campaign of `paper` (no paper: what is here) and whether it was made just now."""
    commune = Commune.objects.order_by("pk").first()
    if commune is None:
        return stage().first(paper), True
    if paper and not commune.is_demo:
        raise Stop(
            f"Ở đây là dữ liệu thật của {commune}. Văn bản được nạp trên trang, ở mục Văn bản chỉ "
            "đạo, để cán bộ đọc lại rồi mới xác nhận. Chạy trang: ./lantoa up"
        )
    if paper:
        return stage().further(paper), True
    return (Campaign.objects.order_by("pk").first() if commune.is_demo else None), False


def begin_anew(*, sure: bool) -> None:
    """Take the make-believe data away after asking. Raises `Stop` for a real commune."""
    database.make_home()
    if database.is_empty():
        return
    if Commune._meta.db_table in database.ours() and Commune.objects.filter(is_demo=False).exists():
        raise Stop("Ở đây là dữ liệu thật, nên lệnh này không xóa. Không có gì thay đổi.")
    if not sure and not _agreed():
        raise Stop("Không xóa gì. Dữ liệu được giữ nguyên.")
    ready.forget()
    database.drop()


def _agreed() -> bool:
    tell("Xóa toàn bộ dữ liệu minh họa đang có và làm lại từ đầu? Gõ “có” để đồng ý:")
    if not sys.stdin.isatty():
        tell("(không có người trả lời; thêm --yes nếu chắc chắn)")
        return False
    return sys.stdin.readline().strip().lower() in ("có", "co", "y", "yes")
