"""Premaster secrets for RSA key exchange, sound ones and broken ones, as ROBOT's authors send them."""

from __future__ import annotations

import enum
import os

from cryptography.hazmat.primitives.asymmetric import rsa

from scanner.probes.tls.certificate import UNREADABLE_CERTIFICATE, load_certificate
from scanner.probes.tls.wire.hello import TLS10, TLS12
from scanner.probes.tls.wire.octets import vector
from scanner.probes.tls.wire.records import RecordType, message

_SECRET = 46
# Two bytes at the start, one that ends the padding, two for the version; and padding has eight bytes at least (RFC 8017 section 7.2.1).
_SHORTEST = 2 + 8 + 1 + 2 + _SECRET
_LONGEST = 1024
_LARGEST_EXPONENT = 2**64
# To what each random byte is changed, so that none is zero.
_NOT_ZERO = bytes(byte % 255 + 1 for byte in range(256))


class PremasterForm(enum.Enum):
    """How the plaintext looks (RFC 8017 section 7.2.1: 00 02, padding, 00, secret; the secret begins with the version of the hello)."""

    SOUND = "sound"
    OTHER_START = "does not begin with 00 02"
    LATE_END = "padding ends too late"
    NO_END = "padding does not end"
    OTHER_VERSION = "another version"


def rsa_key(chain: tuple[bytes, ...]) -> rsa.RSAPublicNumbers | None:
    """The key of the leaf, if it is an RSA key that a premaster secret fits into and that costs little to use."""
    leaf = load_certificate(chain[0]) if chain else None
    try:
        key = leaf.public_key() if leaf else None
    except UNREADABLE_CERTIFICATE:
        return None
    if not isinstance(key, rsa.RSAPublicKey) or not _SHORTEST <= key.key_size // 8 <= _LONGEST:
        return None
    numbers = key.public_numbers()
    return numbers if numbers.e < _LARGEST_EXPONENT else None


def client_key_exchange(form: PremasterForm, key: rsa.RSAPublicNumbers, version: int) -> bytes:
    """A ClientKeyExchange (RFC 5246 section 7.4.7.1) for a hello that offered TLS 1.2; ``version`` is the one agreed on."""
    size = (key.n.bit_length() + 7) // 8
    ciphertext = pow(int.from_bytes(_plaintext(form, size), "big"), key.e, key.n).to_bytes(size, "big")
    return message(RecordType.CLIENT_KEY_EXCHANGE, vector(2, ciphertext) if version >= TLS10 else ciphertext)


def _plaintext(form: PremasterForm, size: int) -> bytes:
    padding, secret, hello_version = _not_zero(size - 5 - _SECRET), _not_zero(_SECRET), TLS12.to_bytes(2, "big")
    match form:
        case PremasterForm.SOUND:
            return b"\x00\x02" + padding + b"\x00" + hello_version + secret
        case PremasterForm.OTHER_START:
            return b"\x41\x17" + padding + b"\x00" + hello_version + secret
        case PremasterForm.LATE_END:
            return b"\x00\x02" + padding + b"\x11" + secret + b"\x00\x11"
        case PremasterForm.NO_END:
            return b"\x00\x02" + padding + b"\x11\x11\x11" + secret
        case PremasterForm.OTHER_VERSION:
            return b"\x00\x02" + padding + b"\x00\x02\x02" + secret


def _not_zero(count: int) -> bytes:
    return os.urandom(count).translate(_NOT_ZERO)
