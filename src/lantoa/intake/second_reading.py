"""A second reading by the province's model: asked for, kept beside the first, taken row by row."""

from typing import cast
from uuid import UUID

from django.db import transaction

from lantoa.commune.actions import journal, receipt
from lantoa.commune.models import User
from lantoa.commune.queries import require
from lantoa.intake.correcting import look
from lantoa.intake.fields import NEW, ROWS, Facts, value_at
from lantoa.intake.model_asking import NoAnswer, ask, model
from lantoa.intake.models import Directive
from lantoa.intake.receiving import name_columns
from lantoa.kit import jobs
from lantoa.kit.errors import Unfit

WAITING, HERE, FAILED = "waiting", "here", "failed"


@transaction.atomic
def ask_again(directive: Directive, *, by: User, uid: UUID) -> None:
    """Have the province's model read the directive too. Raises `Unfit` where there is none."""
    require(by, "directive.correct", directive)
    if model() is None:
        raise Unfit("Máy chủ này chưa có mô hình để đọc lần hai. Cách thêm: docs/operate.md.")
    with receipt(by, uid, "directive.second_asked", {"directive": directive.pk}) as first:
        if first:
            _keep(directive, {"state": WAITING})
            journal(by, "directive.second_asked", directive)
            jobs.later("intake.second_reading", directive.pk)
            first.answer["pk"] = directive.pk


def read_again(pk: int) -> None:
    """Ask the model and keep its borne-out answer beside the first reading (the job's work)."""
    row, asked = Directive.objects.filter(pk=pk).first(), model()
    if row is None or asked is None:
        return
    try:
        found = ask(asked, row.text)
    except NoAnswer as trouble:
        _keep(row, {"state": FAILED, "trouble": str(trouble)})
        return
    _keep(row, {"state": HERE, "form": found.form, "refused": found.refused[:50]})


@transaction.atomic
def take(directive: Directive, *, path: str, by: User, uid: UUID) -> Directive:
    """Put the second reading's answer at `path` ("subject", "assignments.2") into the form.

    A row is added after the ones that are there. Raises `Unfit`, `NotAllowed`.
    """
    require(by, "directive.correct", directive)
    with receipt(by, uid, "directive.second_taken", {"of": directive.pk, "path": path}) as first:
        if first:
            row = Directive.objects.select_for_update().get(pk=directive.pk)
            theirs = cast("Facts", row.reading.get("second", {})).get("form")
            value = value_at(cast("Facts", theirs or {}), path)
            if value in (None, "", []):
                raise Unfit("Mục này không còn ở đây. Hãy tải lại trang rồi xem tiếp.")
            look(row, [_put(row.fields, path, value)])
            name_columns(row)
            row.row_version += 1
            row.save()
            journal(by, "directive.second_taken", row, {"field": path})
            first.answer["pk"] = row.pk
    return Directive.objects.get(pk=directive.pk)


def _put(fields: Facts, path: str, value: object) -> str:
    """Write the value where it belongs; return the path that it has now."""
    name, *rest = path.split(".")
    if name in ROWS:
        rows = cast("list[Facts]", fields.setdefault(name, []))
        rows.append({**NEW[name], **cast("Facts", value)})
        return f"{name}.{len(rows) - 1}"
    if name == "signer":
        cast("Facts", fields.setdefault("signer", {}))[rest[0]] = value
    else:
        fields[name] = value
    return path


def _keep(row: Directive, facts: Facts) -> None:
    with transaction.atomic():
        fresh = Directive.objects.select_for_update().get(pk=row.pk)
        fresh.reading["second"] = facts
        fresh.save(update_fields=["reading"])


def proposals(row: Directive) -> list[tuple[str, str, object]]:
    """Return what the second reading has and the form has not: (path, name, value)."""
    second = cast("Facts", row.reading.get("second", {}))
    theirs = cast("Facts", second.get("form") or {})
    found: list[tuple[str, str, object]] = []
    for key, value in theirs.items():
        if key in ROWS:
            known = [_same(one) for one in cast("list[Facts]", row.fields.get(key) or [])]
            rows = cast("list[Facts]", value)
            found += [(f"{key}.{n}", key, r) for n, r in enumerate(rows) if _same(r) not in known]
        elif key == "signer":
            mine = cast("Facts", row.fields.get("signer") or {})
            parts = cast("Facts", value).items()
            found += [
                (f"signer.{k}", k, v) for k, v in parts if v and _same(v) != _same(mine.get(k))
            ]
        elif value and _same(value) != _same(row.fields.get(key)):
            found.append((key, key, value))
    return found


def _same(value: object) -> str:
    """Return what of a value is compared: of a row its main words."""
    if isinstance(value, dict):
        main = next((k for k in ("unit", "title", "text", "from") if value.get(k)), "")
        value = value.get(main)
    return " ".join(str(value or "").casefold().split())


def told(value: object) -> str:
    """Return a proposed value in one line of words."""
    if isinstance(value, dict):
        parts = [told(part) for part in value.values() if part]
        return " · ".join(part for part in parts if part)
    return "; ".join(str(one) for one in value) if isinstance(value, list) else str(value)
