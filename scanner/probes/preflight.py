"""The CORS preflight of the HTTP Observatory, and a handshake with every host that the front page's redirects lead to."""

from __future__ import annotations

from urllib.parse import urlsplit

import msgspec

from checks.core.check.family import See
from checks.core.evidence.http import Exchange, HttpRequest
from checks.core.evidence.observation import Failure, Observation
from checks.core.evidence.tls import TlsRequest
from checks.core.model.failure import FailureKind
from checks.core.parse.origin import DEFAULT_PORTS
from checks.core.ratings.observatory import PreflightRequest
from scanner.net.door import Visit
from scanner.probes.gate import gate
from scanner.probes.redirects import follow


async def preflight(request: PreflightRequest, visit: Visit, see: See) -> Observation:
    """OPTIONS at the end of the redirects, over HTTPS or, where nobody answers there, plain HTTP; redirects of its own are followed."""
    fronts = [await see(front) for front in request.fronts]
    for host, port in dict.fromkeys(where for front in fronts if isinstance(front, Exchange) for where in _https_hosts(front)):
        await see(TlsRequest(host, port))
    site = next((front for front in fronts if isinstance(front, Exchange) and front.stop is None), None)
    if site is None:
        return next((front for front in fronts if isinstance(front, Failure)), visit.fail(FailureKind.OUT_OF_SCOPE))
    question = msgspec.structs.replace(HttpRequest.of_url(site.url), method="OPTIONS", foreign=request.foreign)
    # The URL stands there as it was kept: what was masked in it is not asked for.
    return await gate(question, visit, see, question) or await follow(question, visit, see)


def _https_hosts(front: Exchange) -> list[tuple[str, int]]:
    """The hosts and ports of a chain that were asked over HTTPS."""
    urls = [urlsplit(hop.url) for hop in front.hops]
    return [(url.hostname or "", url.port or DEFAULT_PORTS["https"]) for url in urls if url.scheme == "https"]
