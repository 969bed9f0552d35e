"""What readers outside a commune are told of its places: nothing that points at few households."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lantoa.commune.models import Place
from lantoa.kit.say import num, percent, start
from lantoa.reach.asking import Asked
from lantoa.reach.board import NOT_YET, Tile, Told, share_of, told_of
from lantoa.reach.board import ordered as in_order
from lantoa.reach.rules import SURETIES, Counts
from lantoa.reach.small_counts import LEAST, is_small, rounded, unsaid

COUNTS = (*SURETIES, "value")
_SMALL = (
    "Xã có từ 1 đến 4 hộ, hoặc chỉ còn thiếu 1 đến 4 hộ, thì không nêu số (dấu “*”), kèm thêm một"
    " xã để không trừ ra được; các xã ấy xếp sau cùng, trong tổng vẫn tính đủ."
)
KEPT = {
    Place.COMMUNE: "Số hộ của từng thôn làm tròn đến 5, để không suy ra từng hộ; tổng của xã thì"
    " không làm tròn.",
    Place.PROVINCE: _SMALL,
    Place.NATION: _SMALL,
}
"""What a page of each kind of place says about the numbers that it keeps to itself."""


@dataclass(frozen=True)
class Line:
    """A place as it is told: `tile` holds nothing else, so it can be drawn and put in order."""

    tile: Tile
    told: Told

    @property
    def is_whole(self) -> bool:
        """Say whether no count of the line stays unsaid."""
        return None not in [getattr(self.told, name) for name in COUNTS]


def lines(held: Sequence[Tile]) -> list[Line]:
    """Return the places: hamlets to the nearest five, others exactly where nothing is small."""
    columns = {name: [(_count(tile, name), tile.part.households) for tile in held]
               for name in COUNTS}  # fmt: skip
    if held and held[0].part.hamlet.kind == Place.HAMLET:
        said = {name: rounded(cells) for name, cells in columns.items()}
    else:
        said = {
            name: [None if n in hidden else cell[0] for n, cell in enumerate(cells)]
            for name, cells in columns.items()
            for hidden in (unsaid(cells),)
        }
    found = []
    for n, tile in enumerate(held):
        counts = {
            name: 0 if told is None else told
            for name, told in ((name, said[name][n]) for name in COUNTS)
        }
        value = counts.pop("value")
        more = tile.more if abs(tile.more) >= LEAST else 0
        as_told = replace(tile, counts=Counts(**counts), value=value, more=more)
        hidden = [name for name in COUNTS if said[name][n] is None]
        found.append(Line(as_told, told_of(as_told, hidden)))
    return found


def ordered(held: Sequence[Tile], how: str) -> list[Line]:
    """Return the places in one of `board.ORDERS`, put in order by what is told alone.

    One whose count is unsaid stands after all others, by its name.
    """
    each = lines(held)
    place = {id(tile): n for n, tile in enumerate(in_order([line.tile for line in each], how))}
    return sorted(each, key=lambda line: _stand(line, place))


def _stand(line: Line, place: Mapping[int, int]) -> tuple[bool, int, str]:
    if line.told.value is None:
        return True, 0, line.tile.part.hamlet.sort_key
    return False, place[id(line.tile)], ""


def _count(tile: Tile, name: str) -> int:
    return tile.value if name == "value" else int(getattr(tile.counts, name))


def together(held: Sequence[Tile]) -> dict[str, int | None]:
    """Return the sums, exactly; a small one is None."""
    households = sum(tile.part.households for tile in held)
    sums = {name: sum(_count(tile, name) for tile in held) for name in COUNTS}
    said = {name: None if is_small(whole, households) else whole for name, whole in sums.items()}
    people = {
        "households": households,
        "living": sum(tile.part.living for tile in held),
        "silent": sum(tile.part.is_silent for tile in held),
    }
    return {**people, **said}


def sentence(held: Sequence[Tile], asked: Asked, *, unit: str, named: str) -> str:
    """Say a province's or the nation's picture in words, of what may be told alone."""
    whole = together(held)
    value, households = whole["value"], whole["households"]
    by = f" bằng {asked.channel_label.lower()}" if asked.channel else ""
    by += f" về nội dung {asked.pillar}" if asked.pillar else ""
    if asked.is_ahead:
        return f"{named}: {NOT_YET}"
    if not households:
        return f"{named}: chưa {unit} nào có đợt tuyên truyền trong những ngày này."
    if all(tile.part.is_silent for tile in held):
        return f"{named}: chưa {unit} nào có hoạt động tuyên truyền."
    if value is None:
        return f"{named}: số hộ {asked.words}{by} quá ít, không nêu."
    says = [
        f"{named}: {num(value)} trên {num(households)} hộ {asked.words}{by},"
        f" tức {percent(value, households)}"
    ]
    if other := asked.other_surety(value, whole["offered"]):
        says.append(other)
    each = lines(held)
    said = [
        one.tile for one in each
        if one.told.value is not None and not one.told.is_silent and one.told.households
    ]  # fmt: skip
    if len(said) > 1:
        low, high = min(said, key=lambda one: one.share), max(said, key=lambda one: one.share)
        if low.share < high.share:
            among = "" if all(one.is_whole for one in each) else f"Trong các {unit} nêu được số: "
            ends = f"cao nhất {share_of(high)}, thấp nhất {share_of(low)}"
            says.append(among + ends if among else start(ends))
    if whole["silent"]:
        says.append(f"{num(whole['silent'])} {unit} chưa có tin")
    return ". ".join(says) + "."
