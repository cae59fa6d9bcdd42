"""The feeds that a page names (RSS Advisory Board, "RSS Autodiscovery"; RFC 4287)."""

from __future__ import annotations

import re

from checks.core.parse.tree import tree

_FEED = re.compile(r"application/(?:rss|atom)\+xml", re.IGNORECASE)
_MOST = 5


def feed_links(html: str) -> tuple[str, ...]:
    """Their addresses as written, at most five."""
    if not _FEED.search(html):
        return ()
    links = (link.attributes for link in tree(html).css("link[rel~=alternate i][href]"))
    return tuple(link["href"] or "" for link in links if _FEED.fullmatch((link.get("type") or "").strip()))[:_MOST]
