"""Whether a source list lets an address through (CSP Level 3 section 6.7.2.7, "Does url match source list")."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from checks.core.parse.csp import Sources
from checks.core.parse.origin import DEFAULT_PORTS

_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_HOST = re.compile(
    r"(?:(?P<scheme>[a-z][a-z0-9+.\-]*)://)?(?P<host>\*|(?:\*\.)?[a-z0-9\-]+(?:\.[a-z0-9\-]+)*)(?::(?P<port>[0-9]+|\*))?(?P<path>/[^?#]*)?",
    re.IGNORECASE,
)


def permits(sources: Sources, url: str, page_url: str) -> bool:
    """Whether a page at ``page_url`` may use the address ``url`` of the web; both in their one form.

    >>> permits(("'self'", "*.example"), "https://lain.example/x", "https://dinkes.kotacontoh.go.id/")
    True
    """
    return any(_matches(source, url, page_url) for source in sources)


def _matches(source: str, url: str, page_url: str) -> bool:
    there, own = urlsplit(url), urlsplit(page_url)
    if source.lower() == "'self'":
        return there.hostname == own.hostname and _port(url) in (_port(page_url), 443) and _scheme_fits(own.scheme, there.scheme)
    if scheme := _SCHEME.fullmatch(source):
        return _scheme_fits(scheme["scheme"].lower(), there.scheme)
    match = _HOST.fullmatch(source)
    if match is None:
        return False
    return (
        _scheme_fits((match["scheme"] or own.scheme).lower(), there.scheme)
        and _host_fits(match["host"].lower(), there.hostname or "")
        and _port_fits(match["port"], _port(url))
        and _path_fits(match["path"], there.path)
    )


def _port(url: str) -> int:
    place = urlsplit(url)
    return place.port or DEFAULT_PORTS.get(place.scheme, 0)


def _scheme_fits(expected: str, scheme: str) -> bool:
    return expected == scheme or (expected, scheme) == ("http", "https")


def _host_fits(pattern: str, host: str) -> bool:
    return pattern == "*" or (host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern)


def _port_fits(expected: str | None, port: int) -> bool:
    if expected is None:
        return port in DEFAULT_PORTS.values()
    return expected == "*" or int(expected) == port or (expected == "80" and port == 443)


def _path_fits(expected: str | None, path: str) -> bool:
    if expected in (None, "/"):
        return True
    assert expected is not None
    expected, path = unquote(expected), unquote(path)
    return path.startswith(expected) if expected.endswith("/") else path == expected
