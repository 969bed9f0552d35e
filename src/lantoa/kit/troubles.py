"""What a page says is wrong, as sentences: for a phone's queue, which shows no page."""

from html.parser import HTMLParser

EMPTY_TAGS = {"br", "img", "input", "meta", "link", "path", "circle", "hr", "rect", "wbr"}
LOUD = ("wrong", "trouble")
ENDS = (".", "!", "?", "…", "”", ")")


class _Said(HTMLParser):
    """Collects the text of `.wrong`, `.trouble` and, apart, of the heading."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.heading: list[str] = []
        self._open: list[list[str] | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin to listen at a loud element or a heading."""
        if tag in EMPTY_TAGS:
            return
        classes = (dict(attrs).get("class") or "").split()
        into = self._open[-1] if self._open else None
        if any(word in classes for word in LOUD):
            into = self.wrong
            into.append("")
        elif tag == "h1":
            into = self.heading
            into.append("")
        elif tag == "p" and into is not None:
            into.append("")
        self._open.append(into)

    def handle_endtag(self, tag: str) -> None:
        """Stop listening where the element ends."""
        if tag not in EMPTY_TAGS and self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take the words of an element that is listened to."""
        if self._open and (into := self._open[-1]) is not None:
            into[-1] += data


def sentences(html: str) -> list[str]:
    """Return what the page says is wrong; without that, its heading."""
    reader = _Said()
    reader.feed(html)
    for said in (reader.wrong, reader.heading):
        if found := [" ".join(one.split()) for one in said if one.strip()]:
            return list(dict.fromkeys(_ended(one) for one in found))
    return []


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(ENDS) else f"{sentence}."
