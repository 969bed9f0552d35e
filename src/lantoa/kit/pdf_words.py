"""The words of a PDF that came from outside, read apart: its first pages' text layer.

    python -m lantoa.kit.pdf_words FOLDER

See `apart.py`, which starts it and watches it.
"""

from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from lantoa.kit import apart
from lantoa.kit.errors import Unfit
from lantoa.kit.text import nfc

FIRST_PAGES, MOST_LETTERS, MOST_NAME = 20, 60_000, 200
MAKERS = ("Creator", "Producer")
LIMITS = apart.Limits(memory=1000 * apart.MB, seconds=20)


@dataclass(frozen=True)
class PdfWords:
    """How many pages a PDF has and what its text layer says ("" of a scan).

    `made_with` are the programs that it names as its makers ("" for none), `signatures` counts its
    digital signatures, whoever they are of.
    """

    pages: int
    text: str
    made_with: str = ""
    signatures: int = 0


def words_of(data: bytes, name: str) -> PdfWords:
    """Return the words of a PDF. Raises `Unfit` where it is locked, damaged, or harmful."""
    try:
        said = apart.answered("lantoa.kit.pdf_words", data, LIMITS)
    except apart.Died:
        said = {"trouble": "damaged"}
    if said.get("trouble") == "locked":
        raise Unfit(
            f"Tệp {name} có mật khẩu nên không xem được. Xuất lại PDF không khóa rồi gửi.",
            field="file",
        )
    if "trouble" in said or not said["pages"]:
        raise Unfit(
            f"Không mở được tệp {name}: tệp hỏng hoặc gửi chưa hết. Tải lại từ hệ thống văn bản "
            "rồi gửi.",
            field="file",
        )
    return PdfWords(
        int(said["pages"]), nfc(str(said["text"])), str(said["made_with"]), int(said["signatures"])
    )


def look(data: bytes) -> dict[str, object]:
    """Return what `PdfWords` holds, or {"trouble": "locked" | "damaged"}."""
    try:
        document = pypdfium2.PdfDocument(data)
        shown = range(min(len(document), FIRST_PAGES))
        said = [document[n].get_textpage().get_text_range() for n in shown]
    except pypdfium2.PdfiumError as error:
        return {"trouble": "locked" if "password" in str(error).lower() else "damaged"}
    plain = "\n".join(said).replace("\ufffe", "-").replace("\x02", "-")
    return {
        "pages": len(document),
        "text": plain[:MOST_LETTERS],
        "made_with": " ".join(filter(None, map(document.get_metadata_value, MAKERS)))[:MOST_NAME],
        "signatures": max(0, raw.FPDF_GetSignatureCount(document)),
    }


if __name__ == "__main__":
    apart.answering(look)
