"""A server with particular tastes: it reads a ClientHello and answers it as told, with no cryptography behind it."""

from __future__ import annotations

import functools
import itertools
import socket
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from tests.real.certificates import CertificateRequest, ec_key, issue
from tests.real.tls.servers import Place, in_process
from tests.scanner.probes.tls import recorded
from tests.scanner.probes.tls.recorded import extension, message, record, vector

LEAF, DEFAULT = (issue(CertificateRequest(name=name, key=ec_key())).der for name in ("dinkes.kotacontoh.go.id", "bawaan.kotacontoh.go.id"))
ECDHE = {0xC02B: 0x0403, 0xC02F: 0x0804, 0xC030: 0x0804, 0xC013: 0x0804, 0xCCA8: 0x0804}
AEAD = (0xC02B, 0xC02C, 0xC02F, 0xC030, 0xCCA8, 0xCCA9, 0x009C)
_ECDSA = (0xC02B, 0xC02C, 0xCCA9, 0xC009)
RSA = (0x009C, 0x002F, 0x000A)


Refuse = Callable[[socket.socket, int], None]


class Hello(msgspec.Struct):
    """A ClientHello, read by other code than the one that wrote it."""

    version: int
    suites: list[int]
    extensions: dict[int, bytes]
    size: int

    def numbers(self, kind: int, length: int = 2) -> list[int]:
        data = self.extensions.get(kind, b"")[length:]
        return list(struct.unpack(f">{len(data) // 2}H", data))


class Tastes(msgspec.Struct, kw_only=True):
    """What it takes: ``suites`` and ``groups`` in its own order, which counts where ``decides``. ``keys``: it takes one of TLS 1.3, and any scheme where there are no ``schemes``. ``objection`` is the alert for what it ``dislikes``, ``refuse`` how it says no; ``nameless`` and ``nameless_suites`` are for who names no host. ``curve``: that of its ECDSA certificate, which clients must list (RFC 8422 section 5.1)."""

    versions: tuple[int, ...] = (0x0304, 0x0303)
    suites: tuple[int, ...] = (0xC02F, 0xC030, 0xC013, 0x009C)
    suites13: tuple[int, ...] = (0x1302, 0x1301)
    groups: tuple[int, ...] = (29, 23)
    curve: int | None = None
    schemes: tuple[int, ...] | None = (0x0804, 0x0401)
    keys: bool = False
    decides: bool = True
    protocols: tuple[str, ...] = ()
    fallback: bool = True
    leaf: bytes = LEAF
    nameless: bytes = DEFAULT
    nameless_suites: tuple[int, ...] = ()
    extensions: bytes = b""
    compression: int = 0
    dislikes: Callable[[Hello], bool] = lambda hello: False
    objection: int = 47
    refuse: Refuse = lambda connection, description: connection.sendall(recorded.alert(description))


@contextmanager
def particular(tastes: Tastes) -> Iterator[Place]:
    """Such a server, on loopback, while the block lasts."""
    with in_process(lambda connection: _serve(connection, tastes)) as place:
        yield place


@contextmanager
def in_turns(*every: Tastes) -> Iterator[Place]:
    """Such servers behind one port, each connection with the next of them."""
    turns = itertools.cycle(every)
    with in_process(lambda connection: _serve(connection, next(turns))) as place:
        yield place


@contextmanager
def at_addresses(*every: Tastes | None) -> Iterator[Place]:
    """Such servers, each at an address of its own (see `in_process`); where there is None, the port is closed."""
    with in_process(*(functools.partial(_serve, tastes=one) if one else None for one in every)) as place:
        yield place


def cut(connection: socket.socket, description: int) -> None:
    """Refuses by closing without a word."""


