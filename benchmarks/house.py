"""The house for a measurement: a make-believe commune in a home of its own, served on a port."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass
class House:
    """A running house: where it answers, its home, its parent process."""

    port: int
    home: Path
    environment: dict[str, str]
    parent: "subprocess.Popen[bytes]"

    @property
    def address(self) -> str:
        """Return where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def children(self) -> dict[str, list[int]]:
        """Return the process ids of the web server and of the worker."""
        table = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True)
        rows = [line.split(None, 2) for line in table.stdout.splitlines()]
        below = [(int(pid), args) for pid, above, args in rows if int(above) == self.parent.pid]
        web = [pid for pid, args in below if "granian" in args]
        grand = [int(pid) for pid, above, _ in rows if int(above) in web]
        return {"web": [*web, *grand], "worker": [pid for pid, args in below if "worker" in args]}


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def house(
    *, make: bool = True, extra: Mapping[str, str] | None = None, home: Path | None = None
) -> Iterator[House]:
    """Make the commune (as `up` does) and serve it; everything is taken away at the end."""
    own = home or Path(tempfile.mkdtemp(prefix="lantoa-bench-"))
    environment = {**os.environ, "LANTOA_HOME": str(own), **(extra or {})}
    environment["PYTHONPATH"] = str(ROOT / "src")
    if make:
        run(environment, "up", "--no-serve")
    port = free_port()
    command = [sys.executable, "-m", "lantoa", "serve", "--port", str(port)]
    parent = subprocess.Popen(command, env=environment, stdout=sys.stderr)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield House(port, own, environment, parent)
    finally:
        parent.send_signal(signal.SIGTERM)
        parent.wait(30)
        if home is None:
            shutil.rmtree(own, ignore_errors=True)


def run(environment: Mapping[str, str], *words: str) -> None:
    """Run a verb of the house; what it prints goes to stderr, so that stdout stays one object."""
    command = [sys.executable, "-m", "lantoa", *words]
    subprocess.run(command, env=dict(environment), stdout=sys.stderr, check=True)


def wait_for(address: str, seconds: float = 90) -> None:
    """Wait until something answers there. Raises `TimeoutError`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)
