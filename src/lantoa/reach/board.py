"""The coverage board: hamlets as tiles for what is asked, in an order, said in a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lantoa.kit.say import num, percent, share, span, start
from lantoa.reach.asking import Asked
from lantoa.reach.queries import HamletReach
from lantoa.reach.rules import Counts, total
from lantoa.reach.small_counts import is_small, unsaid

ORDERS = {
    "it": "Nơi thấp nhất lên trước",
    "con": "Nơi còn nhiều hộ lên trước",
    "moi": "Nơi mới thêm nhiều lên trước",
    "ten": "Theo tên",
}


@dataclass(frozen=True)
class Tile:
    """One hamlet: its three sureties as asked, the households meant, how many more since then."""

    part: HamletReach
    counts: Counts
    value: int
    more: int = 0

    @property
    def left(self) -> int:
        """Count the households that are not yet meant."""
        return max(0, self.part.households - self.value)

    @property
    def share(self) -> float:
        """Return the households meant as a share of all."""
        return self.value / max(1, self.part.households)


@dataclass(frozen=True)
class Sum:
    """The tiles together: reach adds over places."""

    households: int
    living: int
    counts: Counts
    value: int
    more: int
    silent: int

    @property
    def left(self) -> int:
        """Count the households that are not yet meant."""
        return max(0, self.households - self.value)


def tiles(
    parts: Sequence[HamletReach], asked: Asked, more: Mapping[int, int] | None = None
) -> list[Tile]:
    """Return each hamlet as it is asked; `more` are the households gained since yesterday."""
    gained = more or {}
    return [
        Tile(part, asked.counts(part), asked.value(part), gained.get(part.hamlet.pk, 0))
        for part in parts
    ]


def ordered(held: Sequence[Tile], how: str) -> list[Tile]:
    """Return the tiles in one of `ORDERS`; silent hamlets come first where need is asked for."""
    keys = {
        "it": lambda tile: (not tile.part.is_silent, tile.share),
        "con": lambda tile: -tile.left,
        "moi": lambda tile: -tile.more,
        "ten": lambda tile: tile.part.hamlet.sort_key,
    }
    return sorted(held, key=keys[how])


def together(held: Sequence[Tile]) -> Sum:
    """Return the sum over the hamlets."""
    return Sum(
        households=sum(tile.part.households for tile in held),
        living=sum(tile.part.living for tile in held),
        counts=total(tile.counts for tile in held),
        value=sum(tile.value for tile in held),
        more=sum(tile.more for tile in held),
        silent=sum(tile.part.is_silent for tile in held),
    )


def sentence(held: Sequence[Tile], asked: Asked) -> str:
    """Say the picture in words: how far it got, where least, who is silent."""
    whole = together(held)
    days = span(asked.period.from_on, asked.period.until_on)
    if says_nothing(held):
        if asked.is_ahead:
            return f"{start(days)}: {NOT_YET}"
        none = "chưa có đợt tuyên truyền trong những ngày này." if asked.is_outside else NO_NEWS
        return f"{start(days)}: {none}"
    says = [
        f"{start(days)}: {num(whole.value)} trên {num(whole.households)} hộ {named(asked)},"
        f" tức {percent(whole.value, whole.households)}"
    ]
    heard = [tile for tile in held if not tile.part.is_silent and tile.part.households]
    if len(heard) > 1:
        low, high = min(heard, key=lambda t: t.share), max(heard, key=lambda t: t.share)
        if low.share < high.share:
            says.append(f"Cao nhất {_named(high)}, thấp nhất {_named(low)}")
    if whole.silent:
        says.append(f"{num(whole.silent)} thôn chưa có tin")
    return ". ".join(says) + "."


NOT_YET = "những ngày này chưa tới."
NO_NEWS = "chưa có hoạt động nào được ghi là đã làm. Chưa có tin không phải là 0."


def says_nothing(held: Sequence[Tile]) -> bool:
    """Say whether nobody told of any work: not zero of so many households, but nothing."""
    return all(tile.part.is_silent for tile in held)


def named(asked: Asked) -> str:
    """Name what is counted, its content and channel: "đã nhận tận hộ (nội dung 2.2, tờ rơi)"."""
    return f"{asked.words} ({asked.about})" if asked.about else asked.words


@dataclass(frozen=True)
class Told:
    """One place's line as it may leave the page; None where a count must stay unsaid."""

    code: str
    name: str
    households: int
    living: int
    offered: int | None
    delivered: int | None
    engaged: int | None
    value: int | None
    is_silent: bool

    @property
    def percent(self) -> float | None:
        """Return the value as a share of all households, in percent; None where it is unsaid."""
        if self.value is None or not self.households:
            return None
        return round(100 * self.value / self.households, 1)


