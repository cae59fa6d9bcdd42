"""HTML as browsers build it, within a depth that no honest page reaches."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

DEEPEST = 1000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:\-]{0,30})")
# Elements without content, and those that the next of their kind ends.
_NEVER_DEEP = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "html",
        "head",
        "body",
        "p",
        "li",
        "dt",
        "dd",
        "option",
        "optgroup",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "caption",
        "rt",
        "rp",
    ]
)


def tree(html: str) -> LexborHTMLParser:
    """The document; what follows the place where elements nest a thousand deep is left out: parsers look through all of them at every tag."""
    return LexborHTMLParser(html[: _shallow(html)].encode(errors="replace"))


def _shallow(html: str) -> int:
    """How many characters may be parsed."""
    depth = 0
    unclosed: dict[str, int] = {}
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _NEVER_DEEP:
            continue
        count = unclosed.get(name, 0)
        if not tag[1]:
            unclosed[name] = count + 1
            depth += 1
            if depth > DEEPEST:
                return tag.start()
        elif count:
            unclosed[name] = count - 1
            depth -= 1
    return len(html)
