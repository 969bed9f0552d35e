"""A photo or voice note that follows its difficulty from a phone's queue."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import digest, journal, receipt, store_file
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.concerns.models import Message
from lantoa.concerns.rules import MOST_PHOTOS
from lantoa.kit.errors import Unfit

ACCEPTED = frozenset({"image", "audio"})


@transaction.atomic
def attach(
    said: Message,
    *,
    data: bytes,
    name: str,
    by: User,
    uid: UUID,
    taken_at: datetime | None = None,
) -> Message:
    """Put a file that came after its words beside them; a second time is the first.

    Raises `Unfit` for what is no photo or sound and for more than `MOST_PHOTOS`, `NotAllowed`.
    """
    concern = said.concern
    require(by, "concern.close", concern)
    assert concern.unit is not None  # only units' concerns have people who may close them
    with receipt(by, uid, "concern.attach", [said.pk, digest(data)]) as first:
        if first:
            if said.files.count() >= MOST_PHOTOS:
                raise Unfit(f"Mỗi lần gửi nhiều nhất {MOST_PHOTOS} ảnh. Ảnh này để lần nói thêm.")
            file = store_file(
                by,
                data=data,
                name=name,
                unit=concern.unit,
                place=concern.unit.place,
                accept=ACCEPTED,
                taken_at=taken_at,
            )
            said.files.add(file)
            journal(by, "concern.attached", concern, {"sha256": file.sha256})
    return said
