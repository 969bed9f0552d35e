"""Questions asked of concerns: which wait, for whom, how long still."""

from django.db.models import Prefetch, QuerySet

from lantoa.commune.models import Commune, Unit, User
from lantoa.commune.queries import commune_of, hats, may, roles, seen, units, visible_to
from lantoa.commune.rules import DOERS, READERS
from lantoa.concerns.models import Concern, Message, Topic
from lantoa.concerns.rules import USUAL_TOPICS
from lantoa.kit.errors import NotThere
from lantoa.plan.models import Campaign
from lantoa.plan.queries import campaigns


def concerns(user: User) -> QuerySet[Concern]:
    """Return the concerns that `user` may see: those to answer by the time left, then the rest."""
    rows = Concern.objects.select_related("unit", "topic", "with_unit", "campaign", "raised_by")
    return visible_to(user, rows)


def open_for(user: User) -> QuerySet[Concern]:
    """Return what is on this person's side: the office's are those to answer, a unit's all its own
    until they are closed; by the time left.
    """
    rows = concerns(user).exclude(state=Concern.CLOSED)
    if roles(user) & READERS:
        rows = rows.filter(state=Concern.OPEN)
    return rows.order_by("due_at", "pk")


def done_for(user: User) -> QuerySet[Concern]:
    """Return what `open_for` leaves out, the newest first."""
    return concerns(user).exclude(pk__in=open_for(user).values("pk")).order_by("-received_at")


def concern(user: User, pk: int) -> Concern:
    """Return one concern with its messages and photos; raises `NotThere`."""
    said = Message.objects.select_related("by").prefetch_related("files")
    return seen(user, concerns(user).prefetch_related(Prefetch("messages", said)), pk=pk)


def message(user: User, pk: int) -> Message:
    """Return the words of a concern that `user` may see; raises `NotThere`."""
    row = Message.objects.filter(pk=pk).first()
    if row is None:
        raise NotThere
    row.concern = seen(user, concerns(user), pk=row.concern_id)
    return row


def topics(commune: Commune) -> list[tuple[str, str]]:
    """Return (key, name) of the topics to choose from: the commune's own, else the usual ones."""
    own = [(str(row.pk), row.name) for row in Topic.objects.filter(commune=commune)]
    have = {name for _, name in own}
    usual = [(key, one.name) for key, one in USUAL_TOPICS.items() if one.name not in have]
    return own + usual


def own_unit(user: User) -> Unit | None:
    """Return the unit that a person of a hamlet, association or the radio speaks for."""
    return next((hat.unit for hat in hats(user) if hat.role in DOERS), None)


def units_to_speak_for(user: User) -> list[Unit]:
    """Return the units for which `user` may raise a concern, the hamlets first."""
    rows = [row for row in units(commune_of(user)) if may(user, "concern.raise", row)]
    return sorted(rows, key=lambda row: (row.kind != "hamlet", row.sort_key))


def campaign_of(user: User) -> Campaign | None:
    """Return the newest campaign that runs, or None."""
    return campaigns(user).filter(state=Campaign.RUNNING).first()
