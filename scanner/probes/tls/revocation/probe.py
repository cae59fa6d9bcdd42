"""Whether the issuer took the certificate back: by the stapled OCSP response, then, where the settings allow, by OCSP and CRL."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import AsyncGenerator, Callable

from cryptography import x509

from checks.core.evidence.codec import Observation
from checks.core.evidence.observation import Failure
from checks.core.evidence.tls import Handshake, Revocation, RevocationRequest, RevocationSeen, TlsRequest
from checks.core.model.failure import FailureKind
from scanner.net.door import Visit
from scanner.net.revocation.urls import places
from scanner.probes.contract import See
from scanner.probes.tls.certificate import load
from scanner.probes.tls.revocation import crl, ocsp
from scanner.probes.tls.revocation.signed import Unbelievable

Told = Callable[[bytes, str, x509.Certificate, x509.Certificate, dt.datetime], RevocationSeen]
_CLEAR = (Revocation.GOOD, Revocation.REVOKED)


async def revocation(request: RevocationRequest, visit: Visit, see: See) -> Observation:
    """The first clear statement of the issuer, the stapled one before those that must be fetched."""
    seen = await see(TlsRequest(request.host, request.port))
    if not isinstance(seen, Handshake):
        return seen
    path = visit.roots.path(seen.chain)
    if len(path) < 2:
        return RevocationSeen(Revocation.NOT_ASKED, visit.clock.now(), detail="the certificate has no trusted issuer")
    heard: list[RevocationSeen | Failure] = []
    async with contextlib.aclosing(_statements(seen, path[1], visit)) as statements:
        async for said in statements:
            if isinstance(said, RevocationSeen) and said.state in _CLEAR:
                return said
            heard.append(said)
    return _best(heard, visit.clock.now())


async def _statements(seen: Handshake, signer: bytes, visit: Visit) -> AsyncGenerator[RevocationSeen | Failure, None]:
    leaf, issuer = load(seen.leaf), load(signer)
    if leaf is None or issuer is None:
        yield visit.fail(FailureKind.TLS, "the certificate cannot be read")
        return
    named, now = places(seen.leaf), visit.clock.now()

    def judged(told: Told, answer: bytes | Failure, source: str) -> RevocationSeen | Failure:
        if isinstance(answer, Failure):
            return answer
        try:
            return told(answer, source, leaf, issuer, now)
        except Unbelievable as why:
            return RevocationSeen(Revocation.UNKNOWN, now, source, detail=str(why))

    if seen.ocsp:
        yield judged(ocsp.told, seen.ocsp, "stapled")
    for responder in named.ocsp:
        yield judged(ocsp.told, await visit.published(seen.chain, ocsp.question(responder, leaf, issuer)), "ocsp")
    for url in named.crl:
        yield judged(crl.told, await visit.published(seen.chain, url), "crl")


def _best(heard: list[RevocationSeen | Failure], now: dt.datetime) -> RevocationSeen | Failure:
    """Of unclear statements the first; otherwise why there is none."""
    unclear = next((said for said in heard if isinstance(said, RevocationSeen)), None)
    if unclear is not None:
        return unclear
    failures = [said for said in heard if isinstance(said, Failure)]
    troubles = [failure for failure in failures if failure.kind is not FailureKind.NOT_PERMITTED]
    if troubles:
        return troubles[0]
    detail = failures[0].detail if failures else "the certificate names no place to ask"
    return RevocationSeen(Revocation.NOT_ASKED, now, detail=detail)
