"""Items as people and the house write them: drafted, written, edited; every edit a version."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import Unit, User
from lantoa.commune.queries import require
from lantoa.content.compose import compose
from lantoa.content.drafting import bring_up, fingerprint_of, source_of
from lantoa.content.library import shelf
from lantoa.content.models import Item, Version
from lantoa.content.rules import KINDS, answers_for_itself
from lantoa.kit import clock
from lantoa.kit.errors import AlreadyChanged, Unfit
from lantoa.kit.text import nfc
from lantoa.plan.models import Campaign, Pillar


@dataclass(frozen=True)
class Wording:
    """What a person typed: a title and Markdown."""

    title: str
    body: str

    def tidied(self) -> "Wording":
        """Return it in the one form that is stored; raises `Unfit` when a part is empty."""
        tidy = Wording(nfc(self.title), nfc(self.body.replace("\r\n", "\n")))
        if not tidy.title:
            raise Unfit("Nội dung này chưa có tên. Hãy ghi tên ở ô trên cùng.", field="title")
        if not tidy.body:
            raise Unfit("Chưa có chữ nào. Hãy viết nội dung rồi lưu.", field="body")
        return tidy

    @property
    def fingerprint(self) -> str:
        """Return the fingerprint (mã đối chiếu)."""
        return fingerprint_of(self.title, self.body)


@transaction.atomic
def draft(campaign: Campaign, *, by: User) -> None:
    """Draft the campaign's items from its directive; safe to repeat.

    Items that people edited or submitted are kept; `queries.differences` tells where the
    directive would now have them otherwise.
    """
    require(by, "item.write", campaign)
    told = bring_up(campaign, compose(source_of(campaign), shelf()))
    journal(by, "items.drafted", campaign, dict(told))


@transaction.atomic
def write(
    campaign: Campaign,
    *,
    kind: str,
    wording: Wording,
    unit: Unit,
    by: User,
    uid: UUID,
    pillars: Sequence[Pillar] = (),
    language: str = "vi",
) -> Item:
    """Add an item that people wrote, as a draft of `unit`. Raises `Unfit`, `NotAllowed`."""
    item = Item(campaign=campaign, unit=unit, kind=kind, language=language, source="own")
    require(by, "item.write", item)
    body = {"campaign": campaign.pk, "kind": kind, "words": wording.fingerprint, "unit": unit.pk}
    body |= {"language": language}
    with receipt(by, uid, "item.write", body) as first:
        if not first:
            return Item.objects.get(pk=int(str(first.answer["item"])))
        if kind not in KINDS:
            raise Unfit("Chọn loại nội dung trong danh sách.", field="kind")
        tidy = wording.tidied()
        item.title, item.edited_at = tidy.title, clock.now()
        item.needs_approval = not answers_for_itself(unit.kind, unit.relation)
        item.order = campaign.items.count()
        item.save()
        item.pillars.set(pillars)
        _add(item, tidy, n=1, by=by)
        first.answer = {"item": item.pk}
        journal(by, "item.written", item, {"kind": kind})
    return item


@transaction.atomic
def edit(item: Item, *, wording: Wording, seen: int, by: User, uid: UUID) -> Version:
    """Store the person's words as the next version and return it; the same words add none.

    `seen` is the number of the version that the person edited. Raises `AlreadyChanged` when
    someone wrote a newer one meanwhile, `Unfit`, `NotAllowed`.
    """
    require(by, "item.write", item)
    body = {"item": item.pk, "words": wording.fingerprint, "seen": seen}
    with receipt(by, uid, "item.edit", body) as first:
        latest = latest_version(item)
        if not first:
            return latest
        if latest.n != seen:
            raise AlreadyChanged
        tidy = wording.tidied()
        if tidy.fingerprint == latest.fingerprint:
            return latest
        if latest.state == Version.SUBMITTED:
            latest.state = Version.DRAFT
            latest.save(update_fields=["state"])
        version = _add(item, tidy, n=latest.n + 1, by=by)
        item.title, item.edited_at = tidy.title, clock.now()
        item.save(update_fields=["title", "edited_at"])
        journal(by, "item.edited", item, {"version": version.n})
    return version


def latest_version(item: Item) -> Version:
    """Return the item's newest version, locked until the change around this call is done."""
    return Version.objects.select_for_update().filter(item=item).order_by("-n")[0]


def _add(item: Item, words: Wording, *, n: int, by: User) -> Version:
    return Version.objects.create(
        item=item,
        n=n,
        title=words.title,
        body=words.body,
        fingerprint=words.fingerprint,
        made_by=by,
        made_at=clock.now(),
    )
