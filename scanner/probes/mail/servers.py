"""One gentle talk with each mail server of a domain: a greeting, EHLO, STARTTLS, a handshake, QUIT, and never any mail (RFC 5321, RFC 3207)."""

from __future__ import annotations

import contextlib

import msgspec

from checks.core.check.family import See
from checks.core.domain.mail_hosts import mail_hosts
from checks.core.domain.subjects import resolution
from checks.core.evidence.domain import DomainLookups, DomainLookupsRequest, DomainSubject
from checks.core.evidence.mail_servers import SMTP_PORT, MailServersRequest, MailServerTalk, MailServerTalks, SmtpTalk
from checks.core.evidence.observation import Failure, Observation
from checks.core.evidence.tls import Handshake
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from scanner.net.door import Visit
from scanner.net.failures import NETWORK, kind_of, words_of
from scanner.net.lag import Patience
from scanner.net.socket.tcp import Stream
from scanner.probes.mail.dialogue import SmtpDialogue
from scanner.probes.tls.client import Client, HandshakeError, result_of
from scanner.probes.tls.handshake import handshake_of

# Some servers let everybody wait before they greet, to be rid of the impatient (RFC 5321 section 4.5.3.2 grants minutes).
_SECONDS = 30.0
_MOST_TALKS = 16
_READY, _DONE = 220, 250
# What a handshake and a farewell may bring.
_MOST_OCTETS = 262_144


async def observe_mail_servers(request: MailServersRequest, visit: Visit, see: See) -> Observation:
    """Every address of every host that the MX records name, one after another; what several domains share is asked once."""
    lookups = await see(DomainLookupsRequest(request.domain, DomainSubject.MX))
    assert isinstance(lookups, DomainLookups)
    talks: list[MailServerTalk] = []
    for host in (one for one in mail_hosts(request.domain, resolution(lookups)).hosts if not one.literal):
        addresses = await visit.addresses(host.name)
        for address in ("",) if isinstance(addresses, Failure) else addresses:
            if isinstance(addresses, Failure):
                outcome: SmtpTalk | Failure = addresses
            elif len(talks) >= _MOST_TALKS:
                outcome = visit.fail(FailureKind.BUDGET, f"{_MOST_TALKS} mail servers were asked")
            else:
                # Mail servers count who comes how often, and send away who comes too often.
                outcome = await visit.talks.take(f"{host.name} {address}", _Talk(host.name, address, visit).hold)
            talks.append(MailServerTalk(host.name, address, outcome))
    return MailServerTalks(request.domain, tuple(talks), visit.clock.now())


class _Talk:
    """``words`` is what the server told so far."""

    def __init__(self, host: str, address: str, visit: Visit) -> None:
        self._host, self._address, self._visit = host, address, visit
        self.words = SmtpTalk(0)

    async def hold(self) -> SmtpTalk | Failure:
        """The whole talk; a `Failure` where nobody greeted."""
        visit = self._visit
        async with visit.stream(self._host, SMTP_PORT, Level.VISIT, f"SMTP {self._host}:{SMTP_PORT}", self._address) as stream:
            if isinstance(stream, Failure):
                return stream
            try:
                async with Patience(max(0.001, min(_SECONDS, visit.seconds_left))):
                    await self._converse(stream)
            except NETWORK as wrong:
                failure = visit.fail(kind_of(wrong), words_of(wrong))
                self._note(trouble=failure)
                return self.words if self.words.greeting else failure
        return self.words

    async def _converse(self, stream: Stream) -> None:
        dialogue = SmtpDialogue(stream)
        greeting = await dialogue.reply()
        self._note(greeting=greeting.code)
        if greeting.code == _READY:
            hello = await dialogue.ask(f"EHLO {_own_name(stream.source)}")
            self._note(hello=hello.code, keywords=tuple(line.upper() for line in hello.lines[1:]))
        if self.words.offers_starttls:
            reply = await dialogue.ask("STARTTLS")
            self._note(starttls=reply.code)
            if reply.code == _READY:
                self._note(tls=await self._handshake(stream))
                return
        await dialogue.send("QUIT")

    async def _handshake(self, stream: Stream) -> Handshake | Failure:
        visit, client = self._visit, Client(stream, self._host, protocols=())
        stream.allow(_MOST_OCTETS)
        try:
            await client.shake()
        except HandshakeError as wrong:
            return visit.fail(FailureKind.TLS, str(wrong))
        except NETWORK as wrong:
            return visit.fail(kind_of(wrong), words_of(wrong))
        with contextlib.suppress(*NETWORK):
            client.tls.send(b"QUIT\r\n")
            await client.flush()
        result = result_of(client)
        return (
            handshake_of(self._host, visit, stream, result)
            if result.chain
            else visit.fail(FailureKind.TLS, "the server sent no certificate")
        )

    def _note(self, **words: object) -> None:
        self.words = msgspec.structs.replace(self.words, **words)


def _own_name(source: str) -> str:
    """An address stands for the name of a client that has none (RFC 5321 section 4.1.3)."""
    return f"[IPv6:{source}]" if ":" in source else f"[{source}]"
