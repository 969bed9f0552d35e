"""A form and the change it asks for."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID, uuid4

from django.forms import BaseForm
from django.http import HttpRequest

from lantoa.kit.errors import Unfit
from lantoa.kit.http import tell, uid_of

R = TypeVar("R")


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
