"""The door: makes sure that the house can run, then hands the verb to it."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from lantoa.bootstrap import checks
from lantoa.bootstrap.environment import BENCH, DEVELOP, ROOT, USE, ensure
from lantoa.bootstrap.say import Stop, reason_of, tell

VERBS = {
    "up": "chạy xã minh họa (hoặc xã đã lập); up [TỆP]: đọc văn bản và lập đợt tuyên truyền",
    "new": "lập một xã thật, chưa có dữ liệu",
    "read": "đọc văn bản, in ra kết quả: read --json TỆP…",
    "lint": "soát thể thức một tệp Word theo Nghị định 30: lint TỆP.docx",
    "serve": "chỉ chạy trang và việc nền, không nạp gì thêm",
    "backup": "sao lưu toàn bộ vào một tệp: backup [NƠI GHI]",
    "restore": "khôi phục từ tệp sao lưu: restore TỆP",
    "verify": "kiểm tra nhật ký hệ thống có bị sửa, xóa, cắt hay không",
    "recount": "đếm lại tiếp cận của mọi xã từ sổ hoạt động, lệch thì sửa: recount [--on NGÀY]",
    "doctor": "xem máy có gì, thiếu gì, thêm bằng cách nào",
    "bench": "đo thời gian, bộ nhớ; bench TÊN --json: đo bên cạnh cách khác (benchmarks/)",
    "export": "xuất số liệu tiếp cận ra Parquet cho máy phân tích: export words [THƯ-MỤC]",
    "setup": "chỉ cài thư viện, chưa chạy gì",
    "test": "chạy kiểm thử",
    "check": "chạy mọi phép kiểm tra như CI",
    "manage": "lệnh dành cho người lập trình",
}


def usage() -> str:
    """Return the list of verbs, a line each."""
    lines = [f"  {verb:8} {what}" for verb, what in VERBS.items()]
    return "\n".join(["Lan Tỏa. Cách dùng: ./lantoa LỆNH", *lines, "Bắt đầu: ./lantoa up"])


def main(arguments: list[str]) -> int:
    """Do one verb and return the exit code: 0 done, 1 stopped with a line, 2 not understood."""
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb in ("", "help", "-h", "--help"):
        print(usage())
        return 0
    if verb not in VERBS:
        tell(f"Không có lệnh “{verb}”. Xem các lệnh: ./lantoa --help")
        return 2
    if verb == "test":
        return checks.test(ensure(DEVELOP), rest)
    if verb == "check":
        return checks.check(ensure(DEVELOP), rest)
    if verb == "bench" and rest[:1] and rest[0] in contests():
        os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
        _become(ensure(BENCH), f"benchmarks.{rest[0]}", *rest[1:])
    python = ensure(DEVELOP if verb == "bench" else USE)
    if verb == "setup":
        return 0
    _become(python, "lantoa", verb, *rest)


def contests() -> list[str]:
    """Return what `bench` can measure side by side with others: the packages of benchmarks/."""
    return sorted(entry.parent.name for entry in (ROOT / "benchmarks").glob("*/__main__.py"))


def _become(python: Path, module: str, *words: str) -> NoReturn:
    sys.stdout.flush()
    os.execv(python, [str(python), "-m", module, *words])  # noqa: S606


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        tell(str(stop))
    except OSError as error:
        tell(reason_of(error, place=ROOT))
    except KeyboardInterrupt:
        tell("Đã dừng theo yêu cầu. Chạy lại lệnh này để làm tiếp.")
    sys.exit(1)
