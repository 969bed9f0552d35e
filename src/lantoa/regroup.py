"""Hamlets change for the whole house at once: seats, boards, mouths, work and duties go along."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction

from lantoa.commune import actions as commune
from lantoa.commune.actions import Regrouping, hold_own
from lantoa.commune.models import Commune, Membership, Place, PlaceChange, Unit, User
from lantoa.commune.queries import heirs_of
from lantoa.concerns import actions as concerns
from lantoa.kit.errors import Unfit
from lantoa.kit.jobs import at_once
from lantoa.outreach import actions as outreach
from lantoa.outreach.models import Outlet
from lantoa.plan import actions as plan
from lantoa.report import actions as report


@dataclass(frozen=True)
class Foreseen:
    """What a change would do: hamlets before and after with their households, and what moves.

    `people` have no hat any more after it; `outlets` move (id, name) unless they are closed.
    """

    before: tuple[tuple[str, int], ...]
    after: tuple[tuple[str, int], ...]
    people: tuple[str, ...]
    outlets: tuple[tuple[int, str], ...]
    work: int
    dropped: int
    concerns: int
    dues: int

    @property
    def households(self) -> int:
        """Return how many households there are, after as before."""
        return sum(number for _, number in self.after)


@transaction.atomic
def regroup(
    here: Commune, *, said: Regrouping, by: User, uid: UUID, closing: Iterable[int] = ()
) -> PlaceChange:
    """Merge or split hamlets with all that hangs on them; sent twice, done once.

    `closing` are outlets (ids) that end with the change. Raises what `commune.regroup` raises.
    """
    change = commune.regroup(here, said=said, by=by, uid=uid)
    if "followed" not in change.facts:
        heirs = heirs_of(change)
        change.facts["followed"] = {
            "outreach": outreach.follow(change, closing=closing),
            "plan": plan.follow(heirs),
            "concerns": concerns.follow(heirs),
            "report": report.follow(change, heirs),
        }
        change.save(update_fields=["facts"])
        _retally(change)
    return change


def foreseen(here: Commune, *, said: Regrouping, by: User) -> Foreseen:
    """Return what `regroup` would do: it is done, looked at, and all taken back at once."""
    with transaction.atomic():
        change = regroup(here, said=said, by=by, uid=uuid4())
        found = described(change)
        transaction.set_rollback(True)
    return found


def described(change: PlaceChange) -> Foreseen:
    """Return what a change did, in names and numbers."""
    codes = [*change.before, *change.after]
    names = {place.code: str(place) for place in Place.objects.filter(code__in=codes)}
    facts, followed = change.facts, change.facts["followed"]
    boards = facts["boards"]
    ended = Membership.objects.filter(pk__in=boards["ended"]).select_related("user")
    stay = Membership.objects.filter(pk__in=boards["given"]).values_list("user", flat=True)
    people = sorted({hat.user.full_name for hat in ended if hat.user_id not in set(stay)})
    outlets = Outlet.objects.filter(pk__in=[row[0] for row in followed["outreach"]["outlets"]])
    return Foreseen(
        before=tuple((names[code], facts["before"][code]) for code in change.before),
        after=tuple((names[code], facts["after"][code]) for code in change.after),
        people=tuple(people),
        outlets=tuple(outlets.order_by("pk").values_list("pk", "name")),
        work=len(followed["outreach"]["work"]),
        dropped=len(followed["outreach"]["work_dropped"]),
        concerns=len(followed["concerns"]),
        dues=len(followed["report"]["made"]),
    )


def why_not(change: PlaceChange) -> str:
    """Return why a change can no longer be taken back, as a sentence; "" when it can."""
    if reason := commune.why_not(change):
        return reason
    if change.kind == PlaceChange.RENAME:
        return ""
    if outreach.counted_in(change):
        return "Đã có việc ghi ở thôn mới. Muốn đổi lại thì ghi chia tách với ngày của nó."
    if report.answered(change.facts["followed"]["report"]):
        return "Thôn mới đã làm báo cáo. Muốn đổi lại thì ghi chia tách với ngày của nó."
    return ""


@transaction.atomic
def take_back(change: PlaceChange, *, by: User, uid: UUID) -> PlaceChange:
    """Undo a change as long as nothing was counted on its ground. Raises `Unfit` after that."""
    hold_own(by)
    change.refresh_from_db()
    if change.undone_at is None and (reason := why_not(change)):
        raise Unfit(f"Không hủy được nữa: {reason}")
    was_open = change.undone_at is None
    done = commune.take_back(change, by=by, uid=uid)
    if was_open and change.kind != PlaceChange.RENAME:
        followed = change.facts["followed"]
        outreach.unfollow(followed["outreach"])
        plan.unfollow(followed["plan"])
        concerns.unfollow(followed["concerns"])
        report.unfollow(followed["report"])
        _retally(change)
    return done


def _retally(change: PlaceChange) -> None:
    codes = [*change.before, *change.after]
    touched = Place.objects.filter(code__in=codes).order_by("pk")
    at_once("reach.retally_hamlets", *touched.values_list("pk", flat=True))


def workers(hamlets: Iterable[Place]) -> list[User]:
    """Return the people who work for the hamlets today: one of them may lead the new one."""
    boards = Unit.objects.filter(place__in=list(hamlets), kind="hamlet", closed_on__isnull=True)
    worn = Membership.objects.filter(unit__in=boards, to_on__isnull=True)
    rows = User.objects.filter(pk__in=worn.values("user"), is_active=True)
    return list(rows.order_by("name_key"))
