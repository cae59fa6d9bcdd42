"""Public keys for key exchange in TLS 1.3 (RFC 8446 section 4.2.8). They are good enough to be taken; nothing that they would open is ever read."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, x448, x25519

Share = tuple[int, bytes]

X25519, X448, SECP256R1, SECP384R1, SECP521R1 = 29, 30, 23, 24, 25
MLKEM512, MLKEM768, MLKEM1024 = 512, 513, 514
SECP256R1_MLKEM768, X25519_MLKEM768, SECP384R1_MLKEM1024, X25519_KYBER768 = 4587, 4588, 4589, 25497

# Bytes of an encapsulation key (FIPS 203 table 3).
_ENCAPSULATION_KEYS = {MLKEM512: 800, MLKEM768: 1_184, MLKEM1024: 1_568}
_CURVES: Mapping[int, type[ec.EllipticCurve]] = {
    SECP256R1: ec.SECP256R1,
    SECP384R1: ec.SECP384R1,
    SECP521R1: ec.SECP521R1,
    31: ec.BrainpoolP256R1,
    32: ec.BrainpoolP384R1,
    33: ec.BrainpoolP512R1,
}
# Bytes of a public value of RFC 7919's fields.
_FIELDS = {256: 256, 257: 384, 258: 512, 259: 768, 260: 1_024}


@lru_cache(maxsize=16)
def share(group: int) -> Share | None:
    """A key for a group, the same in one process; None for groups that no key can be made for here."""
    make = _MAKERS.get(group)
    return (group, make()) if make else None


def _point(group: int) -> bytes:
    """A point of a curve, uncompressed (RFC 8446 section 4.2.8.2)."""
    key = ec.generate_private_key(_CURVES[group]()).public_key()
    return key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def _x25519() -> bytes:
    """As every client makes it. Of random bytes every other one has a bit that servers are to ignore (RFC 7748 section 5), and that wolfSSL refuses."""
    return x25519.X25519PrivateKey.generate().public_key().public_bytes_raw()


def _x448() -> bytes:
    return x448.X448PrivateKey.generate().public_key().public_bytes_raw()


def _encapsulation_key(group: int) -> bytes:
    """An ML-KEM key whose coefficients are below the modulus of 3329, as the receiver checks (FIPS 203 section 7.2): below 2048 here."""
    size = _ENCAPSULATION_KEYS[group] - 32
    low = bytes(byte & mask for byte, mask in zip(os.urandom(size), b"\xff\xf7\x7f" * (size // 3), strict=True))
    return low + os.urandom(32)


def _number(length: int) -> bytes:
    """Below every prime of that length, which begin with 64 ones (RFC 7919 appendix A), and neither 0 nor 1."""
    return b"\x7f" + os.urandom(length - 1)


_MAKERS: Mapping[int, Callable[[], bytes]] = {
    X25519: _x25519,
    X448: _x448,
    **{group: partial(_point, group) for group in _CURVES},
    **{group: partial(_number, length) for group, length in _FIELDS.items()},
    **{group: partial(_encapsulation_key, group) for group in _ENCAPSULATION_KEYS},
    # Which half comes first differs (draft-ietf-tls-ecdhe-mlkem section 4.1, draft-tls-westerbaan-xyber768d00 section 3).
    X25519_MLKEM768: lambda: _encapsulation_key(MLKEM768) + _x25519(),
    SECP256R1_MLKEM768: lambda: _point(SECP256R1) + _encapsulation_key(MLKEM768),
    SECP384R1_MLKEM1024: lambda: _point(SECP384R1) + _encapsulation_key(MLKEM1024),
    X25519_KYBER768: lambda: _x25519() + _encapsulation_key(MLKEM768),
}