def reset(connection: socket.socket, description: int) -> None:
    """Refuses by resetting the connection."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def ignore(connection: socket.socket, description: int) -> None:
    """Says nothing until the client gives up, however long a busy machine takes for that."""
    connection.settimeout(120)
    while connection.recv(4096):
        pass


def drip(connection: socket.socket, description: int = 0) -> None:
    """Sends a record that is never complete, byte by byte."""
    connection.sendall(b"\x16\x03\x03\x40\x00")
    while True:
        connection.sendall(b"\0")
        time.sleep(0.05)


def flood(connection: socket.socket, description: int = 0) -> None:
    """Sends without end."""
    while True:
        connection.sendall(record(23, b"z" * 16_000))


def _serve(connection: socket.socket, tastes: Tastes) -> None:
    head = connection.recv(5, socket.MSG_WAITALL)
    if len(head) < 5 or head[0] != 22:
        return
    body = connection.recv(int.from_bytes(head[3:], "big"), socket.MSG_WAITALL)
    answer = _answer(_hello(body), tastes)
    if isinstance(answer, int):
        tastes.refuse(connection, answer)
    else:
        connection.sendall(answer)


def reply(sent: bytes, tastes: Tastes) -> bytes:
    """What such a server sends back for the record of a hello, an alert where it refuses; nothing where it closes, or gets something else.

    ``TimeoutError`` where it ignores the hello.
    """
    if len(sent) < 5 or sent[0] != 22:
        return b""
    answer = _answer(_hello(sent[5:]), tastes)
    if isinstance(answer, int):
        if tastes.refuse is ignore:
            raise TimeoutError
        return b"" if tastes.refuse is cut else recorded.alert(answer)
    return answer


def _hello(body: bytes) -> Hello:
    version, at = struct.unpack(">H", body[4:6])[0], 38
    at += 1 + body[at]
    size = struct.unpack(">H", body[at : at + 2])[0]
    suites = list(struct.unpack(f">{size // 2}H", body[at + 2 : at + 2 + size]))
    at += 2 + size
    at += 1 + body[at]
    end, extensions_there = at + 2 + int.from_bytes(body[at : at + 2], "big"), {}
    at += 2
    while at < end:
        kind, length = struct.unpack(">HH", body[at : at + 4])
        extensions_there[kind] = body[at + 4 : at + 4 + length]
        at += 4 + length
    return Hello(version, suites, extensions_there, len(body))


def _answer(hello: Hello, tastes: Tastes) -> bytes | int:
    """The bytes of an answer, or the alert to refuse with."""
    if tastes.dislikes(hello):
        return tastes.objection
    offered = [v for v in hello.numbers(43, 1) if v < 0x0400] or [v for v in range(0x0300, 0x0304) if v <= hello.version]
    if not (common := set(offered) & set(tastes.versions)):
        return 70
    version = max(common)
    if 0x5600 in hello.suites and tastes.fallback and version < max(tastes.versions):
        return 86
    group = _pick(hello.numbers(10), tastes.groups, tastes.decides)
    if version == 0x0304:
        suite = _pick(hello.suites, tastes.suites13, tastes.decides)
        if tastes.keys and (key := hello.extensions.get(51, b"")[2:]):
            fitting = tastes.schemes is None or not set(hello.numbers(13)).isdisjoint(tastes.schemes)
            extensions_there = extension(43, b"\x03\x04") + extension(51, key)
            return 40 if suite is None or not fitting else record(22, recorded.server_hello(0x0303, suite, extensions_there))
        return 40 if suite is None or group is None else _retry(suite, group)
    scheme = _pick(hello.numbers(13), tastes.schemes or (), tastes.decides) if version == 0x0303 else 0
    own = tastes.suites if 0 in hello.extensions else tastes.nameless_suites or tastes.suites
    able = [code for code in own if code not in ECDHE or (group is not None and scheme is not None)]
    able = able if tastes.curve in (None, *hello.numbers(10)) else [code for code in able if code not in _ECDSA]
    able = able if version == 0x0303 else [code for code in able if code not in AEAD]
    suite = _pick(hello.suites, able, tastes.decides)
    if suite is None:
        return 40
    chain = tastes.leaf if 0 in hello.extensions else tastes.nameless
    if not chain:
        return 112
    protocols = hello.extensions.get(16, b"").decode("latin-1")
    protocol = next((p for p in tastes.protocols if p in protocols), None)
    if tastes.protocols and protocols and protocol is None:
        return 120
    extensions_there = tastes.extensions + (extension(16, vector(2, vector(1, protocol.encode()))) if protocol else b"")
    flight = recorded.server_hello(version, suite, extensions_there, compression=tastes.compression) + recorded.certificate(chain)
    if suite in ECDHE:
        flight += recorded.ecdhe(group or 0, scheme if version == 0x0303 else None)
    return record(22, flight + message(14, b""), version)


def _retry(suite: int, group: int) -> bytes:
    extensions_there = extension(43, b"\x03\x04") + extension(51, struct.pack(">H", group))
    return record(22, recorded.server_hello(0x0303, suite, extensions_there, recorded.RETRY))


def _pick(offered: list[int], own: tuple[int, ...] | list[int], decides: bool) -> int | None:
    first, second = (own, offered) if decides else (offered, own)
    return next((value for value in first if value in second), None)
