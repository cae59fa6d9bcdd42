"""Sitemaps: the pages that a site names itself, or an index of more sitemaps (sitemaps.org protocol 0.9)."""

from __future__ import annotations

import html
import re

import msgspec

_INDEX = re.compile(r"<(?:\w{1,20}:)?sitemapindex\b", re.IGNORECASE)
_LOC = re.compile(r"<loc>\s{0,100}(?:<!\[CDATA\[\s{0,100})?([^<>\s\]]{1,2000})", re.IGNORECASE)
_HEAD = 2000
_MOST = 1000


class Sitemap(msgspec.Struct, frozen=True):
    """The URLs as written, at most 1,000; ``index`` is true when they are those of sitemaps."""

    urls: tuple[str, ...] = ()
    index: bool = False


def sitemap(text: str) -> Sitemap:
    """The sitemap; without URLs when the text is none. Read without an XML parser: entities and namespaces have no part in it."""
    head = text[:_HEAD]
    index = _INDEX.search(head) is not None
    if not index and "<urlset" not in head.lower():
        return Sitemap()
    urls = (html.unescape(match[1]) for match, _ in zip(_LOC.finditer(text), range(_MOST), strict=False))
    return Sitemap(tuple(dict.fromkeys(urls)), index)
