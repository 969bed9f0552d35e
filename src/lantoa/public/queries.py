"""What residents may read: running campaigns, approved words, the week's sessions."""

from django.db.models import QuerySet

from lantoa.commune.models import Commune
from lantoa.plan.models import Campaign


def commune() -> Commune | None:
    """Return the commune that this house serves."""
    return Commune.objects.select_related("place", "office").order_by("pk").first()


def campaigns() -> QuerySet[Campaign]:
    """Return the campaigns that run, newest first."""
    return Campaign.objects.filter(state=Campaign.RUNNING, commune=commune()).select_related(
        "directive"
    )
