"""Drafts laid beside what stands: new ones added, untouched ones renewed, edited ones kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from lantoa.commune.actions import digest
from lantoa.content.changes import Stretch, changed_words, nearby
from lantoa.content.compose import Draft, compose
from lantoa.content.library import shelf
from lantoa.content.models import Item, Version
from lantoa.content.source import MarkedDay, PillarText, Source
from lantoa.intake.queries import demands
from lantoa.intake.rules import Demands
from lantoa.kit import clock
from lantoa.plan.models import Campaign

GONE = "Văn bản không còn nội dung này."
CHANGED = "Văn bản đã đổi sau khi bản này được sửa hoặc trình duyệt."


@dataclass(frozen=True)
class Difference:
    """An item that people hold, and how the directive would have it now ("" when it is gone)."""

    item: Item
    why: str
    held: str
    title: str = ""
    composed: str = ""

    @property
    def stretches(self) -> list[Stretch]:
        """Return the composed text told against the one that people hold, in brief."""
        return nearby(changed_words(self.held, self.composed))


def source_of(campaign: Campaign) -> Source:
    """Return what the campaign's directive gives to the writer of drafts."""
    asked = demands(campaign.directive)
    return Source(
        kind=asked.kind,
        number=asked.number,
        issuer=asked.issuer,
        place=str(campaign.place),
        issued_on=asked.issued_on,
        subject=asked.subject,
        pillars=tuple(
            PillarText(
                p.ref,
                p.title if p.title_is_sure else f"Nội dung {p.ref}",
                p.quote,
                p.garbled,
            )
            for p in asked.pillars
        ),
        peaks=tuple(MarkedDay(peak.on, peak.title) for peak in asked.peaks),
        days=tuple(MarkedDay(day.on, day.what) for day in asked.dates if day.on),
        duties=_hamlet_duties(asked),
        text=campaign.directive.text or campaign.directive.raw,
        garbled=asked.garbled or campaign.directive.garbled,
    )


def _hamlet_duties(asked: Demands) -> tuple[str, ...]:
    """Return what the directive asks of hamlets in words that may enter an item."""
    hamlets = ("thôn", "bản", "ấp", "buôn", "khu phố", "tổ dân phố")
    groups = (g for g in asked.assignments if not g.garbled)
    return tuple(
        duty
        for group in groups
        if any(word in group.unit.casefold().split() or word in group.unit for word in hamlets)
        for duty in group.duties
    )


def fingerprint_of(title: str, body: str) -> str:
    """Return a text's fingerprint (mã đối chiếu): SHA-256 over title and body."""
    return digest({"title": title, "body": body})


def bring_up(campaign: Campaign, drafts: Iterable[Draft]) -> dict[str, int]:
    """Bring the campaign's drafted items up to `drafts`; say how many are new, renewed, gone."""
    known = drafted(campaign)
    pillars = {pillar.ref: pillar.pk for pillar in campaign.standing_pillars()}
    told = {"new": 0, "renewed": 0, "gone": 0}
    for order, draft in enumerate(drafts):
        item = known.pop(draft.key, None)
        if item is None:
            item = _new(campaign, draft)
            told["new"] += 1
        elif not untouched(item):
            continue
        elif item.versions.all()[0].fingerprint != fingerprint_of(draft.title, draft.body):
            _add_version(item, draft, n=item.versions.all()[0].n + 1)
            told["renewed"] += 1
        Item.objects.filter(pk=item.pk).update(order=order, title=draft.title)
        item.pillars.set([pillars[ref] for ref in draft.pillars if ref in pillars])
    for item in known.values():
        if untouched(item):
            item.delete()
            told["gone"] += 1
    return told


def drafted(campaign: Campaign) -> dict[str, Item]:
    """Return the campaign's items that the house drafted, by key, with their versions."""
    rows = campaign.items.exclude(key="").prefetch_related("versions")
    return {item.key: item for item in rows}


def untouched(item: Item) -> bool:
    """Say whether nobody has edited or submitted the item: only then is it renewed or dropped."""
    return item.edited_at is None and item.versions.all()[0].state == Version.DRAFT


def differences(campaign: Campaign) -> list[Difference]:
    """Return the items that people hold and that the directive would now have otherwise."""
    held = [item for item in drafted(campaign).values() if not untouched(item)]
    if not held:
        return []
    composed = {draft.key: draft for draft in compose(source_of(campaign), shelf())}
    return [found for item in held if (found := _difference(item, composed.get(item.key)))]


def difference(item: Item) -> Difference | None:
    """Return how the directive would have one item now, or None where it would not differ."""
    if not item.key or untouched(item):
        return None
    drafts = compose(source_of(item.campaign), shelf())
    return _difference(item, next((draft for draft in drafts if draft.key == item.key), None))


def _difference(item: Item, draft: Draft | None) -> Difference | None:
    versions = list(item.versions.all())
    if draft is None:
        return Difference(item, GONE, versions[0].body)
    machines = [version for version in versions if version.made_by_id is None]
    known = {versions[0].fingerprint, machines[0].fingerprint}
    if fingerprint_of(draft.title, draft.body) in known:
        return None
    return Difference(item, CHANGED, versions[0].body, draft.title, draft.body)


def _new(campaign: Campaign, draft: Draft) -> Item:
    item = Item.objects.create(
        campaign=campaign,
        unit=campaign.commune.office or campaign.directive.unit,
        kind=draft.kind,
        language=draft.language,
        source=draft.source,
        key=draft.key,
        title=draft.title,
    )
    _add_version(item, draft, n=1)
    return item


def _add_version(item: Item, draft: Draft, *, n: int) -> None:
    Version.objects.create(
        item=item,
        n=n,
        title=draft.title,
        body=draft.body,
        fingerprint=fingerprint_of(draft.title, draft.body),
        made_at=clock.now(),
    )
