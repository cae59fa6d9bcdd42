"""Asking the DNS: one resolver, one question at a time a name, every answer kept as it came over the wire."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import itertools
import logging
import math
import os
from collections.abc import AsyncIterator, Iterable

import dns.asyncquery
import dns.exception
import dns.flags
import dns.message
import dns.resolver

from checks.core.domain.resolution import NOWHERE
from checks.core.evidence.dns import DnsAnswer, DnssecFlags
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.redact.mask import mask_line
from scanner.errors import SettingsError
from scanner.net.clock import Clock
from scanner.net.policy.rate_limit import Pace
from scanner.net.socket.udp import exchange

# A name, a type of record, and what is asked of its signatures.
_Question = tuple[str, str, DnssecFlags]
_Server = tuple[str, int]

_log = logging.getLogger(__name__)
_CACHE_SIZE = 4096
_TRIES = 3
# Questions of one process that are open at once, and that are asked in a second, over UDP and TCP together: what any resolver bears.
_AT_ONCE, _RATE = 64, 500.0
# A resolver that left so many questions in a row without any answer is asked once each: it is down, and a thousand hosts wait for it.
_PATIENT = 3
_PAYLOAD = 1232  # DNS flag day 2020
_CONCLUSIVE = ("NOERROR", "NXDOMAIN")
_TRUNCATED = 0x02  # TC, in the header's third byte (RFC 1035 section 4.1.1)


class Resolver:
    """Asks ``server`` (``ADDRESS[:PORT]``), or the system's resolvers when it is empty. Equal questions are asked once a run.

    What the first gives no answer to is put to the others, ``second`` among them, as far as they are honest.
    """

    def __init__(self, server: str, timeout: float, clock: Clock, second: str = "") -> None:
        self._servers = tuple(dict.fromkeys((*_servers(server), *(_servers(second) if second else ()))))
        self._honest: dict[tuple[_Server, str], bool] = {}
        self._timeout = min(timeout, 5.0)
        self._clock = clock
        self._answers: dict[_Question, DnsAnswer] = {}
        # What waits for an answer; None came to who was cancelled.
        self._under_way: dict[_Question, asyncio.Future[DnsAnswer | Failure | None]] = {}
        self._silences = 0
        self._pace = Pace(_AT_ONCE, _RATE, clock)

    async def ask(self, name: str, rdtype: str, flags: DnssecFlags = DnssecFlags.NONE) -> DnsAnswer | Failure:
        """The response, whatever its code but SERVFAIL; time-outs are asked again, truncated ones over TCP.

        Where signatures are asked for, a response of any code is one: why SERVFAIL was said may stand in it (RFC 8914).
        """
        key = name, rdtype, flags
        while (under_way := self._under_way.get(key)) is not None:
            # Who waits may be cancelled without the question being so.
            shared = await asyncio.shield(under_way)
            if shared is not None:
                return shared
        hit = self._answers.get(key)
        if hit is not None:
            return hit
        self._under_way[key] = mine = asyncio.get_running_loop().create_future()
        answer: DnsAnswer | Failure | None = None
        try:
            answer = await self._ask_and_keep(key)
            return answer
        finally:
            del self._under_way[key]
            mine.set_result(answer)

    async def _ask_and_keep(self, question: _Question) -> DnsAnswer | Failure:
        name, rdtype, flags = question
        try:
            query = dns.message.make_query(name, rdtype, use_edns=0, payload=_PAYLOAD, id=0, want_dnssec=flags is not DnssecFlags.NONE)
        except dns.exception.DNSException as wrong:
            return Failure(FailureKind.MALFORMED, self._clock.now(), str(wrong))
        if flags is DnssecFlags.DO_CD:
            query.flags |= dns.flags.CD
        answer = await self._ask(query, name, rdtype)
        if isinstance(answer, DnsAnswer) and answer.rcode in _CONCLUSIVE:
            if len(self._answers) >= _CACHE_SIZE:
                self._answers.pop(next(iter(self._answers)))
            self._answers[question] = answer
        return answer

    async def addresses(self, name: str) -> tuple[str, ...] | Failure:
        """The name's addresses, IPv4 first; `Failure` when it has none or the DNS did not say."""
        records: list[str] = []
        answer: DnsAnswer | Failure | None = None
        for rdtype in ("A", "AAAA"):
            answer = await self.ask(name, rdtype)
            if isinstance(answer, DnsAnswer):
                records += answer.records
            if records:
                return tuple(records)
            if isinstance(answer, Failure) or answer.rcode == "NXDOMAIN":
                break
        if isinstance(answer, Failure):
            return answer
        return Failure(FailureKind.NO_SUCH_NAME, self._clock.now(), f"{name} has no address")

    async def every_address(self, name: str) -> tuple[str, ...]:
        """All its addresses, IPv4 first, of the types that the DNS told."""
        answers = [await self.ask(name, rdtype) for rdtype in ("A", "AAAA")]
        return tuple(record for answer in answers if isinstance(answer, DnsAnswer) for record in answer.records)

    async def _ask(self, query: dns.message.Message, name: str, rdtype: str) -> DnsAnswer | Failure:
        trouble = Failure(FailureKind.TIMEOUT, self._clock.now(), f"no DNS answer for {name} {rdtype}")
        error: DnsAnswer | None = None
        signed = bool(query.ednsflags & dns.flags.DO)
        # What one resolver says of signatures means nothing beside the word of another, which may not verify any.
        servers = self._servers[:1] if signed else self._servers
        tries = _TRIES if self._silences < _PATIENT else 1
        for server, port in itertools.islice(itertools.cycle(servers), max(tries, len(servers))):
            try:
                answer = DnsAnswer(name, rdtype, await self._exchange(query, server, port), self._clock.now())
                matches = query.is_response(answer.message)
            except (TimeoutError, dns.exception.Timeout, ConnectionRefusedError):
                # Where nobody listens nobody answers either.
                _log.debug("DNS: no answer of %s for %s %s", server, name, rdtype)
                continue
            except (OSError, EOFError, dns.exception.DNSException) as wrong:
                trouble = Failure(FailureKind.SERVFAIL, self._clock.now(), mask_line(f"{server}: {type(wrong).__name__} {wrong}"))
                continue
            self._silences = 0
            if matches and answer.rcode in _CONCLUSIVE and await self._is_honest((server, port), name):
                return answer
            error = answer if matches and signed else error
            why = (
                "not believed" if matches and answer.rcode in _CONCLUSIVE else answer.rcode if matches else "an answer to another question"
            )
            trouble = Failure(FailureKind.SERVFAIL, self._clock.now(), f"{server}: {name} {rdtype}: {why}")
        if trouble.kind is FailureKind.TIMEOUT:
            self._silences += 1
            if self._silences == _PATIENT:
                _log.warning("DNS: %d questions in a row had no answer; from now on each is asked once", _PATIENT)
        return error or trouble

    async def _is_honest(self, server: _Server, name: str) -> bool:
        """Whether a resolver that stands in for the first one knows the top-level domain, and none that cannot exist (RFC 6761 section 6.4).

        The first one is judged by such questions where its answers are read; they say nothing of another.
        """
        top = name.rstrip(".").rpartition(".")[2]
        if server == self._servers[0]:
            return True
        if (server, top) not in self._honest:
            controls = [await self._records(server, top, "NS"), await self._records(server, NOWHERE, "TXT")]
            self._honest[server, top] = controls == [True, False]
        return self._honest[server, top]

    async def _records(self, server: _Server, name: str, rdtype: str) -> bool | None:
        """Whether this one resolver has records of a question; None where it does not say."""
        query = dns.message.make_query(name, rdtype, use_edns=0, payload=_PAYLOAD, id=0)
        try:
            message = DnsAnswer(name, rdtype, await self._exchange(query, *server), self._clock.now()).message
        except (OSError, EOFError, dns.exception.DNSException):
            return None
        return bool(message.answer) if query.is_response(message) else None

    async def _exchange(self, query: dns.message.Message, server: str, port: int) -> bytes:
        """The message as it came; a truncated one is asked for again over TCP (RFC 7766 section 5).

        But for its number, which is another one each time (RFC 1035 section 4.1.1), so that equal answers are equal bytes.
        """
        async with self._turn():
            message = await exchange(server, port, os.urandom(2) + query.to_wire()[2:], self._timeout)
        if message[2:3] and message[2] & _TRUNCATED:
            async with self._turn():
                # At most 64 KiB, by the two octets that say its length.
                whole = await dns.asyncquery.tcp(query, server, timeout=self._timeout, port=port)
            assert whole.wire is not None
            message = whole.wire
        return bytes(2) + message[2:]

    @contextlib.asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Around a question, when it may be asked."""
        lane = await self._pace.take()
        try:
            await self._pace.start((self._pace.requests,), math.inf)
            yield
        finally:
            self._pace.back(lane)


def _servers(text: str) -> Iterable[_Server]:
    if not text:
        try:
            return [(str(server), 53) for server in dns.resolver.Resolver().nameservers]
        except dns.resolver.NoResolverConfiguration as none:
            raise SettingsError("the system has no DNS resolver", "Name one with --resolver ADDRESS[:PORT].") from none
    host, port = text, "53"
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        port = rest.removeprefix(":") or "53"
    elif text.count(":") == 1:
        host, _, port = text.partition(":")
    try:
        ipaddress.ip_address(host)
        return [(host, int(port))]
    except ValueError as wrong:
        raise SettingsError(f"resolver: {text!r} is not ADDRESS or ADDRESS:PORT", "Write it as 192.0.2.53 or 192.0.2.53:5353.") from wrong
