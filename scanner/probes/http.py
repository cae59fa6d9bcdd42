"""HTTP questions: one path with its redirects, one path where the site lives, and what "not found" looks like."""

from __future__ import annotations

import msgspec

from checks.core.check.family import See
from checks.core.evidence.http import Exchange, HttpRequest, Nowhere, NowhereRequest, SiteRequest
from checks.core.evidence.observation import Failure, Observation, Referral
from checks.core.evidence.tls import CLIENT_CERTIFICATE, Handshake, TlsRequest
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from checks.core.page.lead import lead
from checks.core.page.soft_404 import GONE, neighbour, paths_of
from checks.core.parse.origin import Scheme
from checks.core.parse.path_shape import shape
from scanner.net.door import Visit
from scanner.probes.gate import gate
from scanner.probes.redirects import follow

# HTTPS that is refused, cut or spoken wrongly is no HTTPS; a time-out is no answer, but plain HTTP may still show the site.
_NO_HTTPS = (FailureKind.REFUSED, FailureKind.TLS, FailureKind.RESET, FailureKind.TIMEOUT, FailureKind.MALFORMED)


async def http(request: HttpRequest, visit: Visit, see: See) -> Observation:
    """A path with its redirects; an OPTIONS request follows none, as `HttpRequest` says."""
    if request.robot and (failure := await gate(request, visit, see)):
        return failure
    if request.method != "OPTIONS":
        return await _explained(await follow(request, visit, see), request, see)
    step = await visit.http(request)
    return step if isinstance(step, Failure) else Exchange((step.hop,), visit.clock.now())


async def _explained(answer: Observation, request: HttpRequest, see: See) -> Observation:
    """A refusal of TLS with the reason that a handshake shows and an alert does not tell."""
    if not isinstance(answer, Failure) or answer.kind is not FailureKind.TLS or request.scheme != "https":
        return answer
    shaken = await see(TlsRequest(request.host, request.port))
    asks = isinstance(shaken, Handshake) and shaken.obstacle == CLIENT_CERTIFICATE
    return msgspec.structs.replace(answer, detail="the server asks for a client certificate") if asks else answer


async def site(request: SiteRequest, visit: Visit, see: See) -> Observation:
    """Refer to the HTTPS request where the site speaks HTTPS, else to the one over plain HTTP; from a front page to where it leads by itself."""
    scheme: Scheme = "https" if await _speaks_https(request, see) else "http"
    there = request.over(scheme)
    answer = await see(there)
    if isinstance(answer, Exchange) and (request.level is Level.PROBE or answer.final.status in GONE):
        visit.probes.append((there, answer))
    further = request.lead(scheme)
    if further is not None and isinstance(answer, Exchange) and lead(answer) is not None and isinstance(await see(further), Exchange):
        return Referral(further.key, visit.clock.now())
    beside = await _beside(request, there, answer, see) if request.level is Level.PROBE else ""
    return Referral(there.key, visit.clock.now(), beside)


async def _beside(request: SiteRequest, there: HttpRequest, answer: Observation, see: See) -> str:
    """The key of what a neighbour that cannot exist gave, asked where something seems to be there and not everywhere; else empty."""
    if not isinstance(answer, Exchange) or answer.final.status != 200 or answer.stop is not None:
        return ""
    baseline = await see(NowhereRequest(request.host, request.https_port, request.http_port, shape(request.path)))
    if isinstance(baseline, Nowhere) and any(isinstance(s, Exchange) and s.final.status == 200 for s in baseline.samples):
        return ""
    beside = msgspec.structs.replace(there, path=neighbour(request.path, request.host))
    await see(beside)
    return beside.key


async def _speaks_https(request: SiteRequest | NowhereRequest, see: See) -> bool:
    """Judged by the front page, which is asked once for all questions about a site."""
    front = SiteRequest(request.host, request.https_port, request.http_port)
    secure = await see(front.over("https"))
    if not isinstance(secure, Failure) or secure.kind not in _NO_HTTPS:
        return True
    plain = await see(front.over("http"))
    if not isinstance(plain, Failure):
        return False
    # Nothing shows the site. Where only plain HTTP is served, its trouble is what keeps the site from being seen.
    return secure.kind is not FailureKind.REFUSED or plain.kind is FailureKind.REFUSED


async def observe_nowhere(request: NowhereRequest, visit: Visit, see: See) -> Observation:
    """Ask for two paths of the shape that cannot exist."""
    scheme = "https" if await _speaks_https(request, see) else "http"
    samples: list[Exchange | Failure] = []
    for path in paths_of(request.shape, request.host):
        port = request.https_port if scheme == "https" else request.http_port
        question = HttpRequest("https" if scheme == "https" else "http", request.host, port, path, Level.PROBE)
        answer = await http(question, visit, see)
        if isinstance(answer, Exchange):
            visit.probes.append((question, answer))
        samples.append(answer if isinstance(answer, Exchange | Failure) else visit.fail(FailureKind.PROBE_ERROR))
    return Nowhere(tuple(samples), visit.clock.now())
