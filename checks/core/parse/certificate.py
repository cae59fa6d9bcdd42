"""Certificates in DER (RFC 5280)."""

from __future__ import annotations

import datetime as dt
import warnings

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa


class X509(msgspec.Struct, frozen=True, kw_only=True):
    """What a certificate says. ``names`` and ``addresses`` are its subjectAltName; ``serial`` and ``sha256`` in hexadecimal."""

    subject: str
    issuer: str
    names: tuple[str, ...]
    addresses: tuple[str, ...]
    not_before: dt.datetime
    not_after: dt.datetime
    key: str
    signature: str
    serial: str
    sha256: str

    @property
    def lifetime(self) -> dt.timedelta:
        return self.not_after - self.not_before


def certificate(der: bytes) -> X509 | None:
    """The certificate, or None when any part of it that is read here is malformed."""
    try:
        # cryptography warns of serial numbers and names that RFC 5280 forbids; browsers accept most of them.
        with warnings.catch_warnings(action="ignore"):
            return _read(x509.load_der_x509_certificate(der))
    except Exception:
        # Which exceptions a malformed certificate raises is not documented; servers may send anything.
        return None


def _read(given: x509.Certificate) -> X509:
    try:
        alternative = given.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        alternative = x509.SubjectAlternativeName([])
    return X509(
        subject=given.subject.rfc4514_string(),
        issuer=given.issuer.rfc4514_string(),
        names=tuple(name.lower() for name in alternative.get_values_for_type(x509.DNSName)),
        addresses=tuple(str(address) for address in alternative.get_values_for_type(x509.IPAddress)),
        not_before=given.not_valid_before_utc,
        not_after=given.not_valid_after_utc,
        key=_key(given),
        signature=_signature(given),
        serial=f"{given.serial_number:x}",
        sha256=given.fingerprint(hashes.SHA256()).hex(),
    )


def _key(given: x509.Certificate) -> str:
    """``RSA 2048``, ``EC secp256r1``, ``Ed25519``; empty for a kind that cryptography does not know."""
    try:
        key = given.public_key()
    except Exception:
        return ""
    match key:
        case rsa.RSAPublicKey():
            return f"RSA {key.key_size}"
        case ec.EllipticCurvePublicKey():
            return f"EC {key.curve.name}"
        case dsa.DSAPublicKey():
            return f"DSA {key.key_size}"
        case ed25519.Ed25519PublicKey():
            return "Ed25519"
        case ed448.Ed448PublicKey():
            return "Ed448"
    return ""


def _signature(given: x509.Certificate) -> str:
    """The hash that was signed, such as ``sha256``; the algorithm's object identifier where it has none or is not known."""
    try:
        signed = given.signature_hash_algorithm
    except Exception:
        signed = None
    return signed.name if signed else given.signature_algorithm_oid.dotted_string
