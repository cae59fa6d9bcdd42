"""Our half of a TLS 1.3 key exchange, and the secret under which the server's certificate comes (RFC 8446 sections 4.2.8 and 7.1)."""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from checks.core.tls import suites
from scanner.probes.tls.wire.encrypted import expand_label
from scanner.probes.tls.wire.extensions import KEY_SHARE
from scanner.probes.tls.wire.hello import ClientHello
from scanner.probes.tls.wire.messages import ServerHello
from scanner.probes.tls.wire.octets import MalformedRecord, Octets
from scanner.probes.tls.wire.records import RecordType, message
from scanner.probes.tls.wire.shares import SECP256R1, X25519


class KeyAgreement:
    """Fresh keys for x25519 and secp256r1, one of which nearly every server takes. ``shares`` are the public ones, by group."""

    def __init__(self) -> None:
        self._x25519, self._p256 = X25519PrivateKey.generate(), ec.generate_private_key(ec.SECP256R1())
        point = self._p256.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.shares = ((X25519, self._x25519.public_key().public_bytes_raw()), (SECP256R1, point))

    def server_secrets(self, hello: ClientHello, answer: ServerHello, server_hello: bytes) -> dict[str, bytes]:
        """By the label of a key log, as `decrypt` wants it; `MalformedRecord` when the server's key is none. ``server_hello`` is its message's body."""
        suite = suites.by_code().get(answer.suite)
        digest = "sha384" if suite is not None and "SHA384" in suites.suite_name(answer.suite) else "sha256"
        transcript = message(RecordType.CLIENT_HELLO, hello.body()) + message(RecordType.SERVER_HELLO, server_hello)
        size = hashlib.new(digest).digest_size
        early = _extract(digest, bytes(size), bytes(size))
        salt = expand_label(digest, early, b"derived", hashlib.new(digest).digest(), size)
        handshake = _extract(digest, salt, self._shared(answer))
        traffic = expand_label(digest, handshake, b"s hs traffic", hashlib.new(digest, transcript).digest(), size)
        return {"SERVER_HANDSHAKE_TRAFFIC_SECRET": traffic}

    def _shared(self, answer: ServerHello) -> bytes:
        octets = Octets(answer.extensions.get(KEY_SHARE, b""))
        group, key = octets.number(2), octets.vector(2)
        try:
            if group == X25519:
                return self._x25519.exchange(X25519PublicKey.from_public_bytes(key))
            return self._p256.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), key))
        except ValueError as wrong:
            raise MalformedRecord("the server's key is no key of its group") from wrong


def _extract(digest: str, salt: bytes, secret: bytes) -> bytes:
    return hmac.digest(salt, secret, digest)
