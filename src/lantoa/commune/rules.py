"""Who may see and do what, and what a commune can set: pure tables, read top to bottom."""

from dataclasses import dataclass

ADMIN = "admin"
OFFICER = "officer"
APPROVER = "approver"
VIEWER = "viewer"
OPERATOR = "operator"
HAMLET = "hamlet"
ASSOCIATION = "association"
PROVINCE = "province"

ROLES: dict[str, str] = {
    ADMIN: "Quản trị",
    OFFICER: "Phòng Văn hóa – Xã hội",
    APPROVER: "Lãnh đạo UBND (duyệt)",
    VIEWER: "Xem (Thường trực Đảng ủy, HĐND)",
    OPERATOR: "Vận hành loa truyền thanh",
    HAMLET: "Trưởng thôn, người ghi của thôn",
    ASSOCIATION: "Đoàn thể, đơn vị phối hợp",
    PROVINCE: "Cấp tỉnh",
}
UNIT_KINDS: dict[str, str] = {
    "ubnd": "UBND",
    "office": "Phòng chuyên môn",
    "service": "Đơn vị sự nghiệp",
    "police": "Công an",
    "military": "Quân sự",
    "front": "Mặt trận Tổ quốc",
    "association": "Đoàn thể",
    "team": "Đội, đơn vị ngoài xã",
    "hamlet": "Thôn",
    "province": "Cơ quan cấp tỉnh",
}
RELATIONS: dict[str, str] = {
    "subordinate": "Trực thuộc: giao việc và nhắc việc",
    "coordinating": "Phối hợp: đề nghị phối hợp",
    "guest": "Được mời: đề nghị phối hợp",
}
_STAFF = frozenset({ADMIN, OFFICER, APPROVER, VIEWER})
_HELPERS = frozenset({ASSOCIATION, OPERATOR, VIEWER})
ROLES_OF_KIND: dict[str, frozenset[str]] = {
    "ubnd": _STAFF,
    "office": _STAFF | {OPERATOR},
    "hamlet": frozenset({HAMLET}),
    "province": frozenset({PROVINCE}),
}


def roles_for(unit_kind: str) -> frozenset[str]:
    """Return the roles that fit a kind of unit: a village head belongs to a hamlet's board."""
    return ROLES_OF_KIND.get(unit_kind, _HELPERS)


OFFICE = frozenset({ADMIN, OFFICER})
LEADERS = frozenset({ADMIN, OFFICER, APPROVER})
READERS = frozenset({ADMIN, OFFICER, APPROVER, VIEWER})
DOERS = frozenset({HAMLET, ASSOCIATION, OPERATOR})
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Kind:
    """How a kind of thing is seen.

    `unit` and `place` are lookups from the thing to its owning unit and its place (empty `place`
    means the unit's own place). `inside`: roles that see every such thing inside their areas.
    `own`: roles that see those of their unit's subtree. `shared`: roles that see those of the
    commune around their area (campaigns, approved items, directives), where `shared_when`
    (a lookup and its value), if given, holds. A thing whose `unless` lookup is set is seen by
    nobody: the seat that a household left.
    """

    unit: str = ""
    place: str = ""
    inside: frozenset[str] = READERS
    own: frozenset[str] = DOERS | READERS
    shared: frozenset[str] = NOBODY
    shared_when: tuple[str, object] | None = None
    unless: str = ""


