"""The words of a duty to report: the verbs, how often, by when, to whom, through what.

Folded words unless their marks tell them apart ("chậm nhất" and "cham nhat" are both met).
"""

import re

from lantoa.intake.loose_times import EACH, HOUR, LOOSE, NUMBER, PART, SPAN, WEEKDAY

VERB = re.compile(
    r"bao cao|bao tin\b|(?:gui|nop|chuyen) (?:\w+ ){0,3}?(?:ket qua|so lieu|bao cao|tong hop)"
    r"|(?:goi dien|goi|dien thoai|nhan tin) bao (?!cao)"
    r"|(?:thong tin|thong bao|goi|goi dien|dien|nhan) ngay (?=(?:cho|ve|den|toi)\b)"
    r"|phan anh (?:ve|kip thoi|ngay)|phan anh (?=[^;.]{4,60} ve [^;.]*(?:dinh ky|h.ng |moi ))"
    r"|bao (?:ngay|nhanh)|tong hop, bao cao|gui (?:ve|xong)|(?:goi )?dien bao\b"
    r"|(?:thong ke|chot|tong hop)(?! (?:nhu cau|y kien|dang ky))"
    r" (?=[^;.:]{3,60}?(?:,| va) (?:gui|nop|chuyen) )"
    r"|thong tin (?:ve|kip thoi ve)"
    r"|(?<!thong )\bbao (?=(?:so|ket qua|tinh hinh|tien do|danh sach)\b.{0,60} (?:ve|cho|len) )"
    r"|(?:thong tin|phan hoi|thong bao) (?:ket qua|tien do|so lieu|tinh hinh)"
    r"(?=.{0,60} (?:ve|den|cho) )"
)
NOT_VERB = re.compile(r"bao cao (vien|thuc|chuyen de|kinh te)|danh sach|ho so|tin, bai|san pham")
SENDING = re.compile(r"\bgui (?=.{0,70} ve )")
HANDING = re.compile(
    r"\b(?:báo(?= (?:về|cho)\b)|gửi|nhắn|nộp|chuyển|thông báo|cung cấp|phản hồi"
    r"|trình(?!.*\b(?:ký|duyệt|ban hành|quyết định)\b)) (?!tin\b)"
)
"""How a report is handed in, where the section or the sentence is about reports anyway."""
ABOUT_REPORTS = re.compile(
    r"(?:ve )?(?:che do|cong tac) (?:thong tin|bao cao)\b|ve (?:viec )?(?:thong tin, )?bao cao\b"
)
FRONTED = re.compile(
    r"(?:ket qua|so lieu|bao cao|thong tin|tinh hinh)\b[^;.:]{0,90}? (gui|nop|chuyen|trinh) "
)
"""What is handed in told first: "Kết quả thực hiện, các đơn vị gửi Phòng Kinh tế …"."""
NO_MORE = re.compile(
    r"\b(?:bỏ|bãi bỏ|dừng|thôi|không cần|không phải|miễn) (?:quy định |chế độ |yêu cầu |việc )*"
    r"(?:gửi )?báo cáo\b"
)
"""A report that is asked for no longer."""
TO = re.compile(
    r"\b(?:về|cho|lên|tới|đến|gửi|với|trình(?!.*\b(?:ký|duyệt|ban hành)\b)) "
    r"(?!bản (?:giấy|mềm|cứng|in|chính|sao|điện))(?=[^\W\d_])"
)
DIRECT = re.compile(
    r"(?:báo cáo(?:, (?:đề xuất|tham mưu|trình))?|báo(?= ngay| kịp)"
    r"|(?:điện|gọi|gọi điện|điện thoại|nhắn tin) báo)"
    r" (?:ngay |nhanh |kịp thời |kết quả |trực tiếp |bằng văn bản |tiến độ |tình hình |cho |về )*"
    r"(?=[^\W\d_])"
)
BARE_RECEIVER = re.compile(
    r"((?:cô|thầy|ông|bà|anh|chị|bác sĩ|y sĩ|đ/c) \w+|cấp trên|cơ quan|cấp có thẩm quyền"
    r"|trực ban|trực chỉ huy|bộ phận trực|tỉnh|thành phố|trung ương|huyện|sở|xã|phường)\b"
)
TO_END = re.compile(
    r" ?\(| truoc\b| theo\b| thong qua\b| qua\b|,(?! (?:hai|ha tang|xa hoi|the thao|the duc))"
    r"| de\b|[:;]|\.(?: |$)| neu\b| ngay (?:trong|khi|lap)\b| trong (?:dem\b|\d)"
    r"| luc\b| tai (?:phien|cuoc|buoi|hoi nghi|giao ban)"
    r"| trong (?:vong|thoi han|ngay|thang|quy)\b| dinh ky\b| vao\b| cham\b| khi\b"
    rf"| moi {WEEKDAY}| {PART} (?:ngay )?{WEEKDAY}"
    rf"| (?:{EACH}|moi) (?:ngay|tuan|thang|quy|nam)| ngay \d| bang van ban| ngay sau"
    r"| (?:mot|hai|ba|\d\d?) (?:tuan|thang|ngay)\b"
    r"| sau\b| theo so\b| (?:ban|bang|phieu) (?:cam ket|dang ky|tong hop|ke)\b"
    r"| ket qua\b| so lieu\b| tinh hinh\b| tong hop\b| bang (?:dien|tin|phan mem|thu|email)"
)
VIA = re.compile(
    r"\(((?:thông )?qua [^)]*)\)"
    r"|(?:, ?|\s)((?:(?:thông )?qua (?!mạng|đó|các hình)|bằng (?=phần mềm|thư điện|email|điện thoại"
    r"|tin nhắn|zalo|biểu mẫu|đường (?:link|liên kết|dẫn))"
    r"|(?:vào|trên) (?=(?:nhóm|phần mềm|hệ thống) )|tại (?=đường (?:link|liên kết|dẫn)|https?))"
    r"(?:[^,;.(]|\.(?=\w))*?(?:“[^”]*”)?(?: \([^()]*\))?)"
    r"(?= trước| ngay| trong (?:ngày|buổi|tháng)| (?:cho|về|tới|lên) | và (?:báo cáo|gửi)"
    r"| bất kể| cả ngày"
    r"| theo(?! dõi)| sau (?:mỗi|khi)| lúc| chậm nhất| vào| định kỳ| hằng | hàng | để |,|;"
    r"|\.(?!\w)|$)"
    r"(?:, (?:địa chỉ|email|thư điện tử|điện thoại|số máy|hộp thư)[^,;()]*?(?=,|;|\.(?!\w)|$"
    r"| trước))?"
    r"|\s(theo số(?: điện thoại| máy)? [\d .]*\d)"
    r"|(?<=: )((?:đồng chí|đ/c|ông|bà) [^;]*?(?=, (?:trước|chậm|muộn)|;|\.(?!\w)|$))"
    r"|(?<=, )((?:gọi|số(?= \d{4}| máy| trực)|đường dây nóng|điện thoại"
    r"|gọi điện|thư điện tử|email|hộp thư)[^,;]*?(?=,|;"
    r"|\.(?!\w)|$"
    r"| trước))"
)
CONTACT = re.compile(
    r"\(([^()]*(?:\w@\w|điện thoại|số máy|zalo|trực ban|đường dây nóng|đồng chí|đ/c |\d{4} \d{3})"
    r"[^()]*)\)"
)
MAIL = re.compile(r"[\w.]+@[\w.]+\w")

