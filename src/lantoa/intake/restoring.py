"""stub"""
from lantoa.intake.passages import Word


def words_of(text: str) -> tuple[list[list[list[Word]]], bool]:
    rows = []
    for n, line in enumerate(text.split("\n")):
        rows.append([[Word(w, w, n) for w in cell.split()] for cell in line.split("\t")])
    return rows, False
