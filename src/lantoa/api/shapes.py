"""The shapes that go over HTTP."""

from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, Field, field_validator

from lantoa.kit.clock import ZONE

YEARS = range(2000, 2101)


def _of_our_time(at: datetime) -> datetime:
    """Refuse moments that no clock of a device shows: they cannot be told in local time."""
    if at.year not in YEARS:
        raise ValueError("not of our time")
    return at if at.tzinfo else at.replace(tzinfo=ZONE)


Id = Annotated[int, Field(ge=1, lt=10**18)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Moment = Annotated[datetime, AfterValidator(_of_our_time)]


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
    campaign: Id
    kind: str = Field(max_length=20)
    unit: Id
    place: Id
    title: str = Field(min_length=1, max_length=300)
    done_on: date
    counts: dict[str, Number] = {}
    note: str = Field("", max_length=5000)
    whole: dict[Id, str] = {}
    pillars: list[Id] = []
    outlet: Id | None = None
    device_at: Moment | None = None


class ActivityOut(Schema):
    """The activity as the ledger has it."""

    uid: UUID
    id: int
    state: str
    done_on: date | None
    received_at: datetime | None

    @field_validator("received_at")
    @classmethod
    def _in_one_zone(cls, moment: datetime | None) -> datetime | None:
        """Say the moment in UTC, whether it was just written down or read again."""
        return moment.astimezone(UTC) if moment else None
