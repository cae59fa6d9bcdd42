"""Questions that only a finished handshake answers: renegotiation, resumption, and what TLS 1.3 encrypts."""

from __future__ import annotations

import hashlib

import msgspec
from OpenSSL import SSL

from checks.core.evidence.observation import Failure
from scanner.net.failures import NETWORK
from scanner.net.lag import Patience
from scanner.probes.tls.client import Client, HandshakeError
from scanner.probes.tls.survey.asker import Asker
from scanner.probes.tls.survey.other_kinds import ask_other_kinds
from scanner.probes.tls.survey.partial_answers import OPEN, PartialAnswers
from scanner.probes.tls.survey.versions import Opening
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.encrypted import decrypt
from scanner.probes.tls.wire.hello import TLS10, TLS13, VERSION_NAMES
from scanner.probes.tls.wire.messages import ServerHello
from scanner.probes.tls.wire.records import Reader

# A server that neither renegotiates nor says no, or does not close when we have, is not waited for any longer.
_PATIENCE = 3.0
# Behind some servers there are several processes, and not each of them knows every session.
_MORE_ATTEMPTS = 2
_FAILURES = (HandshakeError, SSL.Error, *NETWORK)


class _Session(msgspec.Struct, frozen=True):
    """A session as it can be resumed, its key, and what the server said when it began."""

    session: SSL.Session | None
    key: bytes | None
    server_hello: ServerHello | None


async def older(asker: Asker, opening: Opening) -> PartialAnswers:
    """``session_id`` and ``client_renegotiation``, with the newest version before TLS 1.3; open where that is SSL."""
    lead = opening.lead
    if lead is None:
        return {"session_id": None}
    first = await _first(asker, VERSION_NAMES[lead]) if lead >= TLS10 else None
    if first is None:
        return {"client_renegotiation": OPEN, "session_id": OPEN}
    fields = await _second(asker, VERSION_NAMES[lead], first)
    if first.server_hello is not None and first.server_hello.session_id:
        for _ in range(_MORE_ATTEMPTS):
            if fields["session_id"] is not False:
                break
            fields = {**fields, "session_id": await _resumes(asker, lead, first.server_hello)}
    return fields


async def _first(asker: Asker, version: str) -> _Session | None:
    """A handshake, closed as it should be: servers forget the sessions of connections that break."""
    async with asker.stream(f"{version} session") as stream:
        if isinstance(stream, Failure):
            return None
        client = Client(stream, asker.host, version, tickets=False)
        try:
            async with asker.limit():
                await client.shake()
                session = _Session(client.tls.get_session(), client.tls.master_key(), _server_hello(client))
                client.tls.shutdown()
                await client.flush()
        except _FAILURES as why:
            _note_refusal(asker, client, why)
            return None
        return session


def _note_refusal(asker: Asker, client: Client, why: Exception) -> None:
    """A version that the server speaks, and a hello of OpenSSL that it refuses at once: another may have been asked, behind one address."""
    if isinstance(why, HandshakeError) and _server_hello(client) is None:
        asker.note_suspicion()


def _server_hello(client: Client) -> ServerHello | None:
    answer = ServerAnswer()
    answer.take(Reader().feed(bytes(client.server_bytes)))
    return answer.hello


async def _resumes(asker: Asker, version: int, server_hello: ServerHello) -> object:
    """Whether the server goes on with a session in answer to nothing but its id: it repeats the id and encrypts at once (RFC 5246 section 7.3)."""
    hello = offer.again(version, asker.host, server_hello.suite, server_hello.session_id)
    answer = await asker.ask(f"{VERSION_NAMES[version]} resumption", hello)
    if isinstance(answer, Failure) or answer.hello is None:
        return OPEN
    return answer.hello.session_id == server_hello.session_id and answer.sealed and not answer.chain


