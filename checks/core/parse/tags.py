"""The tags of a page one after another, as the tokenizer of HTML finds them (HTML section 13.2.5), without building anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SPACE = r"[\t\n\f\r ]"
_VALUE = rf"{_SPACE}*+=(?:{_SPACE}*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >\"'][^\t\n\f\r >]*+))?+"
_ATTRIBUTE = re.compile(rf"[\t\n\f\r /]++|=?+[^\t\n\f\r />=]++(?:{_VALUE})?+|=(?:{_VALUE})?+")
_TOKEN = re.compile(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?P<name>/?[a-zA-Z][^\t\n\f\r />]*+)(?P<attributes>(?:{_ATTRIBUTE.pattern})*+)|<[!?/][^>]*+", re.DOTALL
)
_TEXT_NAMES = ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
# The same with what is text skipped, for pages without drawings and formulas, so that one call finds every tag.
_EVERY = re.compile(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?P<text>{'|'.join(_TEXT_NAMES)})(?=[\t\n\f\r />]|\Z)(?P<its>(?:{_ATTRIBUTE.pattern})*+).*?(?:</(?P=text)(?=[\t\n\f\r />])|\Z)|"
    rf"<(?P<name>/?[a-z][^\t\n\f\r />]*+)(?P<attributes>(?:{_ATTRIBUTE.pattern})*+)|<[!?/][^>]*+",
    re.DOTALL | re.IGNORECASE,
)
_FOREIGN_TAG = re.compile(r"<(?:svg|math)", re.IGNORECASE)
# What stands in these is text up to their end tag; not so in drawings and formulas, where browsers read on.
_TEXT = {
    name: re.compile(rf"</{name}(?=[\t\n\f\r />])", re.IGNORECASE)
    for name in _TEXT_NAMES
}  # fmt: skip
_FOREIGN = ("svg", "math")


class Tag(NamedTuple):
    """``name`` in lower case, ``/p`` for an end tag; ``attributes`` as written, ``start`` where it begins in the text."""

    name: str
    attributes: str
    start: int

    @property
    def number(self) -> int:
        """How many attributes it has."""
        return sum(1 for attribute in _ATTRIBUTE.finditer(self.attributes) if attribute[0].strip("\t\n\f\r /"))

    @property
    def self_closing(self) -> bool:
        """Whether it ends in a slash that is part of no value (HTML section 13.2.5.40); only in drawings and formulas that means anything."""
        if not self.attributes.endswith("/"):
            return False
        *_, last = _ATTRIBUTE.finditer(self.attributes)
        return not last[0].strip("\t\n\f\r /")


def every_tag(html: str) -> list[tuple[str, str]] | None:
    """Name, as written, and attributes of every tag, without the end tags of what is text; at a fraction of the time, and None where that cannot be told so fast."""
    if _FOREIGN_TAG.search(html):
        return None
    return [(text or name, its or attributes) for text, its, name, attributes in _EVERY.findall(html) if text or name]


def tags(html: str) -> Iterator[Tag]:
    """Every tag in order; those in comments, scripts, styles and other text are none."""
    at, foreign = 0, 0
    while (token := _TOKEN.search(html, at)) is not None:
        at = token.end()
        if token["name"] is None:
            continue
        name = token["name"].lower()
        yield Tag(name, token["attributes"], token.start())
        if name in _FOREIGN:
            foreign += 1
        elif name[1:] in _FOREIGN and foreign:
            foreign -= 1
        if not foreign and (end := _TEXT.get(name)) is not None:
            closing = end.search(html, at)
            at = closing.start() if closing else len(html)
