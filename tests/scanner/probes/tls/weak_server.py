"""Servers that speak just enough TLS 1.2 to have a weakness, or not to: hand-written, in threads of this process."""

from __future__ import annotations

import contextlib
import socket
import ssl
import struct
from collections.abc import Callable, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import rsa

from tests.real.certificates import Issued

CHANGE_CIPHER_SPEC, ALERT, HANDSHAKE, HEARTBEAT = 20, 21, 22, 24
UNEXPECTED_MESSAGE, BAD_RECORD_MAC, DECRYPTION_FAILED, ILLEGAL_PARAMETER, DECRYPT_ERROR = 10, 20, 21, 47, 51
_TLS12 = b"\x03\x03"
_RSA_AES128_SHA = b"\x00\x2f"

Serve = Callable[[socket.socket], None]

# Seconds, more than any client waits, however busy the machine is: a server that says nothing must not be the first to leave.
_PATIENCE = 120.0


class Closed(Exception):
    """The client has left."""


def read(connection: socket.socket) -> tuple[int, bytes]:
    """The next record: type and payload. `Closed` when there is none."""
    head = _exactly(connection, 5)
    return head[0], _exactly(connection, int.from_bytes(head[3:], "big"))


def send(connection: socket.socket, kind: int, payload: bytes) -> None:
    """One record."""
    connection.sendall(bytes((kind,)) + _TLS12 + struct.pack(">H", len(payload)) + payload)


def alert(connection: socket.socket, description: int) -> None:
    """A fatal alert."""
    send(connection, ALERT, bytes((2, description)))


def greet(connection: socket.socket, issued: Issued, extensions: Sequence[tuple[int, bytes]] = (), session_id: bytes = b"") -> None:
    """Read a hello; answer with RSA key exchange, up to ServerHelloDone."""
    read(connection)
    extensions_bytes = b"".join(struct.pack(">HH", kind, len(data)) + data for kind, data in extensions)
    hello = _TLS12 + bytes(32) + bytes((len(session_id),)) + session_id + _RSA_AES128_SHA + b"\x00"
    hello += struct.pack(">H", len(extensions_bytes)) + extensions_bytes if extensions else b""
    chain = _long(_long(issued.der))
    send(connection, HANDSHAKE, b"\x02" + _long(hello) + b"\x0b" + _long(chain) + b"\x0e" + _long(b""))


def politely(serve: Serve) -> Serve:
    """The same, ending when the client does."""

    def one(connection: socket.socket) -> None:
        connection.settimeout(_PATIENCE)
        with contextlib.suppress(Closed, OSError):
            serve(connection)

    return one


def heartbeats(issued: Issued, answer: Callable[[socket.socket, int, bytes], None], offered: bool = True) -> Serve:
    """Offers heartbeats, or does not; ``answer`` gets the claimed length of each and what follows it."""

    def serve(connection: socket.socket) -> None:
        greet(connection, issued, [(15, b"\x01")] if offered else [(0xFF01, b"\x00")])
        while True:
            kind, payload = read(connection)
            assert kind == HEARTBEAT
            assert payload[0] == 1
            answer(connection, int.from_bytes(payload[1:3], "big"), payload[3:])

    return politely(serve)


def early_change(issued: Issued, *reactions: Callable[[socket.socket], None]) -> Serve:
    """Reacts to the first record after the greeting, to the second, and so on; then it only listens."""

    def serve(connection: socket.socket) -> None:
        greet(connection, issued)
        for react in reactions:
            kind, payload = read(connection)
            assert (kind, payload) == (CHANGE_CIPHER_SPEC, b"\x01")
            react(connection)
        _drain(connection)

    return politely(serve)


def tickets(pem: Path, issued: Issued, echo: Callable[[bytes], bytes]) -> Serve:
    """Gives tickets out as OpenSSL does; whoever brings one with a short session id gets that back through ``echo``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    context.maximum_version = ssl.TLSVersion.TLSv1_2

    def serve(connection: socket.socket) -> None:
        # Type, version and length of the record, type and length of the message, version, random: then the length of the session id.
        start = connection.recv(44, socket.MSG_PEEK | socket.MSG_WAITALL)
        if start[43]:
            session_id = connection.recv(44 + start[43], socket.MSG_PEEK | socket.MSG_WAITALL)[44:]
            greet(connection, issued, session_id=echo(session_id))
            read(connection)
        else:
            with context.wrap_socket(connection, server_side=True) as tls:
                tls.recv(1)

    return politely(serve)


Judge = Callable[[bytes], int | None]


def decrypting(issued: Issued, on_key: Judge, on_finished: Judge) -> Serve:
    """Decrypts the ClientKeyExchange and reacts by the plaintext's form, at once or when the Finished has come: an alert, or None for silence."""

    def serve(connection: socket.socket) -> None:
        greet(connection, issued)
        plain = _decrypted(connection, issued)
        reply = on_key(plain)
        if reply is None:
            read(connection)
            read(connection)
            reply = on_finished(plain)
        if reply is not None:
            alert(connection, reply)
            connection.shutdown(socket.SHUT_WR)
        _drain(connection)

    return politely(serve)


def impatient(issued: Issued, is_well: Callable[[bytes], bool]) -> Serve:
    """Reacts to all whole flights alike; a broken ClientKeyExchange that nothing follows meets with an alert, a sound one with silence."""

    def serve(connection: socket.socket) -> None:
        greet(connection, issued)
        plain = _decrypted(connection, issued)
        connection.settimeout(0.1)
        try:
            read(connection)
        except TimeoutError:
            if not is_well(plain):
                alert(connection, ILLEGAL_PARAMETER)
                connection.shutdown(socket.SHUT_WR)
        else:
            alert(connection, BAD_RECORD_MAC)
            connection.shutdown(socket.SHUT_WR)
        connection.settimeout(_PATIENCE)
        _drain(connection)

    return politely(serve)


def begins_well(plain: bytes) -> bool:
    """00 02."""
    return plain[:2] == b"\x00\x02"


def is_sound(plain: bytes) -> bool:
    """A premaster secret of 48 bytes for a hello of TLS 1.2, in padding as it must be."""
    return begins_well(plain) and plain.find(b"\x00", 2) == len(plain) - 49 and plain[-48:-46] == _TLS12


def _long(data: bytes) -> bytes:
    return len(data).to_bytes(3, "big") + data


def _decrypted(connection: socket.socket, issued: Issued) -> bytes:
    """What the client put into its ClientKeyExchange, padding and all."""
    assert isinstance(issued.key, rsa.RSAPrivateKey)
    private = issued.key.private_numbers()
    modulus = private.public_numbers.n
    kind, message = read(connection)
    assert (kind, message[0]) == (HANDSHAKE, 16)
    return pow(int.from_bytes(message[6:], "big"), private.d, modulus).to_bytes((modulus.bit_length() + 7) // 8, "big")


def _drain(connection: socket.socket) -> None:
    """Until the client leaves: closing before everything is read would reset the connection, and take an alert with it."""
    while True:
        read(connection)


def _exactly(connection: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = connection.recv(count - len(data))
        if not more:
            raise Closed
        data += more
    return data
