"""Where a URL or a Location header leads (RFC 9110 section 10.2.2, RFC 3986)."""

from __future__ import annotations

import msgspec

from checks.core.parse.reference import reference


class Location(msgspec.Struct, frozen=True):
    """Scheme and host in lower case; the port is the scheme's own when the URL names none."""

    scheme: str
    host: str
    port: int


def location(url: str, base: str = "") -> Location | None:
    """The place a URL names, relative to ``base``; None when it names no host of a known scheme."""
    try:
        there = reference(url, base)
    except ValueError:
        return None
    return Location(there.scheme, there.host, there.port) if there else None
