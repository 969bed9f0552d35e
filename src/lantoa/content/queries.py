"""Questions asked of the items: what stands, what waits, what is approved, what changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.lookups import Exact

from lantoa.commune.models import User
from lantoa.commune.queries import may, seen, visible_to, whole_number
from lantoa.content.changes import Stretch, changed_words, nearby
from lantoa.content.models import Item, Version
from lantoa.content.rotation import Airable
from lantoa.content.rules import AIRED, STATES, blanks, word_count
from lantoa.kit.rows import ask, marks
from lantoa.plan.models import Campaign, Pillar


@dataclass(frozen=True)
class Told:
    """A version with its words told against the one before it; `before` None for the first."""

    version: Version
    before: Version | None
    stretches: tuple[Stretch, ...]
    seconds: int

    @property
    def brief(self) -> list[Stretch]:
        """Return the changed words with a few words around each."""
        return nearby(self.stretches)

    @property
    def is_changed(self) -> bool:
        """Say whether there is an earlier text that this one differs from."""
        return any(stretch.mark != "same" for stretch in self.stretches)


@dataclass(frozen=True)
class Pack:
    """What waits for approval (gói trình duyệt), with the time that it takes to read aloud."""

    lines: tuple[Told, ...]

    @property
    def seconds(self) -> int:
        """Add up the reading time."""
        return sum(line.seconds for line in self.lines)


def items(user: User, campaign: Campaign, *, state: str = "") -> QuerySet[Item]:
    """Return the campaign's items that `user` may see, each with `state` and `n` of its latest.

    "Latest" means the latest version that this person may see. With `state`, only those in it.
    """
    versions = visible_to(user, Version.objects.filter(item=OuterRef("pk"))).order_by("-n")
    newest = Subquery(versions.values("state")[:1])
    rows = visible_to(user, Item.objects.filter(campaign=campaign))
    rows = rows.annotate(state=newest, n=Subquery(versions.values("n")[:1]))
    kept = rows.filter(Exact(newest, state)) if state else rows
    return kept.select_related("unit").prefetch_related("pillars")


def counted_states(rows: QuerySet[Item]) -> dict[str, int]:
    """Count the items by the state of their latest version."""
    return dict(Counter(state_of(row) for row in rows))


def state_of(item: Item) -> str:
    """Return the state that `items` has put beside the row."""
    return str(getattr(item, "state", None) or Version.DRAFT)


def item(user: User, pk: int) -> Item:
    """Return one item; raises `NotThere`."""
    rows = Item.objects.select_related("campaign__commune", "campaign__place", "unit")
    return seen(user, rows.prefetch_related("pillars"), pk=pk)


def version(user: User, pk: int) -> Version:
    """Return one version; raises `NotThere`."""
    rows = Version.objects.select_related(
        "item__campaign__commune", "item__campaign__place", "item__unit"
    )
    return seen(user, rows, pk=pk)


def history(user: User, item: Item) -> list[Told]:
    """Return the item's versions that `user` may see, newest first, each against the one before."""
    rows = list(visible_to(user, item.versions.select_related("made_by", "answered_by")))
    pace = whole_number(item.campaign.commune, "words_per_minute")
    befores: list[Version | None] = [*rows[1:], None]
    return [_told(row, before, pace) for row, before in zip(rows, befores, strict=True)]


def _told(version: Version, before: Version | None, pace: int) -> Told:
    stretches = changed_words(before.body, version.body) if before else []
    seconds = round(word_count(version.body) * 60 / pace)
    return Told(version, before, tuple(stretches), seconds)


def approved(campaign: Campaign, *, kinds: Sequence[str] | None = None) -> list[Version]:
    """Return the approved version (bản đã duyệt) of each item, with item and pillars at hand.

    An item whose newest approved version was withdrawn has none: no older one comes back.
    """
    rows = _in_force(campaign, kinds).select_related("item__unit", "item__campaign")
    return list(rows.prefetch_related("item__pillars"))


def approved_ids(campaign: Campaign, *, kinds: Sequence[str]) -> list[int]:
    """Return the same versions' ids alone, in the same order."""
    found = ask(IN_FORCE.format(kinds=marks(kinds)), [campaign.pk, *kinds])
    return [pk for (pk,) in found]


