"""A full handshake as a browser offers it, with the sent chain, the stapled OCSP response, and whether it is trusted."""

from __future__ import annotations

from checks.core.evidence.codec import Observation
from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Handshake, TlsRequest, Trust
from checks.core.model.failure import FailureKind
from scanner.net.door import Visit
from scanner.net.failures import NETWORK, kind_of, words_of
from scanner.net.lag import Patience
from scanner.probes.tls.client import Refused, shake


async def handshake(request: TlsRequest, visit: Visit, see: object) -> Observation:
    """Offer TLS 1.0 to 1.3 and take what the server chooses."""
    async with visit.stream(request.host, request.port, request.level, f"TLS {request.host}:{request.port}") as stream:
        if isinstance(stream, Failure):
            return stream
        try:
            async with Patience(visit.seconds):
                done = await shake(stream, request.host)
        except Refused as wrong:
            return visit.fail(FailureKind.TLS, str(wrong))
        except NETWORK as wrong:
            return visit.fail(kind_of(wrong), words_of(wrong))
        if not done.chain:
            return visit.fail(FailureKind.TLS, "the server sent no certificate")
        trust, detail = visit.roots.judge(done.chain)
        return Handshake(
            host=request.host,
            address=stream.address,
            version=done.version,
            cipher=done.cipher,
            chain=done.chain,
            trust=trust,
            at=visit.clock.now(),
            alpn=done.alpn,
            group=done.group,
            ocsp=done.ocsp,
            trust_detail=detail,
            public=trust is Trust.TRUSTED and visit.roots.public(done.chain),
        )
