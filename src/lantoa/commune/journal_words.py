"""The journal read aloud: every verb of the house as a Vietnamese half-sentence."""

WORDS: dict[str, str] = {
    "commune.made": "mở cơ sở dữ liệu của xã",
    "commune.set": "đổi thiết lập",
    "hamlet.added": "thêm thôn",
    "hamlet.changed": "sửa thôn",
    "household.imported": "nhập danh sách hộ",
    "household.exported": "tải danh sách hộ",
    "household.changed": "sửa thông tin một hộ",
    "household.added": "thêm hộ",
    "household.left": "ghi một hộ chuyển đi",
    "unit.added": "thêm đơn vị",
    "unit.changed": "sửa đơn vị",
    "unit.closed": "đóng đơn vị",
    "user.added": "thêm người dùng",
    "user.changed": "sửa thông tin người dùng",
    "user.hat_given": "giao vai trò",
    "user.hat_ended": "kết thúc vai trò",
    "user.password_reset": "đặt lại mật khẩu",
    "directive.received": "nhận văn bản",
    "directive.corrected": "sửa một mục của văn bản",
    "directive.confirmed": "xác nhận văn bản",
    "directive.enclosed": "gắn văn bản gửi kèm",
    "directive.parted": "tách văn bản gửi kèm",
    "lesson.forgotten": "bỏ một chỗ đã học từ lần sửa",
    "point.settled": "chốt một điểm cần làm rõ",
    "reach.mended": "đếm lại tiếp cận, sửa số lệch so với sổ",
    "campaign.built": "lập kế hoạch của đợt",
    "campaign.launched": "mở đợt tuyên truyền",
    "campaign.window_changed": "đổi thời gian của đợt",
    "assignment.edited": "sửa phân công",
    "items.drafted": "soạn bản thảo tin bài",
    "item.written": "viết nội dung mới",
    "item.edited": "sửa nội dung",
    "item.submitted": "trình duyệt nội dung",
    "item.approved": "duyệt nội dung",
    "item.returned": "trả lại nội dung để sửa",
    "item.self_answered": "dùng nội dung không cần duyệt",
    "item.withdrawn": "thu hồi nội dung",
    "activities.scheduled": "xếp lịch hoạt động",
    "sessions.filled": "xếp bản đã duyệt vào buổi phát",
    "activity.confirmed": "ghi hoạt động đã làm",
    "activity.logged": "ghi hoạt động ngoài kế hoạch",
    "activity.missed": "ghi hoạt động không làm được",
    "activity.cancelled": "hủy hoạt động",
    "activity.moved": "dời hoạt động",
    "activity.corrected": "đính chính hoạt động",
    "proof.added": "thêm minh chứng",
    "outlet.added": "thêm điểm tuyên truyền",
    "outlet.closed": "đóng điểm tuyên truyền",
    "outlet.suspended": "tạm dừng điểm tuyên truyền",
    "outlet.resumed": "cho điểm tuyên truyền hoạt động lại",
    "outlet.zone_set": "đổi vùng nghe, thấy của điểm tuyên truyền",
    "recall.drawn": "chọn ngẫu nhiên hộ để hỏi nhanh",
    "recall.given": "giao phiếu hỏi nhanh",
    "recall.answered": "ghi một hộ đã hỏi nhanh",
    "recall.closed": "chốt phiếu hỏi nhanh",
    "lessons.laid": "đưa bài học vào",
    "class.held": "ghi lớp Bình dân học vụ số",
    "concern.raised": "báo khó khăn, vướng mắc",
    "concern.answered": "hướng dẫn, trả lời",
    "concern.asked": "nói thêm về khó khăn",
    "concern.closed": "khép lại khó khăn, vướng mắc",
    "regimes.opened": "lập các kỳ báo cáo",
    "report.drafted": "lập bản nháp báo cáo",
    "report.filled": "ghi số liệu báo cáo",
    "report.sent": "gửi báo cáo",
    "report.returned": "trả lại báo cáo để sửa",
    "report.accepted": "tiếp nhận báo cáo, khóa số liệu",
    "reminder.made": "tạo lời nhắc",
    "reminder.said": "ghi đã nhắc",
}
THINGS = {
    "commune": "xã",
    "place": "thôn",
    "household": "hộ",
    "unit": "đơn vị",
    "user": "người dùng",
    "membership": "vai trò",
    "directive": "văn bản",
    "point": "điểm cần làm rõ",
    "campaign": "đợt",
    "assignment": "phân công",
    "item": "nội dung",
    "version": "bản",
    "outlet": "điểm tuyên truyền",
    "activity": "hoạt động",
    "due": "kỳ báo cáo",
    "report": "báo cáo",
    "seal": "lần khóa số liệu",
    "concern": "khó khăn",
    "reminder": "lời nhắc",
    "class": "lớp",
    "regime": "chế độ báo cáo",
    "file": "tệp",
    "lesson": "bài học",
    "taught": "chỗ đã học từ lần sửa",
    "proof": "minh chứng",
    "recall": "lần hỏi nhanh",
    "recallsheet": "phiếu hỏi nhanh",
    "suspension": "lần tạm dừng",
}
FACTS = {
    "households": "số hộ",
    "more": "thêm",
    "rows": "số dòng",
    "named": "tên mới",
    "known": "đã có",
    "added": "thêm",
    "left": "giữ nguyên",
}


def verb_in_words(verb: str) -> str:
    """Return the half-sentence for a journal verb."""
    return WORDS.get(verb, verb)


def thing_in_words(thing: str) -> str:
    """Return "report:12" as "báo cáo số 12"."""
    kind, _, number = thing.partition(":")
    return f"{THINGS.get(kind, kind)} số {number}"


def facts_in_words(facts: dict[str, object]) -> str:
    """Return those facts that a person can read: "số hộ 40, thêm 3"."""
    known = [(FACTS[name], value) for name, value in facts.items() if name in FACTS]
    return ", ".join(f"{word} {value}" for word, value in known if value not in (None, "", 0))
