"""One page asked again and again: its milliseconds, its questions to the database, its size."""

import gzip
import statistics
import sys
import time
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.commune.models import User

TIMES, BAR_MS = 7, 50
Figures = dict[str, object]


def ready() -> None:
    """Make the tables and the static files of an empty house."""
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def pages(who: str, user: User, paths: Iterable[str], bars: Mapping[str, int]) -> list[Figures]:
    """Return the figures of each page as `user` sees it; `bars` by page, else 50 ms."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return [_page(client, who, path, bars.get(path, BAR_MS)) for path in paths]


def _page(client: Client, who: str, path: str, bar: int) -> Figures:
    client.get(path)
    spent = []
    for _ in range(TIMES):
        began, worked = time.perf_counter(), time.process_time()
        answer = client.get(path)
        spent.append((time.perf_counter() - began, time.process_time() - worked))
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    wall, worked = (statistics.median(column) * 1000 for column in zip(*spent, strict=True))
    figures: Figures = {
        "page": path,
        "who": who,
        "status": answer.status_code,
        "ms": round(wall, 1),
        "processor_ms": round(worked, 1),
        "bar_ms": bar,
        "queries": len(asked),
        "bytes_gzip": len(gzip.compress(answer.content)),
    }
    print(*figures.values(), file=sys.stderr, flush=True)
    return figures
