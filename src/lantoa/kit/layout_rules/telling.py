"""What the lint says: its findings as lines for people, its rules as a page of the docs."""

from collections.abc import Iterator, Sequence

from lantoa.kit.layout_rules.rule import ADVICE, ERROR, PRACTICE, Finding, Rule


def told(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the findings, three lines each, and what they come to."""
    for one in findings:
        detail = f" ({one.detail})" if one.detail else ""
        place = f"{one.where}: “{one.excerpt}”" if one.excerpt else one.where
        yield f"{one.severity.upper()} · {place}"
        yield f"  {one.rule.off}{detail}"
        yield f"  → {one.rule.fix} [{one.rule.code}; {one.rule.source}]"
    errors = sum(one.severity == ERROR for one in findings)
    advice = sum(one.severity == ADVICE for one in findings)
    if not findings:
        yield "Không thấy chỗ nào sai thể thức."
    else:
        yield f"{errors} lỗi thể thức, {advice} chỗ nên xem lại."


def page_of(rules: Sequence[Rule]) -> str:
    """Return the page of docs that lists every rule, in Markdown."""
    decree = sum(bool(rule.clause) for rule in rules)
    lines = [
        "# Các quy tắc soát thể thức",
        "",
        "`./lantoa lint TỆP.docx` soát một tệp Word theo các quy tắc dưới đây. Trang này do",
        "`./lantoa lint --rules` viết ra; sửa quy tắc thì chạy lại lệnh đó.",
        "",
        f"{len(rules)} quy tắc: {decree} theo Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I (mức",
        f"**{ERROR}**), {len(rules) - decree} theo {PRACTICE} (mức **{ADVICE}**: chưa có căn cứ",
        "trong Nghị định thì không bao giờ tính là lỗi; `--errors` bỏ qua mức này).",
        "Quy tắc có dấu • chỉ dùng cho văn bản của cơ quan; giấy của thôn không có số, không có",
        "dấu, nên không soát các quy tắc ấy, và mọi chỗ thấy được chỉ ở mức nên xem.",
        "",
        "| mã | sai ở đâu | sửa thế nào | căn cứ |",
        "|---|---|---|---|",
        *(_row(rule) for rule in rules),
    ]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    mark = " •" if rule.agency else ""
    return f"| `{rule.code}`{mark} | {rule.off} | {rule.fix} | {rule.clause or PRACTICE} |"
