"""What is written for every change: the receipt and the journal's line."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, is_dataclass
from uuid import UUID

from django.db import connection, models, transaction

from lantoa.commune.models import Commune, Journal, Receipt, User
from lantoa.commune.queries import commune_id
from lantoa.kit import clock
from lantoa.kit.errors import AnotherBody, NotThere
from lantoa.kit.rows import add, ask, tell

START = "0" * 64
ANSWERED = "UPDATE lantoa_receipt SET answer = %s WHERE id = %s"
HELD = "SELECT id FROM lantoa_commune WHERE id = %s FOR NO KEY UPDATE"
LAST_LINE = "SELECT seq, hash FROM lantoa_journal WHERE commune_id = %s ORDER BY seq DESC LIMIT 1"


@dataclass
class Slip:
    """Tells whether the change comes for the first time; `answer` is kept and given again."""

    first_time: bool
    answer: dict[str, object] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether this is the first time."""
        return self.first_time

    @property
    def pk(self) -> int:
        """Return the row that the first arrival made: what stands in `answer["pk"]`."""
        return int(str(self.answer["pk"]))


def canonical(body: object) -> str:
    """Return one text for equal bodies: sorted keys, dates and UUIDs as text."""
    plain = asdict(body) if is_dataclass(body) and not isinstance(body, type) else body
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, default=str)


def digest(body: object) -> str:
    """Return the SHA-256 of a body, hex."""
    data = body if isinstance(body, bytes) else canonical(body).encode()
    return hashlib.sha256(data).hexdigest()


@contextmanager
def receipt(by: User, uid: UUID, verb: str, body: object) -> Iterator[Slip]:
    """Do a change once: true inside the block only for the first arrival of `uid`.

    Raises `AnotherBody` when the uid came before with another body. Must run inside the action's
    transaction, so that the receipt and the change are kept or lost together. Holds the commune
    before anything else is: who changes one row and who changes many of them wait in one line.
    """
    said = digest(body)
    hold_own(by)
    made = Receipt(actor=by, uid=uid, verb=verb, body_hash=said, at=clock.now())
    slip = Slip(add(made))
    if not slip.first_time:
        row = Receipt.objects.get(actor=by, uid=uid)
        if (row.verb, row.body_hash) != (verb, said):
            raise AnotherBody
        slip.answer = dict(row.answer)
    yield slip
    if slip.first_time and slip.answer:
        tell(ANSWERED, [canonical(slip.answer), made.pk])


def hold(commune: int) -> None:
    """Hold the commune's row (id) until the commit; SQLite holds the whole database anyway."""
    if connection.features.has_select_for_update:
        ask(HELD, [commune])


def hold_own(by: User) -> None:
    """Hold the row of the commune that `by` works in, where they work in one."""
    if connection.features.has_select_for_update:
        with suppress(NotThere):
            hold(commune_id(by))


def line_hash(line: Journal) -> str:
    """Return the hash of a journal line: over the hash before and every field."""
    return digest(
        [
            line.prev,
            line.commune_id,
            line.seq,
            line.at.astimezone(clock.ZONE).isoformat(),
            line.by_id,
            line.verb,
            line.thing,
            line.facts,
        ]
    )


@transaction.atomic(savepoint=False)
def journal(
    by: User | None,
    verb: str,
    thing: models.Model,
    facts: dict[str, object] | None = None,
    *,
    commune: Commune | None = None,
) -> Journal:
    """Add a line to the commune's chain. `facts` never hold names of residents.

    `commune` is needed when a machine acts (`by` is None).
    """
    if commune is None:
        assert by is not None
        own = commune_id(by)
    else:
        own = commune.pk
    hold(own)
    seq, prev = next(iter(ask(LAST_LINE, [own])), (0, START))
    line = Journal(
        commune_id=own,
        seq=seq + 1,
        at=clock.now(),
        by=by,
        verb=verb,
        thing=f"{type(thing).__name__.lower()}:{thing.pk}",
        facts=json.loads(canonical(facts or {})),
        prev=prev,
    )
    line.hash = line_hash(line)
    add(line)
    return line
