"""The fields of a certificate in DER (RFC 5280 section 4.1), each as its own bytes, so that one that is odd spoils no other."""

from __future__ import annotations

import msgspec

from checks.core.parse.der import (
    BIT_STRING,
    BOOLEAN,
    INTEGER,
    OCTET_STRING,
    SEQUENCE,
    DerValue,
    MalformedDer,
    der_values,
    members_of,
    object_identifier,
)

_VERSION, _EXTENSIONS = 0xA0, 0xA3


class CertificateExtension(msgspec.Struct, frozen=True):
    """An extension by its dotted object identifier; ``value`` is what is in its OCTET STRING."""

    oid: str
    critical: bool
    value: bytes


class CertificateFields(msgspec.Struct, frozen=True, kw_only=True):
    """``version`` is 1 to 3 as people count, ``serial`` the number, ``algorithm`` the object identifier of the signature; names and key are in DER.

    ``signed`` is the TBSCertificate, the part that the signature is for; ``algorithms`` are the AlgorithmIdentifiers of both places.
    """

    version: int
    serial: int
    algorithm: str
    algorithms: tuple[bytes, bytes]
    issuer: bytes
    validity: tuple[DerValue, DerValue]
    subject: bytes
    spki: bytes
    extensions: tuple[CertificateExtension, ...]
    signed: bytes
    signature: bytes


def certificate_fields(der: bytes) -> CertificateFields:
    """`MalformedDer` when it is no certificate; what is in the names, the key and the extensions is not looked at."""
    parts = members_of(der)
    if [part.tag for part in parts] != [SEQUENCE, SEQUENCE, BIT_STRING]:
        raise MalformedDer("no certificate")
    tbs = list(der_values(parts[0].content))
    version = 1
    if tbs and tbs[0].tag == _VERSION:
        version = int.from_bytes(members_of(tbs[0].raw, _VERSION)[0].content) + 1
        tbs = tbs[1:]
    if [value.tag for value in tbs[:6]] != [INTEGER, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE, SEQUENCE]:
        raise MalformedDer("no TBSCertificate")
    serial, algorithm, issuer, validity, subject, spki = tbs[:6]
    identifiers, times = list(der_values(algorithm.content)), list(der_values(validity.content))
    if not identifiers or len(times) != 2:
        raise MalformedDer("no algorithm, or not two times")
    return CertificateFields(
        version=version,
        serial=int.from_bytes(serial.content, signed=True),
        algorithm=object_identifier(identifiers[0].content),
        algorithms=(algorithm.raw, parts[1].raw),
        issuer=issuer.raw,
        validity=(times[0], times[1]),
        subject=subject.raw,
        spki=spki.raw,
        extensions=_extensions(tbs[6:]),
        signed=parts[0].raw,
        signature=parts[2].content[1:],
    )


def _extensions(rest: list[DerValue]) -> tuple[CertificateExtension, ...]:
    wrapper = next((value for value in rest if value.tag == _EXTENSIONS), None)
    return tuple(map(_extension, members_of(wrapper.content))) if wrapper else ()


def _extension(one: DerValue) -> CertificateExtension:
    identifier, *more, value = der_values(one.content)
    if value.tag != OCTET_STRING:
        raise MalformedDer("an extension without a value")
    critical = any(flag.tag == BOOLEAN and flag.content != b"\0" for flag in more)
    return CertificateExtension(object_identifier(identifier.content), critical, value.content)
