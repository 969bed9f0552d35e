"""The coverage board: hamlets as tiles for what is asked, in an order, said in a sentence."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lantoa.kit.say import num, percent, share, span, start
from lantoa.reach.asking import Asked
from lantoa.reach.queries import HamletReach
from lantoa.reach.rules import Counts, total

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
    if other := asked.other_surety(whole.value, whole.counts.offered):
        says.append(other)
    heard = [tile for tile in held if not tile.part.is_silent and tile.part.households]
    if len(heard) > 1:
        low, high = min(heard, key=lambda t: t.share), max(heard, key=lambda t: t.share)
        if low.share < high.share:
            says.append(f"Cao nhất {share_of(high)}, thấp nhất {share_of(low)}")
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


def told(held: Sequence[Tile]) -> list[Told]:
    """Return the tiles as lines of a file."""
    return [told_of(tile) for tile in held]


def told_of(tile: Tile, unsaid: Collection[str] = ()) -> Told:
    """Return one tile as a line; the counts named in `unsaid` are None."""
    part, counts = tile.part, tile.counts
    said = {
        "offered": counts.offered,
        "delivered": counts.delivered,
        "engaged": counts.engaged,
        "value": tile.value,
    }
    return Told(
        code=part.hamlet.code,
        name=str(part.hamlet),
        households=part.households,
        living=part.living,
        is_silent=part.is_silent,
        **{name: None if name in unsaid else count for name, count in said.items()},
    )


def share_of(tile: Tile) -> str:
    """Say a place with its share: "thôn Đồng Trám 80 %"."""
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