IN_FORCE = """
    SELECT version.id FROM lantoa_version AS version
    JOIN lantoa_item AS item ON item.id = version.item_id
    WHERE item.campaign_id = %s AND item.kind IN ({kinds}) AND version.state = 'approved'
        AND version.n = (
            SELECT max(other.n) FROM lantoa_version AS other
            WHERE other.item_id = item.id AND other.state IN ('approved', 'withdrawn'))
    ORDER BY item."order", item.id"""
"""What `_in_force` says, by hand: it is asked with every activity that is written down."""


def _in_force(campaign: Campaign, kinds: Sequence[str] | None) -> QuerySet[Version]:
    settled = Version.objects.filter(
        item=OuterRef("item"), state__in=(Version.APPROVED, Version.WITHDRAWN)
    ).order_by("-n")
    rows = Version.objects.filter(
        item__campaign=campaign, state=Version.APPROVED, n=Subquery(settled.values("n")[:1])
    )
    if kinds is not None:
        rows = rows.filter(item__kind__in=kinds)
    return rows.order_by("item__order", "item__pk")


def airable(campaign: Campaign) -> list[tuple[Airable, Version]]:
    """Return what the radio may read out, as the rotation rule takes it."""
    return [
        (Airable(str(row.pk), next((p.ref for p in row.item.pillars.all()), "")), row)
        for row in approved(campaign, kinds=sorted(AIRED))
    ]


def waiting(user: User) -> QuerySet[Version]:
    """Return the versions that wait for approval and that `user` may see, first come first."""
    rows = Version.objects.filter(state=Version.SUBMITTED)
    return (
        visible_to(user, rows)
        .select_related("item__campaign__commune", "item__campaign__place", "item__unit", "made_by")
        .prefetch_related("item__pillars")
        .order_by("item__campaign", "item__order", "pk")
    )


def pack(user: User) -> Pack:
    """Return what waits for `user`, each told against the version approved before, if any."""
    rows = list(waiting(user))
    before = {
        row.item_id: row
        for row in Version.objects.filter(
            item__in=[row.item_id for row in rows], state=Version.APPROVED
        ).order_by("n")
    }
    return Pack(tuple(_told(row, before.get(row.item_id), _pace(row)) for row in rows))


def _pace(version: Version) -> int:
    return whole_number(version.item.campaign.commune, "words_per_minute")


def may_approve(user: User, rows: Sequence[Version]) -> bool:
    """Say whether `user` may approve all of `rows`."""
    return bool(rows) and all(may(user, "item.approve", row.item) for row in rows)


def ready(user: User, campaign: Campaign) -> list[Item]:
    """Return the items whose latest version could be submitted now: nothing waits to be filled."""
    newest = Version.objects.filter(item=OuterRef("item")).order_by("-n").values("n")[:1]
    drafts = Version.objects.filter(
        item__campaign=campaign, state=Version.DRAFT, n=Subquery(newest)
    )
    rows = (
        visible_to(user, drafts)
        .select_related("item__campaign__place", "item__unit")
        .order_by("item__order")
    )
    return [row.item for row in rows if not blanks(f"{row.title}\n{row.body}")]


@dataclass(frozen=True)
class Line:
    """An item as a list shows it: with the state of its latest version, in words and as a chip."""

    item: Item
    state: str
    chip: str
    sign: str


@dataclass(frozen=True)
class Shelf:
    """The items of one pillar (None: of no pillar in particular)."""

    pillar: Pillar | None
    lines: tuple[Line, ...]


def pillars_written_for(campaign: Campaign) -> set[int]:
    """Return the ids of the pillars that a text of the campaign serves."""
    return set(
        Item.pillars.through.objects.filter(item__campaign=campaign).values_list(
            "pillar", flat=True
        )
    )


def by_pillar(campaign: Campaign, rows: Iterable[Item]) -> list[Shelf]:
    """Return items under their first pillar; also a pillar without any, unless it ended."""
    found: dict[int, list[Line]] = {}
    for row in rows:
        first = next(iter(row.pillars.all()), None)
        found.setdefault(first.pk if first else 0, []).append(Line(row, *STATES[state_of(row)]))
    shelves = [
        Shelf(pillar, tuple(found.get(pillar.pk, ())))
        for pillar in campaign.pillars.all()
        if pillar.ended_on is None or pillar.pk in found
    ]
    loose = found.get(0)
    return [*shelves, Shelf(None, tuple(loose))] if loose else shelves
