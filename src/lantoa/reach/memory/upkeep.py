"""Keeps acts in memory up to the ledger: one file for all communes, changed ones read again."""

import contextlib
import itertools
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path

import numpy as np
from django.conf import settings
from django.db.models import OuterRef, Q, Subquery

from lantoa.commune.models import Commune, Journal
from lantoa.commune.queries import communes
from lantoa.kit import clock
from lantoa.reach.memory import acts_file
from lantoa.reach.memory.acts import Acts
from lantoa.reach.memory.acts_file import Kept, Unreadable
from lantoa.reach.memory.drafts import Draft, Sorts
from lantoa.reach.memory.harvest import harvest
from lantoa.reach.memory.laying import lay

READ_AT_ONCE = 20
"""So many changed communes are read while a page waits; more wait for the next file."""
ASKED_AT_ONCE = 200

BESIDE = (
    "reach", "report", "item", "concern", "reminder", "directive", "point", "user", "lessons",
)  # fmt: skip
"""Things of the journal (before the full stop) whose changes never change who was reached."""


Told = Callable[[int, int], None]


class NotYet(Exception):
    """No file is there, and too much to read while a page waits: the next file brings it."""


@dataclass(frozen=True)
class Fresh:
    """All acts: `base` without the communes (place ids) read again, which are in `tail`.

    Every change up to `as_of` is in it.
    """

    base: Acts | None
    tail: Acts | None
    read_again: tuple[int, ...]
    as_of: datetime


@dataclass
class _Held:
    """What this process holds: the file as mapped, and by commune what was read since."""

    path: Path | None = None
    stamp: tuple[int, ...] = ()
    base: Kept | None = None
    heads: dict[int, int] = field(default_factory=dict)
    drafts: dict[int, Draft] = field(default_factory=dict)
    sorts: Sorts = field(default_factory=Sorts)
    tail: Acts | None = None


_held = _Held()
_lock = threading.Lock()


def file() -> Path:
    """Return where the file of this house lies."""
    return Path(settings.HOME) / "reach" / "acts.bin"


def fresh(*, most: int = READ_AT_ONCE) -> Fresh:
    """Return the acts with what changed since the file was made, as far as a page can wait.

    At most `most` communes are read here. Raises `NotYet` where more were never read at all: no
    file is there, or none that can be trusted.
    """
    with _lock:
        _open(file())
        communes = {commune.pk: commune for commune in _communes()}
        behind = _behind(communes.values())
        now = clock.now()
        new = [pk for pk in behind if pk not in _held.heads]
        if len(new) > most:
            raise NotYet
        todo = [*new, *(pk for pk in behind if pk not in new)][:most]
        for pk in todo:
            draft = harvest(communes[pk], _held.sorts)
            _held.drafts[pk], _held.heads[pk] = draft, int(draft.marks[1][0])
        if todo:
            known = _held.drafts.keys() & communes.keys()
            order = sorted(known, key=lambda pk: communes[pk].place.path)
            _held.tail = lay([_held.drafts[pk] for pk in order], _held.sorts)
        waiting = [behind[pk] for pk in behind if pk not in todo]
        again = tuple(communes[pk].place_id for pk in _held.drafts if pk in communes)
        base = _held.base.acts if _held.base else None
        return Fresh(base, _held.tail, again, min(waiting, default=now))


@dataclass(frozen=True)
class Settled:
    """The file's acts, and the communes (id → last line of the journal) of which all is in it."""

    acts: Acts
    heads: dict[int, int]

    @cached_property
    def runs(self) -> dict[int, slice]:
        """Return the run of hamlets of every commune (place id)."""
        held = self.acts.commune
        edges = np.flatnonzero(np.diff(held, prepend=0, append=0) != 0).tolist()
        return {int(held[a]): slice(a, b) for a, b in itertools.pairwise(edges)}

    def run(self, commune: int) -> slice:
        """Return where the hamlets of a commune (the id of its place) lie."""
        return self.runs.get(commune, slice(0, 0))


def settled() -> Settled:
    """Return what the file holds of communes that have not changed since; none without a file."""
    with _lock:
        _open(file())
        base, communes = _held.base, list(_communes())
        if base is None:
            return Settled(lay([], Sorts()), {})
        behind = _behind(communes)
        sure = (one.pk for one in communes if one.pk not in behind and one.pk not in _held.drafts)
        return Settled(base.acts, {pk: _held.heads[pk] for pk in sure})


def _communes() -> Iterable[Commune]:
    lines = Journal.objects.filter(commune=OuterRef("pk")).order_by("-seq")
    rows = communes().select_related("place").order_by("place__path")
    return rows.annotate(head=Subquery(lines.values("seq")[:1]))


def _open(path: Path) -> None:
    """Map the file when it is another than before; what was read since is forgotten."""
    global _held
    stamp: tuple[int, ...] = ()
    with contextlib.suppress(OSError):
        facts = path.stat()
        stamp = (facts.st_ino, facts.st_mtime_ns, facts.st_size)
    if (path, stamp) == (_held.path, _held.stamp):
        return
    try:
        base = acts_file.read(path)
    except Unreadable:
        base = None
    _held = _Held(path, stamp, base)
    if base:
        marks = zip(base.acts.mark_commune.tolist(), base.acts.mark_seq.tolist(), strict=True)
        _held.heads = dict(marks)


def _behind(communes: Iterable[Commune]) -> dict[int, datetime]:
    """Return the communes whose ledger has changed since they were read, and since when."""
    changed = {c.pk: c.head or 0 for c in communes if (c.head or 0) != _held.heads.get(c.pk)}  # type: ignore[attr-defined]
    found = {pk: clock.now() for pk in changed if pk not in _held.heads}
    known = [pk for pk in changed if pk in _held.heads]
    for start in range(0, len(known), ASKED_AT_ONCE):
        some = known[start : start + ASKED_AT_ONCE]
        wanted = Q()
        for pk in some:
            wanted |= Q(commune=pk, seq__gt=_held.heads[pk])
        lines = Journal.objects.filter(wanted).order_by("at")
        for pk, verb, at in lines.values_list("commune_id", "verb", "at"):
            if verb.split(".")[0].rstrip("s") not in BESIDE:
                found.setdefault(pk, at)
        for pk in some:
            if pk not in found:
                _held.heads[pk] = changed[pk]
    return found


def everything(*, told: Told = lambda done, of: None) -> Acts:
    """Read every commune's ledger; `told` is called with the communes done and all."""
    sorts, drafts = Sorts(), []
    rows = list(communes().select_related("place").order_by("place__path"))
    for number, commune in enumerate(rows, start=1):
        drafts.append(harvest(commune, sorts))
        told(number, len(rows))
    return lay(drafts, sorts)


def make(*, told: Told = lambda done, of: None) -> int:
    """Write the file anew from the ledger; return its bytes."""
    made_at = clock.now()
    return acts_file.write(file(), everything(told=told), made_at=made_at)


def is_wanted() -> bool:
    """Say whether a file is wanted: many communes, and some changed since the last one."""
    with _lock:
        _open(file())
        communes = list(_communes())
        return len(communes) > READ_AT_ONCE and bool(_behind(communes))
