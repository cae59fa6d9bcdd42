"""Whether a key made the signature of a certificate (RFC 5280 section 4.1.1.3)."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from cryptography.exceptions import InternalError, InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

from checks.core.parse.certificate_fields import CertificateFields
from checks.core.parse.signature_algorithm import PSS, signature_hash

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "md5": hashes.MD5(),  # noqa: S303  # to verify, not to sign
    "sha1": hashes.SHA1(),  # noqa: S303  # to verify, not to sign
    "sha224": hashes.SHA224(),
    "sha256": hashes.SHA256(),
    "sha384": hashes.SHA384(),
    "sha512": hashes.SHA512(),
}
# What cryptography raises for kinds of keys it does not know, keys that are none, and algorithms that its OpenSSL has switched off.
_UNREADABLE = (ValueError, TypeError, UnsupportedAlgorithm, InternalError)
# Browsers refuse larger keys as well: BoringSSL (OPENSSL_RSA_MAX_MODULUS_BITS), Go (CVE-2023-29409) and webpki stop at 8,192 bits.
_LARGEST_RSA, _LARGEST_EXPONENT, _LARGEST_DSA = 8192, 33, 3072


@runtime_checkable
class _Verifier(Protocol):
    """Ed25519, Ed448, ML-DSA: they say themselves what they hash."""

    def verify(self, signature: bytes, data: bytes, /) -> None:
        """Raises ``InvalidSignature``."""


def is_costly(spki: bytes) -> bool:
    """Whether the key is larger than any honest one, so that to verify with it costs more than it is worth."""
    try:
        key = load_der_public_key(spki)
    except _UNREADABLE:
        # A key of an unknown kind verifies nothing, and costs nothing.
        return False
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size > _LARGEST_RSA or key.public_numbers().e.bit_length() > _LARGEST_EXPONENT
    return isinstance(key, dsa.DSAPublicKey) and key.key_size > _LARGEST_DSA


def verifies(spki: bytes, fields: CertificateFields) -> bool | None:
    """Whether the key, in DER, made the signature; None where that cannot be said: a kind of key or of signature that is not known."""
    if fields.algorithms[0] != fields.algorithms[1]:
        return False
    try:
        return _verify(load_der_public_key(spki), fields)
    except InvalidSignature:
        return False
    except _UNREADABLE:
        return None


def _verify(key: object, fields: CertificateFields) -> bool | None:
    digest = _HASHES.get(signature_hash(fields))
    match key:
        case rsa.RSAPublicKey() if digest:
            pss = padding.PSS(padding.MGF1(digest), padding.PSS.AUTO)
            key.verify(fields.signature, fields.signed, pss if fields.algorithm == PSS else padding.PKCS1v15(), digest)
        case ec.EllipticCurvePublicKey() if digest:
            key.verify(fields.signature, fields.signed, ec.ECDSA(digest))
        case dsa.DSAPublicKey() if digest:
            key.verify(fields.signature, fields.signed, digest)
        case rsa.RSAPublicKey() | ec.EllipticCurvePublicKey() | dsa.DSAPublicKey():
            return None
        case _Verifier():
            key.verify(fields.signature, fields.signed)
        case _:
            # A key that agrees on secrets and signs nothing, as X25519's.
            return None
    return True
