"""Values in DER (X.690 section 8.1), read one after another without looking at what they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

BOOLEAN, INTEGER, BIT_STRING, OCTET_STRING, OBJECT_IDENTIFIER = 0x01, 0x02, 0x03, 0x04, 0x06
UTC_TIME, GENERALIZED_TIME, SEQUENCE, SET = 0x17, 0x18, 0x30, 0x31
# No certificate has a longer identifier; each octet makes an arc.
_LONGEST_IDENTIFIER = 64


class MalformedDer(ValueError):
    """Bytes that are no such value."""


class DerValue(msgspec.Struct, frozen=True):
    """A tag of one octet, what is in the value, and the value with both."""

    tag: int
    content: bytes
    raw: bytes


def der_values(octets: bytes) -> Iterator[DerValue]:
    """The values that stand one behind another; `MalformedDer` at the first that ends too late."""
    at = 0
    while at < len(octets):
        start, length, at = at, *_length(octets, at + 1)
        if at + length > len(octets) or octets[start] & 0x1F == 0x1F:
            raise MalformedDer("a value is longer than what it stands in")
        yield DerValue(octets[start], octets[at : at + length], octets[start : at + length])
        at += length


def der_value(octets: bytes, tag: int) -> DerValue:
    """The only value there is, of this tag."""
    values = list(der_values(octets))
    if len(values) != 1 or values[0].tag != tag:
        raise MalformedDer(f"no value with the tag {tag:#x}, or another one behind it")
    return values[0]


def members_of(octets: bytes, tag: int = SEQUENCE) -> list[DerValue]:
    """What is in a sequence or set."""
    return list(der_values(der_value(octets, tag).content))


def object_identifier(content: bytes) -> str:
    """As numbers with dots, from what is in the value."""
    if not content or content[-1] & 0x80 or len(content) > _LONGEST_IDENTIFIER:
        raise MalformedDer("no object identifier")
    arcs, arc = [], 0
    for octet in content:
        arc = arc << 7 | octet & 0x7F
        if not octet & 0x80:
            arcs.append(arc)
            arc = 0
    first = min(arcs[0] // 40, 2)
    return ".".join(map(str, (first, arcs[0] - 40 * first, *arcs[1:])))


def der_time(value: DerValue) -> dt.datetime:
    """UTCTime and GeneralizedTime as RFC 5280 section 4.1.2.5 writes them, and without seconds as old certificates do."""
    text = value.content.decode("ascii", "replace")
    if value.tag == UTC_TIME:
        text = ("19" if text[:2] >= "50" else "20") + text
    elif value.tag != GENERALIZED_TIME:
        raise MalformedDer("no time")
    digits = text.removesuffix("Z")
    if not (digits.isascii() and digits.isdigit() and len(digits) in (12, 14) and text.endswith("Z")):
        raise MalformedDer("no time in UTC")
    return dt.datetime.strptime(digits.ljust(14, "0") + "+0000", "%Y%m%d%H%M%S%z")


def _length(octets: bytes, at: int) -> tuple[int, int]:
    """How long what follows is, and where it begins."""
    if at >= len(octets):
        raise MalformedDer("a value without a length")
    first = octets[at]
    if first < 0x80:
        return first, at + 1
    count = first & 0x7F
    if not 1 <= count <= 4 or at + 1 + count > len(octets):
        raise MalformedDer("a length that is not DER")
    return int.from_bytes(octets[at + 1 : at + 1 + count]), at + 1 + count
