"""SSL 2.0: the CLIENT-HELLO that only it understands, and the SERVER-HELLO that shows it is spoken (Hickman, The SSL Protocol, 1995)."""

from __future__ import annotations

import os

import msgspec

from scanner.probes.tls.wire.octets import MalformedRecord, Octets, numbers

_VERSION = 0x0002
_CLIENT_HELLO, _SERVER_HELLO = 1, 4


class Ssl2Hello(msgspec.Struct, frozen=True):
    """SERVER-HELLO: the certificate in DER and the cipher kinds that the server accepts, three bytes each."""

    certificate: bytes
    kinds: tuple[int, ...]


def client_hello(kinds: tuple[int, ...]) -> bytes:
    """The record to send; ``kinds`` are the three-byte numbers of cipher kinds."""
    challenge = os.urandom(16)
    lengths = numbers((3 * len(kinds), 0, len(challenge)))
    body = bytes((_CLIENT_HELLO,)) + numbers((_VERSION,)) + lengths + b"".join(kind.to_bytes(3, "big") for kind in kinds) + challenge
    return (0x8000 | len(body)).to_bytes(2, "big") + body


def ssl2_server_hello(data: bytes) -> Ssl2Hello | None:
    """The answer, or None while more of it must come. `Malformed` when it is something else."""
    if len(data) < 2:
        return None
    if not data[0] & 0x80:
        raise MalformedRecord("not a record of SSL 2.0")
    length = (data[0] & 0x7F) << 8 | data[1]
    if len(data) >= 3 and data[2] != _SERVER_HELLO:
        raise MalformedRecord("not a SERVER-HELLO")
    if len(data) < 2 + length:
        return None
    octets = Octets(data[2 : 2 + length])
    octets.take(3)
    if octets.number(2) != _VERSION:
        raise MalformedRecord("not version 2.0")
    sizes = octets.number(2), octets.number(2)
    octets.take(2)
    certificate, kinds = octets.take(sizes[0]), octets.take(sizes[1])
    return Ssl2Hello(certificate, tuple(int.from_bytes(kinds[at : at + 3], "big") for at in range(0, len(kinds) - 2, 3)))
