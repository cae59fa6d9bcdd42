"""Where a URL or a Location header leads (RFC 9110 section 10.2.2, RFC 3986)."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import msgspec

from checks.core.http import DEFAULT_PORTS


class Location(msgspec.Struct, frozen=True):
    """Scheme and host in lower case; the port is the scheme's own when the URL names none."""

    scheme: str
    host: str
    port: int


def location(url: str, base: str = "") -> Location | None:
    """The place a URL names, relative to ``base``; None when it names no host of a known scheme."""
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if not host or parts.scheme not in DEFAULT_PORTS:
        return None
    return Location(parts.scheme, host, DEFAULT_PORTS[parts.scheme] if port is None else port)
