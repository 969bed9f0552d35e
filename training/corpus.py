"""The texts that the model learns from, each with a weight. All written for Lan Tỏa."""

import csv
import random
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEADS = (
    "Ủy ban nhân dân {kind} {name} Cộng hòa xã hội chủ nghĩa Việt Nam",
    "{kind} {name} Độc lập - Tự do - Hạnh phúc",
    "{kind} {name} Cộng hòa xã hội chủ nghĩa Việt Nam",
    "tỉnh {province} Độc lập - Tự do - Hạnh phúc",
    "UBND tỉnh {province} Cộng hòa xã hội chủ nghĩa Việt Nam",
    "UBND {kind} {name} Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Số: 12/UBND-VX {name}, ngày 12 tháng 3 năm 2025",
    "Hạnh phúc Số: 12/UBND {name}, ngày 12 tháng 3 năm 2025",
    "trên địa bàn {kind} {name}, tỉnh {province}",
    "Ủy ban nhân dân {kind} {name} yêu cầu",
    "UBND {kind} {name} đề nghị",
    "của UBND {kind} {name} về việc",
    "Ủy ban nhân dân tỉnh {province} về",
    "Đảng ủy {kind} {name} Đảng Cộng sản Việt Nam",
    "Đồn Biên phòng {name}; Công an {kind} {name}; Trường Tiểu học {name}",
)
PEOPLE = (
    "{name}", "{name}", "ông {name}, Trưởng thôn", "bà {name}, chuyên viên", "đồng chí {name}",
    "đồng chí {name}, Phó Chủ tịch", "Người ký: {name}", "gặp ông {name}, điện thoại",
    "Chủ tịch {name}", "Lưu: VT. {name}",
)  # fmt: skip
MARK = r"\s*(?:[-–+*•]|\d{1,2}[.)]|\d+(?:\.\d+)+\.?|[a-zđA-Z][.)]|[IVX]+\.)\s"
NO_WORDS = re.compile(
    r"\([\"“][^)\n]*\)|“[^”\n]*”|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|[*_#`>|]", re.DOTALL
)
MARKED = re.compile(r"[ạảãắằẳẵặấầẩẫậẹẻẽếềểễệỉĩịọỏõốồổỗộớờởỡợụủũứừửữự]")
PAPERS = {
    "papers_more": range(11, 21, 2),
    "papers_tune": range(31, 57),
    "papers_strange": range(71, 78),
    "papers_fresh": range(101, 141),
    "papers_stranger": [*range(201, 213), *range(225, 241)],
}
"""The tests' directives that the model learns from: of those that nobody opened, none."""
PAGES = ("docs/huong-dan/*.md", "CHANGELOG.md", "src/lantoa/learning/lessons/*.md",
         "src/lantoa/templates/**/*.html")  # fmt: skip
OWN = Path(__file__).parent / "texts"


def sentences() -> Iterator[tuple[float, str]]:
    """Yield (weight, text)."""
    for path in sorted(OWN.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield 1.0, line
    for text in papers():
        yield 1.0, text
    for text in pages():
        yield 0.5, text
    for path in sorted((ROOT / "src/lantoa/content/themes").glob("*/*.md")):
        yield 1.0, re.sub(r"\{[^}]*\}|[*_#`>|]|^\+\+\+.*?\+\+\+", " ", path.read_text("utf-8"))
    for name in ("units", "phrases", "unit_heads", "verbs"):
        for line in (ROOT / f"src/lantoa/intake/data/{name}.txt").read_text("utf-8").splitlines():
            if not line.startswith("#"):
                for entry in line.split("|"):
                    yield 1.0, entry.strip()
    for row in places():
        yield 0.5, f"{row['word']} {row['name']}"
    yield from heads()
    for person in people():
        yield 0.2, person


def papers() -> Iterator[str]:
    """Yield the project's own directives; a line break is kept before an item of a list only."""
    for folder, numbers in PAPERS.items():
        for number in numbers:
            path = ROOT / f"tests/data/{folder}/{number}.txt"
            if path.exists():
                blocks = re.split(r"\n\s*\n", path.read_text("utf-8"))
                yield "\n".join(re.sub(rf"\n(?!{MARK})", " ", block) for block in blocks)


def pages() -> Iterator[str]:
    """Yield the words of the project's own guides, lessons and pages, line by line.

    Words in quotes are left out: a changelog quotes what was misread ("tố chức").
    """
    for path in sorted(path for kind in PAGES for path in ROOT.glob(kind)):
        lines = NO_WORDS.sub("\n", path.read_text("utf-8")).split("\n")
        yield "\n".join(line for line in lines if MARKED.search(line))


def heads() -> Iterator[tuple[float, str]]:
    """Yield heads, days and mentions of places that are and of places that might be."""
    rng = random.Random(7)  # noqa: S311 (drawn text, no secret)
    names = place_names()
    parts = [part for name in names for part in name.split() if not part.isdigit()]
    for _ in range(1500):
        made = f"{rng.choice(parts)} {rng.choice(parts)}"
        name = rng.choice(names) if rng.random() < 0.5 else made
        kind = rng.choice(["xã", "xã", "phường", "đặc khu"])
        yield 0.3, rng.choice(HEADS).format(name=name, kind=kind, province=rng.choice(names))


def places() -> list[dict[str, str]]:
    """Return the national list's rows (word, name)."""
    with (ROOT / "src/lantoa/commune/data/places.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def place_names() -> list[str]:
    """Return the bare names of provinces and communes."""
    return [row["name"] for row in places()]


def person_names() -> dict[str, list[str]]:
    """Return surnames, and the middle and given names, each as often as its list has it."""
    lists = {
        path.stem: [
            name.strip()
            for line in path.read_text("utf-8").splitlines()
            if not line.startswith("#")
            for name in line.split("|")
        ]
        for path in sorted((Path(__file__).parent / "names").glob("*.txt"))
    }
    return {"families": lists["ho"], "given": lists["dem"] + lists["ten"]}


def people() -> Iterator[str]:
    """Yield names that people might have, alone, with a title, below the signer's title."""
    rng = random.Random(11)  # noqa: S311 (drawn text, no secret)
    parts = person_names()
    for _ in range(1500):
        middle = rng.choices(parts["given"], k=rng.choice([1, 1, 1, 2]))
        name = " ".join([rng.choice(parts["families"]), *middle])
        yield rng.choice(PEOPLE).format(name=name)
