"""Our half of a TLS 1.3 key exchange, and the secret under which the server's certificate comes (RFC 8446 sections 4.2.8 and 7.1)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from functools import partial

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, mlkem
from cryptography.hazmat.primitives.asymmetric.x448 import X448PrivateKey, X448PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from checks.core.tls import suites
from scanner.probes.tls.wire import shares
from scanner.probes.tls.wire.encrypted import expand_label
from scanner.probes.tls.wire.extensions import KEY_SHARE
from scanner.probes.tls.wire.hello import ClientHello
from scanner.probes.tls.wire.messages import ServerHello
from scanner.probes.tls.wire.octets import MalformedRecord, Octets
from scanner.probes.tls.wire.records import RecordType, message

# What is sent to the server, and what makes the secret from its answer; ``ValueError`` when that is no key of the group.
_Half = tuple[bytes, Callable[[bytes], bytes]]


class KeyAgreement:
    """Fresh keys: for the group that the server wants, or else for x25519 and secp256r1, one of which nearly every server takes.

    ``shares`` are the public ones, by group.
    """

    def __init__(self, group: int | None = None) -> None:
        own = {group: half} if group is not None and (half := _half(group)) else {}
        self._halves = own or {usual: _MAKERS[usual]() for usual in (shares.X25519, shares.SECP256R1)}
        self.shares = tuple((number, public) for number, (public, _) in self._halves.items())

    def server_secrets(self, hello: ClientHello, answer: ServerHello, server_hello: bytes) -> dict[str, bytes]:
        """By the label of a key log, as `decrypt` wants it; `MalformedRecord` when the server's key is none. ``server_hello`` is its message's body."""
        suite = suites.by_code().get(answer.suite)
        digest = "sha384" if suite is not None and "SHA384" in suites.suite_name(answer.suite) else "sha256"
        transcript = message(RecordType.CLIENT_HELLO, hello.body()) + message(RecordType.SERVER_HELLO, server_hello)
        size = hashlib.new(digest).digest_size
        early = _extract(digest, bytes(size), bytes(size))
        salt = expand_label(digest, early, b"derived", hashlib.new(digest).digest(), size)
        handshake = _extract(digest, salt, self._secret(answer))
        traffic = expand_label(digest, handshake, b"s hs traffic", hashlib.new(digest, transcript).digest(), size)
        return {"SERVER_HANDSHAKE_TRAFFIC_SECRET": traffic}

    def _secret(self, answer: ServerHello) -> bytes:
        octets = Octets(answer.extensions.get(KEY_SHARE, b""))
        group, key = octets.number(2), octets.vector(2)
        if group not in self._halves:
            raise MalformedRecord("the server took a group that it has no key of")
        try:
            return self._halves[group][1](key)
        except ValueError as wrong:
            raise MalformedRecord("the server's key is no key of its group") from wrong


def _half(group: int) -> _Half | None:
    try:
        return _MAKERS[group]() if group in _MAKERS else None
    except UnsupportedAlgorithm:
        return None


def _x25519() -> _Half:
    key = X25519PrivateKey.generate()
    return key.public_key().public_bytes_raw(), lambda theirs: key.exchange(X25519PublicKey.from_public_bytes(theirs))


def _x448() -> _Half:
    key = X448PrivateKey.generate()
    return key.public_key().public_bytes_raw(), lambda theirs: key.exchange(X448PublicKey.from_public_bytes(theirs))


def _curve(curve: ec.EllipticCurve) -> _Half:
    key = ec.generate_private_key(curve)
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return point, lambda theirs: key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(curve, theirs))


def _mlkem(kind: type[mlkem.MLKEM768PrivateKey] | type[mlkem.MLKEM1024PrivateKey]) -> _Half:
    key = kind.generate()
    return key.public_key().public_bytes_raw(), key.decapsulate


def _both(first: Callable[[], _Half], second: Callable[[], _Half], length: int) -> _Half:
    """A hybrid: both keys and both secrets, one behind the other; ``length`` is that of the first in the server's answer (RFC draft-ietf-tls-ecdhe-mlkem)."""
    (one, one_secret), (other, other_secret) = first(), second()
    return one + other, lambda theirs: one_secret(theirs[:length]) + other_secret(theirs[length:])


_MLKEM768, _MLKEM1024 = partial(_mlkem, mlkem.MLKEM768PrivateKey), partial(_mlkem, mlkem.MLKEM1024PrivateKey)
_P256, _P384 = partial(_curve, ec.SECP256R1()), partial(_curve, ec.SECP384R1())
# Bytes of an ML-KEM-768 ciphertext (FIPS 203 table 3), and of points that are not compressed.
_CIPHERTEXT, _P256_POINT, _P384_POINT = 1_088, 65, 97
_MAKERS: Mapping[int, Callable[[], _Half]] = {
    shares.X25519: _x25519,
    shares.X448: _x448,
    shares.SECP256R1: _P256,
    shares.SECP384R1: _P384,
    shares.SECP521R1: partial(_curve, ec.SECP521R1()),
    31: partial(_curve, ec.BrainpoolP256R1()),
    32: partial(_curve, ec.BrainpoolP384R1()),
    33: partial(_curve, ec.BrainpoolP512R1()),
    shares.MLKEM768: _MLKEM768,
    shares.MLKEM1024: _MLKEM1024,
    shares.X25519_MLKEM768: partial(_both, _MLKEM768, _x25519, _CIPHERTEXT),
    shares.SECP256R1_MLKEM768: partial(_both, _P256, _MLKEM768, _P256_POINT),
    shares.SECP384R1_MLKEM1024: partial(_both, _P384, _MLKEM1024, _P384_POINT),
}


def _extract(digest: str, salt: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt, secret, digest)
