"""A full handshake as a browser offers it, with the sent chain, the stapled OCSP response, and whether it is trusted.

Where it cannot be completed, the chain is what the server sends in the clear before that.
"""

from __future__ import annotations

from checks.core.evidence.observation import Failure, Observation
from checks.core.evidence.tls import CLIENT_CERTIFICATE, WITHOUT_TLS, Handshake, TlsRequest
from checks.core.model.failure import FailureKind
from checks.core.parse.address import is_address
from checks.core.tls import suites
from scanner.net.door import Visit
from scanner.net.failures import NETWORK, kind_of, words_of
from scanner.net.lag import Patience
from scanner.net.socket.tcp import Stream
from scanner.probes.tls.client import Client, HandshakeError, HandshakeResult, result_of
from scanner.probes.tls.wire import offer
from scanner.probes.tls.wire.answer import ServerAnswer
from scanner.probes.tls.wire.hello import TLS10, TLS11, TLS12, VERSION_NAMES, ClientHello
from scanner.probes.tls.wire.records import Reader


async def observe_handshake(request: TlsRequest, visit: Visit, see: object) -> Observation:
    """Offer TLS 1.0 to 1.3 and take what the server chooses; at another address where the first has no TLS for anybody."""
    first = await _at(request, visit, None)
    if isinstance(first, Failure) and first.kind in WITHOUT_TLS:
        addresses = await visit.addresses(request.host)
        for address in () if isinstance(addresses, Failure) else addresses[1:]:
            other = await _at(request, visit, address)
            if isinstance(other, Handshake):
                return other
    return first


async def _at(request: TlsRequest, visit: Visit, address: str | None) -> Handshake | Failure:
    result = await _shaken(request, visit, address)
    if _is_broken(result):
        # Behind some addresses servers take turns, and one of them may be down or refuse everybody.
        again = await _shaken(request, visit, address)
        result = again if isinstance(again, Handshake) or isinstance(result, Failure) else result
    if isinstance(result, Failure) and result.kind in (FailureKind.TLS, FailureKind.RESET):
        return await _in_the_clear(request, visit, result, address) or result
    return result


def _is_broken(result: Handshake | Failure) -> bool:
    """Whether the server ended the handshake, for no reason that it would name again."""
    if isinstance(result, Failure):
        return result.kind in (FailureKind.RESET, FailureKind.TLS)
    return result.obstacle not in ("", CLIENT_CERTIFICATE)


async def _shaken(request: TlsRequest, visit: Visit, address: str | None) -> Handshake | Failure:
    async with visit.stream(request.host, request.port, request.level, f"TLS {request.host}:{request.port}", address) as stream:
        if isinstance(stream, Failure):
            return stream
        client = Client(stream, request.host)
        try:
            async with Patience(visit.seconds):
                await client.shake()
        except (HandshakeError, *NETWORK) as wrong:
            failure = (
                visit.fail(FailureKind.TLS, str(wrong))
                if isinstance(wrong, HandshakeError)
                else visit.fail(kind_of(wrong), words_of(wrong))
            )
            reply = ServerAnswer()
            reply.take(Reader().feed(bytes(client.server_bytes)))
            return _part(request, visit, stream, reply, failure) or failure
        result = result_of(client)
        return (
            handshake_of(request.host, visit, stream, result)
            if result.chain
            else visit.fail(FailureKind.TLS, "the server sent no certificate")
        )


async def _in_the_clear(request: TlsRequest, visit: Visit, failure: Failure, address: str | None) -> Handshake | None:
    """The chain that a server sends to a hello with more groups, signatures and suites than can be gone on with, or with fewer."""
    host = "" if is_address(request.host) else request.host
    for hello in _hellos(host):
        async with visit.stream(request.host, request.port, request.level, f"TLS {request.host}:{request.port}", address) as stream:
            if isinstance(stream, Failure):
                return None
            answer = ServerAnswer()
            try:
                async with Patience(visit.seconds):
                    await _listen(stream, hello, answer)
            except NETWORK:
                continue
            if (result := _part(request, visit, stream, answer, failure)) is not None:
                return result
    return None


def _hellos(host: str) -> tuple[ClientHello, ...]:
    brief = offer.PLAIN_OFFER[: offer.BRIEF]
    return (
        offer.old(TLS12, host, offer.every(TLS12)),
        offer.short(host, suite_codes=brief),
        *(offer.old(version, host, offer.every(version)) for version in (TLS11, TLS10)),
    )


async def _listen(stream: Stream, hello: ClientHello, answer: ServerAnswer) -> None:
    reader = Reader()
    await stream.send(hello.bytes())
    while not answer.over and (data := await stream.read()):
        answer.take(reader.feed(data))


def _part(request: TlsRequest, visit: Visit, stream: Stream, answer: ServerAnswer, failure: Failure) -> Handshake | None:
    """A handshake as far as it went, where it went as far as a certificate."""
    if answer.hello is None or not answer.chain:
        return None
    curve = answer.exchange.curve if answer.exchange else None
    result = HandshakeResult(
        version=VERSION_NAMES.get(answer.hello.version, ""),
        cipher=suites.suite_name(answer.hello.suite),
        alpn="",
        group=suites.group_name(curve) if curve is not None else "",
        chain=answer.chain,
        ocsp=answer.status,
    )
    return handshake_of(
        request.host, visit, stream, result, CLIENT_CERTIFICATE if answer.wants_certificate else failure.detail or failure.kind.value
    )


def handshake_of(host: str, visit: Visit, stream: Stream, result: HandshakeResult, obstacle: str = "") -> Handshake:
    """What a client agreed on with a host, and what its certificate is worth."""
    now = visit.clock.now()
    verification = visit.roots.verify(result.chain, now)
    return Handshake(
        host=host,
        address=stream.address,
        version=result.version,
        cipher=result.cipher,
        chain=result.chain,
        trust=verification.trust,
        at=now,
        alpn=result.alpn,
        group=result.group,
        ocsp=result.ocsp,
        trust_detail=verification.words,
        public=verification.public,
        path=verification.path[1:],
        refusals=verification.refusals,
        obstacle=obstacle,
    )
