"""A reference to a place on the web, resolved as browsers resolve it (WHATWG URL section 4.4; RFC 3986 section 5 where they agree)."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

import idna
import msgspec

from checks.core.parse.origin import DEFAULT_PORTS

_AROUND = "".join(map(chr, range(0x21)))
_INSIDE = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")
_BEFORE_QUERY = re.compile(r"[^?#]*")


class Reference(msgspec.Struct, frozen=True):
    """Where a reference leads: the host in lower case A-labels or an address; ``user`` is true when it names a user."""

    scheme: str
    host: str
    port: int
    path: str
    query: str
    user: bool

    @property
    def target(self) -> str:
        """What is asked for there: the path, and the query if there is one."""
        return self.path + (f"?{self.query}" if self.query else "")


def reference(link: str, base: str) -> Reference | None:
    """Where a reference in a page or header at ``base`` leads; None where that is no host of the web. ``ValueError`` when it is none.

    >>> reference("/\\\\lain.example/x", "https://dinkes.kotacontoh.go.id/a").host
    'lain.example'
    """
    url = urlsplit(absolute(link, base))
    if url.scheme not in DEFAULT_PORTS:
        return None
    port = DEFAULT_PORTS[url.scheme] if url.port is None else url.port
    name = url.hostname or ""
    host = (name if name.isascii() else idna.encode(name, uts46=True).decode()).removesuffix(".").lower()
    return Reference(url.scheme, host, port, url.path or "/", url.query, "@" in url.netloc) if host else None


def absolute(link: str, base: str) -> str:
    """A reference to anywhere as a URL. ``ValueError`` when it is none."""
    return urljoin(base, _plain(_INSIDE.sub("", link.strip(_AROUND)), base))


def _plain(text: str, base: str) -> str:
    """As RFC 3986 would write it: backslashes are slashes, and where two or more of them begin a host comes next, however many they are."""
    match = _SCHEME.match(text)
    if match and match[1].lower() not in DEFAULT_PORTS:
        return text
    before = _BEFORE_QUERY.match(text)
    assert before is not None
    head, rest = before[0].replace("\\", "/"), text[before.end() :]
    scheme, place = (match[0], head[match.end() :]) if match else ("", head)
    # After the scheme of the page and without a slash it is a path, as it once was (RFC 3986 section 5.2.2).
    same = match is not None and base.lower().startswith(scheme.lower())
    relative = not place.startswith("/" if same else "//") and (same or not match)
    if relative:
        return place + rest
    if not place.strip("/"):
        raise ValueError("no host after the slashes")
    return f"{scheme}//{place.lstrip('/')}{rest}"