REGULAR = ("daily", "weekly", "biweekly", "monthly", "quarterly")
ONCE_A = r"(?: ?/ ?| )(?:mot |1 |01 )?lan"
EVERY = (
    ("event", r"\b(khi|neu) (co|phat sinh|xay ra|phat hien|bat thuong|thay|nghi(?! [lth]e))"
     r"|dot xuat|bat thuong"
     r"|(?:ke tu|sau) khi (?:phat hien|xay ra|nhan tin)|sau moi (?:buoi|lan|phien|dot)"
     r"|phat sinh (van de|vu viec|tinh huong)|phat hien\b.{3,60}\bbao (cao )?ngay"),
    ("biweekly", rf"(02|hai|2) tuan{ONCE_A}|15 ngay{ONCE_A}|nua thang{ONCE_A}"
     r"|(02|hai|2) lan( ?/ ?| moi )thang"
     rf"|ngay \d{{1,2}} va(?: ngay)? (?:\d{{1,2}}|cuoi)(?: {EACH}| moi)? thang\b(?! \d)"),
    ("quarterly", rf"\b(0?3|ba) thang{ONCE_A}"),
    ("periodic", rf"\b(0?6|sau) thang{ONCE_A}"),
    ("daily", rf"bao cao ngay (?=truoc |vao |luc )|{EACH} ngay|moi ngay|ngay{ONCE_A}"),
    ("weekly", rf"{EACH} tuan|bao cao tuan\b(?! \d)"
     rf"|moi {WEEKDAY}|theo tuan\b|moi tuan|tuan{ONCE_A}|lan ?/ ?tuan"
     rf"|tuan (sau|ke tiep)"),
    ("monthly", rf"{EACH} thang|ngay \d{{1,2}} cua thang\b(?! [\dcd])"
     r"|cuoi cung(?: cua)? thang\b(?! \d)|giao ban thang\b(?! \d)"
     r"|bao cao thang\b(?! \d)"
     rf"|{WEEKDAY} tuan (?:dau|cuoi)(?: cua)? thang\b(?! \d)"
     rf"|theo thang\b|moi thang|\b(?<!\d )thang{ONCE_A}|(mot|1"
     rf"|01) thang{ONCE_A}"
     r"|thang (sau|ke tiep)"),
    ("quarterly", rf"{EACH} quy|bao cao quy\b(?! [ivx\d])"
     rf"|moi quy|theo quy\b(?! dinh| che| mo| uoc| chuan| trinh| hoach)"
     rf"|(cuoi|dau) quy|quy{ONCE_A}"),
    ("periodic", r"\btheo dinh ky\b"),
    ("event", r"(?:thong tin|thong bao|goi|goi dien|dien|nhan) ngay (?:cho|ve|den|toi)\b"
     r"|phai bao (cao )?ngay|bao ngay|bao (cao )?(ngay|kip thoi)\b(?! ket qua)"
     r"|phai bao cao\b.{0,50}(trong vong|cham nhat sau|khong qua) \d+ (gio|phut|ngay)"
     r"|\brieng .{3,40} bao cao|phan anh|vuong mac|(?<!ho )kho khan|bao tin"),
    ("periodic", rf"dinh ky|{EACH} nam|moi nam|ve [^;.]{{4,60}} theo yeu cau$|thuong xuyen"),
    ("once", r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngay \d{1,2}\.\d{1,2}\b"
     r"|ngay \d{1,2} thang \d|\d{1,2}/\d{1,2}\b|tong ket|so ket"
     r"|cham nhat|sau khi ket thuc|trong thang \d"),
    ("periodic", "theo quy dinh"),
)  # fmt: skip
"""How often, the first that fits: what waits for an event, what returns, what is once."""

