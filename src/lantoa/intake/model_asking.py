"""Asks a language model that the province runs itself (an OpenAI-compatible address)."""

import json
import os
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlparse

from lantoa.intake.model_checks import Checked, checked

PATIENCE, MOST_BYTES, MOST_CHARS = 180, 1_000_000, 60_000
ORDER = """Đọc văn bản chỉ đạo hành chính tiếng Việt và trả về đúng một đối tượng JSON, không thêm chữ nào khác.
Chỉ chép lại chữ có trong văn bản, không tự viết, không suy đoán; không có thì để null hoặc danh sách rỗng.
Các khóa: kind, number, issuer, place, issued_on (YYYY-MM-DD), subject, addressees[], pillars[{ref,title}],
channels[] (radio visual web social sms gathering print learning culture direct),
assignments[{unit,duties[]}], dates[{on,text,what}], reporting[{from,to,via,every,due}] (every: once daily weekly
biweekly monthly quarterly periodic event), attachments[], copies_to[], signer{authority,title,name}."""  # noqa: E501


class NoAnswer(Exception):
    """The model gave nothing that can be used; `str(error)` is a Vietnamese sentence."""


@dataclass(frozen=True)
class Model:
    """Where the model is asked: the address up to /v1, its name, its key ("" for none)."""

    address: str
    name: str
    key: str = ""


def model() -> Model | None:
    """Return the model that the environment names; None where no address is set."""
    address = os.environ.get("LANTOA_MODEL_URL", "").strip().rstrip("/")
    name = os.environ.get("LANTOA_MODEL_NAME", "").strip()
    return Model(address, name, os.environ.get("LANTOA_MODEL_KEY", "")) if address else None


def ask(asked: Model, text: str) -> Checked:
    """Return what the model reads in the text, as far as the text bears it out.

    Raises `NoAnswer` when it cannot be reached, is too slow, or does not answer in the form.
    """
    if urlparse(asked.address).scheme not in ("http", "https"):
        raise NoAnswer("Địa chỉ mô hình phải bắt đầu bằng http:// hoặc https://.")
    body = {
        "model": asked.name,
        "temperature": 0,
        "response_format": {"type": "json_object"},
        "messages": [
            {"role": "system", "content": ORDER},
            {"role": "user", "content": text[:MOST_CHARS]},
        ],
    }
    return checked(_form_in(_sent(asked, body)), text)


def _sent(asked: Model, body: Mapping[str, object]) -> bytes:
    headers = {"Content-Type": "application/json"}
    if asked.key:
        headers["Authorization"] = f"Bearer {asked.key}"
    request = urllib.request.Request(  # noqa: S310 (the scheme was looked at)
        f"{asked.address}/chat/completions", json.dumps(body).encode(), headers
    )
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return cast("bytes", answer.read(MOST_BYTES + 1))
    except (OSError, ValueError) as trouble:
        raise NoAnswer(
            "Không hỏi được mô hình của tỉnh. Bản máy đọc vẫn dùng được; hãy thử lại sau, hoặc báo "
            "người quản trị xem địa chỉ mô hình."
        ) from trouble


def _form_in(answer: bytes) -> Mapping[str, object]:
    """Return the JSON object in the answer's message."""
    try:
        said = json.loads(answer)["choices"][0]["message"]["content"]
        form = json.loads(str(said).strip().removeprefix("```json").strip("`\n "))
    except (ValueError, LookupError, TypeError, RecursionError) as trouble:
        raise NoAnswer("Mô hình trả lời không đúng mẫu. Bản máy đọc giữ nguyên.") from trouble
    if not isinstance(form, Mapping):
        raise NoAnswer("Mô hình trả lời không đúng mẫu. Bản máy đọc giữ nguyên.")
    return form
