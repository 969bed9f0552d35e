"""Draw pages of Vietnamese, let Tesseract misread them as English, write the pairs of words.

    python -m training.pairs WORDS FIRST PAGES OUT.tsv.gz

WORDS is Viet74K.txt. A page takes words of the list (by how common they are), sentences of
`training/texts`, names of places; 200 dpi, 13 to 14 points, turned, blurred, noisy, as JPEG; every
other page by the scanner of `benchmarks.intake`. Pages are numbered from FIRST (the number is the
seed); where OUT is there already, theirs are added to its pairs. A new file gets the open
directives' own pairs, the received letter's (another scanner's) ten times. Some five seconds a
page. Needs the `tesseract` program with `eng` and the `bench` group of packages.
"""

import csv
import gzip
import io
import os
import random
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from wordfreq import zipf_frequency

from benchmarks.intake.scan import scanned as by_office
from training.aligning import pairs_of
from training.build import dictionary, read_pairs
from training.corpus import ROOT, place_names, sentences

FONTS = ROOT / "src/lantoa/kit/fonts"
FACES = {"Regular": 0.8, "Bold": 0.1, "Italic": 0.08, "BoldItalic": 0.02}
WIDTH, HEIGHT = 1654, 2339
Pairs = Counter[tuple[str, str]]


class Stream:
    """An endless stream of printed words."""

    def __init__(self, words: list[list[str]]) -> None:
        """Weigh the dictionary's words by how common their rarest syllable is."""
        self.words, self.rng = words, random.Random(0)  # noqa: S311 (drawn pages, no secret)
        self.weights = [10 ** (0.45 * min(zipf_frequency(s, "vi") for s in w)) for w in words]
        self.texts = [text for _, text in sentences() if len(text.split()) > 1]
        self.places = place_names()

    def __iter__(self) -> Iterator[str]:
        """Yield words, with capitals and stops as a paper has them."""
        while True:
            dice = self.rng.random()
            if dice < 0.45:
                yield from self._listed(self.rng.randint(5, 14)).capitalize().split()
            elif dice < 0.6:
                yield from (", ".join(self.rng.choices(self.places, k=3)) + ";").split()
            elif dice < 0.7:
                yield from self._listed(self.rng.randint(2, 4)).upper().split()
            else:
                yield from self.rng.choice(self.texts).split()

    def _listed(self, size: int) -> str:
        drawn = self.rng.choices(self.words, self.weights, k=size)
        return " ".join(" ".join(word) for word in drawn) + self.rng.choice([".", ";", ",", ""])


def drawn(words: Iterator[str], rng: random.Random) -> tuple[np.ndarray, list[list[str]]]:
    """Return a page as a grey picture and its lines of words."""
    picture = Image.new("L", (WIDTH, HEIGHT), 255)
    pen, lines = ImageDraw.Draw(picture), []
    size, step = rng.choice([36, 36, 37, 38, 39]), rng.uniform(1.12, 1.35)
    left, right = rng.randint(170, 260), WIDTH - rng.randint(110, 180)
    for y in range(rng.randint(90, 160), HEIGHT - 180, int(size * step)):
        face = rng.choices(list(FACES), list(FACES.values()))[0]
        font = ImageFont.truetype(FONTS / f"Tinos-{face}.ttf", size)
        line: list[str] = []
        while pen.textlength(" ".join(line), font=font) < (right - left) * 0.88:
            line.append(next(words))
        pen.text((left, y), " ".join(line), font=font, fill=rng.randint(0, 40))
        lines.append(line)
    return np.array(picture, dtype=np.float32), lines


def scanned(page: np.ndarray, rng: random.Random) -> np.ndarray:
    """Return the page as a scanner leaves it: turned, blurred, greyer, with noise and specks."""
    turn = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), rng.uniform(-0.8, 0.8), 1)
    page = cv2.warpAffine(page, turn, (WIDTH, HEIGHT), borderValue=255)
    page = cv2.GaussianBlur(page, (0, 0), rng.uniform(0.5, 1.1)) * rng.uniform(0.86, 0.98)
    noise = np.random.default_rng(rng.randint(0, 10**9))
    page = page + noise.normal(0, rng.uniform(2, 9), page.shape)
    for _ in range(rng.randint(20, 150)):
        place = rng.randint(0, WIDTH), rng.randint(0, HEIGHT)
        cv2.circle(page, place, 1, float(rng.randint(0, 120)), -1)
    return np.clip(page, 0, 255).astype(np.uint8)


def misread(picture: np.ndarray, quality: int) -> list[list[str]]:
    """Return the lines that Tesseract reads with the wrong language."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.jpg"
        cv2.imwrite(str(file), picture, [cv2.IMWRITE_JPEG_QUALITY, quality])
        command = ["tesseract", str(file), "-", "-l", "eng"]
        one = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=one)
    return [unicodedata.normalize("NFC", line).split() for line in done.stdout.splitlines()]


def of_open_set() -> Pairs:
    """Return the pairs of the open directives."""
    pairs: Pairs = Counter()
    for path in sorted((ROOT / "tests/data/directives").glob("*.eng.txt")):
        true = path.with_name(path.name.replace(".eng", "")).read_text("utf-8")
        printed = path.read_text("utf-8")
        sides = [[line.split() for line in text.splitlines()] for text in (printed, true)]
        for pair, times in pairs_of(*sides).items():
            pairs[pair] += times * (10 if path.name.startswith("396") else 1)
    return pairs


def read_wrongly(page: np.ndarray, rng: random.Random, *, office: bool) -> list[list[str]]:
    """Return the lines of a page scanned in one of two ways and read with the wrong language."""
    if not office:
        return misread(scanned(page, rng), rng.randint(70, 90))
    paper = Image.fromarray(page.astype(np.uint8)).convert("RGB")
    seen = by_office(paper, np.random.default_rng(rng.randint(0, 10**9)), None)
    return misread(np.asarray(seen.convert("L")), rng.randint(42, 61))


def main(words: Path, first: int, pages: int, out: Path) -> None:
    """Draw, misread and pair the pages; write the pairs with how often they came."""
    pairs, stream = read_pairs(out) if out.exists() else of_open_set(), Stream(dictionary(words))
    for number in range(first, first + pages):
        rng = random.Random(100003 + number)  # noqa: S311 (drawn pages, no secret)
        stream.rng = rng
        page, lines = drawn(iter(stream), rng)
        pairs += pairs_of(read_wrongly(page, rng, office=number % 2 == 1), lines)
        print(f"page {number}", end="\r", file=sys.stderr)
    with (
        gzip.GzipFile(out, "wb", mtime=0) as file,
        io.TextIOWrapper(file, "utf-8", newline="") as to,
    ):
        rows = ((printed, true, times) for (printed, true), times in sorted(pairs.items()))
        csv.writer(to, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\").writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
