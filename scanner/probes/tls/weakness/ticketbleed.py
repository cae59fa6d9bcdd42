"""Ticketbleed (CVE-2016-9244): a session id shorter than 32 bytes, sent with a ticket, comes back filled up with the server's memory."""

from __future__ import annotations

import contextlib
import os

import msgspec

from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Vulnerable, WeaknessRequest
from scanner.net.door import Visit
from scanner.net.failures import NETWORK
from scanner.net.lag import Patience
from scanner.probes.tls.client import Client, HandshakeError
from scanner.probes.tls.weakness.session import Talk, WeaknessResult, hello, unfit
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.extensions import EXTENDED_MASTER_SECRET, SESSION_TICKET, extended_master_secret, session_ticket
from scanner.probes.tls.wire.hello import TLS10, TLS12, VERSION_NAMES
from scanner.probes.tls.wire.octets import MalformedRecord, Octets
from scanner.probes.tls.wire.records import Message, Reader, RecordType

# One byte less than the longest: one byte comes back that is not ours.
_SHORT = 31


class _Handshake:
    """What a server says unencrypted while OpenSSL shakes hands with it, its ticket included (RFC 5077 section 3.3)."""

    def __init__(self) -> None:
        self.answer, self.ticket, self.finished = ServerAnswer(), b"", False
        self._reader = Reader()

    def take(self, data: bytes) -> None:
        for event in self._reader.feed(data):
            self.answer.take((event,))
            if isinstance(event, Message) and event.kind == RecordType.NEW_SESSION_TICKET:
                self.ticket = _ticket(event.body)

    @property
    def older(self) -> str | None:
        """The version that the server chose where it does not speak the one it was offered."""
        version = self.answer.hello.version if self.answer.hello else TLS12
        return VERSION_NAMES[version] if TLS10 <= version < TLS12 else None


async def ticketbleed(request: WeaknessRequest, visit: Visit, address: str) -> WeaknessResult:
    """Get a ticket in one connection, show it in another with a session id of 31 bytes, and see how many of it come back."""
    handshake = await _shake(request, visit, address, "TLSv1.2")
    if isinstance(handshake, _Handshake) and not handshake.finished and handshake.older is not None:
        handshake = await _shake(request, visit, address, handshake.older)
    if isinstance(handshake, Failure):
        return handshake
    first = handshake.answer.hello
    if first is None or not handshake.finished:
        return unfit(handshake.answer)
    if SESSION_TICKET not in first.extensions:
        return Vulnerable.NO, "session tickets are not in use"
    if not handshake.ticket:
        return Vulnerable.UNKNOWN, "a ticket was announced and not sent"
    secret = (extended_master_secret(),) if EXTENDED_MASTER_SECRET in first.extensions else ()
    short = os.urandom(_SHORT)
    again = msgspec.structs.replace(hello(request.host, (first.suite,), session_ticket(handshake.ticket), *secret), session_id=short)
    async with visit.stream(request.host, request.port, request.level, _what(request), address) as stream:
        if isinstance(stream, Failure):
            return stream
        answer = await Talk(stream).greet(again, visit.seconds)
    session_id = answer.hello.session_id if answer.hello else b""
    if session_id == short:
        return Vulnerable.NO, "a session id comes back as it was sent"
    if session_id.startswith(short):
        return Vulnerable.YES, f"a session id of {_SHORT} bytes comes back with {len(session_id)}"
    return Vulnerable.UNKNOWN, "the ticket was not taken back"


async def _shake(request: WeaknessRequest, visit: Visit, address: str, version: str) -> _Handshake | Failure:
    """A full handshake in this version, as far as it goes."""
    handshake = _Handshake()
    async with visit.stream(request.host, request.port, request.level, _what(request), address) as stream:
        if isinstance(stream, Failure):
            return stream
        client = Client(stream, request.host, version)
        with contextlib.suppress(HandshakeError, *NETWORK):
            async with Patience(visit.seconds):
                await client.shake()
            handshake.finished = True
        handshake.take(bytes(client.server_bytes))
    return handshake


def _what(request: WeaknessRequest) -> str:
    return f"Ticketbleed {request.host}:{request.port}"


def _ticket(body: bytes) -> bytes:
    """RFC 5077 section 3.3: a life time of four bytes, then the ticket."""
    octets = Octets(body)
    try:
        octets.take(4)
        return octets.vector(2)
    except MalformedRecord:
        return b""
