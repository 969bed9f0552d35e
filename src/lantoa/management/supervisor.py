"""The parent of web and worker: starts both, restarts what dies, stops both together."""

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from lantoa.bootstrap.say import tell

WAITS = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
STEADY = 60.0
PATIENCE = 25.0
QUICK_DEATHS = 5
HEAD_START = 15.0


def wait_before(deaths: int) -> float:
    """Return the seconds to wait before start number `deaths` + 1 (deaths from 1)."""
    return WAITS[min(deaths, len(WAITS)) - 1]


@dataclass
class Child:
    """One process that has to run: its Vietnamese name, its command, and how it fares."""

    label: str
    command: list[str]
    process: "subprocess.Popen[bytes] | None" = None
    began: float = 0.0
    deaths: int = 0
    due: float = field(default=0.0)

    def start(self, now: float) -> None:
        """Start the process in its own group, so that Ctrl-C reaches only the parent."""
        self.process = subprocess.Popen(
            self.command,
            process_group=0,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )
        self.began = now

    def look(self, now: float) -> None:
        """Start the process when it is due, and note its death when it died."""
        if self.process is None:
            if now >= self.due:
                self.start(now)
            return
        if (code := self.process.poll()) is None:
            return
        self.process = None
        self.deaths = 1 if now - self.began > STEADY else self.deaths + 1
        self.due = now + wait_before(self.deaths)
        tell(f"{self.label} đã dừng (mã {code}); mở lại sau {wait_before(self.deaths):.0f} giây.")

    def stop(self) -> None:
        """Ask the process to end what it is doing and go."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)


def _die_with_parent() -> None:
    """Let Linux stop the child when the parent is killed without a word (PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def watch(children: list[Child], *, stopped: Callable[[], bool], tick: float = 0.2) -> int:
    """Keep `children` running until `stopped()`; then stop them all and return the exit code.

    A child that dies five times without ever running a minute ends the whole: code 1.
    """
    code = 0
    while not stopped():
        for child in children:
            child.look(time.monotonic())
        if failing := [c for c in children if c.deaths >= QUICK_DEATHS and c.process is None]:
            tell(f"{failing[0].label} không chạy được. Xem máy thiếu gì: ./lantoa doctor")
            code = 1
            break
        time.sleep(tick)
    _stop_all(children)
    return code


def _stop_all(children: list[Child]) -> None:
    for child in children:
        child.stop()
    deadline = time.monotonic() + PATIENCE
    for child in children:
        if child.process is None:
            continue
        try:
            child.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.process.kill()
            child.process.wait()


def is_open(host: str, port: int) -> bool:
    """Say whether something answers at the port."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((host, port)) == 0


def commands(host: str, port: int, certificate: str = "", key: str = "") -> list[Child]:
    """Return the two processes of the house: the web server and the worker."""
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--http", "1"]
    web += ["--host", host, "--port", str(port), "--workers", "1", "--blocking-threads", "4"]
    web += ["--log-level", "warning", "lantoa.wsgi:application"]
    if certificate:
        web += ["--ssl-certificate", certificate, "--ssl-keyfile", key]
        web += ["--ssl-protocol-min", "tls1.2"]  # phones before Android 10
    worker = [sys.executable, "-m", "lantoa", "worker"]
    # The worker waits for the first page (but not for ever), so that it has both cores.
    return [Child("Trang web", web), Child("Việc nền", worker, due=time.monotonic() + HEAD_START)]


def main(arguments: list[str]) -> int:
    """Run web and worker until Ctrl-C or a stop signal."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--certificate", default="")
    parser.add_argument("--key", default="")
    options = parser.parse_args(arguments)
    asked: list[int] = []
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda got, _frame: asked.append(got))
    children = commands(options.host, options.port, options.certificate, options.key)
    told: list[bool] = []

    def stopped() -> bool:
        if not told and is_open("127.0.0.1", options.port):
            told.append(True)
            children[1].due = 0.0
            scheme = "https" if options.certificate else "http"
            tell(f"Trang đã mở: {scheme}://127.0.0.1:{options.port}/ (dừng: Ctrl-C)")
        return bool(asked)

    code = watch(children, stopped=stopped)
    tell("Đã dừng. Dữ liệu được giữ nguyên.")
    return code


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main(sys.argv[1:]))
