"""The uv binary out of its wheel, for machines whose Python cannot install anything."""

import hashlib
import platform
import re
import shutil
import ssl
import sys
import tomllib
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from dataclasses import dataclass
from http.client import HTTPResponse
from pathlib import Path
from typing import cast

from lantoa.bootstrap import sources
from lantoa.bootstrap.say import NO_NETWORK, Stop, tell

MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
TIMEOUT = 20


@dataclass(frozen=True)
class Wheel:
    """One file of a release, as the lock names it."""

    url: str
    sha256: str

    @property
    def name(self) -> str:
        """Return the file's name."""
        return self.url.rsplit("/", 1)[-1]


def fitting(lock: Path) -> Wheel | None:
    """Return the lock's uv wheel for this machine, or None where there is none."""
    packages = tomllib.loads(lock.read_text(encoding="utf-8"))["package"]
    files = [w for p in packages if p["name"] == "uv" for w in p["wheels"]]
    for file in files:
        wheel = Wheel(file["url"], file["hash"].removeprefix("sha256:"))
        if _runs_here(wheel.name):
            return wheel
    return None


def _runs_here(name: str) -> bool:
    machine = platform.machine().lower()
    if sys.platform == "darwin":
        return "macosx" in name and machine in name
    libc = "manylinux" if platform.libc_ver()[0] == "glibc" else "musllinux"
    return libc in name and MACHINES.get(machine, machine) in name


def unpack(wheel: Wheel, *, folder: Path) -> Path:
    """Download `wheel`, check its hash, and return the uv binary inside `folder`.

    Raises `Stop` without network or when the file is not the one that the lock names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / wheel.name
    try:
        _download(_address(wheel), archive)
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        archive.unlink(missing_ok=True)
        raise Stop(NO_NETWORK) from error
    if hashlib.sha256(archive.read_bytes()).hexdigest() != wheel.sha256:
        archive.unlink()
        raise Stop("Tệp cài đặt tải về không đúng bản đã khóa, nên không dùng. Hãy chạy lại.")
    binary = folder / "uv"
    with zipfile.ZipFile(archive) as content:
        member = next(n for n in content.namelist() if n.endswith(".data/scripts/uv"))
        with content.open(member) as packed, binary.open("wb") as file:
            shutil.copyfileobj(packed, file)
    binary.chmod(0o755)
    archive.unlink()
    return binary


def _address(wheel: Wheel) -> str:
    """Return the wheel's address on the person's own index, else the one in the lock."""
    index = sources.index()
    if not index:
        return wheel.url
    page = index.rstrip("/") + "/uv/"
    with _open(page) as answer:
        text = answer.read().decode("utf-8", errors="replace")
    links: list[str] = re.findall(r'href="([^"#]+)', text)
    link = next((link for link in links if link.endswith("/" + wheel.name)), None)
    return urllib.parse.urljoin(page, link) if link else wheel.url


def _open(url: str) -> HTTPResponse:
    certificate = sources.pip_setting("cert") or None
    context = ssl.create_default_context(cafile=certificate)
    answer = urllib.request.urlopen(url, timeout=TIMEOUT, context=context)  # noqa: S310
    return cast(HTTPResponse, answer)


def _download(url: str, target: Path) -> None:
    tell("· Tải công cụ cài đặt (khoảng 20 MB)…")
    with _open(url) as answer, target.open("wb") as file:
        shutil.copyfileobj(answer, file)
