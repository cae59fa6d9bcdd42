"""Whether an issuer's statement about its certificates may be believed: signed by the issuer, and of today."""

from __future__ import annotations

import datetime as dt

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes

from scanner.probes.tls.certificate import UNREADABLE_CERTIFICATE

_CLOCKS_DIFFER = dt.timedelta(minutes=5)
# A statement that does not say until when it holds is taken for one of the day.
_DEFAULT_LIFETIME = dt.timedelta(days=1)


class Unbelievable(Exception):
    """Why a statement counts for nothing, in words for the engineer."""


def require_signature(key: CertificatePublicKeyTypes, signature: bytes, message: bytes, algorithm: hashes.HashAlgorithm | None) -> None:
    """`Unbelievable` unless the key made the signature; RSA with PKCS #1 v1.5, as issuers sign OCSP responses."""
    try:
        if isinstance(key, rsa.RSAPublicKey) and algorithm is not None:
            key.verify(signature, message, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey) and algorithm is not None:
            key.verify(signature, message, ec.ECDSA(algorithm))
        elif isinstance(key, ed25519.Ed25519PublicKey | ed448.Ed448PublicKey):
            key.verify(signature, message)
        else:
            raise Unbelievable("it is signed in a way that is not known")
    except UNREADABLE_CERTIFICATE as wrong:
        raise Unbelievable("its signature is not that of the issuer") from wrong


def require_current(this_update: dt.datetime, next_update: dt.datetime | None, now: dt.datetime) -> None:
    """`Unbelievable` unless the statement's time has come and is not over (RFC 6960 section 3.2, RFC 5280 section 5.1.2.5)."""
    if this_update > now + _CLOCKS_DIFFER:
        raise Unbelievable(f"it holds only from {this_update:%Y-%m-%d %H:%M} UTC on")
    until = next_update or this_update + _DEFAULT_LIFETIME
    if until < now - _CLOCKS_DIFFER:
        raise Unbelievable(f"it held until {until:%Y-%m-%d %H:%M} UTC")
