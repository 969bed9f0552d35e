"""Make of a directive's text everything that the open set of directives holds.

    python -m benchmarks.intake.making TEXT OUT_FOLDER [--texts-only]

OUT_FOLDER/NN.txt (the text layer), NN.pdf (born digital), NN.jpg, NN.p2.jpg … (scans at 200 dpi;
odd numbers carry seal and signature), NN.vie.txt and NN.eng.txt (Tesseract of the scan, with its
own language and with the wrong one). TEXT as written: one paragraph a line, `left | right` in head
and foot, `| cell | cell |` for a table's row; or as printed, as a text layer gives it, which is
then left word for word. The same text under the same name makes the same pages. The last two files
need the `tesseract` program with `vie` and `eng`.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pypdfium2
import typst
from PIL import Image

from benchmarks.intake.layout import FONTS, Page
from benchmarks.intake.scan import scanned
from benchmarks.intake.text import is_printed, set_text

DPI = 200
TYPST = """
#set page(width: 595.28pt, height: 841.89pt, margin: 0pt)
#set text(font: "Tinos", top-edge: "ascender", bottom-edge: "descender", hyphenate: false)
#let pages = json(bytes(sys.inputs.data))
#let run(r) = {
  let it = text(
    size: r.size * 1pt,
    weight: if r.style.contains("Bold") { 700 } else { 400 },
    style: if r.style.contains("Italic") { "italic" } else { "normal" },
    r.text,
  )
  if r.width == none { box(it) } else { box(width: r.width * 1pt, it + linebreak(justify: true)) }
}
#for (n, p) in pages.enumerate() {
  if n > 0 { pagebreak() }
  for r in p.runs { place(dx: r.x * 1pt, dy: r.y * 1pt, run(r)) }
  for (x, y, u, v) in p.rules {
    place(line(start: (x * 1pt, y * 1pt), end: (u * 1pt, v * 1pt), stroke: 0.5pt))
  }
}
"""


def pdf(pages: list[Page]) -> bytes:
    """Return the born-digital PDF of the set pages."""
    data = [{"runs": [vars(run) for run in page.runs], "rules": page.rules} for page in pages]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    inputs = {"data": json.dumps(data)}
    return bytes(typst.compile(TYPST.encode(), font_paths=fonts, sys_inputs=inputs))


def pictures(data: bytes) -> list[Image.Image]:
    """Return each page of a PDF as a 200-dpi picture."""
    document = pypdfium2.PdfDocument(data)
    return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]


def seal_place(page: Page) -> tuple[float, float]:
    """Return where the seal goes, in pixels: a third of it over the signer's name."""
    last = max((run for run in page.runs if run.x > 300), key=lambda run: run.y, default=None)
    x, y = (last.x, last.y - 18) if last else (390.0, 600.0)
    return x * DPI / 72, y * DPI / 72


def recognised(files: list[Path], language: str) -> str:
    """Return what Tesseract reads on the pictures of the pages with one language."""
    texts = []
    for file in files:
        command = ["tesseract", str(file), "-", "-l", language]
        one = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        done = subprocess.run(command, capture_output=True, check=True, env=one)
        texts.append(done.stdout.decode())
    return "".join(texts)


def make(source: Path, out: Path, texts_only: bool = False) -> list[Path]:
    """Write all files of one directive into `out`; return them. The name is the source's."""
    name = source.name.split(".")[0]
    text = source.read_text("utf-8")
    seed = int("".join(re.findall(r"\d", name)) or len(text))
    rng = np.random.default_rng(seed)
    setter = set_text(text, float(rng.choice([13.0, 13.5, 14.0])), int(rng.choice([1, 2, 9])))
    layer = "\n".join(line for page in setter.pages for line in page.lines()) + "\n"
    layer = re.sub(r"\n{3,}", "\n\n", layer)
    out.mkdir(parents=True, exist_ok=True)
    written = [out / f"{name}.txt"]
    written[0].write_text(text if is_printed(text) else layer, "utf-8")
    paper = pdf(setter.pages)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) if texts_only else out
        files = []
        for number, picture in enumerate(pictures(paper), 1):
            last = number == len(setter.pages)
            seal = seal_place(setter.pages[-1]) if seed % 2 and last else None
            files.append(folder / (f"{name}.jpg" if number == 1 else f"{name}.p{number}.jpg"))
            scanned(picture, rng, seal).save(files[-1], quality=int(rng.integers(42, 62)))
        if not texts_only:
            (out / f"{name}.pdf").write_bytes(paper)
            written += [out / f"{name}.pdf", *files]
        for language in ("vie", "eng") if shutil.which("tesseract") else ():
            written.append(out / f"{name}.{language}.txt")
            written[-1].write_text(recognised(files, language), "utf-8")
    return written


def main(arguments: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("text", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts-only", action="store_true", help="no PDF, no pictures")
    given = parser.parse_args(arguments)
    for path in make(given.text, given.out, given.texts_only):
        print(path)
    if not shutil.which("tesseract"):
        print("no tesseract here: NN.vie.txt and NN.eng.txt were not made", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
