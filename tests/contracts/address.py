"""What is expected of one address of the house; see `addresses.py` for the words for people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Address:
    """What is expected of one address.

    `thing`: what its ids name, "" for a page of the whole commune. `sees`: who can read it, or
    find the thing there (others get 404); "" takes the thing's own line in `SEES`. `does`: who
    can change something there (others who see it get 403), where need be by ground. `get`,
    `post`: which verbs it knows.
    `public`: for everyone alike; `visitors`: shows people without an account something of its own.
    """

    thing: str = ""
    sees: str = ""
    does: str | dict[str, str] = ""
    get: bool = True
    post: bool = False
    public: bool = False
    visitors: bool = False


def page(thing: str = "", sees: str = "") -> Address:
    """Return a page that is only read."""
    return Address(thing, sees)


def form(thing: str, does: str | dict[str, str], sees: str = "") -> Address:
    """Return a page with a form, shown and sent by the same people."""
    return Address(thing, sees, does, post=True)


def act(thing: str, does: str | dict[str, str], sees: str = "") -> Address:
    """Return an address that only changes something."""
    return Address(thing, sees, does, get=False, post=True)


INSIDE = "readers doers"