def told(held: Sequence[Tile], *, outside: bool) -> list[Told]:
    """Return the tiles as lines; for readers `outside` the commune small counts stay unsaid."""
    columns = [
        [tile.counts.offered for tile in held],
        [tile.counts.delivered for tile in held],
        [tile.counts.engaged for tile in held],
        [tile.value for tile in held],
    ]
    wholes = [tile.part.households for tile in held]
    hidden = [unsaid(list(zip(column, wholes, strict=True))) for column in columns]
    found = []
    for n, tile in enumerate(held):
        said = [
            None if outside and n in small else column[n]
            for column, small in zip(columns, hidden, strict=True)
        ]
        part = tile.part
        offered, delivered, engaged, value = said
        found.append(
            Told(
                code=part.hamlet.code,
                name=str(part.hamlet),
                households=part.households,
                living=part.living,
                offered=offered,
                delivered=delivered,
                engaged=engaged,
                value=value,
                is_silent=part.is_silent,
            )
        )
    return found


@dataclass(frozen=True)
class Line:
    """A place as readers outside the commune see it: `tile` is drawn only where all is told."""

    tile: Tile
    told: Told

    @property
    def is_whole(self) -> bool:
        """Say whether no count of the line stays unsaid."""
        told = self.told
        return None not in (told.offered, told.delivered, told.engaged, told.value)


def lines(held: Sequence[Tile], how: str = "ten") -> list[Line]:
    """Return the tiles for readers outside in one of `ORDERS`, small counts unsaid.

    A place whose count is unsaid stands after all others, by its name: where it stood among the
    numbers would tell between which two its own lies.
    """
    found = [Line(tile, line) for tile, line in zip(held, told(held, outside=True), strict=True)]
    place = {id(tile): n for n, tile in enumerate(ordered(held, how))}
    return sorted(found, key=lambda line: _stand(line, place))


def _stand(line: Line, place: Mapping[int, int]) -> tuple[bool, int, str]:
    if line.told.value is None:
        return True, 0, line.tile.part.hamlet.sort_key
    return False, place[id(line.tile)], ""


def told_together(held: Sequence[Tile]) -> dict[str, int | None]:
    """Return the sums for readers outside; a small one is None."""
    whole = together(held)
    sums = {
        "offered": whole.counts.offered,
        "delivered": whole.counts.delivered,
        "engaged": whole.counts.engaged,
        "value": whole.value,
    }
    said = {k: None if is_small(n, whole.households) else n for k, n in sums.items()}
    return {"households": whole.households, "living": whole.living, "silent": whole.silent, **said}


def outside_sentence(held: Sequence[Line], asked: Asked, *, unit: str, named: str) -> str:
    """Say a province's or the nation's picture in words, of what may be told alone."""
    whole = told_together([line.tile for line in held])
    value, households = whole["value"], whole["households"]
    by = f" bằng {asked.channel_label.lower()}" if asked.channel else ""
    by += f" về nội dung {asked.pillar}" if asked.pillar else ""
    if asked.is_ahead:
        return f"{named}: {NOT_YET}"
    if not households:
        return f"{named}: chưa {unit} nào có đợt tuyên truyền trong những ngày này."
    if all(line.told.is_silent for line in held):
        return f"{named}: chưa {unit} nào có hoạt động tuyên truyền."
    if value is None:
        return f"{named}: số hộ {asked.words}{by} quá ít, không nêu."
    says = [
        f"{named}: {num(value)} trên {num(households)} hộ {asked.words}{by},"
        f" tức {percent(value, households)}"
    ]
    said = [
        n for n in held
        if n.told.value is not None and not n.told.is_silent and n.told.households
    ]  # fmt: skip
    if len(said) > 1:
        low, high = min(said, key=lambda n: n.tile.share), max(said, key=lambda n: n.tile.share)
        if low.tile.share < high.tile.share:
            among = "" if all(n.is_whole for n in held) else f"Trong các {unit} nêu được số: "
            ends = f"cao nhất {_named(high.tile)}, thấp nhất {_named(low.tile)}"
            says.append(among + ends if among else start(ends))
    if whole["silent"]:
        says.append(f"{num(whole['silent'])} {unit} chưa có tin")
    return ". ".join(says) + "."


def _named(tile: Tile) -> str:
    return f"{tile.part.hamlet} {share(tile.value, tile.part.households)}"


def news(held: Sequence[Tile]) -> str:
    """Say what changed since yesterday, the most first; "" when nobody asked or nothing moved."""
    moved = sorted((tile for tile in held if tile.more), key=lambda tile: -tile.more)
    if not moved:
        return ""
    whole = sum(tile.more for tile in moved)
    if len(held) == 1:
        return f"Từ hôm qua đến nay thêm {num(whole)} hộ."
    where = ", ".join(f"{tile.part.hamlet} +{num(tile.more)}" for tile in moved[:3])
    rest = f" và {len(moved) - 3} thôn nữa" if len(moved) > 3 else ""
    return f"Từ hôm qua đến nay thêm {num(whole)} hộ: {where}{rest}."
