"""Which TLS versions are accepted: one handshake a version, offering nothing else."""

from __future__ import annotations

import asyncio

from checks.core.codec import Observation
from checks.core.evidence import Failure, FailureKind
from checks.core.tls import VERSIONS, Accepted, TlsVersions, TlsVersionsRequest
from scanner.net.door import Visit
from scanner.net.failures import NETWORK, kind_of
from scanner.probes.tls.client import Refused, shake

# Old stacks answer a version they do not speak by closing or resetting the connection; next to an accepted version that is a refusal.
_CLOSED = (FailureKind.RESET,)


async def versions(request: TlsVersionsRequest, visit: Visit, see: object) -> Observation:
    """Ask for each version of `VERSIONS`. A failure when none was agreed on: then nothing shows that TLS is spoken at all."""
    answers = await asyncio.gather(*(_ask(request, version, visit) for version in VERSIONS))
    if not any(isinstance(answer, str) for answer in answers):
        failures = (answer for answer in answers if isinstance(answer, Failure))
        return next(failures, None) or visit.fail(FailureKind.TLS, "no version of TLS was agreed on")
    accepted, ciphers = {}, {}
    for version, answer in zip(VERSIONS, answers, strict=True):
        if isinstance(answer, str):
            accepted[version], ciphers[version] = Accepted.YES, answer
        else:
            refused = answer is None or answer.kind in _CLOSED
            accepted[version] = Accepted.NO if refused else Accepted.UNKNOWN
    return TlsVersions(accepted, visit.clock.now(), ciphers)


async def _ask(request: TlsVersionsRequest, version: str, visit: Visit) -> str | Failure | None:
    """The suite chosen with this version, None when it was refused, or why nobody knows."""
    async with visit.stream(request.host, request.port, request.level, f"{version} {request.host}:{request.port}") as stream:
        if isinstance(stream, Failure):
            return stream
        try:
            async with asyncio.timeout(visit.seconds):
                return (await shake(stream, request.host, version)).cipher
        except Refused:
            return None
        except NETWORK as wrong:
            return visit.fail(kind_of(wrong), str(wrong))
