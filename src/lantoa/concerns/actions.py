"""A difficulty is raised, answered, asked again, closed."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import digest, journal, receipt, store_file
from lantoa.commune.models import Unit, User
from lantoa.commune.queries import commune_of, require
from lantoa.concerns.attaching import ACCEPTED, attach
from lantoa.concerns.following import follow, unfollow
from lantoa.concerns.models import Concern, Message, Topic
from lantoa.concerns.queries import own_unit
from lantoa.concerns.rules import MOST_PHOTOS, due_at
from lantoa.concerns.topics import hours_of, topic_of
from lantoa.kit import clock
from lantoa.kit.errors import AnotherBody, Unfit
from lantoa.kit.text import nfc
from lantoa.plan.models import Campaign

__all__ = [
    "answer",
    "ask_again",
    "attach",
    "close",
    "follow",
    "must_be_open",
    "raise_concern",
    "unfollow",
]

Photo = tuple[str, bytes]


@transaction.atomic
def raise_concern(
    *,
    by: User,
    uid: UUID,
    title: str,
    body: str = "",
    campaign: Campaign | None = None,
    topic: Topic | str | None = None,
    photos: Sequence[Photo] = (),
    unit: Unit | None = None,
    on_behalf_of: str = "",
) -> Concern:
    """Raise a difficulty (khó khăn, vướng mắc) of a unit: by its own people or written for them.

    `topic` is a row or a key of `rules.USUAL_TOPICS`; `photos` are (name, bytes); `unit` is given
    by those who write for another (ghi hộ), with who called in `on_behalf_of`. Raises `Unfit`,
    `NotAllowed`.
    """
    unit = _speaking_for(by, unit)
    if not title.strip():
        raise Unfit("Hãy ghi một câu: đang gặp việc gì.", field="title")
    _check(photos)
    told = [title, body, unit.pk, on_behalf_of, str(topic), [digest(data) for _, data in photos]]
    with receipt(by, uid, "concern.raise", told) as first:
        if first:
            if Concern.objects.filter(uid=uid).exists():
                raise AnotherBody
            row = Concern(uid=uid, campaign=campaign, title=nfc(title)[:300], unit=unit)
            row.on_behalf_of = nfc(on_behalf_of)
            concern = _opened(by, row, topic)
            said = _say(concern, by=by, body=body, unit=unit, photos=photos)
            journal(by, "concern.raised", concern, {"unit": unit.pk})
            first.answer = {"pk": concern.pk, "message": said.pk}
    return Concern.objects.get(pk=first.pk)


def _speaking_for(by: User, unit: Unit | None) -> Unit:
    unit = unit or own_unit(by)
    if unit is None:
        raise Unfit("Chọn thôn hoặc đơn vị đang gặp khó khăn.", field="unit")
    require(by, "concern.raise", unit)
    return unit


def _opened(by: User, concern: Concern, topic: Topic | str | None) -> Concern:
    """Save the concern with its place, its topic, who has to answer and by when."""
    commune = commune_of(by)
    about = topic_of(commune, topic)
    assert concern.unit is not None
    concern.commune, concern.topic, concern.place = commune, about, concern.unit.place
    concern.with_unit = about.route if about else commune.office
    concern.raised_by, concern.received_at = by, clock.now()
    concern.due_at = due_at(concern.received_at, hours_of(concern))
    concern.save()
    return concern


@transaction.atomic
def answer(concern: Concern, *, by: User, uid: UUID, body: str) -> Concern:
    """Answer a difficulty (Hướng dẫn). Raises `Unfit` for an empty answer or a closed concern."""
    require(by, "concern.answer", concern)
    must_be_open(concern)
    if not body.strip():
        raise Unfit("Hãy ghi câu trả lời.", field="body")
    with receipt(by, uid, "concern.answer", [concern.pk, body]) as first:
        if first:
            _say(concern, by=by, body=body, unit=None, is_answer=True)
            concern.state, concern.answered_at = Concern.ANSWERED, clock.now()
            concern.save(update_fields=["state", "answered_at"])
            journal(by, "concern.answered", concern)
    return concern


@transaction.atomic
def ask_again(
    concern: Concern,
    *,
    by: User,
    uid: UUID,
    body: str,
    photos: Sequence[Photo] = (),
    following: int | None = None,
) -> Concern:
    """Say more, or that the answer did not help: the concern waits for an answer again.

    `following`: how many photos come after the words, one by one (a phone's queue).
    """
    require(by, "concern.close", concern)
    told = [concern.pk, body, [digest(data) for _, data in photos]]
    with receipt(by, uid, "concern.ask", told) as first:
        if first:
            must_be_open(concern)
            _check(photos)
            if not body.strip() and not photos and not following:
                raise Unfit("Hãy ghi thêm một câu hoặc gửi ảnh.", field="body")
            said = _say(concern, by=by, body=body, unit=concern.unit, photos=photos)
            first.answer = {"pk": concern.pk, "message": said.pk}
            if concern.state == Concern.ANSWERED:
                hours = hours_of(concern)
                concern.state, concern.due_at = Concern.OPEN, due_at(clock.now(), hours)
                concern.save(update_fields=["state", "due_at"])
            journal(by, "concern.asked", concern)
    return concern


@transaction.atomic
def close(concern: Concern, *, by: User, uid: UUID) -> Concern:
    """Close a concern: the unit or the office says that it is settled."""
    require(by, "concern.close", concern)
    with receipt(by, uid, "concern.close", [concern.pk]) as first:
        if first:
            concern.state = Concern.CLOSED
            concern.save(update_fields=["state"])
            journal(by, "concern.closed", concern)
    return concern


def _say(
    concern: Concern,
    *,
    by: User,
    body: str,
    unit: Unit | None,
    photos: Sequence[Photo] = (),
    is_answer: bool = False,
) -> Message:
    said = Message.objects.create(
        concern=concern, by=by, at=clock.now(), body=nfc(body), is_answer=is_answer
    )
    if unit is not None:
        said.files.set(
            store_file(by, data=data, name=name, unit=unit, place=unit.place, accept=ACCEPTED)
            for name, data in photos
        )
    return said


def must_be_open(concern: Concern) -> None:
    """Raise `Unfit` for a concern that was closed."""
    if concern.state == Concern.CLOSED:
        raise Unfit("Việc này đã khép lại. Còn vướng thì báo một khó khăn mới.")


def _check(photos: Sequence[Photo]) -> None:
    if len(photos) > MOST_PHOTOS:
        raise Unfit(f"Mỗi lần gửi nhiều nhất {MOST_PHOTOS} ảnh.", field="photos")
