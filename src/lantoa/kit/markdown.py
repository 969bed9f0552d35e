"""Markdown: rich text that people write, shown as safe HTML; data files with a head."""

import re
import tomllib

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

HEAD = "+++"
_TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "br", "hr"}
_SCHEMES = {"http", "https", "tel", "mailto"}
_LIST_ITEM = re.compile(r"^ *(?:- |\d+\. )")
_WRAP = re.compile(r"\n(?!\s*(?:[-*>]|\d+\.) |\{[^{}]*\}(?:\n|$))\s*")
_reader = MarkdownIt("commonmark", {"html": False, "breaks": True})


def as_html(text: str) -> str:
    """Return the HTML of Markdown `text`: few tags, no images, no script, links not vouched for."""
    rendered = _reader.render(text).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return nh3.clean(
        rendered,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )


def as_plain(text: str) -> str:
    """Return `text` without its Markdown signs: what a voice reads and what Zalo shows.

    Paragraphs stay apart by a blank line; list items keep "- " or their number.
    """
    plain, mark = "", ""
    for token in _reader.parse(text):
        if token.type == "list_item_open":
            mark = f"{token.info}. " if token.info else "- "
        elif token.type == "inline":
            block = mark + _words(token)
            mark = ""
            tight = _LIST_ITEM.match(block) and _LIST_ITEM.match(plain.rpartition("\n")[2])
            plain += ("" if not plain else "\n" if tight else "\n\n") + block
    return plain


def _words(token: Token) -> str:
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(breaks.get(child.type, child.content) for child in token.children or [])


def split_head(text: str) -> tuple[dict[str, object], str]:
    """Return the TOML head between two lines of `+++`, and the body below it.

    Raises `ValueError` when the head is missing or is not TOML.
    """
    before, found, rest = text.partition(f"{HEAD}\n")
    head, closed, body = rest.partition(f"\n{HEAD}\n")
    if before.strip() or not found or not closed:
        raise ValueError("the file does not begin with a head between +++ lines")
    return tomllib.loads(head), body.strip()


def unwrapped(text: str) -> str:
    """Return `text` with the lines of each paragraph joined.

    List items, quotes and lines that hold nothing but a {field} keep their own line.
    """
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "\n\n".join(_WRAP.sub(" ", paragraph) for paragraph in paragraphs)