async def _second(asker: Asker, version: str, first: _Session) -> PartialAnswers:
    """The same session again, which was resumed when both connections have the same key; and within it an attempt at renegotiation."""
    fields: dict[str, object] = {"session_id": OPEN, "client_renegotiation": OPEN}
    async with asker.stream(f"{version} resumption") as stream:
        if isinstance(stream, Failure):
            return fields
        client = Client(stream, asker.host, version, tickets=False, session=first.session)
        try:
            async with asker.limit():
                await client.shake()
            fields["session_id"] = client.tls.master_key() == first.key
            async with Patience(_PATIENCE):
                client.tls.renegotiate()
                await client.shake()
            fields["client_renegotiation"] = client.tls.total_renegotiations() > 0
        except TimeoutError:
            pass
        except _FAILURES as why:
            _note_refusal(asker, client, why)
            if fields["session_id"] is not OPEN:
                fields["client_renegotiation"] = False
    return fields


async def newest(asker: Asker, opening: Opening) -> PartialAnswers:
    """``early_data``, and where the server speaks nothing but TLS 1.3 what older versions send in the clear."""
    if TLS13 not in opening.answers:
        return {"early_data": None}
    client, first = await _tls13_client(asker), opening.answers[TLS13].hello
    group = first.group if first else None
    if client is None:
        await ask_other_kinds(asker, group)
        return {"early_data": OPEN} | (dict.fromkeys(_ONLY, OPEN) if opening.lead is None else {})
    answer = decrypt(bytes(client.server_bytes), client.tls.get_cipher_name() or "", client.secrets)
    scts = answer.timestamps if answer.finished else None
    asker.certificates.note(client.chain, VERSION_NAMES[TLS13], sni=bool(asker.host), status=client.ocsp, scts=scts)
    await ask_other_kinds(asker, group)
    fields: dict[str, object] = {"early_data": answer.early_data > 0 if answer.finished else OPEN}
    if opening.lead is None:
        fields |= {
            "session_ticket": answer.tickets > 0 if answer.finished else OPEN,
            "scts": answer.timestamps if answer.finished else OPEN,
            "stapled": bool(client.ocsp),
            "certificate": hashlib.sha256(client.chain[0]).hexdigest() if client.chain else OPEN,
            "alpn": await _protocols(asker, client.alpn),
            "default_certificate": await _default_certificate(asker, client),
        }
    return fields


_ONLY = ("session_ticket", "scts", "stapled", "certificate", "alpn", "default_certificate")


async def _tls13_client(asker: Asker) -> Client | None:
    """A TLS 1.3 connection that we close at once; what the server has to say it says before it closes too, its tickets among it."""
    client = None
    async with asker.stream("TLSv1.3 tickets") as stream:
        if isinstance(stream, Failure):
            return None
        fresh = Client(stream, asker.host, "TLSv1.3")
        try:
            async with asker.limit():
                await fresh.shake()
            client = fresh
            fresh.tls.shutdown()
            async with Patience(_PATIENCE):
                await fresh.flush()
                while await fresh.receive():
                    pass
        except _FAILURES as why:
            _note_refusal(asker, fresh, why)
    return client


async def _default_certificate(asker: Asker, first: Client) -> object:
    if not asker.host:
        return hashlib.sha256(first.chain[0]).hexdigest() if first.chain else OPEN
    async with asker.stream("TLSv1.3 without a name") as stream:
        if isinstance(stream, Failure):
            return OPEN
        client = Client(stream, "", "TLSv1.3")
        try:
            async with asker.limit():
                await client.shake()
        except HandshakeError:
            return ""
        except NETWORK:
            return OPEN
        asker.certificates.note(client.chain, VERSION_NAMES[TLS13], sni=False, status=client.ocsp, scts=None)
        return hashlib.sha256(client.chain[0]).hexdigest() if client.chain else OPEN


async def _protocols(asker: Asker, first: str) -> object:
    rest = tuple(name for name in offer.ALPN_PROTOCOLS if name != first)
    if not first:
        return ()
    async with asker.stream("TLSv1.3 protocols") as stream:
        if isinstance(stream, Failure):
            return OPEN
        client = Client(stream, asker.host, "TLSv1.3", protocols=rest)
        try:
            async with asker.limit():
                await client.shake()
        except HandshakeError:
            return (first,)
        except NETWORK:
            return OPEN
        return (first, client.alpn) if client.alpn else (first,)
