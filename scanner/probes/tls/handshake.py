"""A full handshake as a browser offers it, with the sent chain, the stapled OCSP response, and whether it is trusted."""

from __future__ import annotations

from checks.core.evidence.observation import Failure, Observation
from checks.core.evidence.tls import Handshake, TlsRequest
from checks.core.model.failure import FailureKind
from scanner.net.door import Visit
from scanner.net.failures import NETWORK, kind_of, words_of
from scanner.net.lag import Patience
from scanner.probes.tls.client import HandshakeError, shake


async def observe_handshake(request: TlsRequest, visit: Visit, see: object) -> Observation:
    """Offer TLS 1.0 to 1.3 and take what the server chooses."""
    async with visit.stream(request.host, request.port, request.level, f"TLS {request.host}:{request.port}") as stream:
        if isinstance(stream, Failure):
            return stream
        try:
            async with Patience(visit.seconds):
                result = await shake(stream, request.host)
        except HandshakeError as wrong:
            return visit.fail(FailureKind.TLS, str(wrong))
        except NETWORK as wrong:
            return visit.fail(kind_of(wrong), words_of(wrong))
        if not result.chain:
            return visit.fail(FailureKind.TLS, "the server sent no certificate")
        now = visit.clock.now()
        verification = visit.roots.verify(result.chain, now)
        return Handshake(
            host=request.host,
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
        )
