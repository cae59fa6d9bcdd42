"""What an example site is: a name, an address, a certificate, and a function from request to answer."""

from __future__ import annotations

import enum
from collections.abc import Awaitable, Callable
from typing import Literal

import msgspec

HeaderLines = tuple[tuple[str, str], ...]


class IncomingRequest(msgspec.Struct, frozen=True):
    """One HTTP request; ``target`` in origin-form (RFC 9112 section 3.2.1), ``headers`` by lower-case name."""

    scheme: Literal["http", "https"]
    host: str
    method: str
    target: str
    headers: dict[str, str]

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]


class ServedAnswer(msgspec.Struct, frozen=True):
    """One HTTP answer. The server adds Date, Content-Length and Connection."""

    status: int = 200
    headers: HeaderLines = ()
    body: bytes = b""


Respond = Callable[[IncomingRequest], Awaitable[ServedAnswer]]


class CertificateKind(enum.Enum):
    """Who signed a site's certificate, and whether it still holds."""

    TRUSTED = "trusted"
    EXPIRED = "expired"
    SELF_SIGNED = "self-signed"


class Protocols(enum.Enum):
    """The TLS versions a site accepts: 1.2 and 1.3, or 1.0 to 1.2."""

    MODERN = "modern"
    LEGACY = "legacy"


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """One web site. ``https`` or ``http`` None: nothing listens on that port, unless a site at the same address does.

    ``protocols`` are those of the first site at an address: a server picks the TLS version before it knows the name. ``allow`` is what the
    site announces when it is asked for its methods (RFC 9110 section 9.3.7).
    """

    host: str
    address: str
    https: Respond | None = None
    http: Respond | None = None
    certificate: CertificateKind = CertificateKind.TRUSTED
    protocols: Protocols = Protocols.MODERN
    caa: bool = True
    allow: str = "GET, HEAD, OPTIONS"
