"""An official paper as a file to hand out: Word to edit, PDF/A to keep; the same words in both."""

from django.http import HttpResponse

from lantoa.kit.http import handed_out
from lantoa.kit.official import Paper
from lantoa.kit.official_docx import WORD, to_docx
from lantoa.kit.official_pdf import PDF, to_pdf

WRITERS = {".docx": (to_docx, WORD), ".pdf": (to_pdf, PDF)}


def paper_file(paper: Paper, name: str, ending: str) -> HttpResponse:
    """Return the paper as a download of that `ending` (".docx", ".pdf")."""
    write, mime = WRITERS[ending]
    return handed_out(write(paper), f"{name}{ending}", mime=mime)
