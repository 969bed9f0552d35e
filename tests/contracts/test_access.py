"""The access matrix: every address of the house, read and written to by every kind of person."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.contracts.addresses import ADDRESSES, SEES, Address
from tests.contracts.house import STAFF, House
from tests.contracts.things import FOREIGN, OWN, PARENT, SIBLING

pytestmark = pytest.mark.django_db
ALL = "all"
OFFICER = STAFF["officer"]
CONSTANTS = {
    "order": 1,
    "n": 0,
    "figure": "proofs",
    "part": "highlights",
    "kind": "radio",
    "slug": "bai-thu",
    "uid": UUID(int=4),
    "secret": "khong-co",
}
LET_IN, SIGN_IN, FORBIDDEN, NOT_FOUND, NO_SUCH_VERB = "in", "sign in", "403", "404", "405"


def patterns(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the house by its name."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, f"{space}{one.namespace}:" if one.namespace else space)
        elif one.name:
            yield f"{space}{one.name}", one


FOUND = dict(patterns(get_resolver()))


def words(role: str, variant: str) -> set[str]:
    """Return what a person is to a thing on that ground."""
    if variant == FOREIGN:
        held = OFFICER if role == "stranger" else ""
    elif variant == ALL and role == "stranger":
        held = OFFICER
    else:
        held = STAFF[role]
    own = {OWN: "hamlet", SIBLING: "hamlet2"}.get(variant)
    return {*held.split(), "anyone", *(["own"] if role == own else [])}


def expected(address: Address, method: str, role: str, variant: str) -> str:
    """Return what the table says will happen."""
    who = words(role, variant)
    by_thing = SEES.get(address.thing, "")
    line = by_thing.get(variant, "readers doers") if isinstance(by_thing, dict) else by_thing
    sees, does = set((address.sees or line).split()), doers(address, variant)
    if method == "GET" and not address.get:
        return NO_SUCH_VERB
    if not who & sees:
        return NOT_FOUND
    return LET_IN if not address.does or who & does else FORBIDDEN


def doers(address: Address, variant: str) -> set[str]:
    """Return who can change something at the address on that ground."""
    does = address.does
    return set((does.get(variant, "") if isinstance(does, dict) else does).split())


def happened(answer: HttpResponse) -> str:
    """Return in one word what an answer means."""
    if answer.status_code == 302 and "/dang-nhap/" in answer["Location"]:
        return SIGN_IN
    if answer.status_code in (200, 201, 302, 400, 409, 422):
        return LET_IN
    return str(answer.status_code)


def address_of(name: str, things: dict[str, int], thing: str) -> str | None:
    """Return the address for the things of one ground; None where there is no such thing."""
    given: dict[str, object] = {}
    for part in FOUND[name].pattern.converters:
        if part in CONSTANTS:
            given[part] = CONSTANTS[part]
        elif part == "pk" and set(FOUND[name].pattern.converters) - {"pk", *CONSTANTS}:
            given[part] = things["campaign"]
        else:
            given[part] = things.get(thing if part == "pk" else part)
    return None if None in given.values() else reverse(name, kwargs=given)


def sent(client: Client, method: str, url: str) -> HttpResponse:
    """Send one request and take back whatever it changed."""
    cache.clear()  # the doors count knocks; the matrix knocks more often than a person
    with transaction.atomic():
        answer = client.get(url) if method == "GET" else client.post(url, {"uid": str(uuid4())})
        transaction.set_rollback(True)
    return answer


def test_every_address_has_a_declared_expectation_and_every_declaration_an_address() -> None:
    assert sorted(set(FOUND) - set(ADDRESSES)) == []
    assert sorted(set(ADDRESSES) - set(FOUND)) == []


@pytest.mark.parametrize("name", [name for name, one in ADDRESSES.items() if not one.public])
def test_each_person_finds_here_what_is_theirs_and_nothing_else(house: House, name: str) -> None:
    address = ADDRESSES[name]
    variants = house.made if address.thing else {ALL: house.made[PARENT]}
    methods = ["GET", "POST"] if address.post else ["GET"]

    wrong = []
    for variant, things in variants.items():
        url = address_of(name, things, address.thing)
        for role, client in house.clients.items() if url else ():
            for method in methods:
                is_what = happened(sent(client, method, url))
                wanted = expected(address, method, role, variant)
                if is_what != wanted:
                    wrong.append(f"{method} {url} ({variant}) {role}: {is_what}, not {wanted}")

    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("name", list(ADDRESSES))
def test_nobody_gets_in_without_signing_in(house: House, name: str) -> None:
    address = ADDRESSES[name]
    url = address_of(name, house.made[OWN], address.thing)
    if address.public or address.visitors:
        return
    wanted = "401" if name.startswith("api:") else SIGN_IN

    for method in ("GET", "POST"):
        answer = happened(sent(Client(), method, url or "/"))

        assert answer in (wanted, NO_SUCH_VERB), f"{method} {url}"


def test_pages_of_the_whole_commune_show_a_stranger_nothing_of_ours(house: House) -> None:
    client, world = house.clients["stranger"], house.world

    for name, one in ADDRESSES.items():
        if one.get and not one.thing and not one.public and name != "api:openapi":
            text = sent(client, "GET", str(address_of(name, {}, ""))).content.decode(
                errors="ignore"
            )
            for ours in [*(hamlet.name for hamlet in world.hamlets), world.women.name]:
                assert ours not in text, f"{name} shows {ours}"
