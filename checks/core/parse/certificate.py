"""Certificates in DER (RFC 5280)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

import msgspec

from checks.core.parse import certificate_extensions as ext
from checks.core.parse.certificate_extensions import AlternativeNames
from checks.core.parse.certificate_fields import CertificateFields, certificate_fields
from checks.core.parse.der import MalformedDer, der_time
from checks.core.parse.distinguished_name import name_key, name_text, odd_strings, organization
from checks.core.parse.public_key import public_key_info
from checks.core.parse.signature_algorithm import signature_hash, signature_name

_Value = TypeVar("_Value")
_STATUS_REQUEST = 5
_UNREADABLE_NAME = "?"


class X509(msgspec.Struct, frozen=True, kw_only=True):
    """What a certificate says. ``names`` and ``addresses`` are its subjectAltName; ``serial`` and ``sha256`` in hexadecimal.

    ``organization`` is the issuer's; ``key`` is ``RSA 2048``, ``RSA-PSS 2048``, ``EC secp256r1``, ``Ed25519``, ``ML-DSA-65`` or the object identifier of another kind,
    empty where it cannot be read; ``bits`` the size of the key, ``exponent`` RSA's; ``scts`` counts the embedded timestamps (RFC 6962);
    ``algorithm`` names the signature's algorithm (``sha256WithRSAEncryption``), or is its object identifier. ``ocsp`` and ``crls`` are the URLs of revocation, ``issuers`` those of the issuer's certificate; ``must_staple`` is RFC 7633.
    ``spki`` is the SHA-256 of its SubjectPublicKeyInfo in hexadecimal (RFC 7469 section 2.4).
    ``usages`` are the names of RFC 5280's key usages and ``purposes`` the object identifiers of extended ones, None where all are allowed.
    ``odd`` names the parts that are not as RFC 5280 has them: ``subject``, ``names``, ``extension 2.5.29.15``; what is left is read all the same.
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
    policies: tuple[str, ...] = ()
    usages: tuple[str, ...] | None = None
    purposes: tuple[str, ...] | None = None
    self_issued: bool = False
    odd: tuple[str, ...] = ()

    @property
    def lifetime(self) -> dt.timedelta:
        """Its validity, both ends included (RFC 5280 section 4.1.2.5), but for the one second that this adds."""
        return self.not_after - self.not_before


# A dozen checks read the same few certificates of one host after another.
@lru_cache(maxsize=64)
def certificate(der: bytes) -> X509 | None:
    """The certificate, or None when it is none, or its dates cannot be read. One odd field leaves the rest as it is."""
    try:
        return _read(der, certificate_fields(der))
    except (ValueError, OverflowError, StopIteration):
        # Servers may send anything.
        return None


def _read(der: bytes, fields: CertificateFields) -> X509:
    odd: list[str] = [*(f"version {fields.version}" for _ in range(fields.version not in (1, 2, 3)))]
    key = public_key_info(fields.spki)
    extensions = _Extensions(fields, odd)
    names = extensions.read(ext.ALTERNATIVE_NAMES, ext.alternative_names, AlternativeNames())
    if names.odd:
        odd.append("names")
    features = extensions.read(ext.TLS_FEATURES, ext.tls_features, tuple[int, ...]())
    neither: tuple[bool, int | None] = (False, None)
    return X509(
        subject=_text(fields.subject, "subject", odd),
        issuer=_text(fields.issuer, "issuer", odd),
        names=tuple(name.lower() for name in names.dns),
        addresses=names.addresses,
        not_before=der_time(fields.validity[0]),
        not_after=der_time(fields.validity[1]),
        key=key.name,
        signature=signature_hash(fields),
        serial=f"{fields.serial:x}",
        sha256=hashlib.sha256(der).hexdigest(),
        algorithm=signature_name(fields.algorithm),
        organization=_organization(fields.issuer),
        bits=key.bits,
        exponent=key.exponent,
        spki=hashlib.sha256(fields.spki).hexdigest(),
        ca=extensions.read(ext.BASIC_CONSTRAINTS, ext.basic_constraints, neither)[0],
        must_staple=_STATUS_REQUEST in features,
        scts=extensions.read(ext.TIMESTAMPS, ext.timestamp_count, 0),
        ocsp=extensions.read(ext.ISSUER_ACCESS, lambda value: ext.access(value, ext.OCSP), ()),
        crls=extensions.read(ext.REVOCATION_LISTS, ext.revocation_lists, ()),
        issuers=extensions.read(ext.ISSUER_ACCESS, lambda value: ext.access(value, ext.CA_ISSUERS), ()),
        policies=extensions.read(ext.CERTIFICATE_POLICIES, ext.policies, ()),
        usages=extensions.read(ext.KEY_USAGE, ext.key_usages, None),
        purposes=extensions.read(ext.EXTENDED_KEY_USAGE, ext.purposes, None),
        self_issued=name_key(fields.subject) == name_key(fields.issuer),
        odd=tuple(dict.fromkeys(odd)),
    )


class _Extensions:
    """The extensions of a certificate; those that stand there twice or cannot be read are noted in ``odd``."""

    def __init__(self, fields: CertificateFields, odd: list[str]) -> None:
        self._values: dict[str, bytes] = {}
        self._odd = odd
        for one in fields.extensions:
            if one.oid in self._values:
                odd.append(f"extension {one.oid}")
            self._values.setdefault(one.oid, one.value)

    def read(self, oid: str, reader: Callable[[bytes], _Value], absent: _Value) -> _Value:
        if oid not in self._values:
            return absent
        try:
            return reader(self._values[oid])
        except (MalformedDer, ValueError, StopIteration):
            self._odd.append(f"extension {oid}")
            return absent


def _text(name: bytes, field: str, odd: list[str]) -> str:
    try:
        if odd_strings(name):
            odd.append(field)
        return name_text(name)
    except (MalformedDer, ValueError):
        odd.append(field)
        return _UNREADABLE_NAME


def _organization(name: bytes) -> str:
    try:
        return organization(name)
    except (MalformedDer, ValueError):
        return ""
