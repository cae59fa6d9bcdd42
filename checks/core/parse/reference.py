"""A reference to a place on the web, resolved as browsers resolve it (WHATWG URL section 4.4)."""

from __future__ import annotations

import ada_url
import msgspec

from checks.core.parse.origin import DEFAULT_PORTS


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
    url = ada_url.URL(link, base=base or None)
    scheme = url.protocol.removesuffix(":")
    if scheme not in DEFAULT_PORTS:
        return None
    port = int(url.port) if url.port else DEFAULT_PORTS[scheme]
    host = url.hostname.removeprefix("[").removesuffix("]").removesuffix(".")
    return Reference(scheme, host, port, url.pathname, url.search.removeprefix("?"), bool(url.username or url.password)) if host else None


def absolute(link: str, base: str) -> str:
    """A reference to anywhere as a URL in its one form. ``ValueError`` when it is none.

    >>> absolute("../b c", "HTTPS://dinkes.kotacontoh.go.id:443/a/d/")
    'https://dinkes.kotacontoh.go.id/a/b%20c'
    """
    url: str = ada_url.URL(link, base=base or None).href
    return url
