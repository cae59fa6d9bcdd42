"""Whether the issuer took the certificate back: by the stapled OCSP response, then, where the settings allow, by OCSP and CRL."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import AsyncGenerator, Callable

from cryptography import x509

from checks.core.check.family import See
from checks.core.evidence.observation import Failure, Observation
from checks.core.evidence.tls import Handshake, Revocation, RevocationRequest, RevocationStatus, TlsRequest
from checks.core.model.failure import FailureKind
from scanner.net.door import Visit
from scanner.net.revocation.urls import places
from scanner.probes.tls.certificate import load_certificate
from scanner.probes.tls.revocation import crl, ocsp
from scanner.probes.tls.revocation.statements import Unbelievable

ReadStatement = Callable[[bytes, str, x509.Certificate, x509.Certificate, dt.datetime], RevocationStatus]
_CLEAR = (Revocation.GOOD, Revocation.REVOKED)


async def observe_revocation(request: RevocationRequest, visit: Visit, see: See) -> Observation:
    """The first clear statement of the issuer, the stapled one before those that must be fetched."""
    handshake = await see(TlsRequest(request.host, request.port))
    if not isinstance(handshake, Handshake):
        return handshake
    path = visit.roots.verify(handshake.chain, visit.clock.now()).path
    if len(path) < 2:
        return RevocationStatus(Revocation.NOT_ASKED, visit.clock.now(), detail="the certificate has no trusted issuer")
    unclear: list[RevocationStatus | Failure] = []
    async with contextlib.aclosing(_statements(handshake, path[1], visit)) as statements:
        async for statement in statements:
            if isinstance(statement, RevocationStatus) and statement.state in _CLEAR:
                return statement
            unclear.append(statement)
    return _best(unclear, visit.clock.now())


async def _statements(handshake: Handshake, signer: bytes, visit: Visit) -> AsyncGenerator[RevocationStatus | Failure, None]:
    leaf, issuer = load_certificate(handshake.leaf), load_certificate(signer)
    if leaf is None or issuer is None:
        yield visit.fail(FailureKind.TLS, "the certificate cannot be read")
        return
    urls, now = places(handshake.leaf), visit.clock.now()

    def judge(read: ReadStatement, answer: bytes | Failure, source: str) -> RevocationStatus | Failure:
        if isinstance(answer, Failure):
            return answer
        try:
            return read(answer, source, leaf, issuer, now)
        except Unbelievable as why:
            return RevocationStatus(Revocation.UNKNOWN, now, source, detail=str(why))

    if handshake.ocsp:
        yield judge(ocsp.read_response, handshake.ocsp, "stapled")
    for responder in urls.ocsp:
        yield judge(ocsp.read_response, await visit.fetch_revocation(handshake.chain, ocsp.question(responder, leaf, issuer)), "ocsp")
    for url in urls.crl:
        yield judge(crl.read_crl, await visit.fetch_revocation(handshake.chain, url), "crl")


def _best(statements: list[RevocationStatus | Failure], now: dt.datetime) -> RevocationStatus | Failure:
    """Of unclear statements the first; otherwise why there is none."""
    unclear = next((statement for statement in statements if isinstance(statement, RevocationStatus)), None)
    if unclear is not None:
        return unclear
    failures = [statement for statement in statements if isinstance(statement, Failure)]
    troubles = [failure for failure in failures if failure.kind is not FailureKind.NOT_PERMITTED]
    if troubles:
        return troubles[0]
    detail = failures[0].detail if failures else "the certificate names no place to ask"
    return RevocationStatus(Revocation.NOT_ASKED, now, detail=detail)
