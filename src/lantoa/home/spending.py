"""How much of the machine one person may use by looking: papers, exports, boards of every sort."""

import time
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantoa.home.doors import who
from lantoa.kit import clock

MINUTE = 60
COSTLY = 0.2
MOST = {True: 20.0, False: 5.0}
"""Seconds of the processor in a minute, for people signed in and for each line of visitors."""


class Purse:
    """Let nobody fill the machine with costly pages; cheap ones always open.

    What a page costs is measured, not declared, so that no address can be forgotten. What has once
    cost a fifth of a second is costly; who has used up the minute waits with such pages only.
    """

    def __init__(
        self, get_response: Callable[[HttpRequest], HttpResponse], most: dict[bool, float] = MOST
    ) -> None:
        """Keep the next in line, and how many seconds each may use."""
        self.get_response, self.most = get_response, most

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and write down what a costly look cost."""
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        began = time.thread_time()
        answer = self.get_response(request)
        cost, at = time.thread_time() - began, request.resolver_match
        if cost >= COSTLY and at and answer.status_code < 400:
            cache.set(f"costly:{at.view_name}", True, MINUTE * MINUTE)
            key = _key(request)
            cache.set(key, float(cache.get(key, 0.0)) + cost, MINUTE)
        return answer

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        """Ask for patience where this minute is used up."""
        at = request.resolver_match
        if request.method not in ("GET", "HEAD") or at is None:
            return None
        if not cache.get(f"costly:{at.view_name}"):
            return None
        if float(cache.get(_key(request), 0.0)) < self.most[bool(request.user.is_authenticated)]:
            return None
        wait = MINUTE - int(clock.now().timestamp()) % MINUTE
        page = render(request, "busy.html", {"wait": wait}, status=429)
        page["Retry-After"] = str(wait)
        return page


def _key(request: HttpRequest) -> str:
    return f"spent:{who(request)}:{int(clock.now().timestamp()) // MINUTE}"
