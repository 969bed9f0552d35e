"""Phones that ask to come in: how many, and what each says it is, in words for a call."""

import re

from lantoa.commune.models import Card, User
from lantoa.commune.policy import commune_of, may, visible_to

BROWSERS = {
    "zalo": "Zalo", "coc_coc": "Cốc Cốc", "samsungbrowser": "Samsung Internet", "edg": "Edge",
    "firefox": "Firefox", "crios": "Chrome", "chrome": "Chrome", "safari": "Safari",
}  # fmt: skip
MACHINES = {
    "iphone": "iPhone", "ipad": "iPad", "android": "điện thoại Android",
    "windows": "máy tính Windows", "mac os": "máy Mac", "linux": "máy tính Linux",
}  # fmt: skip
MODEL = re.compile(r"Android [\d.]+; ([^;)]+)")
NO_MODEL = {"K", "Mobile", "Tablet", "wv"}


def phone_words(said: str) -> str:
    """Return "Chrome trên điện thoại Android (SM-A105G)" of what a browser says it is."""
    low = said.lower()
    browser = next((word for sign, word in BROWSERS.items() if sign in low), "")
    machine = next((word for sign, word in MACHINES.items() if sign in low), "")
    found = MODEL.search(said)
    model = found.group(1).split(" Build")[0].strip() if found else ""
    named = f"{machine} ({model})" if machine and model and model not in NO_MODEL else machine
    return " trên ".join(word for word in (browser, named) if word) or "máy không nói tên"


def phones_asking(user: User) -> int:
    """Return how many people ask to come in with another phone, for those who may let them."""
    if not may(user, "card.make", commune_of(user)):
        return 0
    asked = Card.objects.filter(revoked_at=None).exclude(second_phone="")
    if not asked.exists():
        return 0
    return visible_to(user, User.objects.filter(pk__in=asked.values("user"))).count()
