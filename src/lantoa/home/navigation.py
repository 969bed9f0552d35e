"""What stands around every page: the person's doors, the commune's name, the demo's mark."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import reverse

from lantoa.commune.queries import Hat, hats
from lantoa.commune.rules import ADMIN, APPROVER, OFFICER, OPERATOR, PROVINCE, ROLES, VIEWER
from lantoa.home.queries import commune_around
from lantoa.kit import clock

DESK = frozenset({ADMIN, OFFICER, APPROVER, VIEWER})
ORDER = (OFFICER, ADMIN, APPROVER, VIEWER, OPERATOR)
DOORS = (
    ("home:desk", "Bàn làm việc", DESK | {OPERATOR}),
    ("intake:list", "Văn bản", DESK),
    ("plan:campaigns", "Đợt tuyên truyền", DESK),
    ("content:list", "Tin bài", DESK),
    ("outreach:ledger", "Sổ hoạt động", DESK | {OPERATOR}),
    ("reach:start", "Tiếp cận", DESK),
    ("report:list", "Báo cáo", DESK),
    ("concerns:list", "Khó khăn", DESK | {OPERATOR}),
    ("reach:area_home", "Tiếp cận theo địa bàn", frozenset({PROVINCE})),
    ("report:province", "Báo cáo của các xã", frozenset({PROVINCE})),
)
BACK_ROOM = (
    ("commune:start", "Địa bàn và con người", frozenset({ADMIN, OFFICER})),
    ("commune:cards", "Thẻ đăng nhập", frozenset({ADMIN, OFFICER})),
    ("outreach:code_sheets", "Phiếu việc trên giấy", frozenset({ADMIN, OFFICER})),
    ("home:hand_in", "Nhận tệp việc chờ gửi", frozenset({ADMIN, OFFICER})),
    ("report:ask", "Hỏi số liệu", frozenset({ADMIN, OFFICER, PROVINCE})),
    ("urge:list", "Đôn đốc, nhắc việc", frozenset({ADMIN, OFFICER})),
    ("urge:mine", "Lời nhắc của tôi", frozenset(ROLES) - {PROVINCE}),
    ("commune:settings", "Thiết lập", frozenset({ADMIN})),
    ("public:home", "Trang cho bà con", DESK),
    ("home:passkeys", "Khóa của máy", frozenset(ROLES)),
    ("home:password", "Đổi mật khẩu", frozenset(ROLES)),
)


@dataclass(frozen=True)
class Door:
    """One entry of the navigation; `here` when the page stands behind it."""

    url: str
    label: str
    here: bool


def around(request: HttpRequest) -> dict[str, object]:
    """Return the person, their first unit, the commune, the doors, today; two queries at most."""
    user = request.user
    commune, worn = commune_around(user), hats(user)
    roles = frozenset(hat.role for hat in worn)
    return {
        "me": user,
        "my_unit": first_hat(worn).unit if worn else None,
        "place_name": str(commune.place) if commune else "",
        "demo": bool(commune and commune.is_demo),
        "nav": doors(request, DOORS, roles),
        "back_room": doors(request, BACK_ROOM, roles),
        "today": clock.today(),
    }


def first_hat(worn: tuple[Hat, ...]) -> Hat:
    """Return the hat that the first page is for when a person has several."""
    ranked = {role: n for n, role in enumerate(ORDER)}
    return min(worn, key=lambda hat: ranked.get(hat.role, len(ORDER)))


def doors(
    request: HttpRequest, known: Sequence[tuple[str, str, frozenset[str]]], roles: frozenset[str]
) -> list[Door]:
    """Return those of the `known` doors that these roles open."""
    found = []
    for name, label, opens_to in known:
        if roles & opens_to:
            url = _address(name)
            found.append(Door(url, label, _here(request, name, url)))
    return found


@cache
def _address(name: str) -> str:
    """Return the address of a door; it is the same all day."""
    return reverse(name)


def _here(request: HttpRequest, name: str, url: str) -> bool:
    if name == "home:desk":
        return request.path == url
    match = request.resolver_match
    return bool(match and match.app_names and match.app_names[0] == name.split(":")[0])
