"""Who may read or change what: the words of the access matrix, and who finds which thing.

Words for people: admin, office (admin, officer), leaders (and the approver), readers (and the
viewer), approver, operator, association, heads, own (the head of the thing's own hamlet), doers
(heads, association, operator), province, anyone (signed in).
"""

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
# The office's own report is answered by the leader who seals it, a hamlet's by the office.
ANSWERS = {"own": "office", "sibling": "office", "parent": "admin approver", "foreign": "office"}
MINE = {"own": "own", "sibling": "own", "parent": "office", "foreign": ""}
# What was written for a unit is answered by the unit alone.
MINE_ALONE = {"own": "own", "sibling": "own", "parent": "", "foreign": ""}
# Names are held against a hamlet's households: the office everywhere, the head at home.
NAMED = {"own": "office own", "sibling": "office own", "parent": "office", "foreign": "office"}
PUBLIC = Address(public=True)

# A passkey is found by its own person alone.
KEYS = {"own": "own", "sibling": "own", "parent": "approver", "foreign": "office"}

# Who finds a thing; for items and versions also by where it lies (drafts are not shared).
SEES: dict[str, str | dict[str, str]] = {
    "activity": "readers own",
    "assignment": INSIDE,
    "campaign": INSIDE,
    "card": "leaders",
    "change": "readers",
    "code_sheet": "office",
    "concern": "readers own",
    "directive": INSIDE,
    "due": "readers own",
    "file": "readers own",
    "hamlet": INSIDE,
    "hat": "leaders",
    "household": "office own",
    "lesson": "office",
    "list_in": "office own",
    "item": {"own": "readers own", "sibling": "readers own", "parent": INSIDE},
    "outlet": INSIDE,
    "person": "leaders",
    "passkey": KEYS,
    "point": INSIDE,
    "proof": "readers own",
    "recall": f"{INSIDE} province",
    "recall_sheet": "office own",
    "reminder": "readers own",
    "report": "readers own",
    "unit": INSIDE,
    "version": {"own": "readers own", "sibling": "readers own", "parent": INSIDE},
}
