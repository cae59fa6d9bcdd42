"""Whom a page is asked for by: what code that cloaks tells visitors apart by."""

from __future__ import annotations

import enum

import msgspec

_FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
_ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36"
_CRAWLER = "Mozilla/5.0 (compatible; Googlebot/2.1)"
_SEARCH = "https://www.google.com/"
_COUNTRY, _OTHER = "id,en;q=0.7", "en"


class Visitor(enum.StrEnum):
    """A browser of another country, one that comes from a search, a telephone, one that comes from a search, a search engine's crawler."""

    BROWSER = "browser"
    SEARCH = "search"
    TELEPHONE = "telephone"
    TELEPHONE_SEARCH = "telephone-search"
    CRAWLER = "crawler"

    @property
    def manner(self) -> Manner:
        """How it asks."""
        return _MANNERS[self]


class Manner(msgspec.Struct, frozen=True):
    """``agent`` is its User-Agent, to which tilik adds its own name and who runs it, so that nobody is deceived; empty headers are not sent."""

    agent: str
    referer: str = ""
    language: str = _COUNTRY


_MANNERS = {
    Visitor.BROWSER: Manner(_FIREFOX, language=_OTHER),
    Visitor.SEARCH: Manner(_FIREFOX, _SEARCH),
    Visitor.TELEPHONE: Manner(_ANDROID),
    Visitor.TELEPHONE_SEARCH: Manner(_ANDROID, _SEARCH),
    # Crawlers of search engines name no language.
    Visitor.CRAWLER: Manner(_CRAWLER, language=""),
}
