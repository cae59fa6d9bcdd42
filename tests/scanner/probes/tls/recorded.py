"""Answers of a server as bytes, composed as RFC 5246 and RFC 8446 lay them out, in every shape that the parsers must take."""

from __future__ import annotations

import struct

from checks.core.testing import evidence as build

SUITE = 0xC02F  # TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
RETRY = bytes.fromhex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c")


def vector(size: int, data: bytes) -> bytes:
    return len(data).to_bytes(size, "big") + data


def record(kind: int, payload: bytes, version: int = 0x0303) -> bytes:
    return struct.pack(">BHH", kind, version, len(payload)) + payload


def message(kind: int, body: bytes) -> bytes:
    return bytes((kind,)) + vector(3, body)


def extension(kind: int, data: bytes) -> bytes:
    return struct.pack(">H", kind) + vector(2, data)


def server_hello(
    version: int = 0x0303, suite: int = SUITE, extensions: bytes | None = b"", random: bytes = b"R" * 32, compression: int = 0
) -> bytes:
    end = b"" if extensions is None else vector(2, extensions)
    return message(2, struct.pack(">H", version) + random + vector(1, b"S" * 32) + struct.pack(">HB", suite, compression) + end)


def certificate(*chain: bytes) -> bytes:
    return message(11, vector(3, b"".join(vector(3, one) for one in chain)))


def ecdhe(curve: int = 29, scheme: int | None = 0x0804) -> bytes:
    return message(12, struct.pack(">BH", 3, curve) + vector(1, b"P" * 32) + _signed(scheme))


def dhe(prime: int, scheme: int | None = 0x0401) -> bytes:
    size = (prime.bit_length() + 7) // 8
    return message(12, vector(2, prime.to_bytes(size, "big")) + vector(2, b"\x02") + vector(2, b"Y" * size) + _signed(scheme))


def _signed(scheme: int | None) -> bytes:
    """With the scheme in TLS 1.2, without it before."""
    return (b"" if scheme is None else struct.pack(">H", scheme)) + vector(2, b"s" * 128)


def flight() -> bytes:
    """A whole TLS 1.2 flight with an OCSP response, in one record a message."""
    extensions = (
        extension(0xFF01, b"\0")
        + extension(23, b"")
        + extension(16, vector(2, vector(1, b"h2")))
        + extension(18, vector(2, vector(2, b"sct")))
    )
    status = message(22, b"\x01" + vector(3, b"response"))
    request = message(13, b"\x01\x01\x00\x02\x04\x01\x00\x00")
    messages = (server_hello(extensions=extensions), certificate(build.certificate_der()), status, ecdhe(), request, message(14, b""))
    return b"".join(record(22, one) for one in messages)


def retry(group: int = 29) -> bytes:
    """A HelloRetryRequest."""
    extensions = extension(43, b"\x03\x04") + extension(51, struct.pack(">H", group))
    return record(22, server_hello(suite=0x1301, extensions=extensions, random=RETRY))


def newest() -> bytes:
    """A TLS 1.3 ServerHello and what follows it, encrypted."""
    extensions = extension(43, b"\x03\x04") + extension(51, struct.pack(">H", 29) + vector(2, b"K" * 32))
    return record(22, server_hello(suite=0x1301, extensions=extensions)) + record(20, b"\x01") + record(23, b"x" * 700)


def alert(description: int, fatal: bool = True) -> bytes:
    return record(21, bytes((2 if fatal else 1, description)))


def ssl2(*kinds: int) -> bytes:
    body = (
        b"\x04\x00\x01\x00\x02"
        + struct.pack(">HHH", 3, 3 * len(kinds), 16)
        + b"DER"
        + b"".join(k.to_bytes(3, "big") for k in kinds)
        + b"c" * 16
    )
    return (0x8000 | len(body)).to_bytes(2, "big") + body


EVERYTHING = (
    flight(),
    retry(),
    newest(),
    alert(40),
    alert(112, fatal=False) + flight(),
    ssl2(0x010080, 0x0700C0),
    b"HTTP/1.1 400 Bad Request\r\n\r\n",
)
