"""`read`: one document (one file or several pages) read out, without database or server."""

import argparse
import json
from pathlib import Path

from lantoa.bootstrap.say import Stop, tell
from lantoa.intake.model_asking import NoAnswer, ask, model
from lantoa.intake.model_checks import merged
from lantoa.intake.reading import NOT_VIETNAMESE, Unreadable, is_foreign, read_files
from lantoa.management.arguments import Arguments

ARGUMENTS = Arguments("read [--json] [--model] TỆP… (nhiều tệp: các trang của một văn bản)")
ARGUMENTS.add_argument("files", nargs="*", type=Path)
ARGUMENTS.add_argument("--json", action="store_true")
ARGUMENTS.add_argument("--model", action="store_true")


def main(options: argparse.Namespace) -> int:
    """Print what the document demands, as JSON alone or as lines for people."""
    if not options.files:
        raise Stop("Hãy ghi tên tệp cần đọc: ./lantoa read --json TỆP…")
    for path in options.files:
        if not path.is_file():
            raise Stop(f"Không có tệp {path}. Kiểm tra lại tên và thư mục.")
    try:
        found = read_files(options.files)
    except Unreadable as trouble:
        raise Stop(str(trouble)) from trouble
    if is_foreign(str(found["text"])):
        tell(NOT_VIETNAMESE)
    if options.model:
        found = _with_model(found)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=2, default=str))
    else:
        tell("Thêm --json để lấy toàn bộ kết quả.")
        for name, value in found.items():
            print(f"{name}: {_short(value)}")
    return 0


def _with_model(found: dict[str, object]) -> dict[str, object]:
    """Return the form with what the province's model reads, as far as the text bears it out."""
    asked = model()
    if asked is None:
        raise Stop("Chưa có địa chỉ mô hình. Đặt LANTOA_MODEL_URL và LANTOA_MODEL_NAME trước.")
    try:
        told = ask(asked, str(found["text"]))
    except NoAnswer as trouble:
        raise Stop(str(trouble)) from trouble
    for words in told.refused:
        tell(f"Bỏ vì văn bản không có: {words}")
    return merged(found, told.form)


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 160 else f"{text[:157]}…"
