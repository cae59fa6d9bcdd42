"""A certificate as those see it who look for a path: names, keys, and what it may be used for."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

import msgspec

from checks.core.parse import X509, certificate, certificate_extensions as ext
from checks.core.parse.certificate_extensions import AlternativeNames
from checks.core.parse.certificate_fields import CertificateFields, certificate_fields
from checks.core.parse.certificate_signature import is_costly, verifies
from checks.core.parse.der import MalformedDer, der_value, der_values, members_of
from checks.core.parse.distinguished_name import name_key
from scanner.net.trust.name_constraints import NameConstraints, name_constraints

SUBJECT_KEY, ISSUER_KEY, NAME_CONSTRAINTS, POLICY_CONSTRAINTS = "2.5.29.14", "2.5.29.35", "2.5.29.30", "2.5.29.36"
# What a verifier must know where it is critical (RFC 5280 section 4.2): all that it may stumble over is known.
_FAMILIAR = (
    ext.BASIC_CONSTRAINTS, ext.KEY_USAGE, ext.EXTENDED_KEY_USAGE, ext.ALTERNATIVE_NAMES, ext.CERTIFICATE_POLICIES, ext.REVOCATION_LISTS,
    ext.ISSUER_ACCESS, SUBJECT_KEY, ISSUER_KEY, NAME_CONSTRAINTS, POLICY_CONSTRAINTS, "2.5.29.33", "2.5.29.54",
)  # fmt: skip
_CACHE_SIZE = 512


class PathCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """``authority`` is None without basic constraints; ``length`` how many intermediates may follow; ``unknown_critical`` are identifiers."""

    der: bytes
    fields: CertificateFields
    read: X509
    subject: tuple[object, ...]
    issuer: tuple[object, ...]
    authority: bool | None
    length: int | None
    names: AlternativeNames
    names_critical: bool
    constraints: NameConstraints | None
    constraints_unreadable: bool
    unknown_critical: tuple[str, ...]
    subject_key: bytes
    issuer_key: bytes
    wants_policies: int | None

    @property
    def self_issued(self) -> bool:
        return self.subject == self.issuer

    def certifies(self, below: PathCertificate) -> bool:
        """By name and signature; by the name alone where the signature is of a kind that cannot be verified here."""
        return self.subject == below.issuer and not is_costly(self.fields.spki) and verifies(self.fields.spki, below.fields) is not False

    def current(self, at: dt.datetime) -> bool:
        return self.read.not_before <= at <= self.read.not_after


@lru_cache(maxsize=_CACHE_SIZE)
def path_certificate(der: bytes) -> PathCertificate | None:
    """None when it cannot be read at all."""
    read = certificate(der)
    if read is None:
        return None
    fields = certificate_fields(der)
    values = {one.oid: one.value for one in fields.extensions}
    critical = {one.oid for one in fields.extensions if one.critical}
    none: tuple[None, None] = (None, None)
    authority, length = _read(values, ext.BASIC_CONSTRAINTS, ext.basic_constraints) or none
    constraints = _read(values, NAME_CONSTRAINTS, name_constraints)
    return PathCertificate(
        der=der,
        fields=fields,
        read=read,
        subject=name_key(fields.subject),
        issuer=name_key(fields.issuer),
        authority=authority,
        length=length,
        names=_read(values, ext.ALTERNATIVE_NAMES, ext.alternative_names) or AlternativeNames(),
        names_critical=ext.ALTERNATIVE_NAMES in critical,
        constraints=constraints,
        constraints_unreadable=NAME_CONSTRAINTS in values and constraints is None,
        unknown_critical=tuple(sorted(critical.difference(_FAMILIAR))),
        subject_key=_read(values, SUBJECT_KEY, lambda value: der_value(value, 0x04).content) or b"",
        issuer_key=_read(values, ISSUER_KEY, _issuer_key) or b"",
        wants_policies=_read(values, POLICY_CONSTRAINTS, _wants_policies),
    )


def _read(values: dict[str, bytes], oid: str, reader: Any) -> Any:
    try:
        return reader(values[oid]) if oid in values else None
    except (MalformedDer, ValueError, StopIteration):
        return None


def _issuer_key(value: bytes) -> bytes:
    return next((part.content for part in members_of(value) if part.tag == 0x80), b"")


def _wants_policies(value: bytes) -> int | None:
    """requireExplicitPolicy: after how many certificates policies are wanted."""
    return next((int.from_bytes(part.content) for part in der_values(der_value(value, 0x30).content) if part.tag == 0x80), None)
