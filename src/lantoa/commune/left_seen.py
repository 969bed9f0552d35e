"""Work that the phone of a lost card left, as the office finds it."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from lantoa.commune.models import Card, LeftWork, User
from lantoa.commune.policy import visible_to
from lantoa.kit.errors import NotThere


def left_behind(user: User | AnonymousUser) -> QuerySet[Card]:
    """Return the cards of people whom `user` sees with `.waiting`: how much work they left."""
    people = visible_to(user, User.objects.all())
    waiting = Count("left__of", filter=Q(left__settled_at=None), distinct=True)
    rows = Card.objects.filter(user__in=people).select_related("user")
    return rows.annotate(waiting=waiting).filter(waiting__gt=0).order_by("pk")


def left_waiting(user: User | AnonymousUser) -> int:
    """Count the work that phones of lost cards left and nobody took in or dropped yet."""
    rows = LeftWork.objects.filter(settled_at=None)
    if not rows.exists():
        return 0
    rows = rows.filter(card__user__in=visible_to(user, User.objects.all()).values("pk"))
    return rows.values("card", "of").distinct().count()


def left_on(user: User | AnonymousUser, pk: int) -> tuple[Card, list[LeftWork]]:
    """Return a card that `user` may see and what its phone left, each read when it is asked for.

    Raises `NotThere`.
    """
    card = Card.objects.select_related("user").filter(pk=pk).first()
    if card is None or not visible_to(user, User.objects.filter(pk=card.user_id)).exists():
        raise NotThere
    return card, list(card.left.filter(settled_at=None).defer("data"))
