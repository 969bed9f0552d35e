"""What the storm needs of the house's own code: people signed in; at the end, the ledger's rows."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from lantoa.commune.models import Membership, User  # noqa: E402
from lantoa.kit import clock  # noqa: E402
from lantoa.outreach.models import Activity  # noqa: E402
from lantoa.plan.models import Campaign  # noqa: E402


def cookie(user: User) -> str:
    """Return the session key of a fresh session of the person."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def people() -> list[dict[str, object]]:
    """Return the officer and every head of a hamlet."""
    campaign = Campaign.objects.order_by("pk")[0]
    worn = Membership.objects.on(clock.today()).select_related("user", "unit__place")
    rows = [*worn.filter(role="officer")[:1], *worn.filter(role="hamlet")]
    return [
        {
            "pk": hat.user_id,
            "cookie": cookie(hat.user),
            "place": hat.unit.place_id,
            "campaign": campaign.pk,
        }
        for hat in rows
    ]


def ledger() -> list[tuple[str, int]]:
    """Return uid and people of every activity, read from the table alone."""
    rows = Activity.objects.filter(state=Activity.DONE).values_list("uid", "counts")
    return [(str(uid), int(counts.get("people", 0))) for uid, counts in rows]


if __name__ == "__main__":
    found = {"people": people, "ledger": ledger, "day": lambda: clock.today().isoformat()}
    print(json.dumps(found[sys.argv[1]]()))
