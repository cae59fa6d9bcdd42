"""TLS evidence: a full handshake, and which protocol versions a server accepts."""

from __future__ import annotations

import datetime as dt
import enum

import msgspec

from checks.core.model import Level

VERSIONS = ("TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3")


class TlsRequest(msgspec.Struct, frozen=True, tag="tls"):
    """One full handshake, accepting every version and certificate, as a browser's would offer them."""

    host: str
    port: int

    @property
    def key(self) -> str:
        return f"tls {self.host}:{self.port}"

    @property
    def level(self) -> Level:
        return Level.VISIT


class TlsVersionsRequest(msgspec.Struct, frozen=True, tag="tls-versions"):
    """One handshake a protocol version, to see which are accepted."""

    host: str
    port: int

    @property
    def key(self) -> str:
        return f"tls-versions {self.host}:{self.port}"

    @property
    def level(self) -> Level:
        return Level.VISIT


class Trust(enum.StrEnum):
    """Whether a path from the sent chain to a trusted root exists, dates and name aside."""

    TRUSTED = "trusted"
    SELF_SIGNED = "self-signed"
    INCOMPLETE = "incomplete"
    UNKNOWN_ROOT = "unknown-root"
    INVALID = "invalid"


class Handshake(msgspec.Struct, frozen=True, tag="handshake"):
    """A completed handshake with the asked ``host``. ``chain`` is DER as sent, leaf first; ``ocsp`` the stapled response in DER or empty."""

    host: str
    address: str
    version: str
    cipher: str
    chain: tuple[bytes, ...]
    trust: Trust
    at: dt.datetime
    alpn: str = ""
    group: str = ""
    ocsp: bytes = b""
    trust_detail: str = ""

    @property
    def leaf(self) -> bytes:
        """The server's certificate in DER, which may be malformed; empty when none was sent."""
        return self.chain[0] if self.chain else b""


class Accepted(enum.StrEnum):
    """What the server did with a hello of one version."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class TlsVersions(msgspec.Struct, frozen=True, tag="tls-versions-seen"):
    """Answer per version of `VERSIONS`: accepted, refused, or no usable answer (time-out, reset, budget).

    ``ciphers`` has the suite the server chose with each accepted version.
    """

    accepted: dict[str, Accepted]
    at: dt.datetime
    ciphers: dict[str, str] = {}
