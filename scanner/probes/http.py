"""HTTP questions: one path with its redirects, one path where the site lives, and what "not found" looks like."""

from __future__ import annotations

import msgspec

from checks.core.evidence.codec import Observation
from checks.core.evidence.http import Exchange, Hop, HttpRequest, Nowhere, NowhereRequest, SiteRequest
from checks.core.evidence.observation import Failure, Referral
from checks.core.model.failure import FailureKind
from checks.core.model.finding import Level
from checks.core.page.block_pages import REGISTERED
from checks.core.page.soft_404 import neighbour, paths_of
from checks.core.parse.origin import Scheme
from checks.core.parse.path_shape import shape
from checks.core.parse.reference import reference
from scanner.net.door import Visit
from scanner.probes.contract import See
from scanner.probes.gate import gate

REDIRECTS = (301, 302, 303, 307, 308)
# HTTPS that is refused, cut or spoken wrongly is no HTTPS; a time-out is no answer, but plain HTTP may still show the site.
_NO_HTTPS = (FailureKind.REFUSED, FailureKind.TLS, FailureKind.RESET, FailureKind.TIMEOUT, FailureKind.MALFORMED)


async def http(request: HttpRequest, visit: Visit, see: See) -> Observation:
    """Ask, then follow redirects as long as they stay within the site, each hop asked as the first was."""
    if request.robot and (refused := await gate(request, visit, see)):
        return refused
    hops: list[Hop] = []
    asked = {request.url}
    here: HttpRequest | Failure = request
    while isinstance(here, HttpRequest):
        step = await visit.http(here)
        if isinstance(step, Failure):
            # The first answer stands, whatever became of the redirect it pointed to.
            return Exchange(tuple(hops), visit.clock.now(), step) if hops else step
        hops.append(step.hop)
        if step.hop.response.status not in REDIRECTS or step.location is None or here.method == "OPTIONS":
            return Exchange(tuple(hops), visit.clock.now())
        here = await next_hop(here, step.location, visit, see)
        if isinstance(here, HttpRequest):
            if here.url in asked or len(hops) > visit.network.redirects:
                here = visit.fail(FailureKind.TOO_LARGE, "redirects without end")
            else:
                asked.add(here.url)
    return Exchange(tuple(hops), visit.clock.now(), here)


async def next_hop(here: HttpRequest, location: str, visit: Visit, see: See) -> HttpRequest | Failure:
    """Where a Location leads (RFC 9110 section 10.2.2), or why it is not followed."""
    try:
        to = reference(location, here.url)
    except ValueError as wrong:
        return visit.fail(FailureKind.MALFORMED, f"Location: {wrong}")
    if to is None:
        return visit.fail(FailureKind.OUT_OF_SCOPE, f"redirect to {location[:200]}")
    if to.user:
        return visit.fail(FailureKind.OUT_OF_SCOPE, f"redirect with user information to {to.host}")
    if not visit.scope.same_site(to.host, here.host):
        prefix = REGISTERED if visit.scope.registered(to.host) else "redirect to "
        return visit.fail(FailureKind.OUT_OF_SCOPE, f"{prefix}{to.host}")
    scheme: Scheme = "https" if to.scheme == "https" else "http"
    there = msgspec.structs.replace(here, scheme=scheme, host=to.host, port=to.port, path=to.target, most=0)
    return await gate(there, visit, see, here) or there


async def site(request: SiteRequest, visit: Visit, see: See) -> Observation:
    """Refer to the HTTPS request where the site speaks HTTPS, else to the one over plain HTTP."""
    scheme = "https" if await _speaks_https(request, see) else "http"
    there = request.over("https" if scheme == "https" else "http")
    answer = await see(there)
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


async def nowhere(request: NowhereRequest, visit: Visit, see: See) -> Observation:
    """Ask for two paths of the shape that cannot exist."""
    scheme = "https" if await _speaks_https(request, see) else "http"
    samples: list[Exchange | Failure] = []
    for path in paths_of(request.shape, request.host):
        port = request.https_port if scheme == "https" else request.http_port
        asked = HttpRequest("https" if scheme == "https" else "http", request.host, port, path, Level.PROBE)
        answer = await http(asked, visit, see)
        samples.append(answer if isinstance(answer, Exchange | Failure) else visit.fail(FailureKind.PROBE_ERROR))
    return Nowhere(tuple(samples), visit.clock.now())
