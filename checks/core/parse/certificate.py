"""Certificates in DER (RFC 5280)."""

from __future__ import annotations

import datetime as dt
import hashlib
import warnings
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import AuthorityInformationAccessOID as Access, NameOID, SignatureAlgorithmOID

_Extension = TypeVar("_Extension", bound=x509.ExtensionType)

# As RFC 4055 and RFC 5758 name them.
_ALGORITHMS = {
    SignatureAlgorithmOID.RSA_WITH_SHA1: "sha1WithRSAEncryption",
    SignatureAlgorithmOID.RSA_WITH_SHA256: "sha256WithRSAEncryption",
    SignatureAlgorithmOID.RSA_WITH_SHA384: "sha384WithRSAEncryption",
    SignatureAlgorithmOID.RSA_WITH_SHA512: "sha512WithRSAEncryption",
    SignatureAlgorithmOID.ECDSA_WITH_SHA1: "ecdsa-with-SHA1",
    SignatureAlgorithmOID.ECDSA_WITH_SHA256: "ecdsa-with-SHA256",
    SignatureAlgorithmOID.ECDSA_WITH_SHA384: "ecdsa-with-SHA384",
    SignatureAlgorithmOID.ECDSA_WITH_SHA512: "ecdsa-with-SHA512",
}


class X509(msgspec.Struct, frozen=True, kw_only=True):
    """What a certificate says. ``names`` and ``addresses`` are its subjectAltName; ``serial`` and ``sha256`` in hexadecimal.

    ``organization`` is the issuer's; ``bits`` the size of the key, ``exponent`` RSA's; ``scts`` counts the embedded timestamps (RFC 6962);
    ``algorithm`` names the signature's algorithm (``sha256WithRSAEncryption``), or is its object identifier. ``ocsp`` and ``crls`` are the URLs of revocation, ``issuers`` those of the issuer's certificate; ``must_staple`` is RFC 7633.
    ``spki`` is the SHA-256 of its SubjectPublicKeyInfo in hexadecimal (RFC 7469 section 2.4), empty for a kind of key that is not known.
    """

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
    algorithm: str = ""
    organization: str = ""
    bits: int = 0
    exponent: int = 0
    spki: str = ""
    ca: bool = False
    must_staple: bool = False
    scts: int = 0
    ocsp: tuple[str, ...] = ()
    crls: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()

    @property
    def lifetime(self) -> dt.timedelta:
        """Its validity, both ends included (RFC 5280 section 4.1.2.5), but for the one second that this adds."""
        return self.not_after - self.not_before

    @property
    def self_issued(self) -> bool:
        """Issuer and subject are the same name (RFC 5280 section 3.2), as those of a root."""
        return self.subject == self.issuer


# A dozen checks read the same few certificates of one host after another.
@lru_cache(maxsize=64)
def certificate(der: bytes) -> X509 | None:
    """The certificate, or None when any part of it that is read here is malformed."""
    try:
        # cryptography warns of serial numbers and names that RFC 5280 forbids; browsers accept most of them.
        with warnings.catch_warnings(action="ignore"):
            return _read(x509.load_der_x509_certificate(der))
    except Exception:
        # Which exceptions a malformed certificate raises is not documented; servers may send anything.
        return None


def _read(cert: x509.Certificate) -> X509:
    alternative = _extension(cert, x509.SubjectAlternativeName) or x509.SubjectAlternativeName([])
    constraints = _extension(cert, x509.BasicConstraints)
    features = _extension(cert, x509.TLSFeature) or ()
    timestamps = _extension(cert, x509.PrecertificateSignedCertificateTimestamps) or ()
    size, exponent = _size(cert)
    return X509(
        subject=cert.subject.rfc4514_string(),
        issuer=cert.issuer.rfc4514_string(),
        names=tuple(name.lower() for name in alternative.get_values_for_type(x509.DNSName)),
        addresses=tuple(str(address) for address in alternative.get_values_for_type(x509.IPAddress)),
        not_before=cert.not_valid_before_utc,
        not_after=cert.not_valid_after_utc,
        key=_key(cert),
        signature=_signature(cert),
        serial=f"{cert.serial_number:x}",
        sha256=cert.fingerprint(hashes.SHA256()).hex(),
        algorithm=_ALGORITHMS.get(cert.signature_algorithm_oid, cert.signature_algorithm_oid.dotted_string),
        organization=next((str(o.value) for o in cert.issuer.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)), ""),
        bits=size,
        exponent=exponent,
        spki=_spki(cert),
        ca=constraints is not None and constraints.ca,
        must_staple=x509.TLSFeatureType.status_request in features,
        scts=sum(1 for _ in timestamps),
        ocsp=_access(cert, Access.OCSP),
        crls=_crls(cert),
        issuers=_access(cert, Access.CA_ISSUERS),
    )


def _extension(cert: x509.Certificate, kind: type[_Extension]) -> _Extension | None:
    try:
        return cert.extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _access(cert: x509.Certificate, method: x509.ObjectIdentifier) -> tuple[str, ...]:
    access = _extension(cert, x509.AuthorityInformationAccess) or ()
    return _urls(description.access_location for description in access if description.access_method == method)


def _crls(cert: x509.Certificate) -> tuple[str, ...]:
    points = _extension(cert, x509.CRLDistributionPoints) or ()
    return _urls(name for point in points for name in point.full_name or ())


def _urls(names: Iterable[x509.GeneralName]) -> tuple[str, ...]:
    return tuple(name.value for name in names if isinstance(name, x509.UniformResourceIdentifier))


def _size(cert: x509.Certificate) -> tuple[int, int]:
    """Size of the key in bits, and RSA's public exponent; zeros for a kind that cryptography does not know."""
    try:
        key = cert.public_key()
    except Exception:
        return 0, 0
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size, key.public_numbers().e
    return getattr(key, "key_size", 0), 0


def _spki(cert: x509.Certificate) -> str:
    try:
        key = cert.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    except Exception:
        return ""
    return hashlib.sha256(key).hexdigest()


def _key(cert: x509.Certificate) -> str:
    """``RSA 2048``, ``EC secp256r1``, ``Ed25519``; empty for a kind that cryptography does not know."""
    try:
        key = cert.public_key()
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


def _signature(cert: x509.Certificate) -> str:
    """The hash that was signed, such as ``sha256``; the algorithm's object identifier where it has none or is not known."""
    try:
        hash_algorithm = cert.signature_hash_algorithm
    except Exception:
        hash_algorithm = None
    return hash_algorithm.name if hash_algorithm else cert.signature_algorithm_oid.dotted_string
