"""What a person typed, told again on a page that could not take it: in the words of its form."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from traceback import walk_tb
from typing import cast

from django import forms
from django.forms import BaseForm, Field
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from lantoa.kit.say import date_in_full

UNSAID = {
    "csrfmiddlewaretoken",
    "uid",
    "password",
    "old_password",
    "new_password1",
    "new_password2",
}


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was sent (name, value), in order, without passwords and machine fields."""
    return [
        (name, value)
        for name, values in request.POST.lists()
        if name not in UNSAID
        for value in values
        if isinstance(value, str)
    ]


def told(request: HttpRequest, error: Exception | None = None) -> list[tuple[str, str]]:
    """Return what was sent as a person reads it: (label, "29/9/2025"; a choice by its name).

    What no form has a name for is told when it is words (a blank in it), with no label: the rest
    are the page's own marks. A form that has more to tell than its fields has it `beside` them.
    """
    read = list(_read_by(error, request.POST))
    fields = _near(request)
    for form in read:
        fields |= {form.add_prefix(name): field for name, field in form.fields.items()}
    found: dict[str, list[str]] = {}
    for name, value in typed(request):
        field = fields.get(name)
        words = _readable(field, value) if field else value if " " in value.strip() else ""
        if words:
            found.setdefault(str(field.label or "") if field else "", []).append(words)
    for form in read:
        for label, words in form.beside() if hasattr(form, "beside") else ():
            found.setdefault(label, []).append(words)
    return [
        (label, ", ".join(words) if label else "\n".join(words)) for label, words in found.items()
    ]


def _read_by(error: Exception | None, post: QueryDict) -> Iterator[BaseForm]:
    """Yield the forms that were reading `post` when it failed.

    A request does not know its forms, and their choices are made for one person: they are looked
    up where they stood, as Django's own error page looks there.
    """
    seen = set()
    for frame, _line in walk_tb(error.__traceback__ if error else None):
        for held in frame.f_locals.values():
            if isinstance(held, BaseForm) and held.data is post and id(held) not in seen:
                seen.add(id(held))
                yield held


def _near(request: HttpRequest) -> dict[str, Field]:
    """Return the fields of the forms that the page's module knows, when none was reading yet."""
    with suppress(Resolver404):
        module = sys.modules[resolve(request.path_info).func.__module__]
        kinds = [one for one in vars(module).values() if isinstance(one, type)]
        return {
            name: field
            for kind in kinds
            if issubclass(kind, BaseForm)
            for name, field in getattr(kind, "base_fields", {}).items()
        }
    return {}


def _readable(field: Field, value: str) -> str:
    """Return the value as a person reads it; "" for what the page itself put there."""
    if isinstance(field.widget, forms.HiddenInput | forms.PasswordInput) or not value.strip():
        return ""
    if isinstance(field, forms.BooleanField):
        return "có"
    if isinstance(field, forms.ChoiceField):
        return _choices(field).get(value, "")
    with suppress(ValueError):
        if isinstance(field, forms.DateField):
            return date_in_full(date.fromisoformat(value))
        if isinstance(field, forms.DateTimeField):
            moment = datetime.fromisoformat(value)
            return f"{moment:%H:%M} {date_in_full(moment.date())}"
    return value.strip()


def _choices(field: forms.ChoiceField) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, label in cast(Iterable[tuple[object, object]], field.choices):
        grouped = label if isinstance(label, list | tuple) else [(key, label)]
        found |= {str(one): str(name) for one, name in grouped}
    return found
