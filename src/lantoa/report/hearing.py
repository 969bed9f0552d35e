"""The province hears that a commune opened a sealed report again: proved, kept once."""

from datetime import datetime
from uuid import UUID

from lantoa.commune.actions import digest, hold, journal
from lantoa.commune.models import User
from lantoa.commune.queries import province_over
from lantoa.kit import clock
from lantoa.kit.errors import AnotherBody, Unfit
from lantoa.report.envelope import Envelope
from lantoa.report.models import Reopened, TrustedKey


class OtherReport(AnotherBody):
    """The report's uid is known with other contents: of the two one is not the commune's."""


def hear(
    envelope: Envelope, key: TrustedKey, *, how: str, by: User | None
) -> tuple[Reopened, bool]:
    """Keep the word; return it and whether it is new. It may come before the report it speaks of.

    A key speaks for its own commune, so a word about another commune's report says nothing here.
    Raises `OtherReport`, and `Unfit` for a make-believe commune's word at a real province.
    """
    province = province_over(key.place)
    hold(province.pk)  # the same word by two ways at once is one
    said, known = digest(envelope.signed), Reopened.objects.filter(uid=envelope.uid).first()
    if known is not None:
        if known.sha256 != said:
            raise OtherReport
        return known, False
    body = dict(envelope.body)
    if body.get("is_demo") and not province.is_demo:
        raise Unfit("Đây là lời của xã minh họa, không nhận vào số liệu thật.", field="file")
    made = Reopened.objects.create(
        uid=envelope.uid, of=UUID(str(body["of"])), place=key.place, key=key,
        title=str(body["title"])[:200], at=datetime.fromisoformat(str(body["at"])),
        why=str(body["why"]), body=body, sha256=said, signature=envelope.signature, how=how,
        received_at=clock.now(),
    )  # fmt: skip
    told: dict[str, object] = {
        "place": key.place.code, "of": str(made.of), "how": how, "sha256": said,
    }  # fmt: skip
    journal(by, "province.reopening_heard", made, told, commune=province)
    return made, True
