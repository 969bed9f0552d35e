"""`lint`: one Word file's layout judged by Nghị định 30/2020/NĐ-CP, without a database."""

import argparse
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as Word

from lantoa.bootstrap.say import Stop
from lantoa.commune.file_kinds import DOCX, WORDS, sort_of
from lantoa.kit.layout_rules import RULES, lint
from lantoa.kit.layout_rules.opening import DAMAGED
from lantoa.kit.layout_rules.rule import ERROR
from lantoa.kit.layout_rules.telling import page_of, told
from lantoa.management.arguments import Arguments

LARGEST = 30 * 2**20
AGAIN = "Mở bằng Word hoặc LibreOffice, lưu lại thành .docx rồi soát lại."
ARGUMENTS = Arguments(
    "lint [--errors] [--hamlet] TỆP.docx (--errors: bỏ mức nên xem; --hamlet: giấy của thôn; "
    "--rules: in mọi quy tắc)"
)
ARGUMENTS.add_argument("file", nargs="?", type=Path)
ARGUMENTS.add_argument("--errors", action="store_true")
ARGUMENTS.add_argument("--hamlet", action="store_true")
ARGUMENTS.add_argument("--rules", action="store_true")


def main(options: argparse.Namespace) -> int:
    """Print what is off and how to mend it; return 1 when something breaks the decree."""
    if options.rules:
        print(page_of(RULES), end="")
        return 0
    if options.file is None:
        raise Stop("Hãy ghi tên tệp cần soát: ./lantoa lint TỆP.docx")
    document = opened(options.file)
    found = lint(document, hamlet=options.hamlet or None, advice=not options.errors)
    for line in told(found):
        print(line)
    return int(any(finding.severity == ERROR for finding in found))


def opened(path: Path) -> Word:
    """Return the Word file at `path`. Raises `Stop` when it is something else, or too large."""
    if not path.is_file():
        raise Stop(f"Không có tệp {path}. Kiểm tra lại tên và thư mục.")
    if path.stat().st_size > LARGEST:
        raise Stop(f"Tệp {path.name} lớn hơn 30 MB. Giảm cỡ ảnh trong tệp rồi soát lại.")
    data = path.read_bytes()
    if not data:
        raise Stop(f"Tệp {path.name} rỗng. Chọn lại đúng tệp.")
    kind = sort_of(data).kind
    if kind != DOCX:
        raise Stop(f"Chỉ soát được Word (.docx); {path.name} là {WORDS[kind]}. {AGAIN}")
    try:
        return docx.Document(BytesIO(data))
    except DAMAGED:
        raise Stop(f"Tệp {path.name} bị hỏng hoặc chép chưa hết. {AGAIN}")
