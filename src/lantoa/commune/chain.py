"""The journal judged: whether a line was altered, deleted, cut off, or the chain built anew."""

from collections.abc import Iterable, Iterator

from lantoa.commune.models import Commune, Journal
from lantoa.commune.record import START, line_hash
from lantoa.kit import say


def heads(commune: Commune) -> tuple[int, str]:
    """Return number and hash of the newest line: what seals and backups keep as an anchor."""
    line = Journal.objects.filter(commune=commune).order_by("-seq").first()
    return (line.seq, line.hash) if line else (0, START)


def verify(commune: Commune, anchors: Iterable[tuple[int, str]] = ()) -> list[str]:
    """Return what is wrong with the commune's journal, in sentences; nothing when it is whole.

    `anchors` are heads kept elsewhere (seals, backups): without them a cut end and a chain that
    was built anew throughout cannot be told from the truth.
    """
    lines = Journal.objects.filter(commune=commune).order_by("seq").iterator(chunk_size=500)
    wanted = {seq: digest for seq, digest in anchors if seq}
    return list(_problems(lines, wanted))


def _problems(lines: Iterator[Journal], wanted: dict[int, str]) -> Iterator[str]:
    seq, digest = 0, START
    for line in lines:
        if line.seq != seq + 1:
            yield _gap(seq + 1, line.seq - 1)
        elif line.prev != digest:
            yield f"Dòng {line.seq} không nối tiếp dòng {seq}: dòng {seq} đã bị thay."
        if line.hash != line_hash(line):
            yield f"Dòng {line.seq} ({say.when(line.at)}) đã bị sửa sau khi ghi."
        if line.hash != wanted.get(line.seq, line.hash):
            yield (
                f"Dòng {line.seq} khác với dấu đã giữ khi khóa số liệu hoặc sao lưu: "
                "nhật ký đã bị dựng lại."
            )
        seq, digest = line.seq, line.hash
    if wanted and max(wanted) > seq:
        yield f"Nhật ký bị cắt ở cuối: phải có đến dòng {max(wanted)}, nay chỉ còn đến dòng {seq}."


def _gap(first: int, last: int) -> str:
    span = f"dòng {first}" if first == last else f"các dòng {first}–{last}"
    return f"Thiếu {span}: đã bị xóa."
