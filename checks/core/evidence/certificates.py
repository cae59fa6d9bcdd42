"""Certificates as a server shows them, and what clients think of each."""

from __future__ import annotations

import datetime as dt
import enum

import msgspec


class Trust(enum.StrEnum):
    """Whether browsers find a path from the sent chain to a trusted root, dates and name aside."""

    TRUSTED = "trusted"
    SELF_SIGNED = "self-signed"
    INCOMPLETE = "incomplete"
    UNKNOWN_ROOT = "unknown-root"
    INVALID = "invalid"


class Refusal(msgspec.Struct, frozen=True):
    """A client that does not go on with a chain, and why in the words of its kind."""

    client: str
    words: str


class Staple(enum.StrEnum):
    """What the OCSP response that came with a certificate says of it. INVALID: it counts for nothing (RFC 6960 section 3.2).

    UNCHECKED: no client that asks for one was answered, there is no trusted issuer who could have signed it,
    or it is signed in a way that this program cannot verify.
    """

    NONE = "none"
    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"
    INVALID = "invalid"
    UNCHECKED = "unchecked"


class Presentation(msgspec.Struct, frozen=True):
    """Who is shown a certificate: clients of this version, that do or do not name the host. ``version`` is one of `PROTOCOLS`."""

    version: str
    sni: bool = True


class ServerCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """A chain in DER as sent, leaf first, and what it is worth to clients.

    ``path`` are the certificates of the trusted path above the leaf, the root last, in DER: empty where there is none. ``public``: its root is one that
    browsers ship, not only one of the settings. ``refusals`` are the clients that do not take it, their reasons apart from dates and name.
    ``scts`` counts the timestamps of the TLS extension, None where no client that asks for them was answered. ``revoked_at`` and
    ``revocation_reason`` are what a ``staple`` of REVOKED says beside that.
    """

    chain: tuple[bytes, ...]
    presentations: tuple[Presentation, ...]
    trust: Trust
    trust_detail: str = ""
    public: bool = False
    path: tuple[bytes, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    staple: Staple = Staple.UNCHECKED
    staple_detail: str = ""
    scts: int | None = None
    revoked_at: dt.datetime | None = None
    revocation_reason: str = ""

    @property
    def leaf(self) -> bytes:
        """The server's certificate in DER."""
        return self.chain[0]

    @property
    def sni(self) -> bool:
        """Whether it is shown to clients that name the host, as all browsers do."""
        return any(presentation.sni for presentation in self.presentations)
