"""Every change to an item, by its verb."""

from lantoa.content.approval import approve, send_back, submit, withdraw
from lantoa.content.writing import Wording, draft, edit, write

__all__ = ["Wording", "approve", "draft", "edit", "send_back", "submit", "withdraw", "write"]
