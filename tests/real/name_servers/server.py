"""A name server that answers for a domain, or does one of these things as no sound one does (RFC 1034 section 4.3, RFC 5936)."""

from __future__ import annotations

import asyncio
import contextlib
import enum
import socket
from collections.abc import AsyncIterator, Iterable

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.rrset
import msgspec

NEWEST, OLD = 2026010101, 2024010101
_MORE = 300  # names of a large zone


class ServerManner(enum.Enum):
    """What is peculiar about a server."""

    SOUND = "sound"
    REFUSING = "refusing"
    FAILING = "failing"
    NOT_AUTHORITATIVE = "not-authoritative"
    UPWARD = "upward"
    SILENT = "silent"
    OLD_COPY = "old-copy"
    SLIPPING = "slipping"
    RECURSIVE = "recursive"
    ABOVE = "above"
    OPEN = "open"
    OPEN_LARGE = "open-large"
    ONLY_START = "only-start"
    WITHOUT_END = "without-end"
    WITHOUT_TCP = "without-tcp"
    GARBAGE = "garbage"


class NameServerBehind(msgspec.Struct, frozen=True):
    """Where it listens, for which domain, and what it does."""

    address: str
    domain: str
    manner: ServerManner = ServerManner.SOUND

    def reply(self, query: dns.message.Message, *, tcp: bool) -> bytes | None:
        """What it sends; None where it keeps silent."""
        manner, question = self.manner, query.question[0]
        answer = dns.message.make_response(query)
        if manner is ServerManner.SILENT:
            return None
        if manner is ServerManner.GARBAGE:
            return query.to_wire()[:2] + b"\xff" * 30
        if manner is ServerManner.SLIPPING and not tcp:
            answer.flags |= dns.flags.TC
        elif manner in (ServerManner.REFUSING, ServerManner.FAILING):
            answer.set_rcode(dns.rcode.REFUSED if manner is ServerManner.REFUSING else dns.rcode.SERVFAIL)
        elif manner is ServerManner.UPWARD:
            answer.authority.append(dns.rrset.from_text(".", 300, "IN", "NS", "a.root-servers.example."))
        elif question.rdtype == dns.rdatatype.AXFR:
            self._transfer(answer)
        elif question.name == dns.name.from_text(self.domain):
            answer.flags |= 0 if manner is ServerManner.NOT_AUTHORITATIVE else dns.flags.AA
            answer.answer.append(self._start)
        elif manner in (ServerManner.RECURSIVE, ServerManner.ABOVE):
            # One that has the domain above as a zone of its own looks nothing up.
            answer.flags |= dns.flags.RA if manner is ServerManner.RECURSIVE else dns.flags.AA
            answer.answer.append(dns.rrset.from_text(question.name, 300, "IN", "NS", "a.example."))
        else:
            answer.set_rcode(dns.rcode.REFUSED)
        return answer.to_wire(max_size=65_535)

    @property
    def _start(self) -> dns.rrset.RRset:
        serial = OLD if self.manner is ServerManner.OLD_COPY else NEWEST
        return dns.rrset.from_text(f"{self.domain}.", 300, "IN", "SOA", f"ns. hostmaster. {serial} 3600 900 1209600 300")

    def _transfer(self, answer: dns.message.Message) -> None:
        names = [dns.rrset.from_text(f"h{n}.{self.domain}.", 300, "IN", "A", "192.0.2.1") for n in range(_MORE)]
        match self.manner:
            case ServerManner.OPEN:
                answer.answer = [self._start, *names[:3], self._start]
            case ServerManner.OPEN_LARGE:
                answer.answer = [self._start, *names, self._start]
            case ServerManner.ONLY_START:
                answer.answer = [self._start, self._start]
            case ServerManner.WITHOUT_END:
                answer.answer = [self._start, *names[:3]]
            case _:
                answer.set_rcode(dns.rcode.NOTAUTH)


@contextlib.asynccontextmanager
async def serving_names(servers: Iterable[NameServerBehind], port: int) -> AsyncIterator[None]:
    """All of them, over UDP and TCP, until the context ends."""
    async with contextlib.AsyncExitStack() as stack:
        for server in servers:
            plug = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
            plug.setblocking(False)
            plug.bind((server.address, port))
            stack.callback(asyncio.create_task(_answer_datagrams(server, plug)).cancel)
            if server.manner is not ServerManner.WITHOUT_TCP:
                await stack.enter_async_context(await asyncio.start_server(_Stream(server).answer, server.address, port))
        yield


async def _answer_datagrams(server: NameServerBehind, plug: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    while True:
        data, where = await loop.sock_recvfrom(plug, 65_535)
        if (answer := server.reply(dns.message.from_wire(data), tcp=False)) is not None:
            await loop.sock_sendto(plug, answer, where)


class _Stream:
    def __init__(self, server: NameServerBehind) -> None:
        self._server = server

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, EOFError, dns.exception.DNSException, asyncio.CancelledError):
            size = int.from_bytes(await reader.readexactly(2))
            answer = self._server.reply(dns.message.from_wire(await reader.readexactly(size)), tcp=True)
            if answer is None:
                await reader.read()
            else:
                writer.write(len(answer).to_bytes(2) + answer)
                await writer.drain()
        writer.close()
