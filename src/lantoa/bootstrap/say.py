"""What a person sees while the machine prepares: one line a step, one line for what stops it."""

import errno
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

NO_NETWORK = (
    "Không tải được thư viện vì máy chưa có mạng (hoặc kho gói không trả lời). "
    "Kiểm tra kết nối, rồi chạy lại lệnh này: phần đã tải được giữ nguyên."
)
DISK_FULL = "Ổ đĩa đã đầy. Xóa bớt tệp (Lan Tỏa cần khoảng 1 GB trống), rồi chạy lại lệnh này."
READ_ONLY = (
    "Không ghi được vào thư mục {place}. Chép Lan Tỏa vào thư mục khác, hoặc xin quyền ghi, "
    "rồi chạy lại lệnh này."
)
SIGNS = {
    DISK_FULL: ("no space left", "disk quota", "enospc", "os error 28", "file too large"),
    READ_ONLY: ("read-only file system", "permission denied", "os error 30", "os error 13"),
    NO_NETWORK: (
        "failed to fetch",
        "error sending request",
        "dns error",
        "connection refused",
        "connection error",
        "network is unreachable",
        "name resolution",
        "newconnectionerror",
        "timed out",
        "could not connect",
        "no matching distribution",
        "urlopen error",
    ),
}


class Stop(Exception):
    """The work cannot go on; `str(error)` is one Vietnamese line that says what to do."""


def tell(line: str) -> None:
    """Write one line for the person at the keyboard (stderr: stdout belongs to answers)."""
    print(line, file=sys.stderr, flush=True)


def reason(output: str, *, place: Path) -> str | None:
    """Return the line that explains a tool's failing `output`, or None if it tells nothing."""
    output = output.lower()
    for line, signs in SIGNS.items():
        if any(sign in output for sign in signs):
            return line.format(place=place)
    return None


def reason_of(error: OSError, *, place: Path | str) -> str:
    """Return the line that explains an operating system error at `place`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DISK_FULL
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return READ_ONLY.format(place=error.filename or place)
    return f"Máy không cho làm việc này ở {error.filename or place}: {error.strerror or error}."


def run(
    label: str, command: Sequence[object], *, place: Path, env: Mapping[str, str] | None = None
) -> None:
    """Run `command` quietly; name the step when it lasts over a second, then every ten seconds.

    Raises `Stop` with the reason when it fails.
    """
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(
            [str(part) for part in command], stdout=output, stderr=subprocess.STDOUT, env=env
        )
        wait_aloud(label, process)
        if process.returncode:
            output.seek(0)
            text = output.read().decode(errors="replace").strip()
            last = text.splitlines()[-1] if text else f"mã {process.returncode}"
            raise Stop(reason(text, place=place) or f"Chưa làm được bước “{label}”: {last}")


def wait_aloud(label: str, process: "subprocess.Popen[bytes]") -> None:
    """Wait for `process`, saying what is going on; a Ctrl-C ends it too."""
    began, said = time.monotonic(), 0
    try:
        while process.poll() is None:
            time.sleep(0.05)
            spent = int(time.monotonic() - began)
            if (spent >= 1 and not said) or spent >= said + 10:
                tell(f"· {label}…" + (f" ({spent} giây)" if said else ""))
                said = max(spent, 1)
    except BaseException:
        process.terminate()
        raise


@contextmanager
def working(label: str) -> Iterator[None]:
    """Name the step inside the block when it lasts over a second, then every ten seconds."""
    done = threading.Event()

    def speak() -> None:
        began, pause = time.monotonic(), 1
        while not done.wait(pause):
            spent = int(time.monotonic() - began)
            tell(f"· {label}…" + (f" ({spent} giây)" if pause > 1 else ""))
            pause = 10

    speaker = threading.Thread(target=speak, daemon=True)
    speaker.start()
    try:
        yield
    finally:
        done.set()
        speaker.join()
