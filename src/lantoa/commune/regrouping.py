"""A merger or split as arithmetic: which bits go where, so that nobody is lost or counted twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from lantoa.kit.errors import Unfit


@dataclass(frozen=True)
class Newcomer:
    """A hamlet that a change makes: its name, what it is called there, who works on for it.

    `people` are users of the old hamlets' boards, the head first.
    """

    name: str
    word: str
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class Source:
    """An old hamlet: the bits of who lives there, its highest bit ever given, where each goes.

    `shares` has one set of bits for every new hamlet, in their order.
    """

    hamlet: int
    living: int
    top: int
    shares: tuple[int, ...]


@dataclass(frozen=True)
class Going:
    """`mask` of the hamlet `source` goes to the new hamlet number `into`, `shift` bits higher."""

    source: int
    into: int
    mask: int
    shift: int


def goings(sources: Sequence[Source], into: int) -> list[Going]:
    """Return who goes where when the sources become `into` new hamlets.

    Raises `Unfit` when a household would go nowhere or to two hamlets, or a new one stays empty.
    """
    found = []
    for number in range(into):
        shift = 0
        for source in sources:
            mask = source.shares[number]
            if mask:
                found.append(Going(source.hamlet, number, mask, shift))
                shift += source.top + 1
        if not shift and any(source.living for source in sources):
            raise Unfit("Có thôn mới chưa nhận hộ nào. Chia lại các ngõ, các hộ.")
    for source in sources:
        _check(source)
    return found


def _check(source: Source) -> None:
    taken = 0
    for share in source.shares:
        if taken & share:
            raise Unfit("Có hộ được chia vào hai thôn. Mỗi hộ chỉ về một thôn.")
        taken |= share
    if lost := (source.living & ~taken).bit_count():
        raise Unfit(f"Còn {lost} hộ chưa chia về thôn nào.")
    if taken & ~source.living:
        raise Unfit("Danh sách hộ đã đổi từ lúc mở trang. Xem lại rồi gửi lại.")
