"""A form and the change it asks for."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID, uuid4

from django.forms import BaseForm, ChoiceField, Select
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lantoa.kit.errors import Unfit
from lantoa.kit.http import tell, uid_of

R = TypeVar("R")


class LongSelect(Select):
    """A plain list of many choices, drawn at once: Django opens two templates for each choice."""

    def render(
        self,
        name: str,
        value: object,
        attrs: dict[str, object] | None = None,
        renderer: object = None,
    ) -> SafeString:
        """Return the list as HTML."""
        chosen = {str(one) for one in self.format_value(value)}
        told = (
            (key, SafeString(" selected") if str(key) in chosen else "", label)
            for key, label in self.choices
        )
        return format_html(
            "<select{}>{}</select>",
            flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name})),
            format_html_join("", '<option value="{}"{}>{}</option>', told),
        )


class ListField(ChoiceField):
    """A choice out of a plain list, drawn at once."""

    widget = LongSelect


def tried(form: BaseForm, change: Callable[..., R]) -> R | None:
    """Call `change` with the form's fields; return what it returns, or None when it is unfit.

    What is wrong then stands on the form. A form that nobody sent is left alone.
    """
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return change(**form.cleaned_data)
    except Unfit as error:
        tell(form, error)
    return None


def status_of(form: BaseForm) -> int:
    """Return the HTTP status of the page that shows the form: 422 when something is to mend."""
    return 422 if form.is_bound and form.errors else 200


def uid_if_sent(request: HttpRequest) -> UUID:
    """Return the uid of a form that was sent; any uid while the form is only shown."""
    return uid_of(request) if request.method == "POST" else uuid4()
