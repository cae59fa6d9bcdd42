"""What the extensions of a certificate say (RFC 5280 section 4.2), each read from the bytes of its value; `MalformedDer` where it cannot be."""

from __future__ import annotations

import ipaddress

import msgspec

from checks.core.parse.der import (
    BIT_STRING,
    BOOLEAN,
    INTEGER,
    OBJECT_IDENTIFIER,
    OCTET_STRING,
    MalformedDer,
    der_value,
    der_values,
    members_of,
    object_identifier,
)

BASIC_CONSTRAINTS, KEY_USAGE, EXTENDED_KEY_USAGE, ALTERNATIVE_NAMES = "2.5.29.19", "2.5.29.15", "2.5.29.37", "2.5.29.17"
ISSUER_ACCESS, REVOCATION_LISTS, TLS_FEATURES, TIMESTAMPS = (
    "1.3.6.1.5.5.7.1.1",
    "2.5.29.31",
    "1.3.6.1.5.5.7.1.24",
    "1.3.6.1.4.1.11129.2.4.2",
)
CERTIFICATE_POLICIES = "2.5.29.32"
OCSP, CA_ISSUERS = "1.3.6.1.5.5.7.48.1", "1.3.6.1.5.5.7.48.2"

_MAIL, _DNS, _DIRECTORY, _URI, _ADDRESS = 0x81, 0x82, 0xA4, 0x86, 0x87
_GENERAL_NAMES = (0xA0, _MAIL, _DNS, 0xA3, _DIRECTORY, 0xA5, _URI, _ADDRESS, 0x88)
# RFC 5280 section 4.2.1.3, from the first bit on.
_USAGES = (
    "digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign", "encipherOnly", "decipherOnly",
)  # fmt: skip


class AlternativeNames(msgspec.Struct, frozen=True):
    """subjectAltName. ``dns`` is as written, in Latin-1 where it is not ASCII; ``odd``: a name is not what RFC 5280 lets stand there."""

    dns: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    mail: tuple[str, ...] = ()
    directories: tuple[bytes, ...] = ()
    odd: bool = False


def alternative_names(value: bytes) -> AlternativeNames:
    """Section 4.2.1.6. What follows a name that cannot be told apart is not read."""
    by_kind: dict[int, list[bytes]] = {}
    odd = False
    sequence = next(der_values(value))
    try:
        for name in der_values(sequence.content):
            by_kind.setdefault(name.tag, []).append(name.content)
            odd = odd or name.tag not in _GENERAL_NAMES or (name.tag in (_MAIL, _DNS, _URI) and not name.content.isascii())
    except MalformedDer:
        odd = True
    addresses = [octets for octets in by_kind.get(_ADDRESS, ()) if len(octets) in (4, 16)]
    return AlternativeNames(
        dns=tuple(name.decode("latin-1") for name in by_kind.get(_DNS, ())),
        addresses=tuple(str(ipaddress.ip_address(octets)) for octets in addresses),
        mail=tuple(name.decode("latin-1") for name in by_kind.get(_MAIL, ())),
        directories=tuple(by_kind.get(_DIRECTORY, ())),
        odd=odd or not by_kind or len(addresses) < len(by_kind.get(_ADDRESS, ())) or sequence.raw != value,
    )


def basic_constraints(value: bytes) -> tuple[bool, int | None]:
    """Section 4.2.1.9: whether it is an authority, and how many more may follow below it."""
    authority, length = False, None
    for member in members_of(value):
        if member.tag == BOOLEAN:
            authority = member.content != b"\0"
        elif member.tag == INTEGER:
            length = int.from_bytes(member.content)
    return authority, length


def key_usages(value: bytes) -> tuple[str, ...]:
    """Section 4.2.1.3, by the names of that section."""
    bits = der_value(value, BIT_STRING).content[1:]
    return tuple(name for number, name in enumerate(_USAGES) if number // 8 < len(bits) and bits[number // 8] & 0x80 >> number % 8)


def purposes(value: bytes) -> tuple[str, ...]:
    """Section 4.2.1.12, by object identifier; `MalformedDer` when there is none."""
    identifiers = tuple(object_identifier(one.content) for one in members_of(value) if one.tag == OBJECT_IDENTIFIER)
    if not identifiers:
        raise MalformedDer("an empty list of purposes")
    return identifiers


def policies(value: bytes) -> tuple[str, ...]:
    """Section 4.2.1.4, by object identifier."""
    return tuple(object_identifier(next(der_values(one.content)).content) for one in members_of(value))


def access(value: bytes, method: str) -> tuple[str, ...]:
    """Section 4.2.2.1: the URLs of one method."""
    pairs = [list(der_values(one.content)) for one in members_of(value)]
    return tuple(
        pair[1].content.decode("latin-1")
        for pair in pairs
        if len(pair) == 2 and pair[1].tag == _URI and object_identifier(pair[0].content) == method
    )


def revocation_lists(value: bytes) -> tuple[str, ...]:
    """Section 4.2.1.13: the URLs of full names."""
    urls: list[str] = []
    for point in members_of(value):
        for field in der_values(point.content):
            full = (
                [name for choice in der_values(field.content) if choice.tag == 0xA0 for name in der_values(choice.content)]
                if field.tag == 0xA0
                else []
            )
            urls.extend(name.content.decode("latin-1") for name in full if name.tag == _URI)
    return tuple(urls)


def tls_features(value: bytes) -> tuple[int, ...]:
    """RFC 7633: extensions of TLS that the server must answer."""
    return tuple(int.from_bytes(one.content) for one in members_of(value))


def timestamp_count(value: bytes) -> int:
    """RFC 6962 section 3.3: how many signed certificate timestamps a list holds."""
    octets = der_value(value, OCTET_STRING).content
    if len(octets) < 2 or int.from_bytes(octets[:2]) != len(octets) - 2:
        raise MalformedDer("a list of another length")
    count, at = 0, 2
    while at < len(octets):
        at += 2 + int.from_bytes(octets[at : at + 2])
        count += 1
    if at != len(octets):
        raise MalformedDer("a timestamp of another length")
    return count
