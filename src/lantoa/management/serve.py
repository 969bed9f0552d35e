"""`serve`: the database made ready, then web and worker; nothing is loaded."""

import argparse
import errno
import os
import socket
import sys

from lantoa.bootstrap.say import Stop, tell
from lantoa.commune.models import Commune
from lantoa.management import arguments, backup, database, statics

ARGUMENTS = arguments.Arguments("serve [--host ĐỊA-CHỈ] [--port SỐ]")
ARGUMENTS.add_argument("--host", default="127.0.0.1")
ARGUMENTS.add_argument("--port", type=arguments.port, default=8000)
LOOPBACK = ("127.", "::1", "localhost")


def main(options: argparse.Namespace) -> int:
    """Serve the commune that is here. Raises `Stop` when there is none, or the port is taken."""
    demand_port(options.host, options.port)
    ready()
    commune = Commune.objects.first()
    if commune is None:
        raise Stop("Chưa có xã nào ở đây. Lập xã: ./lantoa new; hoặc xem bản minh họa: ./lantoa up")
    if commune.is_demo and not options.host.startswith(LOOPBACK):
        raise Stop(
            "Xã minh họa chỉ mở trên chính máy này (127.0.0.1), vì ai cũng biết mật khẩu của nó."
        )
    hand_over(options.host, options.port)
    return 0


def ready() -> None:
    """Make home, database and static files ready."""
    database.make_home()
    if kept := database.upgrade(backup.before_upgrade):
        tell(f"Đã nâng cấp dữ liệu; bản sao lưu trước khi nâng cấp: {kept}")
    statics.lay_out()


def demand_port(host: str, port: int) -> None:
    """Raise `Stop` with the next step when the port cannot be taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Stop(_refused(error, port)) from error


def _refused(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Cổng {port} đang có chương trình khác dùng (có thể Lan Tỏa đang chạy: mở "
            f"http://127.0.0.1:{port}/). Dừng chương trình đó, hoặc chạy: "
            f"./lantoa up --port {port + 1}"
        )
    if error.errno == errno.EACCES:
        return f"Máy không cho dùng cổng {port}. Hãy chạy: ./lantoa up --port 8000"
    return f"Không mở được cổng {port}: {error.strerror}. Hãy chạy: ./lantoa up --port 8000"


def hand_over(host: str, port: int) -> None:
    """Become the supervisor: it needs no Django, so the memory of the set-up is given back."""
    sys.stdout.flush()
    command = ["-m", "lantoa.management.supervisor", "--host", host, "--port", str(port)]
    os.execv(sys.executable, [sys.executable, *command])  # noqa: S606
