"""The make-believe commune's mouths: station, clusters, boards, banner places, pages, groups."""

from lantoa.commune.models import Place
from lantoa.commune.queries import seats
from lantoa.demo.ground import Cast
from lantoa.demo.people import CLUSTERS, HAMLETS, OFFICE, TEAM
from lantoa.outreach.actions import add_outlet
from lantoa.outreach.models import Outlet


def set_up(cast: Cast) -> dict[str, Outlet]:
    """Add the outlets and return the loudspeaker clusters by their number's name."""
    team, office, commune = cast.units[TEAM], cast.units[OFFICE], cast.commune
    station = add_outlet(
        commune, kind="radio", name="Đài truyền thanh cơ sở xã", unit=team, by=None
    )
    clusters = {}
    for number, (name, technique) in CLUSTERS.items():
        heard = [cast.hamlets[h.name] for h in HAMLETS if h.cluster == number]
        clusters[name] = add_outlet(
            commune,
            kind="radio",
            name=name,
            unit=team,
            parent=station,
            facts={"kỹ thuật": technique},
            reaches=[(hamlet, None) for hamlet in heard],
            by=None,
        )
    _others(cast)
    for hamlet in HAMLETS:
        if hamlet.zalo:
            place = cast.hamlets[hamlet.name]
            add_outlet(
                commune,
                kind="zalo",
                name=f"Nhóm Zalo {hamlet.word} {hamlet.name}",
                unit=cast.board(hamlet.name),
                place=place,
                reaches=[(place, members(place, hamlet.zalo))],
                by=None,
            )
    add_outlet(commune, kind="zalo", name="Zalo OA của xã", unit=office, by=None)
    return clusters


def _others(cast: Cast) -> None:
    office, commune = cast.units[OFFICE], cast.commune
    ao_voi, cho_dinh = cast.hamlets["Ao Vối"], cast.hamlets["Chợ Đình"]
    add_outlet(
        commune,
        kind="board",
        name="Bảng tin Ao Vối",
        unit=cast.board("Ao Vối"),
        place=ao_voi,
        reaches=[(ao_voi, None)],
        by=None,
    )
    add_outlet(
        commune,
        kind="board",
        name="Màn hình Trung tâm Phục vụ hành chính công",
        unit=office,
        by=None,
    )
    add_outlet(commune, kind="visual", name="cổng UBND xã", unit=office, by=None)
    add_outlet(commune, kind="visual", name="ngã ba Chợ Đình", unit=office, place=cho_dinh, by=None)
    add_outlet(commune, kind="web", name="Trang thông tin điện tử xã", unit=office, by=None)


def members(hamlet: Place, share: float) -> list[int]:
    """Return the households (bits) with somebody in the hamlet's group: spread over the lanes."""
    bits = list(seats(hamlet).order_by("bit").values_list("bit", flat=True))
    return [bit for n, bit in enumerate(bits) if int((n + 1) * share) > int(n * share)]
