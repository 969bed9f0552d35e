"""`serve`: the database made ready, then web and worker; nothing is loaded."""

import argparse

from lantoa.bootstrap.say import Stop, tell
from lantoa.commune.models import Commune
from lantoa.management import arguments, backup, database, door, ready, statics

ARGUMENTS = arguments.Arguments("serve [--host ĐỊA-CHỈ] [--port SỐ]")
ARGUMENTS.add_argument("--host", default="127.0.0.1")
ARGUMENTS.add_argument("--port", type=arguments.port, default=8000)
LOOPBACK = ("127.", "::1", "localhost")


def main(options: argparse.Namespace) -> int:
    """Serve the commune that is here. Raises `Stop` when there is none, or the port is taken."""
    door.demand_port(options.host, options.port)
    make_ready()
    commune = Commune.objects.first()
    if commune is None:
        raise Stop("Chưa có xã nào ở đây. Lập xã: ./lantoa new; hoặc xem bản minh họa: ./lantoa up")
    if commune.is_demo and not options.host.startswith(LOOPBACK):
        raise Stop(
            "Xã minh họa chỉ mở trên chính máy này (127.0.0.1), vì ai cũng biết mật khẩu của nó."
        )
    ready.note()
    door.hand_over(options.host, options.port)
    return 0


def make_ready() -> None:
    """Make home, database and static files ready."""
    database.make_home()
    if kept := database.upgrade(backup.before_upgrade):
        tell(f"Đã nâng cấp dữ liệu; bản sao lưu trước khi nâng cấp: {kept}")
    statics.lay_out()