KINDS: dict[str, Kind] = {
    "Place": Kind(place="self", inside=READERS | DOERS, shared=DOERS),
    "Commune": Kind(place="place", inside=READERS),
    "Household": Kind(
        place="seats__hamlet", inside=OFFICE | {HAMLET}, own=NOBODY, unless="seats__to_on"
    ),
    "Seat": Kind(place="hamlet", inside=OFFICE | {HAMLET}, own=NOBODY),
    "HouseholdList": Kind(place="hamlet", inside=OFFICE | {HAMLET}, own=NOBODY),
    "PlaceChange": Kind(place="commune__place", inside=READERS, own=NOBODY),
    "PlannedChange": Kind(place="commune__place", inside=READERS, own=NOBODY),
    "Unit": Kind(unit="self", place="place", shared=DOERS),
    "User": Kind(unit="memberships__unit", inside=LEADERS, own=LEADERS),
    "File": Kind(unit="unit"),
    "Directive": Kind(
        unit="unit", place="commune__place", shared=DOERS, shared_when=("state", "confirmed")
    ),
    "Taught": Kind(place="commune__place", inside=OFFICE, own=NOBODY),
    "Campaign": Kind(place="place", inside=READERS, shared=DOERS),
    "Assignment": Kind(unit="unit", place="campaign__place", shared=DOERS),
    "Item": Kind(
        unit="unit",
        place="campaign__place",
        shared=DOERS,
        shared_when=("versions__state", "approved"),
    ),
    "Version": Kind(
        unit="item__unit",
        place="item__campaign__place",
        shared=DOERS,
        shared_when=("state", "approved"),
    ),
    "Outlet": Kind(unit="unit", shared=DOERS),
    "Activity": Kind(unit="unit", place="place", inside=READERS | {HAMLET}),
    "Proof": Kind(unit="activity__unit", place="activity__place", inside=READERS | {HAMLET}),
    "CodeSheet": Kind(unit="unit", inside=OFFICE, own=NOBODY),
    "Tally": Kind(place="place", inside=READERS | {HAMLET, PROVINCE}, own=NOBODY),
    "Recall": Kind(place="campaign__place", inside=READERS | {PROVINCE}, own=NOBODY, shared=DOERS),
    "RecallSheet": Kind(unit="asker", place="hamlet", inside=OFFICE, own=DOERS),
    "Concern": Kind(unit="unit", inside=READERS),
    "Class": Kind(unit="unit"),
    "Regime": Kind(place="commune__place", inside=READERS, own=NOBODY),
    "Due": Kind(unit="unit", inside=READERS),
    "Report": Kind(unit="due__unit", inside=READERS),
    "Received": Kind(place="place", inside=frozenset({PROVINCE}), own=NOBODY),
    "Reopened": Kind(place="place", inside=frozenset({PROVINCE}), own=NOBODY),
    "Settled": Kind(place="place", inside=frozenset({PROVINCE}), own=NOBODY),
    "TrustedKey": Kind(place="place", inside=frozenset({PROVINCE}), own=NOBODY),
    "Reminder": Kind(unit="unit", inside=LEADERS),
}


@dataclass(frozen=True)
class Verb:
    """Who may do it: `own` to things of their unit's subtree, `inside` to all in their area."""

    own: frozenset[str] = NOBODY
    inside: frozenset[str] = NOBODY


_OFFICE = Verb(inside=OFFICE)
_DO = Verb(own=DOERS, inside=OFFICE)
VERBS: dict[str, Verb] = {
    # commune
    "commune.manage": Verb(inside=frozenset({ADMIN})),
    "household.change": Verb(inside=OFFICE | {HAMLET}),
    "household.list": Verb(inside=OFFICE | {HAMLET}),
    "hamlet.change": _OFFICE,
    "unit.change": _OFFICE,
    "journal.read": Verb(inside=LEADERS),
    "user.list": _OFFICE,
    "card.make": _OFFICE,
    "queue.take_in": _OFFICE,
    "user.change": Verb(inside=frozenset({ADMIN})),
    "file.add": Verb(own=DOERS, inside=LEADERS),
    # intake, plan
    "directive.receive": _OFFICE,
    "directive.correct": _OFFICE,
    "directive.confirm": _OFFICE,
    "campaign.launch": _OFFICE,
    "campaign.change": _OFFICE,
    # content
    "item.write": Verb(own=DOERS, inside=OFFICE),
    "item.submit": Verb(own=DOERS, inside=OFFICE),
    "item.approve": Verb(inside=frozenset({APPROVER})),
    "item.withdraw": Verb(own=DOERS, inside=OFFICE | {APPROVER}),
    # outreach
    "activity.plan": _OFFICE,
    "activity.fill": Verb(inside=LEADERS),
    "activity.log": _DO,
    "activity.confirm": _DO,
    "activity.miss": _DO,
    "activity.cancel": _OFFICE,
    "activity.correct": _DO,
    "activity.object": Verb(own=DOERS),
    "activity.answer": _OFFICE,
    "proof.write_out": _OFFICE,
    "sheet.make": _OFFICE,
    "sheet.type": _OFFICE,
    "outlet.change": _OFFICE,
    "outlet.suspend": Verb(own=frozenset({OPERATOR}), inside=OFFICE),
    # reach
    "reach.see": Verb(inside=READERS | {HAMLET, PROVINCE}),
    "recall.draw": _OFFICE,
    "recall.ask": _DO,
    # learning, concerns
    "class.log": _DO,
    "concern.raise": Verb(own=DOERS, inside=LEADERS),
    "concern.answer": Verb(inside=LEADERS),
    "concern.close": Verb(own=DOERS, inside=LEADERS),
    # report
    "regime.change": _OFFICE,
    "report.draft": _DO,
    "report.send": _DO,
    "report.return": _OFFICE,
    "report.accept": _OFFICE,
    "report.seal": Verb(inside=frozenset({APPROVER, ADMIN})),
    "report.stand_in": _OFFICE,
    "report.pass_on": Verb(inside=LEADERS),
    "province.take_in": Verb(inside=frozenset({PROVINCE})),
    "paper.issue": _DO,
    "form.change": _OFFICE,
    "report.ask": Verb(inside=OFFICE | {PROVINCE}),
    # urge
    "reminder.send": _OFFICE,
    "reminder.see": Verb(own=DOERS | OFFICE),
}


