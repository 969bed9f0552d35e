"""The rows of the ledger that count."""

from django.db.models import QuerySet

from lantoa.outreach.models import Activity


def standing() -> QuerySet[Activity]:
    """Return the rows that count: those that no correction replaced."""
    return Activity.objects.filter(corrected_by__isnull=True)
