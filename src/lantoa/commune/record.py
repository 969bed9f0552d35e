"""What is written for every change: the receipt and the journal's line."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, is_dataclass
from uuid import UUID

from django.db import connection, models, transaction

from lantoa.commune.models import Commune, Journal, Receipt, User
from lantoa.commune.queries import commune_id
from lantoa.kit import clock
from lantoa.kit.errors import AnotherBody

START = "0" * 64


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
    transaction, so that the receipt and the change are kept or lost together.
    """
    said = digest(body)
    made = _put_down(Receipt(actor=by, uid=uid, verb=verb, body_hash=said, at=clock.now()))
    slip = Slip(made is not None)
    if made is None:
        row = Receipt.objects.get(actor=by, uid=uid)
        if (row.verb, row.body_hash) != (verb, said):
            raise AnotherBody
        slip.answer = dict(row.answer)
    yield slip
    if made is not None and slip.answer:
        Receipt.objects.filter(pk=made).update(answer=json.loads(canonical(slip.answer)))


def _put_down(row: Receipt) -> int | None:
    """Store a receipt and return its id, or None where its uid came before.

    One statement, where asking first, a savepoint and an insert would be four. Of two at once the
    second waits for the first.
    """
    columns = {
        field.column: field.get_db_prep_save(getattr(row, field.attname), connection)
        for field in Receipt._meta.concrete_fields
        if not field.primary_key
    }
    names, places = ", ".join(f'"{name}"' for name in columns), ", ".join(["%s"] * len(columns))
    insert = f"INSERT INTO {Receipt._meta.db_table} ({names}) VALUES ({places})"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"{insert} ON CONFLICT DO NOTHING RETURNING id", list(columns.values()))
        found = cursor.fetchone()
    return int(found[0]) if found else None


def hold(commune: int) -> None:
    """Hold the commune's row (id) until the commit; SQLite holds the whole database anyway."""
    if connection.features.has_select_for_update:
        Commune.objects.select_for_update().only("pk").get(pk=commune)


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
    lines = Journal.objects.filter(commune=own).order_by("-seq")
    seq, prev = lines.values_list("seq", "hash").first() or (0, START)
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
    line.save()
    return line
