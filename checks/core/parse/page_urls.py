"""What the URLs of a page are relative to (HTML section 2.4.3)."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from checks.core.parse.reference import absolute

_LONGEST = 2000
_ORIGIN = re.compile(r"(https?)://[\w.:\-]+(?=/)")
# An origin or a path from the root, without dot segments and without what must be looked at twice.
_PLAIN = re.compile(r"(?!///)(?:https?://[\w.\-]+(?::\d+)?)?/(?:(?!/\.)[\w./?=&;,%+~:@!*()'$#\-])*", re.ASCII)


class PageUrls:
    """Makes URLs absolute, relative to ``url``. Most of them name an origin or begin at its root, and need no general algorithm."""

    def __init__(self, url: str) -> None:
        self.url = url
        origin = _ORIGIN.match(url)
        self._scheme, self._origin = (f"{origin[1]}:", origin[0]) if origin else ("", "")

    def absolute(self, reference: str) -> str:
        """Empty where it is no URL, or one that leads out of the web (``mailto:``, ``javascript:``, ``data:``)."""
        reference = reference.strip(" \t\n\r\f")
        if not reference or len(reference) > _LONGEST or reference[0] == "#":
            return ""
        if _PLAIN.fullmatch(reference):
            if reference[0] != "/":
                return reference
            if self._origin:
                return (self._scheme if reference.startswith("//") else self._origin) + reference
        try:
            url = absolute(reference, self.url)
        except ValueError:
            return ""
        return url if url[:8].lower().startswith(("http://", "https://")) else ""


def page_urls(page: LexborHTMLParser, url: str) -> PageUrls:
    """That of the page at ``url``: the first ``<base href>`` counts (HTML section 4.2.3)."""
    first = page.css_first("base[href]")
    return PageUrls((PageUrls(url).absolute(first.attributes.get("href") or "") or url) if first else url)
