"""How the form's codes are said on the screen."""

VEHICLES = {
    "radio": "Truyền thanh, phát thanh",
    "visual": "Băng rôn, pa nô, khẩu hiệu",
    "web": "Trang thông tin điện tử",
    "social": "Zalo, mạng xã hội",
    "sms": "Tin nhắn điện thoại",
    "gathering": "Hội nghị, cuộc họp, sinh hoạt",
    "print": "Tờ rơi, tài liệu in",
    "learning": "Lớp học, tập huấn",
    "culture": "Văn nghệ, thể thao, hội thi",
    "direct": "Đến từng hộ",
}
EVERY = {
    "once": "Một lần",
    "daily": "Hằng ngày",
    "weekly": "Hằng tuần",
    "biweekly": "Hai tuần một lần",
    "monthly": "Hằng tháng",
    "quarterly": "Hằng quý",
    "periodic": "Theo định kỳ, chưa rõ kỳ",
    "event": "Khi có việc",
}
LABELS = {
    "number": "Số, ký hiệu",
    "kind": "Loại văn bản",
    "issuer": "Nơi ban hành",
    "place": "Địa danh",
    "issued_on": "Ngày ban hành",
    "subject": "Trích yếu",
    "addressees": "Kính gửi",
    "attachments": "Kèm theo",
    "copies_to": "Nơi nhận",
    "channels": "Hình thức",
    "pillars": "Nội dung trọng tâm",
    "assignments": "Đơn vị",
    "dates": "Mốc thời gian",
    "reporting": "Chế độ báo cáo",
    "ref": "Số mục",
    "title": "Tên nội dung",
    "unit": "Đơn vị",
    "duties": "Nhiệm vụ",
    "on": "Ngày",
    "text": "Chữ trong văn bản",
    "what": "Việc gì",
    "from": "Ai báo cáo",
    "to": "Gửi cho",
    "via": "Qua",
    "every": "Kỳ",
    "due": "Hạn gửi",
    "signer.authority": "Thẩm quyền ký",
    "signer.title": "Chức vụ",
    "signer.name": "Người ký",
}


def label_of(path: str) -> str:
    """Return what a field is called: "assignments.2.unit" is "Đơn vị"."""
    return LABELS.get(path) or LABELS.get(path.split(".")[-1], path)
