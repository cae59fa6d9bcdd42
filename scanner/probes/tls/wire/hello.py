"""A ClientHello of SSL 3.0 to TLS 1.3 (RFC 6101 section 5.6.1.2, RFC 5246 section 7.4.1.2, RFC 8446 section 4.1.2)."""

from __future__ import annotations

import os
from functools import lru_cache

import msgspec

from scanner.probes.tls.wire.extensions import SERVER_NAME, Extension
from scanner.probes.tls.wire.octets import numbers, vector
from scanner.probes.tls.wire.records import HANDSHAKE, RecordType, message, record

SSL3, TLS10, TLS11, TLS12, TLS13 = 0x0300, 0x0301, 0x0302, 0x0303, 0x0304
VERSION_NAMES = {SSL3: "SSLv3", TLS10: "TLSv1.0", TLS11: "TLSv1.1", TLS12: "TLSv1.2", TLS13: "TLSv1.3"}
NUMBERS = {name: number for number, name in VERSION_NAMES.items()}

# Signalling values in the list of suites (RFC 5746 section 3.3, RFC 7507 section 2).
RENEGOTIATION_SCSV, FALLBACK_SCSV = 0x00FF, 0x5600

NULL, DEFLATE = 0, 1


class ClientHello(msgspec.Struct, frozen=True, kw_only=True):
    """What is offered. ``version`` is the field ``client_version``; TLS 1.3 says 0x0303 there and more in an extension.

    Without ``extensions`` the hello ends after the compression methods, as SSL 3.0 wants it.
    """

    version: int
    suites: tuple[int, ...]
    extensions: tuple[Extension, ...] = ()
    compression: tuple[int, ...] = (NULL,)
    session_id: bytes = b""
    random: bytes = msgspec.field(default_factory=lambda: os.urandom(32))

    @property
    def names_host(self) -> bool:
        """Whether it says for which host the visitor came (RFC 6066 section 3)."""
        return SERVER_NAME in dict(self.extensions)

    def body(self) -> bytes:
        """The handshake message without its header."""
        return b"".join(
            (
                numbers((self.version,)),
                self.random,
                vector(1, self.session_id),
                vector(2, numbers(self.suites)),
                vector(1, bytes(self.compression)),
                _extensions(self.extensions) if self.extensions else b"",
            )
        )

    def bytes(self) -> bytes:
        """The record to send. Its own version is as old as can be, for servers that look there first (RFC 8446 section 5.1)."""
        return record(HANDSHAKE, min(self.version, TLS10), message(RecordType.CLIENT_HELLO, self.body()))


@lru_cache(maxsize=256)
def _extensions(extensions: tuple[Extension, ...]) -> bytes:
    """Remembered, because the questions of a chain differ in their suites only."""
    return vector(2, b"".join(numbers((kind,)) + vector(2, data) for kind, data in extensions))
