"""A household list comes in: kept as sent, shown for what it would change, taken after a yes."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from lantoa.commune.absences import note_absences
from lantoa.commune.ground import MOST_HOUSEHOLDS, add_households
from lantoa.commune.household_lines import Line, rows_of
from lantoa.commune.household_matching import (
    DOUBLED,
    NEW,
    UNSURE,
    Compared,
    Known,
    Match,
    Row,
    compare,
    is_like,
)
from lantoa.commune.households import FIELDS, filled
from lantoa.commune.models import Commune, Household, HouseholdList, Place, Seat, User
from lantoa.commune.moves import last_day, lock
from lantoa.commune.queries import require, seats, whole_number
from lantoa.commune.record import digest, journal, receipt
from lantoa.commune.tables import read_table
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.jobs import at_once
from lantoa.kit.say import num

FEW = 5
LIKE_ENOUGH = 0.2


@dataclass(frozen=True)
class Imported:
    """What a list changed: households newly named, known ones kept up to date, seats added,
    households that the list does not have (left as they are), households that left, rows that
    repeat another one and are no household of their own.
    """

    named: int
    known: int
    added: int
    left: int
    gone: int = 0
    doubled: int = 0


@dataclass(frozen=True)
class Preview:
    """What a list would do: its rows compared, the seats without a name, what looks wrong.

    `strange` is a sentence when the list looks like another hamlet's. `mark` changes when
    anything here does.
    """

    compared: Compared
    nameless: int
    strange: str
    mark: str

    @property
    def fresh(self) -> int:
        """Count the rows that are new for sure."""
        return len(self.compared.of(NEW))

    @property
    def more(self) -> int:
        """Count the seats to be added when nothing that is asked is new."""
        return max(0, self.fresh - self.nameless)


def send_list(
    hamlet: Place, *, data: bytes, by: User, uid: UUID, name: str = "", pasted: bool = False
) -> HouseholdList:
    """Keep a list (CSV, .xlsx or pasted) until somebody says yes to it; nothing changes yet.

    Read before anything is held: a hostile sheet takes seconds, and nobody else may wait for it.
    Raises `BadRows` (every row to mend), `Unfit`, `NotAllowed`.
    """
    require(by, "household.change", hamlet)
    rows = rows_of(read_table(data), pasted=pasted)
    if len(rows) > MOST_HOUSEHOLDS:
        raise Unfit(
            f"Danh sách có {num(len(rows))} hộ; một thôn có nhiều nhất {num(MOST_HOUSEHOLDS)} hộ. "
            "Tệp của nhiều thôn thì tách theo thôn rồi gửi từng thôn.",
            field="file",
        )
    return _keep_list(hamlet, rows, sha256=digest(data), by=by, uid=uid, name=name)


@transaction.atomic
def _keep_list(
    hamlet: Place, rows: Sequence[tuple[int, Line]], *, sha256: str, by: User, uid: UUID, name: str
) -> HouseholdList:
    with receipt(by, uid, "household.list_sent", [hamlet.pk, sha256]) as first:
        if first:
            kept = HouseholdList.objects.create(
                hamlet=hamlet, by=by, name=name[:200], sent_at=clock.now(),
                rows=[[number, *asdict(line).values()] for number, line in rows],
            )  # fmt: skip
            journal(by, "household.list_sent", hamlet, {"rows": len(rows)})
            first.answer = {"pk": kept.pk}
    return HouseholdList.objects.get(pk=first.pk)


def preview(sent: HouseholdList) -> Preview:
    """Return what the list would change as things stand now."""
    rows = _rows(sent)
    here = list(seats(sent.hamlet).order_by("bit"))
    known = [_known(seat) for seat in here if seat.household.head]
    compared = compare(rows, known)
    mark = digest([[m.number, m.kind, m.known.bit if m.known else -1] for m in compared.matches])
    return Preview(compared, len(here) - len(known), _strange(sent.hamlet, rows, known), mark)


def _rows(sent: HouseholdList) -> list[Row]:
    return [(number, Line(*facts)) for number, *facts in sent.rows]


def _known(seat: Seat) -> Known:
    one = seat.household
    return Known(seat.bit, one.head, one.lane, one.lane_order, one.phone)


def _strange(hamlet: Place, rows: list[Row], known: list[Known]) -> str:
    """Say when the list looks like another hamlet's more than like this one's."""
    own = is_like(rows, [one.head for one in known])
    others = Seat.objects.filter(hamlet__parent=hamlet.parent, to_on__isnull=True)
    others = others.exclude(hamlet=hamlet).exclude(household__head="").order_by()
    heads: dict[int, list[str]] = {}
    for place, head in others.values_list("hamlet", "household__head"):
        heads.setdefault(place, []).append(head)
    like = {place: is_like(rows, there) for place, there in heads.items()}
    best = max(like, key=lambda place: like[place], default=None)
    if best and like[best] > max(own, FEW) and like[best] > len(rows) / 2:
        return f"{like[best]} trên {len(rows)} tên là của {Place.objects.get(pk=best)}."
    if len(known) > FEW and len(rows) > FEW and own < LIKE_ENOUGH * min(len(known), len(rows)):
        return f"Chỉ {own} trên {len(rows)} tên có trong danh sách đang giữ của {hamlet}."
    return ""


@transaction.atomic
def take_list(
    sent: HouseholdList, *, answers: Mapping[str, str], mark: str, by: User, uid: UUID
) -> Imported:
    """Do what the preview showed. `answers`: for an unsure row "r<number>" same or new, for a
    doubled one new when it is a second household, for a missing household "g<bit>" left.

    Known households keep their seats and are kept up to date; new names take the nameless seats
    in order; further seats are added at the end. Raises `AlreadyChanged` when the hamlet is no
    longer what the preview showed, `Unfit` while an unsure row has no answer.
    """
    hamlet = sent.hamlet
    require(by, "household.change", hamlet)
    body = [sent.pk, mark, dict(answers)]
    with receipt(by, uid, "household.import", body) as first:
        if first:
            lock(hamlet)
            seen = preview(sent)
            if sent.taken_at is not None or seen.mark != mark:
                raise AlreadyChanged
            unanswered = [
                match.number for match in seen.compared.of(UNSURE)
                if answers.get(f"r{match.number}") not in ("same", "new")
            ]  # fmt: skip
            if unanswered:
                raise Unfit(f"Còn {len(unanswered)} dòng chưa chọn. Chọn rồi bấm lại.")
            done = _take(hamlet, seen.compared, answers)
            sent.rows, sent.taken_at = [], clock.now()
            sent.save(update_fields=["rows", "taken_at"])
            journal(by, "household.imported", hamlet, asdict(done))
            at_once("reach.retally_hamlets", hamlet.pk)
            first.answer = dict(asdict(done))
    return Imported(**{name: int(str(value)) for name, value in first.answer.items()})


@transaction.atomic
def import_households(hamlet: Place, *, data: bytes, by: User, uid: UUID) -> Imported:
    """Take a list without asking: what is unsure is a new household, a doubled row is one.

    For lists that a machine makes. Raises `BadRows`, `Unfit`, `NotAllowed`.
    """
    require(by, "household.change", hamlet)
    with receipt(by, uid, "household.import", [hamlet.pk, digest(data)]) as first:
        if first:
            lock(hamlet)
            here = [_known(seat) for seat in seats(hamlet) if seat.household.head]
            done = _take(hamlet, compare(rows_of(read_table(data)), here), {})
            journal(by, "household.imported", hamlet, asdict(done))
            at_once("reach.retally_hamlets", hamlet.pk)
            first.answer = dict(asdict(done))
    return Imported(**{name: int(str(value)) for name, value in first.answer.items()})


def _take(hamlet: Place, compared: Compared, answers: Mapping[str, str]) -> Imported:
    rows = {seat.bit: seat for seat in seats(hamlet).order_by("bit")}
    first_list = not any(seat.household.head for seat in rows.values())
    new, changed = [], []
    for match in compared.matches:
        if _is_new(match, answers):
            new.append(match.line)
        elif match.known:
            changed.append(filled(rows[match.known.bit].household, match.line))
    nameless = [seat.household for seat in rows.values() if not seat.household.head]
    more = max(0, len(new) - len(nameless))
    gone = [one.bit for one in compared.gone if answers.get(f"g{one.bit}") == "left"]
    if len(rows) + more - len(gone) > MOST_HOUSEHOLDS:
        raise Unfit(f"Một thôn có nhiều nhất {num(MOST_HOUSEHOLDS)} hộ.", field="file")
    nameless += [seat.household for seat in add_households(hamlet, more)]
    named = [filled(row, line) for row, line in zip(nameless, new, strict=False)]
    Household.objects.bulk_update([*changed, *named], FIELDS, batch_size=400)
    note_absences([*changed, *named], since=None if first_list else clock.today())
    Seat.objects.filter(hamlet=hamlet, bit__in=gone).update(to_on=last_day())
    doubled = sum(not _is_new(match, answers) for match in compared.of(DOUBLED))
    left = len(compared.gone) - len(gone)
    return Imported(len(named), len(changed), more, left, len(gone), doubled)


def _is_new(match: Match, answers: Mapping[str, str]) -> bool:
    if match.kind == DOUBLED:
        return answers.get(f"r{match.number}") == "new"
    if match.kind == UNSURE:
        return answers.get(f"r{match.number}", "new") == "new"
    return match.kind == NEW


@transaction.atomic
def give_up_list(sent: HouseholdList, *, by: User, uid: UUID) -> None:
    """Forget a list that was sent and not taken."""
    require(by, "household.change", sent.hamlet)
    with receipt(by, uid, "household.list_given_up", [sent.pk]) as first:
        if first:
            sent.rows = []
            sent.save(update_fields=["rows"])
            journal(by, "household.list_given_up", sent.hamlet)


@transaction.atomic
def forget_lists(commune: Commune) -> int:
    """Forget lists that nobody took within the commune's days; return how many were forgotten."""
    limit = clock.now() - timedelta(days=whole_number(commune, "list_retention_days"))
    rows = HouseholdList.objects.filter(
        hamlet__parent=commune.place, taken_at__isnull=True, sent_at__lt=limit
    )
    old = rows.exclude(rows=[])
    for sent in old.select_related("hamlet"):
        journal(None, "household.list_forgotten", sent.hamlet, commune=commune)
    return old.update(rows=[])
