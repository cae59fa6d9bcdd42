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
from scanner.probes.tls.client import Client, Refused
from scanner.probes.tls.weakness.session import Shown, Talk, hello, unfit
from scanner.probes.tls.wire.answer import Answer
from scanner.probes.tls.wire.extensions import EXTENDED_MASTER_SECRET, SESSION_TICKET, extended_master_secret, session_ticket
from scanner.probes.tls.wire.hello import NAMES, TLS10, TLS12
from scanner.probes.tls.wire.octets import Malformed, Octets
from scanner.probes.tls.wire.records import Kind, Message, Reader

# One byte less than the longest: one byte comes back that is not ours.
_SHORT = 31


class _Overheard:
    """What a server says unencrypted while OpenSSL shakes hands with it, its ticket included (RFC 5077 section 3.3)."""

    def __init__(self) -> None:
        self.answer, self.ticket, self.finished = Answer(), b"", False
        self._reader = Reader()

    def take(self, data: bytes) -> None:
        for event in self._reader.feed(data):
            self.answer.take((event,))
            if isinstance(event, Message) and event.kind == Kind.NEW_SESSION_TICKET:
                self.ticket = _ticket(event.body)

    @property
    def older(self) -> str | None:
        """The version that the server chose where it does not speak the one it was offered."""
        version = self.answer.hello.version if self.answer.hello else TLS12
        return NAMES[version] if TLS10 <= version < TLS12 else None


async def ticketbleed(request: WeaknessRequest, visit: Visit, address: str) -> Shown:
    """Get a ticket in one connection, show it in another with a session id of 31 bytes, and see how many of it come back."""
    overheard = await _overhear(request, visit, address, "TLSv1.2")
    if isinstance(overheard, _Overheard) and not overheard.finished and overheard.older is not None:
        overheard = await _overhear(request, visit, address, overheard.older)
    if isinstance(overheard, Failure):
        return overheard
    first = overheard.answer.hello
    if first is None or not overheard.finished:
        return unfit(overheard.answer)
    if SESSION_TICKET not in first.extensions:
        return Vulnerable.NO, "session tickets are not in use"
    if not overheard.ticket:
        return Vulnerable.UNKNOWN, "a ticket was announced and not sent"
    secret = (extended_master_secret(),) if EXTENDED_MASTER_SECRET in first.extensions else ()
    short = os.urandom(_SHORT)
    again = msgspec.structs.replace(hello(request.host, (first.suite,), session_ticket(overheard.ticket), *secret), session_id=short)
    async with visit.stream(request.host, request.port, request.level, _what(request), address) as stream:
        if isinstance(stream, Failure):
            return stream
        answer = await Talk(stream).greet(again, visit.seconds)
    given = answer.hello.session_id if answer.hello else b""
    if given == short:
        return Vulnerable.NO, "a session id comes back as it was sent"
    if given.startswith(short):
        return Vulnerable.YES, f"a session id of {_SHORT} bytes comes back with {len(given)}"
    return Vulnerable.UNKNOWN, "the ticket was not taken back"


async def _overhear(request: WeaknessRequest, visit: Visit, address: str, version: str) -> _Overheard | Failure:
    """A full handshake in this version, as far as it goes."""
    overheard = _Overheard()
    async with visit.stream(request.host, request.port, request.level, _what(request), address) as stream:
        if isinstance(stream, Failure):
            return stream
        client = Client(stream, request.host, version)
        with contextlib.suppress(Refused, *NETWORK):
            async with Patience(visit.seconds):
                await client.shake()
            overheard.finished = True
        overheard.take(bytes(client.heard))
    return overheard


def _what(request: WeaknessRequest) -> str:
    return f"Ticketbleed {request.host}:{request.port}"


def _ticket(body: bytes) -> bytes:
    """RFC 5077 section 3.3: a life time of four bytes, then the ticket."""
    octets = Octets(body)
    try:
        octets.take(4)
        return octets.vector(2)
    except Malformed:
        return b""
