"""A question and the redirects of its answer, followed as long as they stay within the site."""

from __future__ import annotations

import msgspec

from checks.core.check.family import See
from checks.core.evidence.http import Exchange, Hop, HttpRequest
from checks.core.evidence.observation import Failure
from checks.core.model.failure import FailureKind
from checks.core.parse.origin import Scheme
from checks.core.parse.reference import reference
from scanner.net.door import Visit
from scanner.net.http.redirect_cookies import RedirectCookies
from scanner.probes.gate import gate

_REDIRECTS = (301, 302, 303, 307, 308)


async def follow(first: HttpRequest, visit: Visit, see: See) -> Exchange | Failure:
    """Ask, then follow redirects, each hop asked as the first was; after a 303 with GET (Fetch, "HTTP-redirect fetch").

    What one hop sets as a cookie, the next ones bring back, and nobody else.
    """
    hops: list[Hop] = []
    cookies = RedirectCookies()
    previous: set[tuple[str, str, str]] = set()
    here: HttpRequest | Failure = first
    while isinstance(here, HttpRequest):
        question = here.method, here.url, cookies.header(here)
        if question in previous or len(hops) > visit.network.redirects:
            here = visit.fail(FailureKind.TOO_LARGE, "redirects without end")
            break
        previous.add(question)
        step = await visit.http(here, cookies)
        if isinstance(step, Failure):
            here = step
            break
        hops.append(step.hop)
        status = step.hop.response.status
        if status not in _REDIRECTS or step.location is None:
            return Exchange(tuple(hops), visit.clock.now())
        here = await _next_hop(here, step.location, visit, see)
        if status == 303 and isinstance(here, HttpRequest):
            here = msgspec.structs.replace(here, method="GET")
    # The first answer stands, whatever became of the redirect it pointed to.
    return Exchange(tuple(hops), visit.clock.now(), here) if hops else here


async def _next_hop(here: HttpRequest, location: str, visit: Visit, see: See) -> HttpRequest | Failure:
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
        asset = to.host if visit.scope.is_registered(to.host) else ""
        return visit.fail(FailureKind.OUT_OF_SCOPE, f"redirect to {to.host}", asset)
    scheme: Scheme = "https" if to.scheme == "https" else "http"
    there = msgspec.structs.replace(here, scheme=scheme, host=to.host, port=to.port, path=to.target, most=0)
    return await gate(there, visit, see, here) or there
