"""What the URLs of a page are relative to (HTML section 2.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser

from checks.core.parse.csp import Sources
from checks.core.parse.csp_url import permits
from checks.core.parse.reference import absolute

_LONGEST = 2000
_ORIGIN = re.compile(r"https?://[a-z0-9.:\-]+(?=/)", re.ASCII)
# A path from the root in which nothing is to be changed: no dot segments, no escapes, no quotes.
_PLAIN = re.compile(r"/(?!/)(?:(?!/\.)[\w./?=&;,+~:@!*()$#\-])*", re.ASCII)


class PageUrls:
    """Makes URLs absolute, relative to ``url``, on a page at ``page_url``. Most of them begin at the root of the origin, and need no general algorithm."""

    def __init__(self, url: str, page_url: str) -> None:
        self.url = url
        self._is_elsewhere = url != page_url
        origin = _ORIGIN.match(url)
        self._origin = origin[0] if origin else ""

    def absolute(self, reference: str) -> str:
        """Empty where it is no URL, one that leads out of the web (``mailto:``, ``javascript:``, ``data:``), or only to the page itself."""
        reference = reference.strip(" \t\n\r\f")
        if len(reference) > _LONGEST or (reference[:1] in ("", "#") and not self._is_elsewhere):
            return ""
        if self._origin and _PLAIN.fullmatch(reference):
            return self._origin + reference
        try:
            url = absolute(reference, self.url)
        except ValueError:
            return ""
        return url if url.startswith(("http://", "https://")) else ""


def page_urls(page: LexborHTMLParser, url: str, limits: Iterable[Sources] = ()) -> PageUrls:
    """That of the page at ``url``: the first ``<base href>`` counts (HTML section 4.2.3), unless a policy forbids it.

    ``limits`` are the sources of every directive ``base-uri`` that holds for the page (CSP3 section 6.3.1).
    """
    own = PageUrls(url, url)
    first = page.css_first("base[href]")
    target = own.absolute(first.attributes.get("href") or "") if first else ""
    if target and all(permits(sources, target, url) for sources in limits):
        return PageUrls(target, url)
    return own
