"""What the province still has to be handed: the word of a reopening, or the version after it."""

from django.db.models import Exists, OuterRef, Q

from lantoa.commune.models import User
from lantoa.commune.queries import may, visible_to
from lantoa.report.models import Passing, Report

_LEFT = Q(at__isnull=False) | Q(tries__gt=0) | ~Q(word="")


def to_hand_over(user: User) -> list[Report]:
    """Return the commune's reports that stand otherwise at the province, where nothing is going up.

    Either the word that a report was opened again still lies here, or the version after one that
    left is sealed and did not leave. What waits for the network goes by itself, what stopped
    there is told of already (`queries.not_passed`). A word gives way to the next sealed version.
    """
    version, of_due = OuterRef("version"), OuterRef("due")
    newer = Report.objects.filter(due=of_due, version__gt=version, state=Report.ACCEPTED)
    left = Passing.objects.filter(_LEFT, report__due=of_due, report__version__lt=version)
    word = ~Q(passing__word="") & Q(passing__state=Passing.SIGNED) & ~Exists(newer)
    lies = Q(passing=None) | Q(passing__state=Passing.SIGNED, passing__at=None, passing__word="")
    next_one = Q(state=Report.ACCEPTED) & lies & Exists(left) & ~Exists(newer)
    rows = visible_to(user, Report.objects.filter(word & Q(passing__isnull=False) | next_one))
    held = rows.select_related("due__unit__place", "passing").order_by("due__until_on", "version")
    return [row for row in held if may(user, "report.pass_on", row)]
