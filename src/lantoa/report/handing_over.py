"""What the province still has to be handed: the word of a reopening, or the version after it."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from lantoa.commune.models import User
from lantoa.commune.queries import may, visible_to
from lantoa.report.models import Passing, Report

_LEFT = Q(at__isnull=False) | Q(tries__gt=0) | ~Q(word="")


@dataclass(frozen=True)
class Above:
    """The commune's reports that stand otherwise at the province.

    Of `stopped` the province's machine took none: a person has to look. Of `to_hand_over` nothing
    is going up: either the word that a report was opened again still lies here, or the version
    after one that left is sealed and did not leave. What waits for the network goes by itself. A
    word gives way to the next sealed version.
    """

    stopped: list[Report] = field(default_factory=list)
    to_hand_over: list[Report] = field(default_factory=list)


def above(user: User) -> Above:
    """Return what `user` has to see to; one small question where nothing ever left the house."""
    if not Passing.objects.filter(_LEFT | Q(state=Passing.STOPPED)).exists():
        return Above()
    version, of_due = OuterRef("version"), OuterRef("due")
    newer = Report.objects.filter(due=of_due, version__gt=version, state=Report.ACCEPTED)
    left = Passing.objects.filter(_LEFT, report__due=of_due, report__version__lt=version)
    word = Q(passing__isnull=False, passing__state=Passing.SIGNED) & ~Q(passing__word="")
    lies = Q(passing=None) | Q(passing__state=Passing.SIGNED, passing__at=None, passing__word="")
    next_one = Q(state=Report.ACCEPTED) & lies & Exists(left)
    stopped = Q(passing__state=Passing.STOPPED)
    rows = visible_to(user, Report.objects.filter(stopped | ~Exists(newer) & (word | next_one)))
    rows = rows.select_related("due__unit__place", "passing").order_by("due__until_on", "version")
    found = Above()
    for row in rows:
        if _is_stopped(row):
            found.stopped.append(row)
        elif may(user, "report.pass_on", row):
            found.to_hand_over.append(row)
    return found


def _is_stopped(row: Report) -> bool:
    return hasattr(row, "passing") and row.passing.state == Passing.STOPPED
