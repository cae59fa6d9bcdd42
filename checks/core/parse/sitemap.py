"""Sitemaps: the pages that a site names itself, in XML or one a line, or an index of more sitemaps (sitemaps.org protocol 0.9)."""

from __future__ import annotations

import html
import re

import msgspec

_INDEX = re.compile(r"<(?:\w{1,20}:)?sitemapindex\b", re.IGNORECASE)
_LOC = re.compile(r"<loc>\s{0,100}(?:<!\[CDATA\[\s{0,100})?([^<>\s\]]{1,2000})", re.IGNORECASE)
_DAY = re.compile(r"<lastmod>\s{0,100}(?:<!\[CDATA\[\s{0,100})?(\d{4}-\d\d(?:-\d\d)?)", re.IGNORECASE)
# A list of plain text has nothing but addresses in it, in full.
_LINE = re.compile(r"https?://[^\s<>]{1,2000}", re.IGNORECASE)
_BETWEEN = 500
_HEAD = 2000
_MOST = 1000


class Sitemap(msgspec.Struct, frozen=True):
    """The URLs as written, at most 1,000, those changed last first; ``index`` is true when they are those of sitemaps."""

    urls: tuple[str, ...] = ()
    index: bool = False


def sitemap(text: str) -> Sitemap:
    """The sitemap; without URLs when the text is none. Read without an XML parser: entities and namespaces have no part in it."""
    head = text[:_HEAD]
    index = _INDEX.search(head) is not None
    if not index and "<urlset" not in head.lower():
        return Sitemap(_lines(text))
    entries = [(_day(text, match.end()), html.unescape(match[1])) for match, _ in zip(_LOC.finditer(text), range(_MOST), strict=False)]
    entries.sort(key=lambda entry: entry[0], reverse=True)
    return Sitemap(tuple(dict.fromkeys(url for _, url in entries)), index)


def _lines(text: str) -> tuple[str, ...]:
    """The addresses of a list of plain text; none where any of the first lines is something else."""
    lines = [line for piece in text.removeprefix("\ufeff").split("\n", _MOST)[:_MOST] if (line := piece.strip())]
    return tuple(dict.fromkeys(lines)) if all(map(_LINE.fullmatch, lines)) else ()


def _day(text: str, at: int) -> str:
    """When the entry was changed, as far as it says: a day or a month (W3C date and time formats); empty where it does not."""
    end = text.find("<loc>", at, at + _BETWEEN)
    match = _DAY.search(text, at, end if end >= 0 else at + _BETWEEN)
    return match[1] if match else ""
