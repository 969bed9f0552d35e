"""Holds the three lists of packages to each other: pyproject.toml, uv.lock, and its exports."""

import subprocess
import sys

from lantoa.bootstrap.environment import BENCH, DEVELOP, ROOT, USE

EXPORT = ["export", "--frozen", "--no-emit-project", "--no-header", "--quiet"]


def differing(uv: str) -> list[str]:
    """Return the names of the lists that no longer say what the one before them says."""
    names = []
    if subprocess.run([uv, "lock", "--check", "--quiet"], cwd=ROOT).returncode:
        names.append("uv.lock")
    for lock, extra in ((USE, ["--no-dev"]), (DEVELOP, []), (BENCH, ["--group", "bench"])):
        said = subprocess.run([uv, *EXPORT, *extra], cwd=ROOT, capture_output=True, text=True)
        if said.stdout != lock.read_text(encoding="utf-8"):
            names.append(lock.name)
    return names


if __name__ == "__main__":
    if found := differing(sys.argv[1]):
        print("Cần làm lại:", ", ".join(found))
        sys.exit(1)
