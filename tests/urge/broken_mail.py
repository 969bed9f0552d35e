"""A mail server that is down."""

from django.core.mail.backends.base import BaseEmailBackend


class Broken(BaseEmailBackend):
    """Refuses every letter."""

    def send_messages(self, messages: object) -> int:
        """Fail as a server does that does not answer."""
        raise OSError("down")
