"""What a page says that its own address is, to programs: canonical, AMP and language versions, Open Graph, and its base (HTML section 4.6.7; RFC 6596)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from checks.core.parse.page_urls import PageUrls

# A head is seldom longer, and such tags stand nowhere else.
_HEAD = 60_000
_TAG = re.compile(r"<(link|meta|base)\b([^<>]{1,3000})>", re.IGNORECASE)
_RELATION = re.compile(r"\brel\s{0,5}=\s{0,5}[\"']?\s{0,5}(?:canonical|amphtml|alternate)\b", re.IGNORECASE)
_VERSION = re.compile(r"\bhreflang\s{0,5}=|\b(?:canonical|amphtml)\b", re.IGNORECASE)
_AMP_OR_LANGUAGE = re.compile(r"\bhreflang\s{0,5}=|\brel\s{0,5}=\s{0,5}[\"']?\s{0,5}amphtml\b", re.IGNORECASE)
_PROPERTY = re.compile(r"\b(?:property|name)\s{0,5}=\s{0,5}[\"']?\s{0,5}og:url\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\b(?:href|content)\s{0,5}=\s{0,5}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s\"'>]{1,2000}))", re.IGNORECASE)


def page_pointers(text: str, url: str) -> tuple[str, ...]:
    """The absolute addresses, in order."""
    return tuple(there for there, _ in _pointers(text[:_HEAD], PageUrls(url, url)))


def page_versions(text: str, url: str) -> tuple[str, ...]:
    """Those of them that are an AMP or language version of the page, which is another page."""
    return tuple(there for there, attributes in _pointers(text[:_HEAD], PageUrls(url, url)) if _AMP_OR_LANGUAGE.search(attributes))


def _pointers(head: str, base: PageUrls) -> Iterator[tuple[str, str]]:
    """Each with the attributes of its element."""
    for match in _TAG.finditer(head):
        name, attributes = match[1].lower(), match[2]
        points = name == "base" or (_PROPERTY if name == "meta" else _RELATION).search(attributes)
        if not points or (name == "link" and not _VERSION.search(attributes)):
            continue
        address = _ADDRESS.search(attributes)
        if address is not None and (there := base.absolute(html.unescape(address[1] or address[2] or address[3] or ""))):
            yield there, attributes
