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
from contextlib import suppress
from dataclasses import dataclass, field

from lantoa.bootstrap.say import tell
from lantoa.management import failing

SEE_DOCTOR = "Xem máy thiếu gì: ./lantoa doctor"
WAITS = (1.0, 2.0, 4.0, 8.0)
STEADY = 60.0
PATIENCE = 25.0
QUICK_DEATHS = 5
AFTER_MANY = 60.0
HEAD_START = 15.0


def wait_before(deaths: int) -> float:
    """Return the seconds to wait before start number `deaths` + 1 (deaths from 1).

    From the fifth on it is tried once a minute, for ever: what is missing may come back.
    """
    return AFTER_MANY if deaths >= QUICK_DEATHS else WAITS[deaths - 1]


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
            if self.deaths and now - self.began > STEADY:
                self.deaths = 0
            return
        _end_group(self.process.pid)
        self.process = None
        self.deaths += 1
        wait = wait_before(self.deaths)
        self.due = now + wait
        tell(f"{self.label} đã dừng (mã {code}); mở lại sau {wait:.0f} giây.")
        if self.is_failing:
            tell(f"{self.label} chưa chạy được, máy thử lại mỗi phút. {SEE_DOCTOR}")

    @property
    def is_failing(self) -> bool:
        """Say whether it died again and again without ever standing for a minute."""
        return self.deaths >= QUICK_DEATHS

    def stop(self) -> None:
        """Ask the process to end what it is doing and go."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)


def _end_group(leader: int) -> None:
    """End what a dead process left behind in its group: an orphan would hold the port."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _die_with_parent() -> None:
    """Let Linux stop the child when the parent is killed without a word (PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def watch(children: list[Child], *, stopped: Callable[[], bool], tick: float = 0.2) -> int:
    """Keep `children` running until `stopped()`; then stop them all and return the exit code.

    The exit code is 1 where one of them did not stand to the end. What fails is noted (`failing`).
    """
    noted: list[str] = []
    while not stopped():
        for child in children:
            child.look(time.monotonic())
        held = [child.label for child in children if child.is_failing]
        if held != noted:
            failing.note(held)
            noted = held
        time.sleep(tick)
    failing.note([])
    _stop_all(children)
    return 1 if noted else 0


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
        _end_group(child.process.pid)


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
