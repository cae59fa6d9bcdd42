"""Whether an issuer's statement about its certificates may be believed: signed by the issuer, and of today."""

from __future__ import annotations

import contextlib
import datetime as dt

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes
from cryptography.x509 import ocsp
from cryptography.x509.oid import SignatureAlgorithmOID

from scanner.probes.tls.certificate import UNREADABLE_CERTIFICATE

_CLOCKS_DIFFER = dt.timedelta(minutes=5)
# A statement that does not say until when it holds is taken for one of the day.
_DEFAULT_LIFETIME = dt.timedelta(days=1)
# RSASSA-PSS has its hash beside its number (RFC 4055 section 3.1), where cryptography shows none of OCSP's: these are what it is used with.
_OF_PSS = (hashes.SHA256(), hashes.SHA384(), hashes.SHA512())


class Unbelievable(Exception):
    """Why a statement counts for nothing, in words for the engineer."""


class Unverifiable(Unbelievable):
    """It may be true, but this program does not know the way in which it is signed."""


def require_signature(
    key: CertificatePublicKeyTypes, signature: bytes, message: bytes, oid: x509.ObjectIdentifier, algorithm: hashes.HashAlgorithm | None
) -> None:
    """`Unbelievable` unless the key made the signature; ``algorithm`` is the hash of ``oid``, where that has one."""
    try:
        if oid == SignatureAlgorithmOID.RSASSA_PSS and isinstance(key, rsa.RSAPublicKey):
            _require_pss(key, signature, message)
        elif isinstance(key, rsa.RSAPublicKey) and algorithm is not None:
            key.verify(signature, message, padding.PKCS1v15(), algorithm)
        elif isinstance(key, ec.EllipticCurvePublicKey) and algorithm is not None:
            key.verify(signature, message, ec.ECDSA(algorithm))
        elif isinstance(key, ed25519.Ed25519PublicKey | ed448.Ed448PublicKey):
            key.verify(signature, message)
        else:
            raise Unverifiable("it is signed in a way that is not known")
    except UNREADABLE_CERTIFICATE as wrong:
        raise Unbelievable("its signature is not that of the issuer") from wrong


def _require_pss(key: rsa.RSAPublicKey, signature: bytes, message: bytes) -> None:
    """With any of the hashes, and a salt of any length."""
    for algorithm in _OF_PSS:
        with contextlib.suppress(InvalidSignature):
            return key.verify(signature, message, padding.PSS(padding.MGF1(algorithm), padding.PSS.AUTO), algorithm)
    raise InvalidSignature


def hash_of(statement: ocsp.OCSPResponse | x509.CertificateRevocationList) -> hashes.HashAlgorithm | None:
    """The hash that the number of its signature algorithm names; None where that names none, or is not known."""
    try:
        return statement.signature_hash_algorithm
    except UnsupportedAlgorithm:
        return None


def require_current(this_update: dt.datetime, next_update: dt.datetime | None, now: dt.datetime) -> None:
    """`Unbelievable` unless the statement's time has come and is not over (RFC 6960 section 3.2, RFC 5280 section 5.1.2.5)."""
    if this_update > now + _CLOCKS_DIFFER:
        raise Unbelievable(f"it holds only from {this_update:%Y-%m-%d %H:%M} UTC on")
    until = next_update or this_update + _DEFAULT_LIFETIME
    if until < now - _CLOCKS_DIFFER:
        raise Unbelievable(f"it held until {until:%Y-%m-%d %H:%M} UTC")
