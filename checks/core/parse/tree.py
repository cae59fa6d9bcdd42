"""HTML as browsers build it, within a depth that no honest page reaches."""

from __future__ import annotations

import itertools
import re

from selectolax.lexbor import LexborHTMLParser

DEEPEST = 1000
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9:\-]{0,30})")
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
    deep = _first_deep(html)
    if deep is not None:
        html = html[: next(itertools.islice(_TAG.finditer(html), deep, None)).start()]
    return LexborHTMLParser(html.encode(errors="replace"))


def _first_deep(html: str) -> int | None:
    """Which tag is the first that stands too deep."""
    depth = 0
    unclosed: dict[str, int] = {}
    for number, tag in enumerate(_TAG.findall(html)):
        name = tag.lower()
        if name in _NEVER_DEEP:
            continue
        if name[0] != "/":
            unclosed[name] = unclosed.get(name, 0) + 1
            depth += 1
            if depth > DEEPEST:
                return number
        elif unclosed.get(name[1:]):
            unclosed[name[1:]] -= 1
            depth -= 1
    return None
