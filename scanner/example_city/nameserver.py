"""The city's name server: its zones over UDP and TCP (RFC 1035, RFC 7766), NXDOMAIN for everything else but a few strangers."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Container
from contextlib import asynccontextmanager, suppress

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.opcode
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rrset
import dns.zone
import msgspec

_UDP_BYTES = 512


class Published(msgspec.Struct, frozen=True):
    """What the name server knows: zones, ``strangers`` that exist elsewhere, and a domain that is ``failing``: whatever is asked of it is SERVFAIL.

    One that is not a ``resolver`` answers for its zones alone, and hands none of them out.
    """

    zones: tuple[dns.zone.Zone, ...]
    strangers: Container[str] = ()
    failing: str = ""
    resolver: bool = True


def reply(names: Published, wire: bytes) -> dns.message.Message | None:
    """The answer to a message as it came in; None when it is no query that can be answered."""
    try:
        query = dns.message.from_wire(wire)
    except dns.exception.DNSException:
        return None
    if query.flags & dns.flags.QR:
        return None
    answer = dns.message.make_response(query, recursion_available=names.resolver)
    if query.opcode() != dns.opcode.QUERY:
        answer.set_rcode(dns.rcode.NOTIMP)
    elif len(query.question) != 1 or query.question[0].rdclass != dns.rdataclass.IN:
        answer.set_rcode(dns.rcode.REFUSED)
    else:
        question = query.question[0]
        if not names.resolver and (question.rdtype == dns.rdatatype.AXFR or not _is_own(names.zones, question.name)):
            answer.set_rcode(dns.rcode.REFUSED)
        elif len(question.name.labels) == 2:
            _delegate(question.name, question.rdtype, answer)
        elif names.failing and question.name.is_subdomain(dns.name.from_text(names.failing)):
            answer.set_rcode(dns.rcode.SERVFAIL)
        elif question.name.to_text(omit_final_dot=True).lower() not in names.strangers:
            _look_up(names.zones, question.name, question.rdtype, answer)
    return answer


def _is_own(zones: tuple[dns.zone.Zone, ...], name: dns.name.Name) -> bool:
    return any(zone.origin is not None and name.is_subdomain(zone.origin) for zone in zones)


def _delegate(name: dns.name.Name, rdtype: dns.rdatatype.RdataType, answer: dns.message.Message) -> None:
    """Every top-level domain exists, and has name servers."""
    if rdtype == dns.rdatatype.NS:
        answer.answer.append(dns.rrset.from_text(name, 300, "IN", "NS", "a.root-servers.example."))


def _look_up(zones: tuple[dns.zone.Zone, ...], name: dns.name.Name, rdtype: dns.rdatatype.RdataType, answer: dns.message.Message) -> None:
    answer.flags |= dns.flags.AA
    # A name that only has names below it exists (RFC 8020), so its answer is empty rather than NXDOMAIN.
    if not any(owner.is_subdomain(name) for zone in zones for owner in zone):
        answer.set_rcode(dns.rcode.NXDOMAIN)
    own = next((zone for zone in zones if zone.origin is not None and name.is_subdomain(zone.origin)), None)
    if own is None or own.origin is None:
        return
    rrset = own.get_rrset(name, rdtype)
    start = own.get_rrset(own.origin, dns.rdatatype.SOA)
    if rrset is not None:
        answer.answer.append(rrset)
    elif start is not None:
        answer.authority.append(start)


@asynccontextmanager
async def answering(names: Published, udp: socket.socket, tcp: socket.socket) -> AsyncIterator[None]:
    """Answer queries on two bound sockets."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Cancelled when the city ends; a stream's callback that passed this on would be logged.
        with suppress(asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            while True:
                (size,) = struct.unpack("!H", await reader.readexactly(2))
                answer = reply(names, await reader.readexactly(size))
                if answer is None:
                    break
                writer.write(answer.to_wire(prepend_length=True))
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, sock=tcp)
    datagrams = asyncio.create_task(_answer_datagrams(names, udp))
    try:
        yield
    finally:
        server.close()
        datagrams.cancel()


async def _answer_datagrams(names: Published, udp: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    udp.setblocking(False)
    while True:
        query, sender = await loop.sock_recvfrom(udp, 65_535)
        if (answer := reply(names, query)) is not None:
            room = max(_UDP_BYTES, answer.request_payload)
            await loop.sock_sendto(udp, answer.to_wire(max_size=room, prefer_truncation=True), sender)
