"""A server's unencrypted handshake messages, from their bodies. Every function raises `Malformed`, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import msgspec

from checks.core.tls import suites
from scanner.probes.tls.wire.extensions import KEY_SHARE, SUPPORTED_VERSIONS
from scanner.probes.tls.wire.hello import TLS12
from scanner.probes.tls.wire.octets import Octets

# The random of a HelloRetryRequest (RFC 8446 section 4.1.3).
_RETRY = bytes.fromhex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c")
_EPHEMERAL = ("ECDHE", "DHE")
_WITH_CERTIFICATE = ("RSA", "ECDSA", "DSS")
# Curve types of RFC 8422 section 5.4, and the numbers that stand for curves sent with all their parameters.
_NAMED_CURVE = 3
_EXPLICIT = {1: 0xFF01, 2: 0xFF02}


class ServerHello(msgspec.Struct, frozen=True):
    """``version`` is the one agreed on, from supported_versions where it stands there. ``group`` is TLS 1.3's, by number.

    ``retry`` marks a HelloRetryRequest: the server speaks TLS 1.3 and wants a key for ``group``.
    """

    version: int
    suite: int
    compression: int
    session_id: bytes
    extensions: Mapping[int, bytes]
    random: bytes
    retry: bool
    group: int | None

    @property
    def exchanges(self) -> bool:
        """A ServerKeyExchange with a curve or a prime belongs to this suite."""
        suite = suites.by_code().get(self.suite)
        return suite is not None and suite.key_exchange in _EPHEMERAL

    @property
    def certifies(self) -> bool:
        """A Certificate in the clear belongs to this suite."""
        suite = suites.by_code().get(self.suite)
        return suite is not None and not suite.tls13 and suite.authentication in _WITH_CERTIFICATE


class KeyExchange(msgspec.Struct, frozen=True):
    """ServerKeyExchange: the curve by number, or prime and generator; and the scheme it was signed with (TLS 1.2)."""

    curve: int | None = None
    prime: int | None = None
    generator: int | None = None
    public: bytes = b""
    signature: int | None = None


def server_hello(body: bytes) -> ServerHello:
    """RFC 5246 section 7.4.1.3, RFC 8446 section 4.1.3, HelloRetryRequest included."""
    octets = Octets(body)
    version, random, session_id = octets.number(2), octets.take(32), octets.vector(1)
    suite, compression = octets.number(2), octets.number(1)
    extensions = read_extensions(octets.vector(2)) if len(octets) else MappingProxyType({})
    if SUPPORTED_VERSIONS in extensions:
        version = Octets(extensions[SUPPORTED_VERSIONS]).number(2)
    group = Octets(extensions[KEY_SHARE]).number(2) if KEY_SHARE in extensions else None
    return ServerHello(version, suite, compression, session_id, extensions, random, random == _RETRY, group)


# A server says nearly the same to every question, so what was read of its chain and its extensions last is remembered.
@lru_cache(maxsize=8)
def certificates(body: bytes) -> tuple[bytes, ...]:
    """RFC 5246 section 7.4.2: DER each, as sent."""
    entries = Octets(Octets(body).vector(3))
    chain = []
    while len(entries):
        chain.append(entries.vector(3))
    return tuple(chain)


def status(body: bytes) -> bytes:
    """RFC 6066 section 8: the OCSP response in DER."""
    octets = Octets(body)
    octets.take(1)
    return octets.vector(3)


def key_exchange(body: bytes, hello: ServerHello) -> KeyExchange:
    """RFC 5246 section 7.4.3, RFC 8422 section 5.4. Empty for exchanges that send neither a curve nor a prime."""
    if not hello.exchanges:
        return KeyExchange()
    suite, octets = suites.by_code()[hello.suite], Octets(body)
    if suite.authentication == "PSK":
        octets.vector(2)
    curve = prime = generator = None
    if suite.key_exchange == "DHE":
        prime, generator, public = _integer(octets), _integer(octets), octets.vector(2)
    else:
        kind = octets.number(1)
        curve = octets.number(2) if kind == _NAMED_CURVE else _EXPLICIT.get(kind)
        public = octets.vector(1) if kind == _NAMED_CURVE else b""
    has_signature = curve not in _EXPLICIT.values() and hello.version == TLS12 and len(octets) > 0
    return KeyExchange(curve, prime, generator, public, octets.number(2) if has_signature else None)


def _integer(octets: Octets) -> int:
    return int.from_bytes(octets.vector(2), "big")


@lru_cache(maxsize=32)
def read_extensions(data: bytes) -> Mapping[int, bytes]:
    """The extensions in a list of them, by number."""
    octets, extensions = Octets(data), dict[int, bytes]()
    while len(octets):
        kind = octets.number(2)
        extensions[kind] = octets.vector(2)
    return MappingProxyType(extensions)
