"""Questions to the name servers of a domain themselves, over UDP and, for a whole zone, over TCP (RFC 1035, RFC 5936)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

import dns.exception
import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype

from checks.core.check.family import See
from checks.core.domain.name_servers import name_servers
from checks.core.domain.subjects import resolution
from checks.core.evidence.dns import DnsAnswer
from checks.core.evidence.domain import DomainLookups, DomainLookupsRequest, DomainSubject
from checks.core.evidence.name_servers import NameServerAnswer, NameServerAnswers, NameServersRequest, ServerSubject, ZoneTransfer
from checks.core.evidence.observation import Failure, Observation
from checks.core.model.failure import FailureKind
from scanner.net.door import Visit
from scanner.net.failures import NETWORK, kind_of, words_of
from scanner.net.lag import Patience
from scanner.net.policy.services import DNS_PORT
from scanner.net.socket.tcp import Stream
from scanner.net.trouble import Malformed

# Twice: a datagram may be lost.
_TRIES = 2
_MOST_SERVERS = 26
# More of a zone is not read: that it is handed out, these prove.
_MOST_RECORDS, _MOST_OCTETS = 100, 262_144
_Outcome = DnsAnswer | ZoneTransfer | Failure
_Read = TypeVar("_Read")


async def observe_name_servers(request: NameServersRequest, visit: Visit, see: See) -> Observation:
    """Every address of every name server, one after another."""
    lookups = await see(DomainLookupsRequest(request.domain, DomainSubject.NAME_SERVERS))
    assert isinstance(lookups, DomainLookups)
    answers: list[NameServerAnswer] = []
    for server in name_servers(request.domain, resolution(lookups)).servers:
        addresses = await visit.addresses(server.name)
        for address in ("",) if isinstance(addresses, Failure) else addresses:
            if isinstance(addresses, Failure):
                outcome: _Outcome = addresses
            elif len(answers) >= _MOST_SERVERS:
                outcome = visit.fail(FailureKind.BUDGET, f"{_MOST_SERVERS} name servers were asked")
            else:
                outcome = await _Question(request, server.name, address, visit).ask()
            answers.append(NameServerAnswer(server.name, address, outcome))
    return NameServerAnswers(request.domain, tuple(answers), visit.clock.now())


class _Question:
    """One question to one address of a name server."""

    def __init__(self, request: NameServersRequest, server: str, address: str, visit: Visit) -> None:
        self._request, self._server, self._address, self._visit = request, server, address, visit

    async def ask(self) -> _Outcome:
        match self._request.subject:
            case ServerSubject.AUTHORITY:
                return await self._answer(self._request.domain, "SOA")
            case ServerSubject.RECURSION:
                # A top-level domain is known to every resolver, and to no name server of a city.
                return await self._answer(self._request.domain.rpartition(".")[2], "NS", dns.flags.RD)
            case ServerSubject.TRANSFER:
                return await self._transfer()

    async def _answer(self, name: str, rdtype: str, flags: int = 0) -> DnsAnswer | Failure:
        """What the server says of a name, without EDNS, which old ones do not know; over TCP where it says so."""
        query = dns.message.make_query(name, rdtype, flags=flags, use_edns=False)
        answer: bytes | Failure = b""
        for _ in range(_TRIES):
            answer = await self._visit.datagram(self._server, DNS_PORT, self._request.level, self._label, self._address, query.to_wire())
            if not isinstance(answer, Failure) or answer.kind is not FailureKind.TIMEOUT:
                break
        if isinstance(answer, bytes) and len(answer) > 2 and answer[2] & 0x02:
            answer = await self._over_tcp(query, _first_message)
        if isinstance(answer, Failure):
            return answer
        try:
            message = dns.message.from_wire(answer)
        except (dns.exception.DNSException, ValueError) as wrong:
            return self._visit.fail(FailureKind.MALFORMED, f"{self._label}: {type(wrong).__name__}")
        if not query.is_response(message):
            return self._visit.fail(FailureKind.MALFORMED, f"{self._label}: an answer to another question")
        return DnsAnswer(name, rdtype, bytes(2) + answer[2:], self._visit.clock.now())

    async def _transfer(self) -> ZoneTransfer | Failure:
        zone = dns.name.from_text(self._request.domain)
        query = dns.message.make_query(zone, "AXFR", use_edns=False)
        return await self._over_tcp(query, lambda stream: _records_of(stream, query, zone))

    async def _over_tcp(self, query: dns.message.Message, read: Callable[[Stream], Awaitable[_Read]]) -> _Read | Failure:
        visit = self._visit
        async with visit.stream(self._server, DNS_PORT, self._request.level, self._label, self._address) as stream:
            if isinstance(stream, Failure):
                return stream
            stream.allow(_MOST_OCTETS)
            try:
                async with Patience(visit.seconds):
                    await stream.send(query.to_wire(prepend_length=True))
                    return await read(stream)
            except NETWORK as wrong:
                return visit.fail(kind_of(wrong), words_of(wrong))

    @property
    def _label(self) -> str:
        return f"{self._request.subject} {self._request.domain} {self._server}:{DNS_PORT}"


async def _messages(stream: Stream) -> AsyncIterator[bytes]:
    """What comes over TCP, each message behind its length (RFC 1035 section 4.2.2); ends where the server closes."""
    rest = b""
    while data := await stream.read():
        rest += data
        while len(rest) >= 2 and len(rest) >= 2 + int.from_bytes(rest[:2]):
            end = 2 + int.from_bytes(rest[:2])
            yield rest[2:end]
            rest = rest[end:]


async def _first_message(stream: Stream) -> bytes:
    async for message in _messages(stream):
        return message
    raise EOFError("the server closed the connection")


async def _records_of(stream: Stream, query: dns.message.Message, zone: dns.name.Name) -> ZoneTransfer:
    """The records are counted as they come, and none is kept."""
    records, begins = 0, False
    async for data in _messages(stream):
        try:
            message = dns.message.from_wire(data, one_rr_per_rrset=True)
        except (dns.exception.DNSException, ValueError) as wrong:
            raise Malformed(f"a message that cannot be read: {type(wrong).__name__}") from wrong
        if message.id != query.id or message.rcode() != dns.rcode.NOERROR or not message.answer:
            return ZoneTransfer(dns.rcode.to_text(message.rcode()), records, begins)
        for rrset in message.answer:
            is_start = rrset.rdtype == dns.rdatatype.SOA and rrset.name == zone
            begins = begins or (is_start and not records)
            records += 1
            if (is_start and records > 1) or records >= _MOST_RECORDS:
                return ZoneTransfer("NOERROR", records, begins, ends=True)
    raise EOFError("the server closed the connection before the zone ended")
