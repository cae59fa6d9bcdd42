"""Servers that no library offers any more: SSL 2.0, export suites, a DH prime of 512 bits. They answer a hello and go no further."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from checks.core.tls.suites import ssl2_kinds, suites
from tests.real.tls.keys import Keys
from tests.real.tls.servers import Place, Start, in_process

_ALERT, _HANDSHAKE = 21, 22
_HANDSHAKE_FAILURE, _PROTOCOL_VERSION = 40, 70
# A 512-bit prime that was Apache's mod_ssl default for export suites, the one that Logjam's authors broke (weakdh.org).
_PRIME = bytes.fromhex(
    "9FDB8B8A004544F0045F1737D0BA2E0B274CDF1A9F588218FB435316A16E3741"
    "71FD19D8D8F37C39BF863FD60E3E300680A3030C6E4C3757D08F70E6AA871033"
)  # fmt: skip
_SSL2_CERTIFICATE = 1


class OldServer(msgspec.Struct, frozen=True):
    """``versions`` are record numbers from 0x0300; ``suites`` in the order of the server, which decides."""

    versions: tuple[int, ...] = ()
    suites: tuple[str, ...] = ()
    ssl2: tuple[str, ...] = ()


def old_server(what: OldServer) -> Start:
    """Such a server, with the RSA certificate of the keys."""

    @contextmanager
    def start(keys: Keys) -> Iterator[Place]:
        text = keys.rsa.read_bytes()
        key = serialization.load_pem_private_key(text, None)
        assert isinstance(key, rsa.RSAPrivateKey)
        der = x509.load_pem_x509_certificate(text[text.index(b"-----BEGIN CERT") :]).public_bytes(serialization.Encoding.DER)
        with in_process(lambda client: _serve(client, what, der, key)) as place:
            yield place

    return start


def _serve(client: socket.socket, what: OldServer, certificate: bytes, key: rsa.RSAPrivateKey) -> None:
    head = _read(client, 5)
    if head[0] & 0x80 and head[2] == 1:
        if what.ssl2:
            body = head[2:] + _read(client, (struct.unpack(">H", head[:2])[0] & 0x7FFF) - 3)
            client.sendall(_ssl2_hello(body, what.ssl2, certificate))
        return
    if head[0] != _HANDSHAKE:
        return
    hello = _read(client, struct.unpack(">H", head[3:])[0])
    client.sendall(_answer(hello, what, certificate, key))
    # Whoever waits for more sees at once that nothing will come.
    client.shutdown(socket.SHUT_WR)
    while client.recv(4096):
        pass


def _read(client: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = client.recv(count - len(data))
        if not more:
            raise OSError("the client left")
        data += more
    return data


def _ssl2_hello(hello: bytes, kinds: Sequence[str], certificate: bytes) -> bytes:
    """SERVER-HELLO of the SSL 2.0 draft: the kinds both know, in the server's order."""
    length = struct.unpack(">H", hello[3:5])[0]
    offered = {hello[9 + n : 12 + n] for n in range(0, length, 3)}
    both = b"".join(code for name in kinds if (code := ssl2_kinds()[name].code.to_bytes(3, "big")) in offered)
    body = struct.pack(">BBBHHHH", 4, 0, _SSL2_CERTIFICATE, 2, len(certificate), len(both), 16) + certificate + both + bytes(16)
    return struct.pack(">H", 0x8000 | len(body)) + body


def _answer(hello: bytes, what: OldServer, certificate: bytes, key: rsa.RSAPrivateKey) -> bytes:
    """Everything up to ServerHelloDone (RFC 5246 section 7.3), or the alert that says why not."""
    highest = struct.unpack(">H", hello[4:6])[0]
    version = max((number for number in what.versions if number <= highest), default=0)
    if not version:
        return _record(_ALERT, min(highest, 0x0301), bytes((2, _PROTOCOL_VERSION)))
    at = 39 + hello[38]
    count = struct.unpack(">H", hello[at : at + 2])[0]
    offered = struct.unpack(f">{count // 2}H", hello[at + 2 : at + 2 + count])
    suite = next((suites()[name] for name in what.suites if suites()[name].code in offered), None)
    if suite is None:
        return _record(_ALERT, version, bytes((2, _HANDSHAKE_FAILURE)))
    server_random, client_random = bytes(range(32)), hello[6:38]
    messages = _message(2, struct.pack(">H32sBHB", version, server_random, 0, suite.code, 0))
    messages += _message(11, _long(_long(certificate)))
    if suite.key_exchange == "DHE":
        messages += _message(
            12, _with_signature(_short(_PRIME) + _short(b"\x02") + _short(bytes(63) + b"\x05"), client_random + server_random, version, key)
        )
    elif suite.export:
        # RSA_EXPORT sends an ephemeral key of 512 bits; its modulus need not have factors here, for nobody goes on.
        messages += _message(12, _with_signature(_short(_PRIME) + _short(b"\x01\x00\x01"), client_random + server_random, version, key))
    return _record(_HANDSHAKE, version, messages + _message(14, b""))


def _with_signature(parameters: bytes, randoms: bytes, version: int, key: rsa.RSAPrivateKey) -> bytes:
    if version >= 0x0303:
        return parameters + b"\x04\x01" + _short(key.sign(randoms + parameters, padding.PKCS1v15(), hashes.SHA256()))
    # Before TLS 1.2 it is MD5 and SHA-1 side by side, which no library signs; clients that stop here do not look.
    return parameters + _short(bytes(key.key_size // 8))


def _message(kind: int, body: bytes) -> bytes:
    return bytes((kind,)) + _long(body)


def _record(kind: int, version: int, body: bytes) -> bytes:
    return struct.pack(">BHH", kind, version, len(body)) + body


def _short(body: bytes) -> bytes:
    return struct.pack(">H", len(body)) + body


def _long(body: bytes) -> bytes:
    return len(body).to_bytes(3, "big") + body