@dataclass(frozen=True)
class Setting:
    """What a commune can set: its default and what a person reads beside it."""

    default: object
    label: str


AIR, MEET, WALK = "loa", "hop", "tan-nha"
NEXT_STEPS = (MEET, AIR, WALK)
"""What may be proposed as the next step: a broadcast, a meeting, doors."""

SETTINGS: dict[str, Setting] = {
    "closing_day": Setting(14, "Ngày chốt số liệu tháng (Nghị định 09/2019/NĐ-CP: 14)"),
    "due_working_days": Setting(3, "Hạn gửi của thôn: số ngày làm việc sau ngày chốt"),
    "office_due_working_days": Setting(5, "Hạn gửi của Phòng: số ngày làm việc sau ngày chốt"),
    "radio_times": Setting(["05:30"], "Giờ phát thanh trong ngày (theo Quy chế của xã)"),
    "radio_minutes": Setting(15, "Thời lượng mỗi buổi phát, phút"),
    "items_per_session": Setting(2, "Số tin, bài trong một buổi phát"),
    "words_per_minute": Setting(180, "Tốc độ đọc, tiếng mỗi phút"),
    "answer_hours": Setting(48, "Thời gian trả lời khó khăn, vướng mắc, giờ"),
    "reminder_hour": Setting(19, "Giờ nhắc việc trong ngày, với người chưa tự chọn giờ"),
    "quiet_from": Setting(21, "Không nhắc việc từ mấy giờ tối"),
    "quiet_until": Setting(6, "Không nhắc việc trước mấy giờ sáng"),
    "call_after_days": Setting(3, "Quá hạn mấy ngày thì đề xuất gọi điện"),
    "household_retention_months": Setting(24, "Số tháng giữ tên hộ sau khi đợt kết thúc"),
    "photo_retention_months": Setting(24, "Số tháng giữ ảnh minh chứng"),
    "list_retention_days": Setting(30, "Số ngày giữ danh sách hộ đã gửi mà chưa nhập"),
    "question_minutes": Setting(3, "Hỏi số liệu mới: ước tính số phút một nơi mất cho một số"),
    "confirmed_papers": Setting(
        [], "Mẫu giấy đã đối chiếu với hướng dẫn (mã: dang, doan, mttq, doan-the, don-vi)"
    ),
    "recall_homes": Setting(30, "Hỏi nhanh: số hộ hỏi ở một thôn rất đông (thôn nhỏ hỏi ít hơn)"),
    "next_steps": Setting(
        list(NEXT_STEPS), "Gợi ý việc tiếp theo: các việc được gợi ý (loa, hop, tan-nha)"
    ),
    "most_next_steps": Setting(3, "Gợi ý việc tiếp theo: nhiều nhất mấy việc cho một thôn"),
    "door_minutes": Setting(10, "Gợi ý việc tiếp theo: đến một nhà mất mấy phút, kể cả đi đường"),
    "door_hours_a_day": Setting(2, "Gợi ý việc tiếp theo: mỗi ngày đi từng nhà được mấy giờ"),
    "meeting_hours": Setting(2, "Gợi ý việc tiếp theo: một cuộc họp thôn mất mấy giờ"),
    "meeting_gap_days": Setting(7, "Gợi ý việc tiếp theo: họp rồi mấy ngày sau mới mời lại"),
    "radio_setup_minutes": Setting(15, "Gợi ý việc tiếp theo: chuẩn bị một buổi phát mất mấy phút"),
    "adults_a_home": Setting(3, "Ước số người lớn mỗi hộ, để hỏi lại số người dự nhiều quá"),
    "holidays": Setting([], "Ngày nghỉ lễ (như 2/9/2025)"),
}
