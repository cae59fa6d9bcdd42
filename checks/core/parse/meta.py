"""``<meta>`` elements of a page's head, found as a browser finds them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.core.parse.tree import tree


def metas(html: str, name: str, by: Literal["name", "http-equiv"] = "name") -> tuple[str, ...]:
    """The contents of the head's ``<meta>`` elements of that name, in order and trimmed.

    >>> metas("<meta name=Generator content='Joomla! 5'>", "generator")
    ('Joomla! 5',)
    """
    return tuple(_contents(html, name.lower(), by)) if "<meta" in html.lower() else ()


def named_metas(html: str) -> tuple[tuple[str, str], ...]:
    """Every named ``<meta>`` element of the head as (name in lower case, content), in order and trimmed.

    >>> named_metas("<meta name=Generator content='Joomla! 5'><meta charset=utf-8>")
    (('generator', 'Joomla! 5'),)
    """
    return tuple(_pairs(html, "name")) if "<meta" in html.lower() else ()


def _contents(html: str, name: str, by: str) -> Iterator[str]:
    return (content for other, content in _pairs(html, by) if other == name)


def _pairs(html: str, by: str) -> Iterator[tuple[str, str]]:
    for element in tree(html).css("head meta"):
        attributes = element.attributes
        if (name := (attributes.get(by) or "").strip().lower()) and (content := attributes.get("content")) is not None:
            yield name, content.strip()
