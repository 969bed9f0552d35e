"""Which activities a number of reach was counted from."""

from collections.abc import Sequence

from lantoa.commune.models import Place
from lantoa.kit.periods import Period
from lantoa.plan.queries import Work
from lantoa.reach.contacts import Known, read
from lantoa.reach.rules import SURETIES


def acts_behind(
    work: Work, period: Period, *, of: Sequence[Place], surety: str, channel: str = ""
) -> set[int]:
    """Return the activities (ids) that reached households of these hamlets at least so surely.

    `channel` asks for one kind alone.
    """
    known = read(work, period, [place.pk for place in of])
    found: set[int] = set()
    for one in known.values():
        found |= _behind(one, period, surety, channel)
    return found


def _behind(known: Known, period: Period, surety: str, channel: str) -> set[int]:
    found = {
        contact.activity
        for contact in known.during(period)
        if channel in ("", contact.channel) and getattr(contact, surety)
    }
    if surety == SURETIES[0]:
        for heard in known.heard:
            if channel in ("", heard.sessions.channel) and heard.households:
                begin, end = heard.within(period)
                found |= set(heard.sessions.acts[begin:end])
    return found
