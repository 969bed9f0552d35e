"""Times that a text names without a calendar day: recurring, relative, a month, a quarter.

Folded words, some letters loose for what a wrong reading makes of them.
"""

import re

HOUR = r"(?:\d{1,2} gi[^\s,;.]{1,2} ?(?:\d{1,2})? ?(?:ph.t)? ?,? ?|\d{1,2} ?[hg] ?(?:\d\d)? ?,? ?)"
WEEKDAY = r"(?:thu (?:hai|bay|ba|tu|nam|sau)|chu nhat)"
PART = r"(?:sang|trua|chieu|toi)"
LIMIT = r"(?:xong truoc|truoc|cham nhat(?: la)?|vao)"
FROM = r"t(?:u|ir|iv|wr)"
NUMBER = r"(?:\d{1,2}|mot|hai|ba|nam|sau|muoi)"
SPAN = r"(?:gio|phut|ngay|tuan|thang)(?: lam viec)?"
EACH = r"h.ng"
QUARTER = r"(?:i{1,3}|iv|[1-4])"
EVENT_DAY = (
    r"(?:bau cu|bo phieu|giao quan|nhap ngu|khai mac|be mac|khai giang|be giang|khai hoi|ra quan"
    r"|tong dieu tra|thi|hop|dai hoi)\b"
)
"""A day that a paper calls by what happens on it."""
YEAR = r"(?:,? nam \d{4}| ?/ ?\d{4})"

_RECURRING = (
    rf"{EACH} tuan \({PART}? ?{WEEKDAY}\)",
    rf"(?:vao )?(?:{PART} )?{WEEKDAY},? (?:hai|02|2) tuan (?:mot |1 |/ ?)?lan",
    rf"{EACH} (?:tuan|thang), (?:vao )?(?:{PART} )?{WEEKDAY}",
    rf"{EACH} (?:thang|quy) \((?:{LIMIT} )?ngay \d{{1,2}}[^)]{{0,30}}\)",
    rf"(?:{LIMIT} )?{HOUR}?(?:ngay )?(?:mung |mong )?\d{{1,2}}(?: va(?: ngay)? \d{{1,2}})?"
    rf" {EACH} thang",
    rf"(?:{LIMIT} )?ngay \d{{1,2}} va ngay (?:\d{{1,2}}|cuoi)(?: {EACH})? thang",
    rf"(?:{LIMIT} )?ngay (?:\d{{1,2}}|cuoi)(?: cua(?! thang(?! [cd])))?"
    rf" (?:thang (?:cuoi|dau) (?:cua )?(?:moi )?quy"
    rf"|{EACH} thang|thang sau|thang ke tiep|moi thang|cua thang(?! [\dcd]))",
    rf"(?:dinh ky |{LIMIT} )?{HOUR}?{PART}? ?(?:ngay )?{WEEKDAY}(?: dau tien| cuoi cung)?"
    rf" (?:{EACH} tuan|moi tuan|tuan (?:sau|ke tiep)|{EACH} thang|tuan (?:dau|cuoi)(?: thang)?)",
    rf"(?:{LIMIT} )?(?:ngay )?\d{{1,2}} (?:cua )?thang (?:cuoi|dau) (?:cua )?(?:ky|quy)(?: sau)?",
    rf"(?:{LIMIT} )?ngay (?:lam viec )?cuoi cung (?:cua )?(?:{EACH} |moi )?(?:thang|quy)\b(?! \d)",
    rf"dinh ky {NUMBER} (?:ngay|tuan|thang)(?:/| )(?:mot |1 |01 )?lan",
)
_RELATIVE = (
    rf"(?:cham nhat(?: la)? |khong qua (?=.{{0,25}} (?:ke|tinh) tu )|tre nhat )(?:sau |trong "
    rf"|trong vong )?{NUMBER} {SPAN}"
    rf"(?: (?:ke tu|sau|truoc|tinh tu) (?:khi|ngay|luc)(?: [^\s,;.()]+){{1,8}})?",
    rf"trong (?:vong|thoi han) {NUMBER} {SPAN}",
    rf"\bsau {NUMBER} {SPAN} ke tu (?:khi|ngay)(?: [^\s,;.()]+){{1,8}}",
    rf"truoc khi(?: [^\s,;.()]+){{1,4}} it nhat {NUMBER} {SPAN}",
    rf"truoc ngay(?: [a-z]+){{1,4}} (?:it nhat )?{NUMBER} {SPAN}",
    r"truoc (?:khi )?(?:nghi (?:he|tet)|khai giang|be giang|(?:vao )?nam hoc moi"
    r"|mua (?:mua|lu|bao))(?: [a-z]+)?",
    r"(?:het|ket thuc|truoc) (?:hoc ky (?:i{1,2}|[12])|nam hoc)(?: va cuoi nam hoc)?",
    rf"trong {NUMBER} (?:ngay lam viec|gio(?! qua))",
    rf"trong (?!mot){NUMBER} ngay(?=\W*(?:[.;]|$))",
    rf"(?:truoc|den het|den|het) ngay {EVENT_DAY}(?! ?:)",
    rf"truoc (?:le|hoi nghi|ngay hoi|buoi|phien|dot)(?: [a-z]+){{1,4}} {NUMBER} {SPAN}",
    rf"\bsau (?:khi )?(?:tong ket|ket thuc|hoi nghi|ra quan)(?: [a-z]+){{0,3}} {NUMBER} {SPAN}",
    r"\bsau khi (?:ket thuc|het)(?: [^\s,;.()]+){1,3}",
    r"truoc tet(?: nguyen dan)?(?: [a-z]+ [a-z]+)?",
)
_CALENDAR = (
    r"(?:trong|den het) nam \d{4}",
    r"tuan (?:thu )?(?:\d|nhat|hai|ba|tu|dau|cuoi)(?: cua)? thang \d{1,2}(?!/)(?: nam \d{4})?",
    rf"(?:trong |truoc |het |cuoi |dau )?quy {QUARTER}(?: va quy {QUARTER})?{YEAR}",
    rf"(?:trong|truoc|het|cuoi|dau) quy {QUARTER}\b",
    r"(?:trong )?(?:thang \d{1,2}(?:,| va) )+(?:thang )?\d{1,2}(?!/)(?: nam \d{4})?",
    rf"(?:\b(?:trong|giua|dau|cuoi|{FROM}|den|het) )*thang \d{{1,2}}(?! lan\b)"
    r"(?![\d ]*/ ?\d{1,2}(?!\d))"
    r"(?:/\d{4}| nam \d{4})?",
)
LOOSE = re.compile("|".join((*_RECURRING, *_RELATIVE, *_CALENDAR)))
