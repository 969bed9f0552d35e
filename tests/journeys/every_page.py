"""Opens every page of a launched campaign: readable for all, in every light, on every screen."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product

from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse
from playwright.sync_api import Page

from lantoa.learning.library import lessons
from tests.contracts.addresses import ADDRESSES, SEES, Address
from tests.contracts.house import STAFF
from tests.contracts.test_access import CONSTANTS, patterns
from tests.journeys.conftest import DESK, PHONE, Town
from tests.journeys.launched import launch_letter, things

FOUND = dict(patterns(get_resolver()))
ROLES = ("officer", "admin", "approver", "viewer", "hamlet", "operator", "association", "province")
PAPERS = {"content", "intake", "plan", "report"}
"""Rooms whose pages are looked at in a file of their own: two files, two cores."""
NARROW = {"width": 320, "height": 640}
EVERYTHING = {"resultTypes": ["violations"]}
LIGHT_AND_SIZE = EVERYTHING | {"runOnly": ["color-contrast", "target-size"]}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass
class Look:
    """What was opened so far, and what was wrong there."""

    seen: set[tuple[str, str]] = field(default_factory=set)
    parts: set[tuple[str, str]] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)


def urls(name: str, ids: dict[str, list[int]]) -> Iterator[str]:
    """Yield the address for each of the things that it can show."""
    parts = list(FOUND[name].pattern.converters)
    several = set(parts) - {"pk", *CONSTANTS}
    known = {
        part: [CONSTANTS[part] if part != "slug" else lessons()[0].slug]
        if part in CONSTANTS
        else ids["campaign" if part == "pk" and several else ADDRESSES[name].thing or "version"]
        if part == "pk"
        else ids[part]
        for part in parts
    }
    for values in product(*known.values()):
        yield reverse(name, kwargs=dict(zip(known, values, strict=True)))


def is_new(name: str, html: str, look: Look) -> bool:
    """Return whether the address is new in this frame, or the page has a part not met in it."""
    frame = html.partition("<html")[2].partition(">")[0]
    parts = {(frame, part) for part in re.findall(r"<[a-z0-9]+(?: [^>]*?class=\"[^\"]*\")?", html)}
    new = (name, frame) not in look.seen or not parts <= look.parts
    look.seen.add((name, frame))
    look.parts |= parts
    return new


def look_at(page: Page, url: str, look: Look) -> None:
    """Open one page; judge it wide and light, then what a phone and the dark change."""
    heard: list[str] = []
    page.on("console", lambda line: heard.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(url)
    page.evaluate(Axe().axe_script)
    look.wrong += [f"{url} wide, light: {one}" for one in judged(page, EVERYTHING)]
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    look.wrong += [f"{url} phone, dark: {one}" for one in judged(page, LIGHT_AND_SIZE)]
    page.set_viewport_size(NARROW)
    if page.evaluate(OVERFLOW) > 0:
        look.wrong.append(f"{url}: wider than 320 px")
    look.wrong += [f"{url}: {words}" for words in heard]


def judged(page: Page, rules: dict[str, object]) -> list[str]:
    """Return what axe holds against the page as it stands."""
    found = page.evaluate("rules => axe.run(rules).then(all => all.violations)", rules)
    return [f"{one['id']} at {one['nodes'][0]['target']}" for one in found]


def is_page(name: str) -> bool:
    """Return whether people read there; machines have addresses of their own."""
    return ADDRESSES[name].get and not name.startswith("api:")


def may_find(role: str, address: Address) -> bool:
    """Return whether the access matrix lets the person find such a thing at all."""
    who = {*STAFF[role].split(), "anyone", *(["own"] if role == "hamlet" else [])}
    line = SEES.get(address.thing, "")
    sees = address.sees or " ".join(line.values() if isinstance(line, dict) else [line])
    return address.public or bool(who & set(sees.split()))


def open_all(
    role: str, client: Client, names: list[str], ids: dict[str, list[int]], look: Look
) -> Iterator[str]:
    """Yield the pages that this person finds and that look like none before."""
    for name in names:
        address = ADDRESSES[name]
        if not is_page(name) or name in look.files or not may_find(role, address):
            continue
        for url in urls(name, ids):
            cache.clear()  # the doors count knocks
            answer = client.get(url)
            if answer.status_code == 200 and "<html" not in _text(answer):
                look.files.add(name)
            elif answer.status_code in (200, 302, 405):
                look.opened.add(name)
            found = answer.status_code == 200 and name not in look.files
            if found and is_new(name, _text(answer), look):
                yield url


def _text(answer: HttpResponse) -> str:
    if answer.streaming or "html" not in answer["Content-Type"]:
        return ""
    return answer.content.decode()


def read_all(town: Town, rooms: Callable[[str], bool]) -> None:
    """Let everybody open the pages of these rooms in a launched campaign; judge each new one."""
    names, look = [name for name in ADDRESSES if rooms(name.split(":")[0])], Look()
    ids = things(town, launch_letter(town))

    for role in ROLES:
        page = town.page_of(role)
        for url in open_all(role, town.world.client(role), names, ids, look):
            look_at(page, url, look)

    never = {name for name in names if is_page(name)} - look.opened - look.files
    assert never == set(), "no role of the campaign could open these"
    assert look.wrong == [], "\n".join(look.wrong)
