"""`new`: a real commune, empty: its place, its first administrator, its hamlets in one table."""

import argparse
import csv
import sys
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from lantoa.bootstrap.say import Stop, tell
from lantoa.commune import actions as ground
from lantoa.commune.models import Commune
from lantoa.commune.places import Listed, found, listed
from lantoa.commune.rules import ADMIN, PROVINCE
from lantoa.kit.errors import Unfit
from lantoa.kit.text import fold
from lantoa.management import serve
from lantoa.management.arguments import Arguments
from lantoa.management.first_person import ask, first_person

ARGUMENTS = Arguments(
    "new [--place MÃ-HOẶC-TÊN-XÃ] [--name HỌ-TÊN] [--username TÊN-ĐĂNG-NHẬP] "
    "[--password-file TỆP] [--hamlets TỆP] (TỆP là “-”: đọc từ bàn phím; bảng thôn: mỗi dòng một "
    "thôn, tên và số hộ cách nhau bằng Tab hoặc dấu phẩy); hoặc cho tỉnh: new --province "
    "MÃ-HOẶC-TÊN-TỈNH [--office TÊN-SỞ] [--name …] [--username …] [--password-file …]"
)
for option in ("--place", "--province", "--name", "--username", "--password-file", "--hamlets"):
    ARGUMENTS.add_argument(option)
ARGUMENTS.add_argument("--office", default="Sở Văn hóa, Thể thao và Du lịch")
WORDS = ("khu phố", "tổ dân phố", "thôn", "bản", "ấp", "khóm", "buôn", "làng", "xóm")
Asked = Callable[[str], str]


def main(options: argparse.Namespace) -> int:
    """Ask what the options leave open, then make everything or nothing."""
    serve.make_ready()
    if here := Commune.objects.order_by("pk").first():
        raise Stop(
            f"Ở đây đã có {'xã minh họa' if here.is_demo else here}. Lập xã mới trong thư mục "
            "khác: LANTOA_HOME=thư-mục-mới ./lantoa new"
        )
    try:
        make_province(options) if options.province else make(options)
    except Unfit as trouble:
        raise Stop(f"{trouble} Chưa có gì được lưu.") from trouble
    what = "tỉnh" if options.province else "xã"
    print(f"Đã lập {what}. Chạy: ./lantoa up, rồi mở http://127.0.0.1:8000/ và đăng nhập.")
    return 0


@transaction.atomic
def make(options: argparse.Namespace) -> Commune:
    """Make the commune, its first administrator and its hamlets. Raises `Unfit`."""
    place = one_place(options.place or ask("Mã hoặc tên xã, phường, đặc khu: "))
    tell(f"→ {place.word} {place.name}, {province(place)} (mã {place.code})")
    commune = ground.make_commune(place.code)
    if commune.office is None:
        raise Unfit("Xã chưa có Phòng Văn hóa – Xã hội.")
    called = "người quản trị đầu tiên"
    first_person(options, unit=commune.office, role=ADMIN, called=called)
    rows = hamlets(table(options.hamlets))
    for word, name, households in rows:
        ground.add_hamlet(commune, name=name, word=word, households=households)
    tell(f"→ {len(rows)} thôn, {sum(row[2] for row in rows)} hộ")
    return commune


@transaction.atomic
def make_province(options: argparse.Namespace) -> Commune:
    """Make the house of a province that communes send to, with its first person. Raises `Unfit`."""
    key = fold(options.province)
    places = [
        p
        for p in listed()
        if p.kind == "province" and key in (p.code, fold(p.name), fold(f"{p.word} {p.name}"))
    ]
    if len(places) != 1:
        raise Unfit(f"Không thấy tỉnh, thành phố nào là “{options.province}”. Xem lại tên, mã.")
    tell(f"→ {places[0].word} {places[0].name}, {options.office}")
    row = ground.make_province(places[0].code, name=options.office)
    assert row.office is not None
    first_person(options, unit=row.office, role=PROVINCE, called="người nhận báo cáo của các xã")
    return row


def one_place(wanted: str) -> Listed:
    """Return the one commune of that code or name. Raises `Unfit` naming the choices."""
    places = found(wanted)
    if len(places) == 1:
        return places[0]
    if not places:
        raise Unfit(f"Không thấy xã, phường, đặc khu nào là “{wanted}”. Hãy xem lại tên hoặc mã.")
    choices = "; ".join(f"{p.code} {p.word} {p.name}, {province(p)}" for p in places)
    raise Unfit(f"Có {len(places)} nơi cùng tên “{wanted}”. Hãy dùng mã: {choices}.")


def province(place: Listed) -> str:
    """Return the name of the province around a commune."""
    return next(p.name for p in listed() if p.kind == "province" and p.code == place.parent)


def table(file: str | None) -> str:
    """Return the pasted table of hamlets, from the file or from the keyboard up to a blank line."""
    if file and file != "-":
        return Path(file).read_text(encoding="utf-8-sig")
    tell("Dán bảng thôn: mỗi dòng “tên thôn, số hộ”; dòng trống để kết thúc:")
    lines: list[str] = []
    for line in sys.stdin:
        if not line.strip():
            break
        lines.append(line)
    return "".join(lines)


def hamlets(text: str) -> list[tuple[str, str, int]]:
    """Return (word, name, households) of each row. Raises `Unfit` naming every bad row."""
    rows, wrong = [], []
    delimiter = "\t" if "\t" in text else ";" if ";" in text else ","
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), start=1):
        cells = [cell.strip() for cell in row if cell.strip()]
        if not cells or (number == 1 and len(cells) > 1 and not _is_count(cells[-1])):
            continue
        if len(cells) < 2 or not _is_count(cells[-1]):
            wrong.append(f"dòng {number} “{' '.join(cells)}” thiếu số hộ")
            continue
        word, name = _split(cells[0])
        rows.append((word, name, int(cells[-1].replace(".", ""))))
    if wrong:
        raise Unfit("Bảng thôn chưa đúng: " + "; ".join(wrong) + ".")
    return rows


def _is_count(text: str) -> bool:
    return text.replace(".", "").isdigit()


def _split(name: str) -> tuple[str, str]:
    """Split "Thôn Đồng Trám" into what such a place is called there and its name."""
    for word in WORDS:
        if name.lower().startswith(word + " "):
            return word, name[len(word) :].strip()
    return "thôn", name
