"""Sealed reports that wait for the network go up: tried again with growing waits, then asked."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlparse

from django.conf import settings
from django.db import transaction
from django.db.models import F

from lantoa.commune.actions import journal
from lantoa.kit.errors import Unfit
from lantoa.report.models import Passing

PATIENCE, MOST_SAID = 20, 10_000
LEASE = timedelta(minutes=15)
"""So long a try may last before another worker takes it for dead."""
WAITS = tuple(timedelta(minutes=m) for m in (10, 30, 60, 180, 360, 720, 1440))
LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Answers of a machine that is busy or being mended; any other refusal needs a person."""
Carrier = Callable[[str, bytes], None]


class NotTaken(Unfit):
    """The province's machine did not take it; `is_final` where another try would not help."""

    def __init__(self, said: str, *, is_final: bool = False) -> None:
        super().__init__(said)
        self.is_final = is_final


class _Straight(urllib.request.HTTPRedirectHandler):
    """Follows nowhere: a POST sent on elsewhere arrives as an empty question, and is not taken."""

    def redirect_request(self, *_: object) -> None:
        """Let the answer stand as a refusal."""
        return


def carry(address: str, data: bytes) -> None:
    """Send by the network; raises `NotTaken` in words where it did not arrive."""
    parts = urlparse(address)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
        words = "Địa chỉ của tỉnh phải bắt đầu bằng https://. Báo người quản trị."
        raise NotTaken(words, is_final=True)
    request = urllib.request.Request(  # noqa: S310 (the scheme was looked at)
        address, data, {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.build_opener(_Straight).open(request, timeout=PATIENCE) as answer:
            said = json.loads(answer.read(MOST_SAID))
            if said["uid"] != json.loads(data)["uid"]:
                raise ValueError
    except urllib.error.HTTPError as refusal:
        told = f"Tỉnh chưa nhận ({refusal.code}): {_words(refusal)}"
        raise NotTaken(told, is_final=refusal.code not in LATER) from refusal
    except (OSError, ValueError, LookupError, TypeError) as trouble:
        raise NotTaken("Chưa tới được máy của tỉnh.") from trouble


def _words(refusal: urllib.error.HTTPError) -> str:
    """Return what the province's machine says, else the plain status."""
    try:
        return str(json.loads(refusal.read(MOST_SAID))["message"])[:300]
    except (OSError, ValueError, LookupError, TypeError):
        return "không nói lý do."


def next_try(failures: int, now: datetime) -> datetime | None:
    """Return when to try again after `failures` (from 1), or None: a person is asked to look."""
    return now + WAITS[failures - 1] if 1 <= failures <= len(WAITS) else None


def carry_up(now: datetime, *, carrier: Carrier = carry) -> int:
    """Send what waits and is due; return how many arrived. Safe to run twice and side by side.

    A try that was cut (the worker was killed, the answer lost) is made again with the same bytes:
    the province knows the report by its uid.
    """
    ready = Passing.objects.filter(state=Passing.WAITING, next_at__lte=now)
    return sum(_try(pk, now, carrier) for pk in ready.order_by("pk").values_list("pk", flat=True))


def _try(pk: int, now: datetime, carrier: Carrier) -> bool:
    mine = Passing.objects.filter(pk=pk, state=Passing.WAITING, next_at__lte=now)
    if not mine.update(next_at=now + LEASE, tries=F("tries") + 1):
        return False
    row = Passing.objects.select_related("report__due__regime__commune", "by").get(pk=pk)
    try:
        carrier(settings.PROVINCE, row.carried)
    except NotTaken as fault:
        when = None if fault.is_final else next_try(row.tries, now)
        state = Passing.WAITING if when else Passing.STOPPED
        _end(row, "report.not_passed" if state == Passing.STOPPED else "",
             state=state, next_at=when, fault=str(fault))  # fmt: skip
        return False
    verb = "report.reopening_passed" if row.word else "report.passed"
    _end(row, verb, state=Passing.DONE, at=now, next_at=None, fault="")
    return True


@transaction.atomic
def _end(row: Passing, verb: str, **told: object) -> None:
    Passing.objects.filter(pk=row.pk).update(**told)
    if verb:
        commune = row.report.due.regime.commune
        journal(row.by, verb, row.report, {"how": row.how, "tries": row.tries}, commune=commune)
