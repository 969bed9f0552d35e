"""What is written for every change: the receipt and the journal's line."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, is_dataclass
from uuid import UUID

from django.db import models, transaction

from lantoa.commune.models import Commune, Journal, Receipt, User
from lantoa.commune.queries import commune_of
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
    row, made = Receipt.objects.get_or_create(
        actor=by,
        uid=uid,
        defaults={"verb": verb, "body_hash": digest(body), "at": clock.now()},
    )
    if not made and (row.verb, row.body_hash) != (verb, digest(body)):
        raise AnotherBody
    slip = Slip(made, dict(row.answer))
    yield slip
    if made and slip.answer:
        row.answer = json.loads(canonical(slip.answer))
        row.save(update_fields=["answer"])


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


@transaction.atomic
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
        commune = commune_of(by)
    Commune.objects.select_for_update().get(pk=commune.pk)
    head = Journal.objects.filter(commune=commune).order_by("-seq").first()
    line = Journal(
        commune=commune,
        seq=head.seq + 1 if head else 1,
        at=clock.now(),
        by=by,
        verb=verb,
        thing=f"{type(thing).__name__.lower()}:{thing.pk}",
        facts=json.loads(canonical(facts or {})),
        prev=head.hash if head else START,
    )
    line.hash = line_hash(line)
    line.save()
    return line
