"""A PostgreSQL of our own: made in a folder, killed with -9 in the middle, started again."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from benchmarks.house import free_port

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/bin")


@dataclass
class Cluster:
    """A database server that nobody else uses: its programs, its data, its port."""

    programs: Path
    folder: Path
    port: int

    @property
    def address(self) -> str:
        """Return the address of its one database."""
        return f"postgres://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        """Start it, after a death with what its log holds; return when it answers."""
        command = [self.programs / "postgres", "-D", self.folder, "-p", str(self.port)]
        command += ["-c", "listen_addresses=127.0.0.1", "-k", self.folder]
        end = time.monotonic() + 60
        while time.monotonic() < end:
            server = subprocess.Popen(_as_owner(command), stdout=sys.stderr, cwd=self.folder)
            while server.poll() is None:
                if self._answers():
                    return
                time.sleep(0.1)
            time.sleep(0.3)  # the dead one's children still hold its memory
        raise TimeoutError(self.address)

    def kill(self) -> None:
        """Kill the server and every child of it, as a power cut would."""
        top = int((self.folder / "postmaster.pid").read_text().split()[0])
        table = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True)
        pairs = [tuple(map(int, line.split())) for line in table.stdout.splitlines()]
        for pid in [top, *(pid for pid, above in pairs if above == top)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.address, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True


def _as_owner(command: list[object]) -> list[str]:
    """Return the command as one of the user `postgres` where we are root, who may not run it."""
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    return [*before, *map(str, command)]


def _programs() -> Path:
    found = [path for place in PLACES for path in Path("/").glob(place.lstrip("/"))]
    found = sorted(path for path in found if (path / "initdb").exists())
    if not found:
        sys.exit("There is no PostgreSQL on this machine to start one of our own.")
    return found[-1]


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Make a database server, start it, and take it away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="lantoa-storm-"))
    one = Cluster(_programs(), folder / "data", free_port())
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        make = [one.programs / "initdb", "-D", one.folder, "-U", "postgres", "-E", "UTF8"]
        make += ["--locale", "C.UTF-8", "--auth", "trust"]
        subprocess.run(_as_owner(make), stdout=sys.stderr, check=True, cwd=folder)
        one.start()
        yield one
    finally:
        if (one.folder / "postmaster.pid").exists():
            one.kill()
            time.sleep(0.5)
        shutil.rmtree(folder, ignore_errors=True)
