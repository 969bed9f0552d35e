"""What can go wrong, said so that a person knows the next step."""


class NotAllowed(Exception):
    """The person may see the thing but may not do this to it."""


class NotThere(Exception):
    """The thing does not exist, or is not this person's to see (answered as 404)."""


class AlreadyChanged(Exception):
    """Someone else changed the row after it was read."""


class AnotherBody(Exception):
    """The same uid came with another content: refused, nothing was stored."""


class SendAgain(Exception):
    """A file has not come whole: the phone sends it anew, nothing was stored."""


class Unfit(Exception):
    """Something is missing or impossible; `str(error)` is a Vietnamese sentence for the screen.

    `field` names the form field it belongs to, or "" for the whole form.
    """

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field
