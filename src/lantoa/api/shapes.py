"""The shapes that go over HTTP."""

from datetime import date, datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field


class Health(Schema):
    """Whether the parts of the house live: "ok" or "stopped"."""

    database: str
    worker: str


class Trouble(Schema):
    """What happened and what to do, in Vietnamese; `fields` are those to mend."""

    message: str
    fields: list[str] = []


class ActivityIn(Schema):
    """An activity that was done; `uid` is made by the sender and makes it safe to send again.

    `counts` are what the channel asks (minutes, people, copies …); `whole` says for hamlets (id)
    that all their households were offered, delivered or engaged.
    """

    uid: UUID
    campaign: int
    kind: str = Field(max_length=20)
    unit: int
    place: int
    title: str = Field(min_length=1, max_length=300)
    done_on: date
    counts: dict[str, float] = {}
    note: str = Field("", max_length=5000)
    whole: dict[int, str] = {}
    pillars: list[int] = []
    outlet: int | None = None
    device_at: datetime | None = None


class ActivityOut(Schema):
    """The activity as the ledger has it."""

    uid: UUID
    id: int
    state: str
    done_on: date | None
    received_at: datetime | None
