"""Template tags of reach: its pictures."""

from django import template
from django.utils.safestring import SafeString

from lantoa.reach import pictures
from lantoa.reach.recall_queries import Found
from lantoa.reach.recall_rules import wilson

register = template.Library()


@register.simple_tag
def interval(found: Found) -> SafeString:
    """Return the share of a recall sample on its interval."""
    answers = found.answers
    low, high = wilson(answers.heard, answers.asked)
    below, above = found.interval
    return pictures.interval(
        answers.heard / answers.asked,
        low,
        high,
        f"{answers.heard} trên {answers.asked} hộ có biết, khoảng {below} đến {above} phần trăm",
    )