_LIMIT = r"(?:xong truoc|truoc|(?:cham|tre|muon) nhat(?: la)?|vao|luc|den|han (?:chot|cuoi))"
_MONTH = r"(?: ?[/-] ?(?:0?[1-9]|1[0-2])(?!\d)(?: ?[/-] ?\d{4})?| thang \d{1,2}(?: nam \d{4})?)"
_DOTTED = r"(?<!\d)[0-3]?\d\.(?:0?[1-9]|1[0-2])"
_DAY = (
    rf"(?:ngay {_DOTTED}(?![\d.]*\d)|(?:ngay )?{_DOTTED}\.\d{{4}}"
    rf"|(?:ngay )?(?<!\d)[0-3]?\d{_MONTH})"
)
_RETURNS = rf"(?:{EACH} (?:ngay|tuan)|moi ngay)"
TIME = re.compile(
    rf"luc \d[^;.]*?{EACH} ngay|(?:{_LIMIT} )?{HOUR}(?:va {HOUR}|,? ?{HOUR})*{PART}? ?{_RETURNS}"
    rf"|(?:{_LIMIT} )?(?:luc )?{HOUR}?(?:{PART} )?{_DAY}(?:(?: va|,) {_DAY})*"
    r"(?: (?:moi|h.ng) nam)?"
    r"|(?:dau|giua|cuoi|trong) tuan [a-z ]{0,24}?thang \d{1,2}(?:/\d{4}| nam \d{4})?"
    rf"|trong (?:ngay|buoi|dem)(?! \d)|{NUMBER} {SPAN} mot lan"
    rf"|(?:khong qua|trong) {NUMBER} (?:gio|phut)"
    rf"|{LOOSE.pattern}|trong vong {NUMBER} {SPAN}"
)
CONDITION = re.compile(
    r"^(?:trong [^;,.]{2,30} )?(?:truong hop|(?:neu |khi )?co) [^;.]{5,80}?"
    r"(?=, (?:[^,;.]{3,40} )?(?:phai |can )?bao\b)"
    r"|(?<=\bnao )[^;,.]{4,60}?(?= thi\b)|"
    r"^[a-z ]{2,30}\bco tu \d+ [^,;]{2,30}? tro len\b|"
    r"^(?:chuyen|viec|vu viec|tinh huong|su co|truong hop) [^;]{3,60}?(?=,? thi\b)|\b(?:khi"
    r"|neu) (?:co|xay ra|phat sinh|phat hien|thay|nghi) (?!kho khan|vuong)[^;,.]*?"
    r"(?= thi\b| phai\b|$|,|;)|\bphat hien [^;.]{5,60}?"
    r"(?=, [^,;.]{3,40} bao\b"
    r"|,? (?:cac|truong|don vi|phong|thon)\b|, (?:de nghi|yeu cau)\b| phai\b| thi\b"
    r"| bao (?:ngay|cao|tin)| (?:thong tin|thong bao|goi|goi dien) ngay)"
)
ON_SIGN = re.compile(r"\bkhi (?!can|kho khan|vuong|gap kho)[^;,.]{8,80}$")
"""What is waited for, told last: "báo ngay cho Công an xã … khi khách có biểu hiện …"."""
AT_HOUR = re.compile(rf"(?:{_LIMIT} )?(?:luc )?{HOUR}(?:(?:va |, ?)?{HOUR})*")
AFTERWARDS = re.compile(
    r"\bsau moi (?:ngay|buoi|dot|phien|lan)(?: [^\s,;.()]+){1,2}|"
    r"^(?:(?:ngay )?sau (?:dot|moi|khi|hoi nghi|le|buoi)|cuoi|het|ket thuc) [^,;]{2,60}(?=,)"
    r"|\bngay sau khi [^,;.]{3,40}"
    r"|\b(?:sau )?khi (?:ket thuc|hoan thanh|xong|het)(?: (?!gui|bao)[^\s,;.()]+){0,5}"
)
"""A time with no calendar: "Cuối mỗi buổi, …", "… sau khi kết thúc lễ hội"."""
BESIDES = re.compile(r"\b(?:va|hoac|,) (?=(?:bao cao )?(?:dot xuat|khi co))")
AND_REGULARLY = re.compile(r"(?:\bva|,) (?=(?:bao cao )?dinh ky\b)")
OTHER_WORK = re.compile(
    r"theo doi|don doc|dau moi|chu tri|tham muu|kiem tra|huong dan|to chuc|van dong|tuyen truyen"
    r"|\bgiao\b"
)
OF_A_KIND = re.compile(
    r"(?:bao cao|so ket|tong ket)[^:;.]{0,40}?(?::| (?=truoc|vao|cham nhat|trong))"
)
"""A line of a list of reports: "Báo cáo tuần: trước 15 giờ thứ Năm hằng tuần"."""
MANY = re.compile(
    r"(?:các|mọi|từng|mỗi|chủ|người|nhân viên) (?!tháng|tuần|quý|năm|ngày)[^,;:]{2,40}?"
    r"(?= (?:gửi|báo|nhập|tổng hợp|thông|nộp|nhắn|phản|lập|phải)\b)"
)
OF_WHOM = re.compile(
    r"(?:(?:thời hạn|hạn|thời gian) (?:gửi |nộp )?)?(?:kết quả|báo cáo|số liệu)[^,;:]{0,50}?"
    r" (?:của|do) (?=[^\W\d_])"
)
RESIDENTS = re.compile(
    r"(các |mọi |toàn thể |bà con )?(người dân|nhân dân|công dân|cử tri"
    r"|hộ (?:dân|gia đình|chăn nuôi|nuôi|kinh doanh|sản xuất|trồng rừng))\b"
)
ON_WEEKDAY = re.compile(
    rf"(?:tai|vao) (?:phien |cuoc |buoi )*(?:hop|giao ban)[a-z ]{{0,20}}? (?:{EACH}|moi) tuan|"
    rf"(?:{_LIMIT} )?{HOUR}?(?:vao )?(?:{PART} )?(?:moi )?(?:ngay )?{WEEKDAY}\b"
)
"""A day of the week in a report that is every week anyway: "mỗi tuần … vào chiều Chủ nhật"."""
DAY_OF_MONTH = re.compile(
    r"(?:vao )?tuan (?:dau|cuoi)(?: cua)? (?:quy|thang)\b(?! \d)"
    r"|(?:truoc|vao|(?:cham|muon|tre) nhat(?: la)?) ngay \d{1,2}\b(?! ?[/\d]| thang)"
)
"""A day of every month or quarter: "định kỳ hằng tháng …, chậm nhất ngày 25"."""
VAGUE = re.compile(
    r"dinh ky \d{1,2} (?:ngay|tuan|thang)|theo dinh ky|theo quy dinh|theo yeu cau\b(?! cua)|dinh ky"
)
ABOUT_A_REPORT = re.compile(
    r"(?:noi dung|mau|bieu mau|hinh thuc|the thuc|che do|cong tac|so lieu|ky|qua|viec)"
    r" (?:thong tin,? )?bao cao"
    r"|bao cao (?:phai |can |duoc |nay )*(?:neu|ghi|gom|bao gom|the hien|danh gia|kem|lap|la)\b"
)
"""What a report holds or looks like: no report is asked for."""
OPENING = re.compile(
    r"[,:] $|(?:thì|đề nghị|yêu cầu|giao|mời|cầu|đồng thời) $"
    r"|(?:^|[,:] )(?:định kỳ )?(?:h[ằà]ng|mỗi|cuối) (?:ngày|tuần|tháng|quý) $"
    r"|(?:số liệu|kết quả|báo cáo) (?:h[ằà]ng|mỗi) (?:ngày|tuần|tháng|quý) $"
    r"|(?:từ|kể từ) nay $|^nay $|, nay $"
)
"""What stands before the one who is to report."""
OF_A_REPORT = re.compile(r"(?:thoi (?:han|gian|diem)|han|moc|ky|lich)[a-z ]{0,12} bao cao\b")
