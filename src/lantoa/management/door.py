"""The address that the house opens on, and the handing over to its supervisor."""

import errno
import os
import socket
import sys

from lantoa.bootstrap.say import Stop


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


def hand_over(host: str, port: int, *more: str) -> None:
    """Become the supervisor: it needs no Django, so the memory of the set-up is given back."""
    sys.stdout.flush()
    command = ["-m", "lantoa.management.supervisor", "--host", host, "--port", str(port)]
    os.execv(sys.executable, [sys.executable, *command, *more])  # noqa: S606
